#include <gtest/gtest.h>

#include "check/bench.hpp"

// covered, nested, connected, relation and true_of.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::says;
using test::told;
using test::verdict_on;

const char* const land = R"(
areas:
  mercia: {name: Mercia, type: police-force-area}
  board-n: {name: North Board area, type: integrated-care-board}
  board-s: {name: South Board area, type: integrated-care-board}
authorities:
  north: {name: North, tier: upper, population: 100, within: [mercia, {area: board-n, share: 1, share_of_area: 0.5}], borders: [mid]}
  mid: {name: Mid, tier: upper, population: 100, within: [mercia, {area: board-n, share: 0.99, share_of_area: 0.5}, {area: board-s, share: 0.01, share_of_area: 0.01}], borders: [south]}
  south: {name: South, tier: upper, population: 100, within: [mercia, {area: board-s, share: 1, share_of_area: 0.99}]}
)";

std::string cdp(const std::string& covers, const std::string& more = {}) {
    return land + more + test::partnership("footprint: {covers: [" + covers + "]}");
}

TEST(Nested, IgnoresSlicesAndSeesWhatIsCutAcross) {
    const std::string condition = "{nested: {area: integrated-care-board}}";
    EXPECT_EQ(
        says(condition, cdp("North, Mid")),
        "pass cdp/board-n: The North Board area lies within the footprint of the C Partnership.");
    EXPECT_EQ(
        says(condition, cdp("South")),
        "pass cdp/board-s: The South Board area lies within the footprint of the C Partnership.");
    EXPECT_EQ(
        says(condition, cdp("Mid, South")),
        "fail cdp/board-n: The footprint of the C Partnership cuts across the North Board area: it "
        "holds 50 % of the area's residents, and 50 % of its own live there.\n"
        "pass cdp/board-s: The South Board area lies within the footprint of the C Partnership.");
    EXPECT_EQ(says("{nested: {area: police-force-area}}", cdp("North")),
              "pass cdp/mercia: The footprint of the C Partnership lies within Mercia.");
    EXPECT_EQ(says(condition,
                   "authorities: {x: {name: X}}\npartnerships: {cdp: {name: C Partnership, "
                   "footprint: {covers: [X]}}}\n"),
              "cannot-tell cdp: In which integrated care board area X lies is not recorded, so one "
              "cannot tell.");
}

TEST(Nested, OfTheSameAreaWantsItWholeAndNoMore) {
    const std::string condition = "{nested: {area: integrated-care-board, same: true}}";
    const std::string force = "{nested: {area: police-force-area, same: true}}";
    EXPECT_EQ(says(condition, cdp("North, Mid")),
              "pass cdp/board-n: The footprint of the C Partnership is the North Board area.");
    EXPECT_EQ(says(condition, cdp("North")),
              "fail cdp/board-n: The footprint of the C Partnership holds 50 % of the residents of "
              "the North Board area; it is smaller than that.");
    EXPECT_EQ(says(condition, cdp("Mid, South")),
              "fail cdp/board-n: The footprint of the C Partnership cuts across the North Board "
              "area: it holds 50 % of the area's residents, and 50 % of its own live there.\n"
              "fail cdp/board-s: The footprint of the C Partnership is more than the South Board "
              "area: 50 % of its residents live elsewhere.");
    EXPECT_EQ(says(force, cdp("North, Mid, South")),
              "pass cdp/mercia: The footprint of the C Partnership is Mercia.");
    EXPECT_EQ(says(force, std::string(land) +
                              "partnerships: {cdp: {name: C Partnership, covers: [North]}}\n"),
              "cannot-tell cdp/mercia: The footprint of the C Partnership holds 33 % of the "
              "residents of Mercia; it is smaller than that, as far as is recorded, so one cannot "
              "tell.");
    // An area that is named is whole, also where nothing in it is recorded.
    const std::string named =
        "areas: {lhb: {name: Powys, type: integrated-care-board}}\npartnerships: {cdp: {name: C "
        "Partnership, footprint: {covers: [lhb]}}}\n";
    EXPECT_EQ(says(condition, named), "pass cdp/lhb: The footprint of the C Partnership is Powys.");
    EXPECT_EQ(says("{relation: {type: board, per: integrated-care-board}}", named).substr(0, 15),
              "cannot-tell cdp");
}

