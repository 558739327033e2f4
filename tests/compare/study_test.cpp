#include "compare/study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/listing.hpp"
#include "support/load_model.hpp"

namespace govmap::footprints {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// Four authorities in a row, a-b-c-d, c and d across water; two boards, of which the second has a
// slice of b; one police area and one probation region.
constexpr const char* row = R"(govmap: 1
as_of: 2023-04-01
areas:
  force: {name: Force, type: police-force-area, aliases: [Place]}
  zone: {name: Zone, type: region, aliases: [Place]}
  half: {name: Half, type: region, aliases: [Two]}
  east: {name: East Board, type: integrated-care-board}
  west: {name: West Board, type: integrated-care-board}
  nobody: {name: Nobody, type: region}
authorities:
  a: {name: A, tier: upper, population: 100, borders: [b], within: [force, zone, west, half]}
  b: {name: B, tier: upper, population: 300, borders: [c], within: [force, zone, {area: west, share: 0.99}, {area: east, share: 0.01}, half]}
  c: {name: C, tier: upper, population: 200, borders: [{with: d, border: water}], within: [force, zone, east]}
  d: {name: D, tier: upper, population: 400, within: [force, zone, east]}
  old: {name: Old, tier: upper, until: 2020-04-01}
  low: {name: Low, tier: lower, within: force}
)";

class StudyTest : public ::testing::Test {
protected:
    StudyTest() : loaded_(test::load_text(row)) {
        EXPECT_TRUE(loaded_.model) << loaded_.problems;
        graph_.emplace(*loaded_.model, *loaded_.model->as_of);
    }

    EntityIndex id(const char* word) { return *loaded_.model->find(word); }
    Area area(BorderRule rule = BorderRule::any, const char* of = "force") {
        const std::vector<EntityIndex> places = {id(of)};
        auto found = area_of(*graph_, places, rule);
        EXPECT_TRUE(found) << found.error().message;
        return found.value_or(Area{});
    }
    Study studied(const Area& of, std::vector<Weighing> weighings,
                  const Conditions& conditions = {}) {
        StudyRequest request;
        request.weighings = std::move(weighings);
        const auto ground = make_ground(of.borders, conditions);
        EXPECT_TRUE(ground) << ground.error().message;
        auto found = study(of, *ground, request);
        EXPECT_TRUE(found) << found.error().message;
        return found.value_or(Study{});
    }

    test::LoadedModel loaded_;
    std::optional<GovernanceGraph> graph_;
};

TEST_F(StudyTest, AnAreaIsItsLivingUpperTierAuthorities) {
    const Area found = area();
    EXPECT_EQ(names_of(*graph_, found, first_of(4)), "A, B, C and D");
    ASSERT_THAT(found.authorities, SizeIs(4));
    EXPECT_THAT(found.residents, ElementsAre(100, 300, 200, 400));
    EXPECT_EQ(found.alone, 0U);
    EXPECT_EQ(area(BorderRule::land).alone, only(3));
    ASSERT_THAT(found.boards, SizeIs(2));
    EXPECT_EQ(found.boards[0].members, only(2) | only(3));  // East, without its slice of B
    EXPECT_EQ(found.boards[0].slices, only(1));
    EXPECT_EQ(found.boards[1].members, only(0) | only(1));
}

TEST_F(StudyTest, WhatIsNoAreaIsRefused) {
    const auto told = [&](const char* of) {
        const std::vector<EntityIndex> places = {id(of)};
        const auto found = area_of(*graph_, places, BorderRule::any);
        return found ? std::string{} : found.error().message;
    };
    EXPECT_THAT(told("nobody"),
                HasSubstr("no upper-tier authority lies in Nobody on 1 April 2023"));
    EXPECT_THAT(told("low"), HasSubstr("Low is no upper-tier authority"));
    EXPECT_THAT(told("old"), HasSubstr("Old is no upper-tier authority"));
}

TEST_F(StudyTest, ANameMayMeanSeveralAreasOfTheSameAuthorities) {
    EXPECT_THAT(areas_called(*graph_, "place"), ElementsAre(id("zone")));
    EXPECT_THAT(areas_called(*graph_, "Two"), ElementsAre(id("half")));
    EXPECT_TRUE(areas_called(*graph_, "Nobody").empty());
}

