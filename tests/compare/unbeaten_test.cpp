#include "compare/unbeaten.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/counting.hpp"
#include "compare/listing.hpp"
#include "compare/sweep_plan.hpp"
#include "grounds.hpp"
#include "random_area.hpp"
#include "support/reference_area.hpp"

namespace govmap::footprints {
namespace {

using govmap::test::ReferenceEngland;
using test::Blocks;
using test::ground_of;
using test::Pairs;

using Values = std::vector<std::int64_t>;

UnbeatenOptions found(const Ground& ground, const std::vector<Measure>& measures) {
    auto result = unbeaten_options(ground, measures);
    if (!result) {
        ADD_FAILURE() << result.error().message;
        return {};
    }
    EXPECT_TRUE(result->exact());
    return *std::move(result);
}

/// "values: how many", one unbeaten option a line.
std::string lines(const UnbeatenOptions& options) {
    std::string text;
    for (const UnbeatenOption& one : options.options) {
        for (const std::int64_t value : one.values) text += std::to_string(value) + " ";
        text += ": " + one.partitions.text() + "\n";
    }
    return text;
}

/// A measure of a partition, counted the long way.
std::int64_t plainly(const Measure& measure, const Blocks& blocks) {
    std::int64_t sum = 0;
    for (const auto& block : blocks) {
        sum += measure.a_block;
        for (const GroupWeight& group : measure.groups) {
            const bool met = std::any_of(block.begin(), block.end(), [&](std::size_t at) {
                return (group.members >> at & 1) != 0;
            });
            sum += met ? group.weight : 0;
        }
    }
    return sum;
}

bool beats(const Values& one, const Values& other) {
    bool somewhere = false;
    for (std::size_t at = 0; at < one.size(); ++at) {
        if (one[at] > other[at]) return false;
        somewhere = somewhere || one[at] < other[at];
    }
    return somewhere;
}

/// The values of every partition that meets the conditions, and how many have them; of these, what
/// none beats.
std::string by_brute_force(std::size_t count, const Pairs& pairs, const Conditions& conditions,
                           const std::vector<Measure>& measures) {
    std::map<Values, std::size_t> all;
    for (const Blocks& blocks : test::connected_partitions(count, pairs)) {
        if (!test::meets(blocks, conditions)) continue;
        Values values;
        for (const Measure& measure : measures) values.push_back(plainly(measure, blocks));
        ++all[values];
    }
    std::string text;
    for (const auto& [values, partitions] : all) {
        if (std::any_of(all.begin(), all.end(),
                        [&, one = values](const auto& other) { return beats(other.first, one); }))
            continue;
        for (const std::int64_t value : values) text += std::to_string(value) + " ";
        text += ": " + std::to_string(partitions) + "\n";
    }
    return text;
}

/// One to four measures over random groups, which overlap, with weights of both signs.
std::vector<Measure> random_measures(std::mt19937& random, std::size_t count) {
    std::vector<Measure> measures(1 + random() % 4);
    for (Measure& measure : measures) {
        measure.a_block = static_cast<std::int64_t>(random() % 4) - 1;
        for (std::size_t group = random() % 4; group > 0; --group)
            measure.groups.push_back(
                {random() & first_of(count), static_cast<std::int64_t>(random() % 5) - 1});
    }
    if (measures.size() > 1 && !measures[0].groups.empty())  // one group in two measures
        measures[1].groups.push_back({measures[0].groups[0].members, 2});
    return measures;
}

/// Every witness is a partition as the listing would show it, with the values that it stands for.
void expect_good_witnesses(const Ground& ground, const std::vector<Measure>& measures,
                           const UnbeatenOptions& options) {
    std::map<std::vector<AuthoritySet>, std::size_t> wanted;
    for (const UnbeatenOption& one : options.options) {
        for (std::size_t at = 0; at < measures.size(); ++at)
            EXPECT_EQ(value_of(measures[at], one.witness), one.values[at]);
        ++wanted[one.witness];
    }
    list_partitions(ground, [&](std::span<const AuthoritySet> blocks) {
        wanted.erase(std::vector<AuthoritySet>(blocks.begin(), blocks.end()));
        return !wanted.empty();
    });
    EXPECT_TRUE(wanted.empty()) << "a witness is not a partition that meets the conditions";
}

TEST(Unbeaten, OptionsOfEveryGraphOfUpToFiveAreWhatBruteForceFinds) {
    std::mt19937 random(20230405);
    for (std::size_t count = 0; count <= 5; ++count) {
        test::for_each_graph(count, [&](const Pairs& pairs) {
            const std::vector<Measure> measures = random_measures(random, count);
            const Ground ground = ground_of(count, pairs);
            const UnbeatenOptions options = found(ground, measures);
            ASSERT_EQ(lines(options), by_brute_force(count, pairs, {}, measures));
            expect_good_witnesses(ground, measures, options);
        });
    }
}

TEST(Unbeaten, OptionsOfRandomAreasUnderConditionsAreWhatBruteForceFinds) {
    std::mt19937 random(20230406);
    std::size_t several = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 1 + random() % 8);
        const std::vector<Measure> measures = random_measures(random, area.count);
        const Ground ground = ground_of(area.count, area.pairs, area.conditions);
        const UnbeatenOptions options = found(ground, measures);
        ASSERT_EQ(lines(options),
                  by_brute_force(area.count, area.pairs, area.conditions, measures));
        expect_good_witnesses(ground, measures, options);
        several += options.options.size() > 1 ? 1 : 0;
    }
    EXPECT_GT(several, 50U) << "so few trade-offs that little was compared";
}

