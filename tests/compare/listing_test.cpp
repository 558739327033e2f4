#include "compare/listing.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "grounds.hpp"
#include "random_area.hpp"
#include "support/reference_area.hpp"

namespace govmap::footprints {
namespace {

using test::as_sets;
using test::Blocks;
using test::ground_of;
using test::Pairs;

using Partitions = std::vector<std::vector<AuthoritySet>>;

Partitions listed(const Ground& ground) {
    Partitions result;
    const Listed done = list_partitions(ground, [&](std::span<const AuthoritySet> blocks) {
        result.emplace_back(blocks.begin(), blocks.end());
        return true;
    });
    EXPECT_TRUE(done.complete);
    EXPECT_EQ(done.count, result.size());
    return result;
}

Partitions in_order(Partitions all) {
    for (auto& one : all) std::sort(one.begin(), one.end());
    std::sort(all.begin(), all.end());
    return all;
}

/// What the plain way finds, of those that meet the conditions.
Partitions by_brute_force(std::size_t count, const Pairs& pairs, const Conditions& conditions) {
    Partitions result;
    for (const Blocks& blocks : test::connected_partitions(count, pairs)) {
        if (test::meets(blocks, conditions)) result.push_back(as_sets(blocks));
    }
    return in_order(std::move(result));
}

TEST(Listing, OfEveryGraphOfUpToFiveIsWhatBruteForceFinds) {
    std::size_t graphs = 0;
    for (std::size_t count = 0; count <= 5; ++count) {
        test::for_each_graph(count, [&](const Pairs& pairs) {
            ++graphs;
            const Partitions all = listed(ground_of(count, pairs));
            ASSERT_EQ(in_order(all), by_brute_force(count, pairs, {}));
        });
    }
    EXPECT_EQ(graphs, 1U + 1 + 2 + 8 + 64 + 1024);
}

TEST(Listing, OfRandomAreasUnderConditionsIsWhatBruteForceFinds) {
    std::mt19937 random(20230401);
    std::size_t some = 0;
    for (int round = 0; round < 400; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 1 + random() % 8);
        const Partitions all = listed(ground_of(area.count, area.pairs, area.conditions));
        ASSERT_EQ(in_order(all), by_brute_force(area.count, area.pairs, area.conditions));
        some += all.size() > 1 ? 1 : 0;
    }
    EXPECT_GT(some, 120U) << "the conditions are so tight that little was compared";
}

TEST(Listing, OfNineUnderConditionsIsWhatBruteForceFinds) {
    std::mt19937 random(9);
    for (int round = 0; round < 8; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const test::RandomArea area = test::random_area(random, 9);
        const Partitions all = listed(ground_of(area.count, area.pairs, area.conditions));
        ASSERT_EQ(in_order(all), by_brute_force(area.count, area.pairs, area.conditions));
    }
}

TEST(Listing, WithoutBordersIsEverySetPartition) {
    const std::size_t bell[] = {1, 1, 2, 5, 15, 52, 203, 877, 4140, 21147};
    for (std::size_t count = 0; count < 10; ++count) {
        EXPECT_EQ(listed(test::borderless(count)).size(), bell[count]) << count;
    }
}

TEST(Listing, PutsForcedBlocksFirstAndTheOthersInTheOrderOfTheirLowestAuthority) {
    Conditions conditions;
    conditions.forced = {0b1100000, 0b0000110};
    const Partitions all =
        listed(ground_of(7, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}, {0, 4}}, conditions));
    for (const auto& blocks : all) {
        ASSERT_GE(blocks.size(), 3U);
        EXPECT_EQ(blocks[0], 0b0000110U);
        EXPECT_EQ(blocks[1], 0b1100000U);
        for (std::size_t at = 3; at < blocks.size(); ++at)
            EXPECT_LT(lowest(blocks[at - 1]), lowest(blocks[at]));
    }
    // 0, 3 and 4 are left: 3-4 and 0-4 touch.
    EXPECT_EQ(all.size(), 4U);
}

TEST(Listing, OfTheSameAreaIsTheSameTwice) {
    const auto area = govmap::test::ReferenceEngland::get().area("ca-west-midlands");
    EXPECT_EQ(listed(ground_of(area)), listed(ground_of(area)));
}

