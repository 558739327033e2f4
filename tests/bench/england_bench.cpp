// Each stage by itself on an invented England of 1, 4, 16 and 64 times 153 authorities and 106
// partnerships:
//   cmake --build --preset release --target govmap_bench && build/release/bin/govmap_bench
// The last column is the power of the size that the time grows with; nothing but layout may be
// above 1.

#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "check/check.hpp"
#include "cli/disk_files.hpp"
#include "draw/compose.hpp"
#include "draw/render.hpp"
#include "draw/view.hpp"
#include "england.hpp"
#include "graph/graph.hpp"
#include "read/reader.hpp"
#include "read/yaml.hpp"
#include "support/memory_files.hpp"

namespace govmap::bench {
namespace {

constexpr const char* folder = GOVMAP_SOURCE_DIR;

/// The shipped packs, and one England of each size, made once.
class Stage {
public:
    static Stage& get() {
        static Stage stage;
        return stage;
    }

    const PackSet& packs() const { return *packs_; }
    const Model& model(std::size_t copies) {
        std::unique_ptr<Model>& model = models_[copies];
        if (!model) model = std::make_unique<Model>(read(text(copies)));
        return *model;
    }
    const std::string& text(std::size_t copies) {
        std::string& text = texts_[copies];
        if (text.empty()) text = invented_england(copies);
        return text;
    }
    Model read(const std::string& text) {
        const test::MemoryFiles files({{"england.yaml", text}});
        SourceMap sources;
        Problems problems;
        ReadContext context{files, sources, problems, packs_->vocabulary, {}};
        auto model = read_models(context, std::vector<std::string>{"england.yaml"});
        if (!model) std::abort();  // the generator is at fault, and no figure would mean anything
        return std::move(*model);
    }

private:
    Stage() {
        const DiskFiles files;
        SourceMap sources;
        Problems problems;
        const Vocabulary none;
        ReadContext context{files, sources, problems, none, std::string(folder) + "/models"};
        packs_ =
            load_packs(context, std::vector<std::string>{"combating-drugs-2022", "good-practice"});
        if (!packs_) std::abort();
    }

    std::optional<PackSet> packs_;
    std::map<std::size_t, std::unique_ptr<Model>> models_;
    std::map<std::size_t, std::string> texts_;
};

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(1)->Arg(4)->Arg(16)->Arg(64)->Unit(benchmark::kMillisecond)->Complexity();
}

std::size_t copies(const benchmark::State& state) {
    return static_cast<std::size_t>(state.range(0));
}

void parse_text(benchmark::State& state) {
    const std::string& text = Stage::get().text(copies(state));
    for (auto _ : state) {
        Problems problems;
        benchmark::DoNotOptimize(parse_yaml(text, 1, problems));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(parse_text)->Apply(sizes);

void read_model(benchmark::State& state) {
    const std::string& text = Stage::get().text(copies(state));
    for (auto _ : state) benchmark::DoNotOptimize(Stage::get().read(text));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(read_model)->Apply(sizes);

void build_graph(benchmark::State& state) {
    const Model& model = Stage::get().model(copies(state));
    for (auto _ : state) benchmark::DoNotOptimize(GovernanceGraph(model, *model.as_of));
    state.counters["entities"] = static_cast<double>(model.entities.size());
    state.counters["links"] = static_cast<double>(model.links.size());
    state.SetComplexityN(state.range(0));
}
BENCHMARK(build_graph)->Apply(sizes);

void check_rules(benchmark::State& state) {
    const Model& model = Stage::get().model(copies(state));
    const GovernanceGraph graph(model, *model.as_of);
    for (auto _ : state) benchmark::DoNotOptimize(check(graph, Stage::get().packs()));
    state.SetComplexityN(state.range(0));
}
BENCHMARK(check_rules)->Apply(sizes);

void draw_one_partnership(benchmark::State& state) {
    const Model& model = Stage::get().model(copies(state));
    const GovernanceGraph graph(model, *model.as_of);
    const DiskFiles files;
    SourceMap sources;
    Problems problems;
    GraphsFolder graphs{files, sources, problems, std::string(folder) + "/graphs"};
    const auto theme = load_theme(graphs);
    const auto view = theme ? load_view(graphs, "partnership", *theme) : std::nullopt;
    if (!view) std::abort();
    for (auto _ : state) {
        const auto scene =
            compose(graph, Stage::get().packs().vocabulary, *view, *theme, {"partnership-7"});
        if (!scene) state.SkipWithError(scene.error().message.c_str());
        if (scene)
            benchmark::DoNotOptimize(Renderer::of_this_process().render(*scene, ImageFormat::svg));
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK(draw_one_partnership)->Apply(sizes);

}  // namespace
}  // namespace govmap::bench
