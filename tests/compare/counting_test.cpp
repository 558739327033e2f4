#include "compare/counting.hpp"

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/listing.hpp"
#include "grounds.hpp"
#include "random_area.hpp"
#include "support/reference_area.hpp"

namespace govmap::footprints {
namespace {

using govmap::test::ReferenceEngland;
using test::ground_of;
using test::Pairs;

std::string counted(const Ground& ground) {
    const PartitionCount result = count_partitions(ground);
    EXPECT_TRUE(result.exact());
    EXPECT_EQ(result.at_least.text(), result.count.text());
    EXPECT_EQ(result.effort.swept, result.effort.steps);
    return result.count.text();
}

std::string by_brute_force(std::size_t count, const Pairs& pairs, const Conditions& conditions) {
    std::size_t found = 0;
    for (const test::Blocks& blocks : test::connected_partitions(count, pairs))
        found += test::meets(blocks, conditions) ? 1 : 0;
    return std::to_string(found);
}

std::uint64_t by_listing(const Ground& ground) {
    return list_partitions(ground, [](std::span<const AuthoritySet>) { return true; }).count;
}

TEST(Count, OfEveryGraphOfUpToFiveIsWhatBruteForceFinds) {
    for (std::size_t count = 0; count <= 5; ++count) {
        test::for_each_graph(count, [&](const Pairs& pairs) {
            ASSERT_EQ(counted(ground_of(count, pairs)), by_brute_force(count, pairs, {}));
        });
    }
}

TEST(Count, OfRandomAreasUnderConditionsIsWhatBruteForceFinds) {
    std::mt19937 random(20230402);
    std::size_t some = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 1 + random() % 8);
        const std::string found = by_brute_force(area.count, area.pairs, area.conditions);
        ASSERT_EQ(counted(ground_of(area.count, area.pairs, area.conditions)), found);
        some += found.size() > 1 ? 1 : 0;
    }
    EXPECT_GT(some, 100U) << "the conditions are so tight that little was compared";
}

TEST(Count, OfAreasWithoutBordersUnderConditionsIsWhatBruteForceFinds) {
    std::mt19937 random(20230403);
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 1 + random() % 7);
        ASSERT_EQ(counted(test::borderless(area.count, area.conditions)),
                  by_brute_force(area.count, test::all_pairs(area.count), area.conditions));
    }
}

TEST(Count, OfLargerAreasUnderConditionsIsWhatTheListingShows) {
    std::mt19937 random(20230404);
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        test::RandomArea area = test::random_area(random, 12);
        area.pairs = test::grid(3, 4);
        const Ground ground = ground_of(12, area.pairs, area.conditions);
        ASSERT_EQ(counted(ground), std::to_string(by_listing(ground)));
    }
}

TEST(Count, OfRealAreasIsWhatWasFoundBefore) {
    const std::vector<std::tuple<std::string, std::size_t, std::string>> known = {
        {"police-west-mercia", 4, "10"},
        {"ca-west-midlands", 7, "172"},
        {"ca-greater-manchester", 10, "4181"},
        {"region-west-midlands", 14, "557344"},
        {"region-yorkshire-and-the-humber", 15, "691862"},
        {"region-south-east", 19, "22806840"},
        {"region-north-west", 24, "43908113632"},
        {"region-london", 33, "8525715452200136"}};
    for (const auto& [id, authorities, partitions] : known) {
        const auto area = ReferenceEngland::get().area(id);
        EXPECT_EQ(area.ids.size(), authorities) << id;
        EXPECT_EQ(counted(ground_of(area)), partitions) << id;
    }
}

TEST(Count, OfRealAreasWithLimitsIsWhatTheListingShows) {
    const auto area = ReferenceEngland::get().area("region-west-midlands");
    Conditions small;
    small.most_authorities_a_block = 3;
    Conditions whole;
    whole.together = area.boards;
    Conditions few;
    few.fewest_blocks = 3;
    few.most_blocks = 5;
    few.apart = {{0, 1}, {2, 9}};
    for (const Conditions& conditions : {small, whole, few}) {
        const Ground ground = ground_of(area, conditions);
        const std::uint64_t shown = by_listing(ground);
        EXPECT_GT(shown, 1U);
        EXPECT_EQ(counted(ground), std::to_string(shown));
    }
}

