// What it takes to tell every footprint of an area in lines, as `footprints --list` does, beside
// telling lines of footprints that are known already: with footprints_bench.

#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "compare/area.hpp"
#include "compare/listing.hpp"
#include "support/reference_area.hpp"
#include "write/footprints.hpp"

namespace govmap::bench {
namespace {

using footprints::AuthoritySet;

constexpr const char* yorkshire = "region-yorkshire-and-the-humber";
constexpr std::size_t enough = 1U << 16U;  // bytes that are written at once, as the command does

struct Close {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

/// The area, and lines going nowhere.
class Lines {
public:
    Lines()
        : area_(*footprints::area_of(graph(), std::array{*graph().model().find(yorkshire)},
                                     footprints::BorderRule::any)),
          ground_(*footprints::make_ground(area_.borders, {})),
          lines_(graph(), area_),
          out_(std::fopen("/dev/null", "w")) {}

    [[nodiscard]] const footprints::Ground& ground() const { return ground_; }

    void add(std::span<const AuthoritySet> blocks) {
        lines_.add(text_, blocks);
        if (text_.size() >= enough) flush();
    }
    void flush() {
        bytes_ += std::fwrite(text_.data(), 1, text_.size(), out_.get());
        text_.clear();
    }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    static const GovernanceGraph& graph() { return test::ReferenceEngland::get().graph(); }

    footprints::Area area_;
    footprints::Ground ground_;
    FootprintLines lines_;
    std::unique_ptr<std::FILE, Close> out_;
    std::string text_;
    std::size_t bytes_ = 0;
};

void list_and_write(benchmark::State& state) {
    Lines lines;
    std::uint64_t listed = 0;
    for (auto _ : state) {
        listed += list_partitions(lines.ground(), [&](std::span<const AuthoritySet> blocks) {
                      lines.add(blocks);
                      return true;
                  }).count;
        lines.flush();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(listed));
    state.SetBytesProcessed(static_cast<std::int64_t>(lines.bytes()));
}
BENCHMARK(list_and_write)->Unit(benchmark::kMillisecond);

/// The same lines, of blocks that were put side by side before.
void write_alone(benchmark::State& state) {
    Lines lines;
    std::vector<AuthoritySet> known;
    std::vector<std::uint8_t> sizes;
    list_partitions(lines.ground(), [&](std::span<const AuthoritySet> blocks) {
        known.insert(known.end(), blocks.begin(), blocks.end());
        sizes.push_back(static_cast<std::uint8_t>(blocks.size()));
        return true;
    });
    for (auto _ : state) {
        const AuthoritySet* at = known.data();
        for (const std::uint8_t size : sizes) {
            lines.add({at, size});
            at += size;
        }
        lines.flush();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(sizes.size() * state.iterations()));
    state.SetBytesProcessed(static_cast<std::int64_t>(lines.bytes()));
}
BENCHMARK(write_alone)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace govmap::bench
