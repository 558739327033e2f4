#include <gtest/gtest.h>

#include "check/bench.hpp"

// relation: for which places it is asked, which boards count, and where it is not asked at all.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::says;
using test::told;
using test::verdicts;

// A county of two districts beside a unitary; community safety areas hold districts, and one
// authority of its own.
const char* const county = R"(
areas:
  csp-east: {name: East Community Safety Partnership area, type: community-safety-partnership-area}
  csp-town: {name: Town Community Safety Partnership area, type: community-safety-partnership-area}
  force: {name: Force area, type: police-force-area}
authorities:
  shire: {name: Shire, tier: upper, country: england, within: [force]}
  east: {name: East, tier: lower, country: england, within: [shire, csp-east]}
  west: {name: West, tier: lower, country: england, within: [shire]}
  town: {name: Town, tier: upper, country: england, within: [csp-town, force]}
  bryn: {name: Bryn, tier: upper, country: wales}
)";

std::string cdp(const std::string& covers, const std::string& fields,
                const std::string& more = {}) {
    return county + more + test::partnership("footprint: {covers: [" + covers + "]}, " + fields);
}

const std::string by_area =
    "{relation: {type: community-safety-partnership, per: community-safety-partnership-area}}";

TEST(RelationPlaces, AreAreasThatAuthoritiesLieInElseThoseOfTheirDistrictsElseThemselves) {
    EXPECT_EQ(verdicts(by_area, cdp("Shire, Town", "note: x")),
              "csp-east cannot-tell, csp-town cannot-tell, west cannot-tell");
    EXPECT_EQ(verdicts(by_area, cdp("Bryn", "note: x")), "bryn cannot-tell");
    EXPECT_EQ(verdicts(by_area, "partnerships: {cdp: {name: C Partnership}}\n"), "- cannot-tell");
}

TEST(RelationPlaces, OfAnAuthorityInNoAreaAreItsDistrictsWhereBoardsAreTheirs) {
    const std::string areas = "{relation: {type: board, per: integrated-care-board}}";
    const std::string authorities = "{relation: {type: board, per: authority}}";
    const std::string board = "bodies: {b: {name: West Board, type: board, covers: [West]}}\n";
    for (const std::string& condition : {areas, authorities}) {
        EXPECT_EQ(verdicts(condition, cdp("Shire, Town", "note: x")),
                  "shire cannot-tell, town cannot-tell");
        EXPECT_EQ(verdicts(condition, cdp("Shire", "note: x", board)),
                  "east cannot-tell, west cannot-tell");
    }
}

TEST(RelationPlaces, AnAreaOfDistrictsIsServedByABoardOfOneOfThemOrOfTheCounty) {
    const auto with = [](const std::string& covers) {
        return cdp("Shire", "relations: {complete: true, list: [{with: b, nature: reports}]}",
                   "bodies: {b: {name: B, type: community-safety-partnership, covers: [" + covers +
                       "]}}\n");
    };
    EXPECT_EQ(verdicts(by_area, with("East")), "csp-east pass, west fail");
    EXPECT_EQ(verdicts(by_area, with("Shire")), "csp-east pass, west pass");
    EXPECT_EQ(verdicts(by_area, with("csp-east")), "csp-east pass, west fail");
    EXPECT_EQ(
        verdicts(by_area, cdp("Shire",
                              "relations: {complete: true, list: [{with: b, nature: "
                              "reports, for: Shire}]}",
                              "bodies: {b: {name: B, type: community-safety-partnership}}\n")),
        "csp-east pass, west pass");
}

TEST(RelationPlaces, AreChosenAmongTheAuthorities) {
    const std::string condition =
        "{relation: {type: board, per: authority, among: {country: england}}}";
    EXPECT_EQ(verdicts(condition, cdp("Town, Bryn", "note: x")), "town cannot-tell");
    EXPECT_EQ(says(condition, cdp("Bryn", "note: x")),
              "not-applicable cdp: Nothing that the C Partnership covers is in England.");
}