// A county and its districts are the same residents.
TEST(Nested, CountsNoResidentTwice) {
    const std::string places =
        "areas: {icb: {name: Board area, type: integrated-care-board}}\nauthorities:\n"
        "  a: {name: A, tier: upper, population: 600, within: [{area: icb, share: 1, "
        "share_of_area: 0.6}]}\n"
        "  d: {name: D, tier: lower, population: 300, within: [a, {area: icb, share: 1, "
        "share_of_area: 0.3}]}\n"
        "  e: {name: E, tier: lower, population: 300, within: [a, {area: icb, share: 1, "
        "share_of_area: 0.3}]}\n"
        "  b: {name: B, tier: upper, population: 400, within: [{area: icb, share: 1, "
        "share_of_area: 0.4}]}\n  far: {name: Far, tier: upper, population: 400}\n";
    for (const char* covers : {"a, far", "a, d, e, far", "d, a, far, e"}) {
        EXPECT_EQ(says("{nested: {area: integrated-care-board}}",
                       places + "partnerships: {cdp: {name: C Partnership, footprint: {covers: [" +
                           covers + "]}}}\n"),
                  "cannot-tell cdp/icb: The footprint of the C Partnership cuts across the Board "
                  "area: it holds 60 % of the area's residents, and 60 % of its own live there, as "
                  "far as is recorded, so one cannot tell.")
            << covers;
    }
}

TEST(Changed, SeesWhatBeganOrEndedWhileTheBodyWentOn) {
    const std::string condition = "{changed: {list: covers}}";
    const auto verdict = [&](const std::string& covers, const std::string& more = {}) {
        return verdict_on(
            condition,
            "authorities: {a: {name: A}, b: {name: B}, old: {name: Old, until: 2023-04-01}, new: "
            "{name: New, from: 2023-04-01, succeeds: old}}\n"
            "partnerships: {cdp: {name: C Partnership" +
                more + ", footprint: {covers: [" + covers + "]}}}\n",
            "2022-09-07");
    };
    EXPECT_EQ(verdict("A, B"), "fail");
    EXPECT_EQ(verdict("A, {authority: B, from: 2022-10-01}"), "pass");
    EXPECT_EQ(verdict("A, {authority: B, until: 2022-01-01}"), "pass");
    EXPECT_EQ(verdict("{authority: A, from: 2022-08}, {authority: B, from: 2022-08}"), "fail");
    EXPECT_EQ(verdict("{authority: A, from: 2022-08}, {authority: B, from: 2023}"), "pass");
    EXPECT_EQ(verdict("{authority: A, from: 2022-08-01}", ", from: 2022-08-01"), "fail");
    EXPECT_EQ(verdict("{authority: A, from: 2022-08}", ", from: 2022-08-01"), "cannot-tell");
    EXPECT_EQ(verdict("{authority: A, from: 2022-09-01}",
                      ", milestones: {formed: {state: done, on: 2022-08-01}}"),
              "pass");
    // What is planned has not formed anything.
    EXPECT_EQ(verdict("{authority: A, from: 2022-08-01}, {authority: B, from: 2023-05-01}",
                      ", milestones: {formed: {state: planned, on: 2024-01-01}}"),
              "pass");
    EXPECT_EQ(verdict("{authority: A, until: 2024-01-01}", ", until: 2024-01-01"), "fail");
    // That one authority takes over from another changes no area.
    EXPECT_EQ(verdict("A, {authority: Old, until: 2023-04-01}, {authority: New, from: 2023-04-01}"),
              "fail");
    EXPECT_EQ(verdict("A, {authority: Old, until: 2023-04-01}"), "pass");
    EXPECT_EQ(says(condition,
                   "authorities: {a: {name: A}}\npartnerships: {cdp: {name: C "
                   "Partnership, footprint: {covers: [A]}}}\n"),
              "fail cdp: No change of the footprint of the C Partnership is recorded.");
}

TEST(Connected, DoesNotPassAnOpenFootprint) {
    const auto open = [](const std::string& covers) {
        return says("{connected: {path: covers}}",
                    land +
                        std::string("partnerships: {cdp: {name: C Partnership, footprint: "
                                    "{complete: false, covers: [") +
                        covers + "]}}}\n")
            .substr(0, 11);
    };
    EXPECT_EQ(open("North, Mid"), "cannot-tell");
    EXPECT_EQ(open("North"), "cannot-tell");
}

// Half of the residents may have none.
TEST(Covered, ByWhatCoversMostOfThePlaceIsPartOnly) {
    const auto verdict = [](const char* share) {
        const std::string text = told(run_rule(
            rule_text("{covered: {fulfils: combating-drugs-partnership}}", "", "{kind: authority}"),
            "areas: {reg: {name: Region, type: police-force-area}}\nauthorities: {d: {name: D, "
            "within: [{area: reg, share: " +
                std::string(share) +
                "}]}}\npartnerships: {cdp: {name: C Partnership, footprint: {covers: [reg]}}}\n"));
        return text.substr(0, text.find(' '));
    };
    EXPECT_EQ(verdict("0.55"), "cannot-tell");
    EXPECT_EQ(verdict("0.97"), "cannot-tell");
    EXPECT_EQ(verdict("0.99"), "pass");
    EXPECT_EQ(verdict("1"), "pass");
}