TEST_F(StudyTest, ConnectedOptionsAreCountedByTheBordersThatCount) {
    EXPECT_EQ(studied(area(), {}).count.count.text(), "8");
    EXPECT_EQ(studied(area(BorderRule::land), {}).count.count.text(), "4");
    EXPECT_EQ(studied(area(BorderRule::none), {}).count.count.text(), "15");
}

TEST_F(StudyTest, OptionsThatNoneBeatsAreFoundWithTheirFigures) {
    const Study found =
        studied(area(), {Weighing::more_partnerships, Weighing::icb_splits, Weighing::attendances});
    ASSERT_TRUE(found.weighed) << found.not_weighed;
    ASSERT_THAT(found.unbeaten, SizeIs(4));
    // Of each partnership the commissioner, the chief officer and one board or two, and of each
    // authority its director, at four meetings a year; there is no probation region here.
    EXPECT_THAT(found.unbeaten[0].values, ElementsAre(4, 2, 4 * (4 * 3 + 4)));
    EXPECT_EQ(found.unbeaten[0].options.text(), "1");
    EXPECT_THAT(found.unbeaten[1].values, ElementsAre(3, 1, 4 * (3 * 3 + 4)));
    EXPECT_EQ(found.unbeaten[1].options.text(), "2");
    EXPECT_THAT(found.unbeaten[2].values, ElementsAre(2, 0, 4 * (2 * 3 + 4)));
    EXPECT_THAT(found.unbeaten[2].example, ElementsAre(only(0) | only(1), only(2) | only(3)));
    EXPECT_THAT(found.unbeaten[3].values, ElementsAre(1, 0, 4 * (2 + 2 + 4)));
}

// Both ways of finding the unbeaten say the same, where both can.
TEST_F(StudyTest, ListingFindsWhatSweepingFinds) {
    for (const BorderRule rule : {BorderRule::any, BorderRule::land, BorderRule::none}) {
        const Area of = area(rule);
        const std::vector<Weighing> additive = {Weighing::fewer_partnerships, Weighing::icb_splits,
                                                Weighing::police_splits};
        Conditions small;
        small.most_authorities_a_block = 2;
        const Study swept = studied(of, additive, small);
        std::vector<Weighing> with_gap = additive;
        with_gap.push_back(Weighing::population_gap);
        const Study listed = studied(of, with_gap, small);
        ASSERT_TRUE(listed.weighed) << listed.not_weighed;
        for (const WeighedOption& one : swept.unbeaten) {
            const bool there = std::any_of(
                listed.unbeaten.begin(), listed.unbeaten.end(), [&](const WeighedOption& other) {
                    return std::equal(one.values.begin(), one.values.end(), other.values.begin());
                });
            EXPECT_TRUE(there);
        }
        for (const WeighedOption& one : listed.unbeaten)
            EXPECT_EQ(weighed(of, with_gap, 4, one.example), one.values);
    }
}

TEST_F(StudyTest, APopulationGapIsNotGuessedWhereTooManyWouldHaveToBeListed) {
    const Area of = area();
    StudyRequest request;
    request.weighings = {Weighing::population_gap};
    request.most_listed = 7;
    const auto ground = make_ground(of.borders, {});
    const auto found = study(of, *ground, request);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->weighed);
    EXPECT_TRUE(found->unbeaten.empty());
    EXPECT_THAT(found->not_weighed, HasSubstr("more than 7 are not"));
    request.most_listed = 8;
    const auto all = study(of, *ground, request);
    ASSERT_TRUE(all && all->weighed);
    EXPECT_THAT(all->unbeaten.front().values, ElementsAre(0));  // all of them in one, or A+D no
}

TEST_F(StudyTest, AStudyThatIsStoppedSaysSo) {
    const Area of = area();
    StudyRequest request;
    request.weighings = {Weighing::more_partnerships};
    request.go_on = [](const SweepEffort&) { return false; };
    const auto ground = make_ground(of.borders, {});
    const auto found = study(of, *ground, request);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->count.exact());
    EXPECT_FALSE(found->weighed);
    EXPECT_THAT(found->not_weighed, HasSubstr("stopped"));
}

}  // namespace
}  // namespace govmap::footprints
