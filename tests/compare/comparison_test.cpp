#include "compare/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "options_case.hpp"

namespace govmap::footprints {
namespace {

using test::changed;
using test::four_options;
using test::OptionsCase;
using test::row_of_four;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::SizeIs;

constexpr std::size_t each = 0;
constexpr std::size_t boards = 1;
constexpr std::size_t all = 2;
constexpr std::size_t odd = 3;

class ComparisonTest : public ::testing::Test {
protected:
    explicit ComparisonTest(const std::string& options = four_options,
                            const std::string& model = row_of_four)
        : file_(options, model) {
        EXPECT_TRUE(file_.options()) << file_.problems();
        auto found = compare(file_.graph(), PackSet{}, *file_.options());
        EXPECT_TRUE(found) << found.error().message;
        if (found) found_ = std::move(*found);
    }

    std::optional<double> value(FigureKind kind, std::size_t option) const {
        return figure(kind).values[option];
    }
    const Figure& figure(FigureKind kind) const {
        return found_.figures.at(static_cast<std::size_t>(kind));
    }

    OptionsCase file_;
    Comparison found_;
};

TEST_F(ComparisonTest, SharesOfResidentsAreThoseOfTheBoards) {
    // West Board has A's 100 and 99 % of B's 300, East Board 3, 200 and 400
    EXPECT_THAT(value(FigureKind::icb_coincide, boards), Optional(::testing::DoubleEq(0.997)));
    EXPECT_EQ(value(FigureKind::icb_coincide, each), 0);
    EXPECT_THAT(value(FigureKind::icb_whole, all), Optional(::testing::DoubleEq(0.997)));
    EXPECT_EQ(value(FigureKind::police_coincide, all), 1);
    EXPECT_EQ(value(FigureKind::icb_most_partnerships, odd), 2);
    EXPECT_EQ(value(FigureKind::icb_most_boards, all), 2);
}

TEST_F(ComparisonTest, MeetingsAreThoseOfEveryOfficeHolder) {
    EXPECT_EQ(value(FigureKind::meetings_commissioner, each), 16);
    EXPECT_EQ(value(FigureKind::meetings_icb, each), 16);
    EXPECT_EQ(value(FigureKind::meetings_icb, boards), 8);
    EXPECT_EQ(value(FigureKind::meetings_public_health, all), 16);
    // commissioner, chief officer and probation director 4 each, two boards 4 each, four directors
    EXPECT_EQ(value(FigureKind::meetings_all, all), 36);
}

TEST_F(ComparisonTest, GroundAndCountryBordersAreTold) {
    EXPECT_EQ(value(FigureKind::pieces_land, boards), 1);
    EXPECT_EQ(value(FigureKind::pieces_any, boards), 0);
    EXPECT_EQ(value(FigureKind::pieces_any, odd), 1);
    EXPECT_EQ(value(FigureKind::on_the_border, each), 1);
    EXPECT_THAT(found_.results[each].groups[0].on_the_border, ElementsAre("Hill (Wales)"));
    EXPECT_THAT(value(FigureKind::balance, boards), Optional(::testing::DoubleEq(1.5)));
}

TEST_F(ComparisonTest, CommunitySafetyPartnershipsOfDistrictsCountForTheirCounty) {
    EXPECT_EQ(value(FigureKind::community_safety_most, all), 2);
    EXPECT_EQ(value(FigureKind::community_safety_most, each), 2);
}

TEST_F(ComparisonTest, DistanceCountsWhatChangesOnly) {
    EXPECT_EQ(value(FigureKind::authorities_changed, boards), 0);
    EXPECT_EQ(value(FigureKind::authorities_changed, all), 4);
    // of the rest no partnership is recorded, so that there may be more than the one of each
    EXPECT_EQ(value(FigureKind::posts_affected, all), std::nullopt);
    EXPECT_THAT(found_.results[all].posts, ElementsAre("Post"));
    EXPECT_EQ(value(FigureKind::posts_affected, boards), 0);
    EXPECT_THAT(found_.results[all].products, ElementsAre(HasSubstr("Pair Partnership")));
    EXPECT_THAT(found_.not_known, Contains(HasSubstr("are not known: C + D")));
}

TEST_F(ComparisonTest, WhoLosesIsSaidInASentence) {
    EXPECT_THAT(found_.results[boards].loses, IsEmpty());
    EXPECT_THAT(
        found_.results[each].loses,
        Contains("West Board (Integrated Care Board) would meet 2 partnerships instead of 1."));
    EXPECT_THAT(found_.results[all].loses,
                Contains(HasSubstr("no longer have one over just its own")));
    EXPECT_THAT(found_.results[all].gains,
                Contains("Force (police force area) would meet 1 partnership instead of 2."));
}

TEST_F(ComparisonTest, AnOptionIsBeatenByOneThatIsNowhereWorse) {
    EXPECT_THAT(found_.beaten[boards], IsEmpty());
    EXPECT_THAT(found_.beaten[all], IsEmpty());
    EXPECT_THAT(found_.beaten[each], Contains(boards));
    EXPECT_THAT(found_.beaten[odd], ElementsAre(boards, all));
}

TEST_F(ComparisonTest, TheRegionReachesBeyondAndSoNeverCoincides) {
    const Overlays& regions = found_.overlays.at(static_cast<std::size_t>(OverlayKind::probation));
    ASSERT_THAT(regions.all, SizeIs(1));
    EXPECT_TRUE(regions.all[0].beyond);
    EXPECT_FALSE(coincide(regions.all[0], first_of(4)));
    const Overlays& icbs = found_.overlays.at(static_cast<std::size_t>(OverlayKind::icb));
    ASSERT_THAT(icbs.all, SizeIs(2));
    EXPECT_EQ(icbs.all[0].slices, 0b0010U);
    EXPECT_EQ(icbs.all[0].members, 0b1100U);
}

class PartedBoardTest : public ComparisonTest {
protected:
    PartedBoardTest()
        : ComparisonTest(four_options, changed(changed(row_of_four, "share: 0.99", "share: 0.6"),
                                               "share: 0.01", "share: 0.4")) {}
};

TEST_F(PartedBoardTest, ABoardThatHasAPartOfAnAuthorityDoesNotCoincide) {
    // West Board has all of A and 60 % of B: the partnership of A and B serves others too
    EXPECT_EQ(value(FigureKind::icb_coincide, boards), 0);
}

class BareGroupTest : public ComparisonTest {
protected:
    BareGroupTest()
        : ComparisonTest(four_options,
                         changed(changed(row_of_four, "    roles: {sro: {post: post}}\n", ""),
                                 "    products: {terms-of-reference: {state: agreed}, "
                                 "progress-report: {absent: yet to be determined}}\n",
                                 "")) {}
};

TEST_F(BareGroupTest, WhereNothingIsRecordedNothingIsCounted) {
    EXPECT_EQ(value(FigureKind::posts_affected, all), std::nullopt);
    EXPECT_EQ(value(FigureKind::products_affected, all), std::nullopt);
    EXPECT_EQ(value(FigureKind::posts_affected, boards), 0);
}

class UnplacedTest : public ComparisonTest {
protected:
    UnplacedTest()
        : ComparisonTest(four_options,
                         changed(row_of_four, "population: 400, within: [force, region, east]",
                                 "population: 400, within: [force, region]")) {}
};

TEST_F(UnplacedTest, WithoutItsBoardNobodySaysHowManyMeetingsThereAre) {
    EXPECT_EQ(value(FigureKind::meetings_icb, all), std::nullopt);
    EXPECT_EQ(value(FigureKind::meetings_all, all), std::nullopt);
    EXPECT_EQ(value(FigureKind::icb_most_partnerships, all), std::nullopt);
    EXPECT_EQ(value(FigureKind::meetings_commissioner, all), 4);
    EXPECT_TRUE(is_untold_criterion(figure(FigureKind::meetings_all)));
    EXPECT_THAT(found_.not_known,
                Contains("In which Integrated Care Board D lies is not recorded on 1 April 2023."));
}

class LandTest : public ComparisonTest {
protected:
    LandTest() : ComparisonTest(std::string(four_options) + "borders: land\n") {}
};

TEST_F(LandTest, TheCriterionIsOnTheBordersThatWereAskedFor) {
    EXPECT_TRUE(is_criterion(figure(FigureKind::pieces_land)));
    EXPECT_FALSE(is_asked(figure(FigureKind::pieces_any)));
}

class LedComparisonTest : public ComparisonTest {
protected:
    LedComparisonTest()
        : ComparisonTest(std::string(four_options) +
                         "led_together: [{name: Both, boards: [east, west]}]\n") {}
};

TEST_F(LedComparisonTest, OneLeadershipSendsOne) {
    EXPECT_EQ(value(FigureKind::meetings_icb, boards), 8);
    EXPECT_EQ(value(FigureKind::meetings_icb, all), 4);
    EXPECT_EQ(value(FigureKind::leadership_coincide, all), 1);
    EXPECT_EQ(value(FigureKind::leadership_coincide, boards), 0);
    EXPECT_EQ(value(FigureKind::leadership_most_partnerships, each), 4);
}

class UnknownComparisonTest : public ComparisonTest {
protected:
    UnknownComparisonTest()
        : ComparisonTest(four_options, changed(changed(row_of_four, "population: 400, ", ""),
                                               ", borders: [{with: d, border: water}]", "")) {}
};

TEST_F(UnknownComparisonTest, WhatIsNotRecordedIsNotReckoned) {
    EXPECT_EQ(value(FigureKind::icb_coincide, boards), std::nullopt);
    EXPECT_EQ(value(FigureKind::residents_most, boards), std::nullopt);
    // D has no border at all: whether it hangs together with C cannot be told
    EXPECT_EQ(value(FigureKind::pieces_any, boards), std::nullopt);
    EXPECT_EQ(value(FigureKind::pieces_any, each), 0);
    EXPECT_THAT(figure(FigureKind::pieces_any).best, ElementsAre(false, false, false, false));
    EXPECT_FALSE(is_criterion(figure(FigureKind::pieces_any)));
    EXPECT_THAT(found_.not_known, Contains(HasSubstr("How many residents there are in D")));
    EXPECT_THAT(found_.not_known, Contains(HasSubstr("No border of D is recorded")));
}

}  // namespace
}  // namespace govmap::footprints