TEST(RelationPlaces, OneThatOnlyPerhapsBelongsCannotFail) {
    const auto with = [](const std::string& from) {
        return cdp("{authority: Town, from: " + from + "}",
                   "relations: {complete: true, list: []}");
    };
    const std::string condition = "{relation: {type: board, per: authority}}";
    EXPECT_EQ(verdicts(condition, with("2022-09-01"), "2022-09-07"), "town fail");
    EXPECT_EQ(told(run_rule(rule_text(condition), with("2022-09"), "2022-09-07")),
              "cannot-tell cdp/town: How the C Partnership relates to a board for Town is not "
              "defined: the list of its relations is complete; but whether Town belongs to the "
              "footprint of the C Partnership on 7 September 2022, the dates leave open, so one "
              "cannot tell.");
}

TEST(RelationBoards, CountByTheirFunctionToo) {
    const std::string condition = "{relation: {type: community-safety-partnership}}";
    const std::string fields = "relations: {complete: true, list: [{with: b, nature: reports}]}";
    EXPECT_EQ(says(condition, cdp("Town", fields,
                                  "bodies: {b: {name: Safer Board, type: board, fulfils: "
                                  "[community-safety-partnership]}}\n")),
              "pass cdp: How the C Partnership relates to a Community Safety Partnership is "
              "defined: the Safer Board.");
    EXPECT_EQ(
        verdicts(condition, cdp("Town", fields, "bodies: {b: {name: Safer Board, type: board}}\n")),
        "- fail");
    // A body of which no type is said may be one.
    EXPECT_EQ(verdicts(condition, cdp("Town", fields, "bodies: {b: {name: Safer Board}}\n")),
              "- cannot-tell");
    // An organisation cannot, whatever its type.
    EXPECT_EQ(verdicts(condition, cdp("Town",
                                      "members: {list: [{organisation: o}]}, " +
                                          std::string("relations: {complete: true, list: []}"),
                                      "organisations: {o: {name: O}}\n")),
              "- fail");
}

TEST(RelationBoards, TheSubjectMayBeItselfTheBoard) {
    const std::string fields =
        "fulfils: [combating-drugs-partnership, community-safety-partnership], relations: "
        "{complete: true, list: []}";
    EXPECT_EQ(says(by_area, cdp("Town", fields)),
              "pass cdp/csp-town: The C Partnership is itself the Community Safety Partnership for "
              "the Town Community Safety Partnership area.");
    EXPECT_EQ(says("{relation: {type: community-safety-partnership}}", cdp("Town", fields)),
              "pass cdp: The C Partnership is itself the Community Safety Partnership.");
}

TEST(RelationBoards, OfTheKindThatTheRuleIsAboutAreOthers) {
    const std::string condition = "{relation: {type: combating-drugs-partnership}}";
    EXPECT_EQ(verdicts(condition, cdp("Town", "relations: {complete: true, list: []}")), "- fail");
    EXPECT_EQ(
        verdicts(condition, cdp("Town", "relations: {list: [{with: b, nature: peers}]}",
                                "bodies: {b: {name: B, type: combating-drugs-partnership}}\n")),
        "- pass");
}

TEST(RelationBoards, OfANeighbourDoNotCountEvenWhereThereIsOnePlace) {
    const std::string condition = "{relation: {type: board, per: authority}}";
    const auto with = [](const std::string& covers) {
        return cdp("Town", "relations: {complete: true, list: [{with: b, nature: reports}]}",
                   "bodies: {b: {name: B, type: board" + covers + "}}\n");
    };
    EXPECT_EQ(verdicts(condition, with("")), "town pass");
    EXPECT_EQ(verdicts(condition, with(", covers: [Town]")), "town pass");
    EXPECT_EQ(verdicts(condition, with(", covers: [Shire]")), "town fail");
    EXPECT_EQ(
        verdicts(condition, with(", covers: [{authority: Town, from: 2022-09}]"), "2022-09-07"),
        "town cannot-tell");
}