TEST(Listing, FindsAsManyInRealAreasAsBruteForceDid) {
    const std::vector<std::tuple<std::string, std::size_t, std::uint64_t>> known = {
        {"police-west-mercia", 4, 10},
        {"ca-west-midlands", 7, 172},
        {"ca-greater-manchester", 10, 4181},
        {"region-west-midlands", 14, 557344},
        {"region-yorkshire-and-the-humber", 15, 691862}};
    for (const auto& [id, authorities, partitions] : known) {
        const auto area = govmap::test::ReferenceEngland::get().area(id);
        EXPECT_EQ(area.ids.size(), authorities) << id;
        const Ground ground = ground_of(area);
        const Listed done =
            list_partitions(ground, [](std::span<const AuthoritySet>) { return true; });
        EXPECT_EQ(done.count, partitions) << id;
    }
}

TEST(Listing, StopsWhenTheVisitorHasSeenEnough) {
    const Ground ground = ground_of(6, test::row_of(6));
    std::size_t seen = 0;
    const Listed done =
        list_partitions(ground, [&](std::span<const AuthoritySet>) { return ++seen < 7; });
    EXPECT_FALSE(done.complete);
    EXPECT_EQ(done.count, 7U);
    EXPECT_EQ(seen, 7U);
}

TEST(Listing, AsksItsWatchAfterEverySoMany) {
    const auto area = govmap::test::ReferenceEngland::get().area("ca-greater-manchester");
    const Ground ground = ground_of(area);
    std::vector<ListingProgress> looks;
    ListingWatch watch;
    watch.every = 1000;
    watch.go_on = [&](const ListingProgress& progress) {
        looks.push_back(progress);
        return true;
    };
    const auto all = [](std::span<const AuthoritySet>) { return true; };
    EXPECT_TRUE(list_partitions(ground, all, watch).complete);
    ASSERT_EQ(looks.size(), 4U);
    for (std::size_t at = 0; at < looks.size(); ++at) {
        EXPECT_EQ(looks[at].listed, 1000 * (at + 1));
        EXPECT_GT(looks[at].fraction, at == 0 ? 0 : looks[at - 1].fraction);
        EXPECT_LT(looks[at].fraction, 1);
    }
    looks.clear();
    watch.total = WholeNumber(4181);
    EXPECT_TRUE(list_partitions(ground, all, watch).complete);
    ASSERT_EQ(looks.size(), 4U);
    EXPECT_DOUBLE_EQ(looks[1].fraction, 2000.0 / 4181);

    watch.go_on = [&](const ListingProgress& progress) { return progress.listed < 2000; };
    const Listed stopped = list_partitions(ground, all, watch);
    EXPECT_FALSE(stopped.complete);
    EXPECT_EQ(stopped.count, 2000U);
}

TEST(Listing, CanBeStoppedWhereItFindsNothing) {
    // A grid of eight by eight as one block, without which two corners are not apart.
    Conditions conditions;
    conditions.most_blocks = 1;
    conditions.apart = {{0, 63}};
    const Ground ground = ground_of(64, test::grid(8, 8), conditions);
    ListingWatch watch;
    std::size_t looks = 0;
    watch.go_on = [&](const ListingProgress& progress) {
        EXPECT_EQ(progress.listed, 0U);
        return ++looks < 1;
    };
    const Listed done = list_partitions(
        ground, [](std::span<const AuthoritySet>) { return true; }, watch);
    EXPECT_FALSE(done.complete);
    EXPECT_EQ(done.count, 0U);
    EXPECT_EQ(looks, 1U);
}

TEST(Listing, PlacesPartitionsInTheirOrder) {
    const auto area = govmap::test::ReferenceEngland::get().area("ca-west-midlands");
    const Ground ground = ground_of(area);
    double before = -1;
    list_partitions(ground, [&](std::span<const AuthoritySet> blocks) {
        const double place = place_in_listing(ground, blocks);
        EXPECT_GT(place, before);
        EXPECT_LT(place, 1);
        before = place;
        return true;
    });
    EXPECT_GT(before, 0.9);
}

}  // namespace
}  // namespace govmap::footprints
