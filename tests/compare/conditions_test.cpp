#include "compare/conditions.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/borders.hpp"
#include "grounds.hpp"

namespace govmap::footprints {
namespace {

using test::Pairs;
using testing::ElementsAre;

std::string refusal(const Conditions& conditions) {
    const auto ground = make_ground(*make_borders(3, test::row_of(3)), conditions);
    return ground ? "" : ground.error().message;
}

TEST(Borders, AreRefusedWhereTheyCannotBe) {
    EXPECT_EQ(make_borders(3, Pairs{{0, 3}}).error().message,
              "a border between authorities 0 and 3 of an area that has 3");
    EXPECT_EQ(make_borders(3, Pairs{{1, 1}}).error().message, "authority 1 borders on itself");
    const char* too_large =
        "an area of 65 authorities is too large to part in every way; the most is 64";
    EXPECT_EQ(make_borders(65, Pairs{}).error().message, too_large);
    EXPECT_EQ(without_borders(65).error().message, too_large);
    EXPECT_TRUE(make_borders(64, Pairs{}));
    EXPECT_TRUE(without_borders(64));
}

TEST(Borders, SayWhatHangsTogether) {
    const Borders borders = *make_borders(6, Pairs{{1, 0}, {1, 2}, {2, 1}, {3, 5}});
    EXPECT_TRUE(connected(borders, 0));
    EXPECT_TRUE(connected(borders, 0b000111));
    EXPECT_FALSE(connected(borders, 0b000101));
    EXPECT_THAT(pieces(borders, 0b111111), ElementsAre(0b000111, 0b101000, 0b010000));
    EXPECT_EQ(reach(borders, 0b1, 0b111101), 0b1U);
    EXPECT_FALSE(all_touch(borders, 0b111));
    EXPECT_TRUE(all_touch(borders, 0b011));
    EXPECT_TRUE(all_touch(*without_borders(64), ~AuthoritySet{0}));
}

TEST(Conditions, AreRefusedWhereTheyCannotBeRead) {
    Conditions limits;
    limits.most_residents_a_block = 5;
    limits.residents = {1, 2};
    EXPECT_EQ(refusal(limits),
              "a block's residents are limited, but the residents of 2 of 3 authorities are given");
    limits.residents = {1, UINT64_MAX, 2};
    EXPECT_EQ(refusal(limits), "an area with more than a million million residents");

    Conditions together;
    together.together = {0b1100};
    EXPECT_EQ(refusal(together),
              "a group to be kept together names authority 3 of an area that has 3");

    Conditions apart;
    apart.apart = {{0, 7}};
    EXPECT_EQ(refusal(apart), "authorities 0 and 7 are to be kept apart, but the area has 3");
    apart.apart = {{2, 2}};
    EXPECT_EQ(refusal(apart), "authority 2 cannot be kept apart from itself");

    Conditions forced;
    forced.forced = {0};
    EXPECT_EQ(refusal(forced), "a forced block without authorities");
    forced.forced = {0b10000};
    EXPECT_EQ(refusal(forced), "a forced block names authority 4 of an area that has 3");
    forced.forced = {0b011, 0b110};
    EXPECT_EQ(refusal(forced), "authority 1 is in two forced blocks");
}

TEST(Conditions, ThatContradictEachOtherAreSeenAtOnce) {
    const auto impossible = [](const Conditions& conditions) {
        return test::ground_of(4, test::row_of(4), conditions).impossible;
    };
    Conditions asked;
    EXPECT_FALSE(impossible(asked));
    asked.together = {0b0011, 0b0110};
    asked.apart = {{0, 2}};
    EXPECT_TRUE(impossible(asked)) << "0, 1 and 2 are together, by two groups";
    asked.apart = {{0, 3}};
    EXPECT_FALSE(impossible(asked));
    asked.forced = {0b0111};
    EXPECT_FALSE(impossible(asked));
    asked.forced = {0b0011};
    EXPECT_TRUE(impossible(asked)) << "it parts a group";
    asked = {};
    asked.forced = {0b0101};
    EXPECT_TRUE(impossible(asked)) << "it is not connected";
    asked.forced = {0b0110};
    asked.residents = {1, 1, 1, 1};
    asked.fewest_residents_a_block = 3;
    EXPECT_TRUE(impossible(asked)) << "too few live there";
    asked.fewest_residents_a_block = 0;
    asked.most_authorities_a_block = 1;
    EXPECT_TRUE(impossible(asked)) << "it is too large";
}

}  // namespace
}  // namespace govmap::footprints