TEST(Unbeaten, OptionsOfNineAreWhatBruteForceFinds) {
    std::mt19937 random(99);
    for (int round = 0; round < 8; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 9);
        const std::vector<Measure> measures = random_measures(random, area.count);
        const Ground ground = ground_of(area.count, area.pairs, area.conditions);
        ASSERT_EQ(lines(found(ground, measures)),
                  by_brute_force(area.count, area.pairs, area.conditions, measures));
    }
}

TEST(Unbeaten, OptionsWithoutBordersAreWhatBruteForceFinds) {
    std::mt19937 random(20230407);
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 1 + random() % 7);
        const std::vector<Measure> measures = random_measures(random, area.count);
        const Ground ground = test::borderless(area.count, area.conditions);
        const UnbeatenOptions options = found(ground, measures);
        ASSERT_EQ(lines(options), by_brute_force(area.count, test::all_pairs(area.count),
                                                 area.conditions, measures));
        expect_good_witnesses(ground, measures, options);
    }
}

/// The choices that make a partition, as the header says: at each unit of the sweep, the live
/// blocks by their earliest unit with a neighbour to come, and last a new block.
std::vector<std::size_t> choices(const SweepPlan& plan, const Ground& ground,
                                 const std::vector<AuthoritySet>& blocks) {
    const auto block_of = [&](AuthoritySet members) {
        return std::find_if(blocks.begin(), blocks.end(),
                            [&](AuthoritySet block) { return (block & members) != 0; }) -
               blocks.begin();
    };
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < plan.steps.size(); ++at) {
        AuthoritySet to_come = 0;
        for (std::size_t later = at; later < plan.steps.size(); ++later)
            to_come |= plan.steps[later].members;
        std::vector<std::ptrdiff_t> live;
        for (std::size_t before = 0; before < at; ++before) {
            bool open = false;
            for_each(plan.steps[before].members, [&](std::size_t one) {
                open = open || (ground.borders.neighbours[one] & to_come) != 0;
            });
            const auto block = block_of(plan.steps[before].members);
            if (open && std::find(live.begin(), live.end(), block) == live.end())
                live.push_back(block);
        }
        const auto mine = block_of(plan.steps[at].members);
        result.push_back(
            static_cast<std::size_t>(std::find(live.begin(), live.end(), mine) - live.begin()));
    }
    return result;
}