TEST(Count, OfTheLargestAreas) {
    EXPECT_EQ(counted(ground_of(64, {})), "1") << "islands";
    EXPECT_EQ(counted(ground_of(64, test::row_of(64))), "9223372036854775808") << "2^63 cuts";
    Pairs star;
    for (std::size_t at = 1; at < 64; ++at) star.emplace_back(0, at);
    EXPECT_EQ(counted(ground_of(64, star)), "9223372036854775808") << "2^63 sets round the centre";
    // The Bell number of 64.
    EXPECT_EQ(counted(test::borderless(64)),
              "172134143357358850934369963665272571125557575184049758045339873395");
}

TEST(Count, OfSeparateIslandsIsTheProductOfTheirs) {
    // A triangle has 5, a row of four 8, one alone 1.
    EXPECT_EQ(counted(ground_of(8, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 6}})), "40");
}

TEST(Count, OfSmallestAreas) {
    EXPECT_EQ(counted(ground_of(0, {})), "1") << "no authority, no block: one way";
    EXPECT_EQ(counted(ground_of(1, {})), "1");
    Conditions two;
    two.fewest_blocks = 2;
    EXPECT_EQ(counted(ground_of(0, {}, two)), "0");
    EXPECT_EQ(counted(ground_of(1, {}, two)), "0");
    Conditions none;
    none.most_blocks = 0;
    EXPECT_EQ(counted(ground_of(0, {}, none)), "1");
    EXPECT_EQ(counted(ground_of(1, {}, none)), "0");
}

TEST(Count, StopsAtItsBoundAndSaysWhatIsProved) {
    const auto area = ReferenceEngland::get().area("region-london");
    SweepBounds bounds;
    bounds.most_states = 100;
    const PartitionCount result = count_partitions(ground_of(area), bounds);
    EXPECT_EQ(result.effort.end, SweepEnd::too_many_states);
    EXPECT_FALSE(result.exact());
    EXPECT_EQ(result.count, WholeNumber(0));
    EXPECT_LT(result.effort.swept, result.effort.steps);
    EXPECT_LE(result.effort.peak_states, 100U);
    EXPECT_GT(result.at_least, WholeNumber(1000));
    EXPECT_LT(result.at_least, count_partitions(ground_of(area)).count);
}

TEST(Count, ProvesNoMoreThanThereIs) {
    std::mt19937 random(5);
    std::size_t stopped = 0;
    for (int round = 0; round < 200; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 8);
        const Ground ground = ground_of(area.count, area.pairs, area.conditions);
        SweepBounds bounds;
        bounds.most_states = 1 + random() % 20;
        const PartitionCount result = count_partitions(ground, bounds);
        stopped += result.exact() ? 0 : 1;
        ASSERT_LE(result.at_least, count_partitions(ground).count);
    }
    EXPECT_GT(stopped, 50U);
}

TEST(Count, SaysWhenAMapIsTooWideForIt) {
    // Twenty that all touch each other but for two: no order has fewer than 17 at once.
    Pairs pairs = test::all_pairs(20);
    pairs.erase(pairs.begin());
    const PartitionCount result = count_partitions(ground_of(20, pairs));
    EXPECT_EQ(result.effort.end, SweepEnd::too_wide);
    EXPECT_EQ(result.count, WholeNumber(0));
}

TEST(Count, StopsWhenItsWatchHasSeenEnough) {
    const auto area = ReferenceEngland::get().area("region-london");
    std::size_t looks = 0;
    const PartitionCount result = count_partitions(ground_of(area), {}, [&](const SweepEffort& so) {
        EXPECT_EQ(so.steps, 33U);
        EXPECT_EQ(so.swept, looks);
        return ++looks < 10;
    });
    EXPECT_EQ(result.effort.end, SweepEnd::stopped);
    EXPECT_EQ(looks, 10U);
}

}  // namespace
}  // namespace govmap::footprints
