#include "draw/shipped.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include <gtest/gtest.h>

#include "draw/legend.hpp"
#include "read/reader.hpp"
#include "read/yaml.hpp"

namespace govmap::test {
namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string at(const Node& map, const char* key) {
    const Node* found = map.find(key);
    return found == nullptr ? std::string{} : found->text();
}

std::vector<std::string> list_at(const Node& map, const char* key) {
    std::vector<std::string> result;
    if (const Node* found = map.find(key)) {
        for (const Node& item : found->items()) result.push_back(item.text());
    }
    return result;
}

Terms terms(const Node* node) {
    Terms result;
    if (node == nullptr) return result;
    for (const Node::Entry& entry : node->entries()) {
        const Node& value = entry.value;
        Term term;
        term.word = entry.key;
        term.label = at(value, "label");
        term.plural = at(value, "plural");
        term.parent = at(value, "parent");
        term.sponsor = at(value, "sponsor");
        term.external = at(value, "external") == "true";
        term.rule = at(value, "rule");
        term.done = list_at(value, "done");
        term.states = list_at(value, "states");
        result.add(std::move(term));
    }
    return result;
}

// The words alone: reading packs is the business of a folder that this one does not see.
Vocabulary vocabulary(const Node& pack) {
    Vocabulary words;
    const Node& all = *pack.find("vocabulary");
    for (const EntityKindInfo& kind : entity_kinds())
        words.types[kind.kind] = terms(all.find("types")->find(kind.word));
    words.categories = terms(all.find("categories"));
    words.roles = terms(all.find("roles"));
    words.products = terms(all.find("products"));
    words.functions = terms(all.find("functions"));
    words.milestones = terms(all.find("milestones"));
    words.capacities = terms(all.find("capacities"));
    return words;
}

}  // namespace

Shipped::Shipped() {
    const std::filesystem::path top = GOVMAP_SOURCE_DIR;
    for (const char* folder : {"graphs", "models"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
            if (!entry.is_regular_file()) continue;
            files.put(entry.path().lexically_relative(top).generic_string(), text_of(entry.path()));
        }
    }
    const std::string path = "models/guidance/combating-drugs-2022/pack.yaml";
    const auto pack = parse_yaml(files.all().at(path), sources.add(path, {}), problems);
    if (pack) words = vocabulary(*pack);
}

Model Shipped::model(const std::string& text) {
    files.put("models/areas/test/model.yaml", text);
    return shipped_model("areas/test");
}

Model Shipped::shipped_model(const std::string& path) {
    ReadContext context{files, sources, problems, words, "models"};
    const std::vector<std::string> paths = {"models/" + path};
    auto model = read_models(context, paths);
    EXPECT_TRUE(model) << problems.describe(sources);
    return model ? std::move(*model) : Model{};
}

View Shipped::view(const std::string& name) {
    GraphsFolder from = graphs();
    auto view = load_view(from, name, theme());
    EXPECT_TRUE(view) << problems.describe(sources);
    return view ? std::move(*view) : View{};
}

Theme Shipped::theme() {
    GraphsFolder from = graphs();
    auto theme = load_theme(from);
    EXPECT_TRUE(theme) << problems.describe(sources);
    return theme ? std::move(*theme) : Theme{};
}

Result<Scene> Shipped::compose(const Model& model, const std::string& view_name,
                               const ComposeOptions& options, std::span<const Finding> findings) {
    const GovernanceGraph graph(model, model.as_of.value_or(*parse_date("2022-09-07")));
    return govmap::compose(graph, words, view(view_name), theme(), options, findings);
}

Scene Shipped::scene(const std::string& text, const std::string& view_name,
                     const ComposeOptions& options, std::span<const Finding> findings) {
    const Model one = model(text);
    auto scene = compose(one, view_name, options, findings);
    EXPECT_TRUE(scene) << scene.error().message;
    return scene ? std::move(*scene) : Scene{};
}

const Row* find_row(const Scene& scene, const std::string& label, const std::string& figure_id) {
    const Row* found = nullptr;
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) {
            if (!figure_id.empty() && figure.id != figure_id) continue;
            for_each_row(figure, [&](const Row& row) {
                if (row.label == label && found == nullptr) found = &row;
            });
        }
    }
    return found;
}

const Figure* find_figure(const Scene& scene, const std::string& id) {
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) {
            if (figure.id == id) return &figure;
        }
    }
    return nullptr;
}

}  // namespace govmap::test