TEST(Unbeaten, WitnessIsTheFirstInTheOrderOfTheSweep) {
    std::mt19937 random(20230408);
    std::size_t ties = 0;
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        test::RandomArea area = test::random_area(random, 3 + random() % 5);
        const std::vector<Measure> measures = random_measures(random, area.count);
        const Ground ground = ground_of(area.count, area.pairs, area.conditions);
        if (all_touch(ground.borders, ground.free)) continue;
        const SweepPlan plan = make_sweep_plan(ground, measures);
        std::map<Values, std::vector<AuthoritySet>> first;
        std::map<Values, std::vector<std::size_t>> least;
        list_partitions(ground, [&](std::span<const AuthoritySet> shown) {
            const std::vector<AuthoritySet> blocks(shown.begin(), shown.end());
            Values values;
            for (const Measure& measure : measures) values.push_back(value_of(measure, blocks));
            const auto made = choices(plan, ground, blocks);
            if (least.count(values) == 0 || made < least[values]) {
                least[values] = made;
                first[values] = blocks;
            }
            return true;
        });
        for (const UnbeatenOption& one : found(ground, measures).options) {
            ASSERT_EQ(one.witness, first[one.values]);
            ties += one.partitions > WholeNumber(1) ? 1 : 0;
        }
    }
    EXPECT_GT(ties, 40U);
}

TEST(Unbeaten, OptionsOfARealAreaAreWhatTheListingShows) {
    const auto area = ReferenceEngland::get().area("region-west-midlands");
    Conditions conditions;
    conditions.most_authorities_a_block = 4;
    Measure more = number_of_blocks();
    more.a_block = -1;
    const std::vector<Measure> measures = {more, slices(area.boards), slices(area.forces)};
    const Ground ground = ground_of(area, conditions);
    std::map<Values, std::size_t> all;
    list_partitions(ground, [&](std::span<const AuthoritySet> blocks) {
        Values values;
        for (const Measure& measure : measures) values.push_back(value_of(measure, blocks));
        ++all[values];
        return true;
    });
    std::string expected;
    for (const auto& [values, partitions] : all) {
        if (std::any_of(all.begin(), all.end(),
                        [&, one = values](const auto& other) { return beats(other.first, one); }))
            continue;
        for (const std::int64_t value : values) expected += std::to_string(value) + " ";
        expected += ": " + std::to_string(partitions) + "\n";
    }
    const UnbeatenOptions options = found(ground, measures);
    EXPECT_GT(options.options.size(), 1U);
    EXPECT_EQ(lines(options), expected);
    expect_good_witnesses(ground, measures, options);
}

TEST(Unbeaten, OptionsOfLondonAreFoundAmongMoreThanCanBeListed) {
    const auto area = ReferenceEngland::get().area("region-london");
    const Ground ground = ground_of(area);
    Measure more = number_of_blocks();
    more.a_block = -1;
    const UnbeatenOptions options = found(ground, {more, slices(area.boards)});
    // From five partnerships, one a board, to a borough each.
    ASSERT_EQ(options.options.size(), 29U);
    EXPECT_EQ(options.options.front().values, (Values{-33, 33}));
    EXPECT_EQ(options.options.front().partitions.text(), "1");
    EXPECT_EQ(options.options.back().values, (Values{-5, 5}));
    EXPECT_EQ(options.options.back().partitions.text(), "1");
    std::vector<AuthoritySet> boards = area.boards;
    std::sort(boards.begin(), boards.end(),
              [](AuthoritySet one, AuthoritySet other) { return lowest(one) < lowest(other); });
    EXPECT_EQ(options.options.back().witness, boards);
    EXPECT_EQ(lines(found(ground, {more, slices(area.boards)})), lines(options));
}

TEST(Unbeaten, WithoutMeasuresAllPartitionsAreOneOption) {
    const auto area = ReferenceEngland::get().area("region-north-west");
    EXPECT_EQ(lines(found(ground_of(area), {})), ": 43908113632\n");
}

