// Footprints on the real borders of England, by land and water:
//   cmake --build --preset release --target footprints_bench && build/release/bin/footprints_bench
// items_per_second is partitions listed a second; states and moves are what a sweep needs, which no
// other load on the machine changes.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "compare/counting.hpp"
#include "compare/listing.hpp"
#include "compare/unbeaten.hpp"
#include "support/reference_area.hpp"

namespace govmap::bench {
namespace {

using footprints::AuthoritySet;
using footprints::Conditions;
using footprints::Ground;
using footprints::Measure;
using test::ReferenceArea;
using test::ReferenceEngland;

using Ids = std::vector<std::string>;

Ground ground_of(const ReferenceArea& area, Conditions conditions = {}) {
    conditions.residents = area.residents;
    return *make_ground(*footprints::make_borders(area.ids.size(), area.pairs), conditions);
}

void list_all(benchmark::State& state, const Ground& ground) {
    std::uint64_t listed = 0;
    for (auto _ : state) {
        std::size_t blocks = 0;
        const auto visit = [&](std::span<const AuthoritySet> all) {
            blocks += all.size();
            return true;
        };
        listed += list_partitions(ground, visit).count;
        benchmark::DoNotOptimize(blocks);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(listed));
    state.counters["partitions"] =
        static_cast<double>(listed) / static_cast<double>(state.iterations());
}

void list_area(benchmark::State& state, const char* id) {
    list_all(state, ground_of(ReferenceEngland::get().area(id)));
}
BENCHMARK_CAPTURE(list_area, west_midlands, "region-west-midlands")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(list_area, yorkshire, "region-yorkshire-and-the-humber")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(list_area, south_east, "region-south-east")->Unit(benchmark::kMillisecond);

void list_without_borders(benchmark::State& state) {
    list_all(state, *make_ground(*footprints::without_borders(12), {}));
}
BENCHMARK(list_without_borders)->Unit(benchmark::kMillisecond);

void list_small_blocks(benchmark::State& state) {
    Conditions conditions;
    conditions.most_authorities_a_block = 4;
    list_all(state, ground_of(ReferenceEngland::get().area("region-south-east"), conditions));
}
BENCHMARK(list_small_blocks)->Unit(benchmark::kMillisecond);

void list_by_residents(benchmark::State& state) {
    Conditions conditions;
    conditions.fewest_residents_a_block = 500'000;
    list_all(state, ground_of(ReferenceEngland::get().area("region-south-east"), conditions));
}
BENCHMARK(list_by_residents)->Unit(benchmark::kMillisecond);

void count_area(benchmark::State& state, const Ids& ids, const Conditions& conditions = {}) {
    const Ground ground = ground_of(ReferenceEngland::get().area(ids), conditions);
    footprints::PartitionCount last;
    for (auto _ : state) last = count_partitions(ground);
    if (!last.exact()) state.SkipWithError("a bound was reached");
    state.counters["authorities"] = static_cast<double>(ground.borders.count);
    state.counters["states"] = static_cast<double>(last.effort.peak_states);
    state.counters["moves"] = static_cast<double>(last.effort.moves);
    state.counters["partitions"] = last.count.rough();
}

Conditions at_most(std::size_t authorities) {
    Conditions conditions;
    conditions.most_authorities_a_block = authorities;
    return conditions;
}

Conditions at_least_residents(std::uint64_t residents) {
    Conditions conditions;
    conditions.fewest_residents_a_block = residents;
    return conditions;
}

BENCHMARK_CAPTURE(count_area, south_east, Ids{"region-south-east"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_area, north_west, Ids{"region-north-west"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_area, london, Ids{"region-london"})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_area, london_and_south_east, Ids{"region-london", "region-south-east"})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_area, london_at_most_5, Ids{"region-london"}, at_most(5))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(count_area, london_half_a_million, Ids{"region-london"},
                  at_least_residents(500'000))
    ->Unit(benchmark::kMillisecond);

/// Partnerships, turned round where more are wanted; splits of boards; splits of police areas.
void unbeaten_area(benchmark::State& state, const char* id, std::int64_t a_partnership,
                   const Conditions& conditions = {}) {
    const ReferenceArea area = ReferenceEngland::get().area(id);
    const Ground ground = ground_of(area, conditions);
    const std::vector<Measure> measures = {
        {a_partnership, {}}, footprints::slices(area.boards), footprints::slices(area.forces)};
    footprints::UnbeatenOptions last;
    for (auto _ : state) {
        auto found = unbeaten_options(ground, measures);
        if (found) last = *std::move(found);
    }
    if (!last.exact() || last.options.empty()) state.SkipWithError("nothing was found");
    state.counters["options"] = static_cast<double>(last.options.size());
    state.counters["states"] = static_cast<double>(last.effort.peak_states);
    state.counters["beginnings"] = static_cast<double>(last.effort.peak_beginnings);
    state.counters["moves"] = static_cast<double>(last.effort.moves);
}
BENCHMARK_CAPTURE(unbeaten_area, north_west_many, "region-north-west", -1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(unbeaten_area, london_many, "region-london", -1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(unbeaten_area, london_few_at_most_5, "region-london", 1, at_most(5))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(unbeaten_area, london_few_half_a_million, "region-london", 1,
                  at_least_residents(500'000))
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace govmap::bench