TEST(Connected, IsOnePieceOverTheBordersThatCount) {
    EXPECT_EQ(says("{connected: {path: covers}}", cdp("North, Mid, South")),
              "pass cdp: North, Mid and South are connected.");
    EXPECT_EQ(says("{connected: {path: covers}}", cdp("North, South")),
              "fail cdp: The area of the C Partnership is in 2 pieces that do not border on each "
              "other by land: North; South.");
    EXPECT_EQ(says("{connected: {path: covers}}",
                   "authorities: {x: {name: X}, y: {name: Y}}\npartnerships: {cdp: {name: C "
                   "Partnership, footprint: {covers: [X, Y]}}}\n"),
              "cannot-tell cdp: No border by land is recorded that joins these: X; Y; the borders "
              "of X and Y are not recorded, so one cannot tell.");
}

TEST(Covered, FailsOnlyWhereTheListForTheAreaIsComplete) {
    const std::string rule = rule_text("{covered: {fulfils: combating-drugs-partnership}}", "",
                                       "{kind: authority, tier: upper, in: area under review}");
    const std::string area = "area: Mercia\n";
    EXPECT_EQ(told(run_rule(rule, area + cdp("North, Mid"))),
              "pass mid: Mid is covered by the C Partnership.\n"
              "pass north: North is covered by the C Partnership.\n"
              "cannot-tell south: No Combating Drugs Partnership is recorded that covers South; "
              "the list of them is not known to be complete, so one cannot tell.");
    EXPECT_EQ(
        told(run_rule(
            rule,
            area + cdp("North, Mid",
                       "complete: [{area: Mercia, fulfils: combating-drugs-partnership}]\n"))),
        "pass mid: Mid is covered by the C Partnership.\n"
        "pass north: North is covered by the C Partnership.\n"
        "fail south: No Combating Drugs Partnership covers South, and the list of them for Mercia "
        "is complete.");
}

TEST(Relation, IsAskedOfEachAuthorityOrArea) {
    const std::string condition = "{relation: {type: health-and-wellbeing-board, per: authority}}";
    const std::string boards =
        "bodies: {hwb-n: {name: North Health and Wellbeing Board, type: "
        "health-and-wellbeing-board, covers: [North]}}\n";
    const auto with = [&](const std::string& relations) {
        return std::string(land) + boards +
               "partnerships: {cdp: {name: C Partnership, footprint: {covers: [North, South]}, "
               "relations: " +
               relations + "}}\n";
    };
    EXPECT_EQ(says(condition, with("{list: [{with: hwb-n, nature: reports}]}")),
              "pass cdp/north: How the C Partnership relates to a Health and Wellbeing Board for "
              "North is defined: the North Health and Wellbeing Board.\n"
              "cannot-tell cdp/south: How the C Partnership relates to a Health and Wellbeing "
              "Board for South is not recorded, so one cannot tell.");
    EXPECT_EQ(says(condition,
                   with("{complete: true, list: [{with: hwb-n, nature: reports, for: North}, "
                        "{type: health-and-wellbeing-board, none: there is none, for: South}]}")),
              "pass cdp/north: How the C Partnership relates to a Health and Wellbeing Board for "
              "North is defined: the North Health and Wellbeing Board.\n"
              "pass cdp/south: The C Partnership relates to no Health and Wellbeing Board for "
              "South, and says why: there is none.");
    EXPECT_EQ(
        says("{relation: {type: health-and-wellbeing-board}}", with("{complete: true, list: []}")),
        "fail cdp: How the C Partnership relates to a Health and Wellbeing Board is not defined: "
        "the list of its relations is complete.");
    EXPECT_EQ(says("{relation: {type: health-and-wellbeing-board, per: police-force-area}}",
                   with("{list: [{with: hwb-n, nature: reports}]}")),
              "pass cdp/mercia: How the C Partnership relates to a Health and Wellbeing Board for "
              "Mercia is defined: the North Health and Wellbeing Board.");
}

TEST(TrueOf, CannotTellWhatIsNotSaid) {
    const std::string rule = rule_text("{true_of: {tier: upper}}", "", "{kind: authority}");
    EXPECT_EQ(
        told(run_rule(
            rule,
            "authorities: {a: {name: A, tier: upper}, b: {name: B, tier: lower}, c: {name: C}}\n")),
        "pass a: A is upper-tier.\nfail b: B is not upper-tier.\n"
        "cannot-tell c: Whether C is upper-tier is not recorded, so one cannot tell.");
}

}  // namespace
}  // namespace govmap