TEST(Unbeaten, AnAreaWithoutAuthoritiesHasOneOptionOfNoBlocks) {
    const UnbeatenOptions options = found(ground_of(0, {}), {number_of_blocks()});
    EXPECT_EQ(lines(options), "0 : 1\n");
    EXPECT_TRUE(options.options.front().witness.empty());
}

TEST(Unbeaten, NothingIsUnbeatenWhereNothingMeetsTheConditions) {
    Conditions conditions;
    conditions.together = {0b11};
    conditions.apart = {{0, 1}};
    const UnbeatenOptions options =
        found(ground_of(3, test::row_of(3), conditions), {number_of_blocks()});
    EXPECT_TRUE(options.options.empty());
}

TEST(Unbeaten, StopsAtItsBoundsWithoutOptions) {
    const auto area = ReferenceEngland::get().area("region-london");
    const Ground ground = ground_of(area);
    Measure more = number_of_blocks();
    more.a_block = -1;
    const std::vector<Measure> measures = {more, slices(area.boards)};
    SweepBounds states;
    states.most_states = 100;
    SweepBounds beginnings;
    beginnings.most_beginnings = 1000;
    SweepBounds remembered;
    remembered.most_remembered = 2000;
    for (const auto& [bounds, end] : {std::pair{states, SweepEnd::too_many_states},
                                      std::pair{beginnings, SweepEnd::too_many_beginnings},
                                      std::pair{remembered, SweepEnd::too_many_beginnings}}) {
        const auto result = unbeaten_options(ground, measures, bounds);
        ASSERT_TRUE(result);
        EXPECT_EQ(result->effort.end, end);
        EXPECT_FALSE(result->exact());
        EXPECT_TRUE(result->options.empty());
        EXPECT_LT(result->effort.swept, result->effort.steps);
        EXPECT_GT(result->effort.swept, 0U);
    }
}

TEST(Unbeaten, SaysWhenTooManyGroupsAreOpenAtOnce) {
    // Every pair of the twelve at the ends of a row is a group, half of which is met long before
    // the other half.
    std::vector<AuthoritySet> groups;
    for (std::size_t one = 0; one < 12; ++one) {
        for (std::size_t other = 20; other < 32; ++other) groups.push_back(only(one) | only(other));
    }
    const auto result =
        unbeaten_options(ground_of(32, test::row_of(32)), std::vector<Measure>{slices(groups)});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->effort.end, SweepEnd::too_many_marks);
    EXPECT_TRUE(result->options.empty());
}

TEST(Unbeaten, StopsWhenItsWatchHasSeenEnough) {
    const auto area = ReferenceEngland::get().area("region-north-west");
    const auto result = unbeaten_options(ground_of(area), std::vector<Measure>{number_of_blocks()},
                                         {}, [&](const SweepEffort& so) { return so.swept < 5; });
    ASSERT_TRUE(result);
    EXPECT_EQ(result->effort.end, SweepEnd::stopped);
    EXPECT_EQ(result->effort.swept, 5U);
    EXPECT_TRUE(result->options.empty());
}

TEST(Unbeaten, RefusesMeasuresThatItCannotAddUp) {
    const Ground ground = ground_of(3, test::row_of(3));
    const auto stranger = unbeaten_options(ground, std::vector<Measure>{{0, {{0b1000, 1}}}});
    ASSERT_FALSE(stranger);
    EXPECT_EQ(stranger.error().message, "a measure names authority 3 of an area that has 3");
    for (const std::int64_t weight : {INT64_MAX, INT64_MIN, INT64_MAX / 100}) {
        const auto heavy = unbeaten_options(ground, std::vector<Measure>{{weight, {}}});
        ASSERT_FALSE(heavy);
        EXPECT_EQ(heavy.error().message, "the weights of a measure are too large to add up");
    }
}

}  // namespace
}  // namespace govmap::footprints