TEST(RelationBoards, OfAnAreaAreToldByTheirOwnFootprint) {
    const std::string condition =
        "{relation: {type: integrated-care-partnership, per: integrated-care-board}}";
    const auto with = [](const std::string& covers) {
        return "areas: {icb-a: {name: A area, type: integrated-care-board}, icb-b: {name: B area, "
               "type: integrated-care-board}}\n"
               "authorities: {x: {name: X, tier: upper, within: [{area: icb-a, share: 0.7, "
               "share_of_area: 1}, {area: icb-b, share: 0.3, share_of_area: 0.4}]}, y: {name: Y, "
               "tier: upper, within: [{area: icb-b, share: 1, share_of_area: 0.6}]}}\n"
               "bodies: {icp: {name: P, type: integrated-care-partnership" +
               covers +
               "}}\n"
               "partnerships: {cdp: {name: C Partnership, footprint: {covers: [X]}, relations: "
               "{complete: true, list: [{with: icp, nature: plans, for: X}]}}}\n";
    };
    EXPECT_EQ(verdicts(condition, with(", covers: [icb-b]")), "icb-a fail, icb-b pass");
    EXPECT_EQ(verdicts(condition, with(", covers: [Y]")), "icb-a fail, icb-b pass");
    EXPECT_EQ(verdicts(condition, with(", covers: [icb-a]")), "icb-a pass, icb-b fail");
    EXPECT_EQ(verdicts(condition, with("")), "icb-a pass, icb-b fail");
}

TEST(RelationGaps, WantAReason) {
    const std::string condition = "{relation: {type: integrated-care-partnership}}";
    const auto with = [](const std::string& gap) {
        return cdp("Town",
                   "relations: {complete: true, list: [{type: "
                   "integrated-care-partnership, " +
                       gap + "}]}");
    };
    EXPECT_EQ(
        says(condition, with("none: it has no part in this")),
        "pass cdp: The C Partnership relates to no Integrated Care Partnership, and says why: "
        "it has no part in this.");
    EXPECT_EQ(says(condition, with("absent: not applicable")),
              "cannot-tell cdp: The C Partnership is recorded to relate to no Integrated Care "
              "Partnership, but not why, so one cannot tell.");
    EXPECT_EQ(says(condition, with("absent: not yet appointed")),
              "fail cdp: How the C Partnership relates to an Integrated Care Partnership is not "
              "defined: it is recorded as not yet appointed.");
    EXPECT_EQ(says(condition, with("absent: yet to be determined")),
              "cannot-tell cdp: How the C Partnership relates to an Integrated Care Partnership is "
              "recorded as yet to be determined, so one cannot tell.");
}

TEST(RelationOnlyWhere, IsNotAskedWhereThereIsKnownToBeNone) {
    const std::string per_force =
        "{relation: {type: violence-reduction-unit, per: police-force-area, only_where: {fulfils: "
        "violence-reduction-unit}}}";
    const std::string once =
        "{relation: {type: violence-reduction-unit, only_where: {fulfils: "
        "violence-reduction-unit}}}";
    const std::string none = "relations: {complete: true, list: []}";
    const std::string whole = "complete: [{area: Force area, fulfils: violence-reduction-unit}]\n";
    const std::string unit =
        "programmes: {u: {name: Force Violence Reduction Unit, type: violence-reduction-unit, "
        "covers: [force]}}\n";
    EXPECT_EQ(
        says(per_force, cdp("Town", none, whole)),
        "not-applicable cdp/force: No Violence Reduction Unit covers the Force area: the list of "
        "Violence Reduction Units over the Force area is complete.");
    EXPECT_EQ(
        says(once, cdp("Town", none, whole)),
        "not-applicable cdp: No Violence Reduction Unit covers what the C Partnership covers: "
        "the list of Violence Reduction Units over the Force area is complete.");
    EXPECT_EQ(
        says(per_force, cdp("Town", none)),
        "cannot-tell cdp/force: The C Partnership relates to no Violence Reduction Unit for "
        "the Force area as far as is recorded; whether one covers the Force area is not recorded, "
        "so one cannot tell.");
    EXPECT_EQ(verdicts(per_force, cdp("Town", none, unit)), "force fail");
    EXPECT_EQ(verdicts(once, cdp("Town", none, unit)), "- fail");
    EXPECT_EQ(verdicts(per_force, cdp("Town", "note: x", unit + whole)), "force cannot-tell");
    // In part of the footprint there is one; elsewhere the list is not known to be whole.
    EXPECT_EQ(verdicts(once, cdp("Town, Bryn", none, whole)), "- cannot-tell");
    const std::string body =
        "bodies: {u: {name: Unit, type: board, fulfils: [violence-reduction-unit], covers: "
        "[Town]}}\n";
    EXPECT_EQ(verdicts(per_force, cdp("Town", none, body)), "force fail");
    EXPECT_EQ(verdicts(per_force,
                       cdp("Town", "relations: {list: [{with: u, nature: shares data}]}", body)),
              "force pass");
}

}  // namespace
}  // namespace govmap
