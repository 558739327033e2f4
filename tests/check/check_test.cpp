#include <gtest/gtest.h>

#include "check/bench.hpp"

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::told;

const char* const needs_sro = "{count: {path: '~holds[role=sro]', at_least: 1}}";

TEST(Check, ARuleThatLookedAtNothingSaysSo) {
    const CheckReport report = run_rule(rule_text(needs_sro), "organisations: {o: {name: O}}\n");
    EXPECT_TRUE(report.findings.empty());
    ASSERT_EQ(report.rules.size(), 1U);
    EXPECT_EQ(report.rules.front().rule, "R-01");
    EXPECT_EQ(report.rules.front().subjects, 0U);
    EXPECT_EQ(report.packs, std::vector<std::string>{"A small pack"});
}

TEST(Check, WhereNothingWasLookedAtItSaysWhatMayBeMeant) {
    const auto standing = [](const char* model) {
        const CheckReport report = run_rule(rule_text(needs_sro), model, "2023-06-01");
        return report.standing.empty() ? std::string{} : report.standing.front();
    };
    const std::string own = " For tests only.";
    EXPECT_EQ(standing("title: Empty\n"),
              "No Combating Drugs Partnership is recorded: in a model it stands under "
              "'partnerships:'." +
                  own);
    const std::string in_place =
        " is a Combating Drugs Partnership, write it under 'partnerships:' in place of 'bodies:', "
        "or give it 'fulfils: [combating-drugs-partnership]'." +
        own;
    EXPECT_EQ(standing("bodies: {n: {name: North combating drugs partnership}}\n"),
              "If North combating drugs partnership (n)" + in_place);
    EXPECT_EQ(standing("bodies: {n: {name: North, type: combating-drugs-partnership}}\n"),
              "If North (n)" + in_place);
    EXPECT_EQ(standing("partnerships: {n: {name: North, until: 2023-01-01}}\n"),
              "North is recorded until 1 January 2023, and not on 1 June 2023." + own);
    EXPECT_EQ(standing("partnerships: {n: {name: North}}\n"), "For tests only.");
    // A rule that is no minimum, and looks at nothing, hides no bad news of the minimum.
    std::string expected = rule_text(needs_sro);
    expected.replace(expected.find("force: minimum"), 14, "force: expected");
    EXPECT_EQ(run_rule(expected, "title: Empty\n").standing.front(), "For tests only.");
}

TEST(Check, SubjectsStandInTheOrderOfTheirIds) {
    const CheckReport report =
        run_rule(rule_text(needs_sro), "partnerships: {b: {name: B}, a: {name: A}}\n");
    ASSERT_EQ(report.findings.size(), 2U);
    EXPECT_EQ(report.findings[0].subject, "a");
    EXPECT_EQ(report.rules.front().verdicts[static_cast<std::size_t>(Verdict::cannot_tell)], 2U);
}

TEST(Check, AFindingCarriesRuleEvidenceAndRemedy) {
    const CheckReport report =
        run_rule(rule_text(needs_sro),
                 "sources: {s: {title: Report}}\npartnerships:\n  cdp:\n    name: C\n"
                 "    roles: {sro: {absent: vacant, source: {s: page 2}}}\n");
    ASSERT_EQ(report.findings.size(), 1U);
    const Finding& finding = report.findings.front();
    EXPECT_EQ(finding.force, Force::minimum);
    EXPECT_EQ(finding.citation, "The guidance, chapter 3");
    EXPECT_EQ(finding.remedy, "Do it.");
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_EQ(finding.evidence.front().text,
              "The role of Senior Responsible Owner in C is recorded as vacant");
    EXPECT_EQ(finding.evidence.front().citation, "Report, page 2");
    EXPECT_EQ(finding.evidence.front().where.line, 6U);
}

TEST(Check, WhatIsMissingIsNamedOnce) {
    const CheckReport report =
        run_rule(rule_text(needs_sro),
                 "partnerships: {cdp: {name: C, roles: {sro: {absent: yet to be determined}}}}\n");
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().missing,
              std::vector<std::string>{
                  "who is Senior Responsible Owner of C (recorded as yet to be determined)"});
}

TEST(Check, TheRuleMayAskOneQuestionInPlaceOfAllThatIsMissing) {
    const char* const model = "partnerships: {cdp: {name: C}}\n";
    const std::string own =
        rule_text(needs_sro, "says: {would-settle-it: 'who leads {subject}'}\n");
    const CheckReport open = run_rule(own, model);
    ASSERT_EQ(open.findings.size(), 1U);
    EXPECT_EQ(open.findings.front().missing, std::vector<std::string>{"who leads C"});
    const CheckReport fails =
        run_rule(own, "partnerships: {cdp: {name: C, roles: {sro: {absent: vacant}}}}\n");
    ASSERT_EQ(fails.findings.size(), 1U);
    EXPECT_EQ(fails.findings.front().verdict, Verdict::fail);
    EXPECT_TRUE(fails.findings.front().missing.empty());
}

TEST(Check, OfSeveralSentencesTheLastOneConcludes) {
    EXPECT_EQ(told(run_rule(rule_text("{all: [{recorded: {property: x}}, {recorded: {property: "
                                      "y}}]}"),
                            "partnerships: {cdp: {name: C}}\n")),
              "cannot-tell cdp: For C, the x is not recorded. For C, the y is not recorded, so one "
              "cannot tell.");
}

TEST(Check, APlaceIsCalledAsPeopleCallIt) {
    const CheckReport report =
        run_rule(rule_text("{each: {path: covers, check: {true_of: {country: england}}}}"),
                 "authorities: {here: {name: 'Here, County of', tier: upper, type: unitary, "
                 "country: england}}\n"
                 "partnerships: {cdp: {name: C, footprint: {covers: [here]}}}\n");
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings.front().item_name, "Here");
    EXPECT_EQ(report.findings.front().sentence, "Here is in England.");
}

TEST(Check, ARuleOutsideItsTimeDoesNotApply) {
    const std::string rule = rule_text(needs_sro, "from: 2022-06\n");
    const std::string model = "partnerships: {cdp: {name: C, roles: {sro: {absent: vacant}}}}\n";
    EXPECT_EQ(told(run_rule(rule, model, "2022-05-31")),
              "not-applicable cdp: This is asked from June 2022, and not yet on 31 May 2022.");
    EXPECT_EQ(told(run_rule(rule, model, "2022-06-10")),
              "cannot-tell cdp: This is asked from June 2022; whether it is on 10 June "
              "2022, one cannot tell.");
    EXPECT_EQ(told(run_rule(rule, model, "2022-07-01")).substr(0, 4), "fail");
}

TEST(Check, ASubjectThatOnlyPerhapsExistsCannotBeTold) {
    EXPECT_EQ(
        told(run_rule(
            rule_text(needs_sro),
            "partnerships: {cdp: {name: C, from: 2022-09, roles: {sro: {absent: vacant}}}}\n")),
        "cannot-tell cdp: C is recorded from September 2022; whether it exists on 7 September "
        "2022, one cannot tell.");
    EXPECT_TRUE(run_rule(rule_text(needs_sro), "partnerships: {cdp: {name: C, from: 2022-10}}\n")
                    .findings.empty());
}

TEST(Check, WhenAndUnlessSayWhetherItApplies) {
    const std::string when =
        rule_text(needs_sro, "when: {count: {path: ~member_of, at_least: 1}}\n");
    EXPECT_EQ(told(run_rule(
                  when, "partnerships: {cdp: {name: C, members: {complete: true, list: []}}}\n")),
              "not-applicable cdp: The rule does not apply here. C has no member: the membership "
              "list is complete.");
    EXPECT_EQ(told(run_rule(when, "partnerships: {cdp: {name: C}}\n")),
              "cannot-tell cdp: Whether the rule applies is open. No member of C is recorded; the "
              "membership list is not complete, so one cannot tell.");
    const std::string unless = rule_text(needs_sro, "unless: {recorded: {property: exempt}}\n");
    EXPECT_EQ(told(run_rule(unless, "partnerships: {cdp: {name: C, properties: {exempt: so}}}\n"))
                  .substr(0, 14),
              "not-applicable");
}

TEST(Check, ARuleMaySpeakForItself) {
    EXPECT_EQ(told(run_rule(
                  rule_text(needs_sro, "says: {fail: '{subject} has nobody in charge.'}\n"),
                  "partnerships: {cdp: {name: C Partnership, roles: {sro: {absent: vacant}}}}\n")),
              "fail cdp: The C Partnership has nobody in charge.");
}

TEST(Check, ARuleSpeaksForItselfOnlyOfWhatWasLookedAt) {
    const std::string rule =
        rule_text(needs_sro,
                  "from: 2022-06\nwhen: {count: {path: ~member_of, at_least: 1}}\n"
                  "says: {not-applicable: 'Nobody sits on {subject}.', cannot-tell: 'Who is in "
                  "charge?', whether-it-applies: 'Who sits on {subject}?'}\n");
    const std::string empty =
        "partnerships: {cdp: {name: C, members: {complete: true, list: []}}}\n";
    EXPECT_EQ(told(run_rule(rule, empty)), "not-applicable cdp: Nobody sits on C.");
    EXPECT_EQ(told(run_rule(rule, empty, "2022-05-31")),
              "not-applicable cdp: This is asked from June 2022, and not yet on 31 May 2022.");
    EXPECT_EQ(told(run_rule(rule, "partnerships: {cdp: {name: C}}\n")),
              "cannot-tell cdp: Who sits on C?");
}

TEST(Check, WhatIsNotYetDueIsNotAskedYet) {
    EXPECT_EQ(
        told(run_rule(
            rule_text(needs_sro, "when: {due: {product: terms-of-reference, by: 2022-09-30}}\n"),
            "partnerships: {cdp: {name: C}}\n")),
        "not-applicable cdp: This is not asked yet. The terms of reference of C are not yet "
        "due (30 September 2022).");
}

const char* const excepted = R"(
posts: {p: {name: P}}
partnerships: {cdp: {name: C, roles: {sro: {absent: vacant}}}}
exceptions: [{rule: R-01, subject: cdp, item: "-", reason: interim arrangements, approver: p, until: 2023-01-01}]
)";

TEST(Exceptions, TurnAFailIntoAnAcceptedOneForATime) {
    EXPECT_EQ(told(run_rule(rule_text(needs_sro), excepted)),
              "excepted cdp: C has no Senior Responsible Owner: the role is recorded as vacant. "
              "This is an accepted exception until 1 January 2023: interim arrangements.\n"
              "pass cdp/R-01: The exception to R-01 accepted for C is in use.");
    const CheckReport report = run_rule(rule_text(needs_sro), excepted);
    const auto& accepted = report.findings.front().accepted;
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->reason, "interim arrangements");
    EXPECT_EQ(accepted->approver, "The P");
    EXPECT_EQ(accepted->until, "1 January 2023");
    EXPECT_TRUE(accepted->where.known());
    EXPECT_EQ(told(run_rule(rule_text(needs_sro), excepted, "2023-02-01")),
              "fail cdp: C has no Senior Responsible Owner: the role is recorded as vacant.\n"
              "fail cdp/R-01: The exception to R-01 accepted for C ended on 1 January 2023.");
}

TEST(Exceptions, ThatAreNotNeededOrOfNoKnownRuleAreTold) {
    std::string text = excepted;
    text.replace(text.find("{absent: vacant}"), 16, "{post: p}       ");
    EXPECT_EQ(told(run_rule(rule_text(needs_sro), text)),
              "pass cdp: C has one Senior Responsible Owner: the P.\n"
              "fail cdp/R-01: The exception to R-01 accepted for C is not needed: the rule does "
              "not fail there.");
    text.replace(text.find("rule: R-01"), 10, "rule: R-02");
    const CheckReport report = run_rule(rule_text(needs_sro), text);
    ASSERT_EQ(report.findings.size(), 2U);
    EXPECT_EQ(report.findings[1].verdict, Verdict::cannot_tell);
    EXPECT_EQ(report.findings[1].missing,
              std::vector<std::string>{"the rule R-02 (did you mean 'R-01'?)"});
}

TEST(Check, AnUnknownRuleIsARequestThatCannotBeMet) {
    test::LoadedPacks packs(test::small_pack(rule_text(needs_sro)));
    ASSERT_TRUE(packs) << packs.problems();
    const test::TextModel model("partnerships: {cdp: {name: C}}\n", packs->vocabulary);
    CheckOptions options;
    options.only = {"R-02"};
    const auto report = check(model.graph(), *packs, options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().message,
              "there is no rule 'R-02' in the packs in use: did you mean 'R-01'?");
}

TEST(Check, SaysNothingOfAnItemInTheRulesWordsWhereThereIsNone) {
    const std::string rule = test::rule_text(
        "{each: {path: '~member_of', as: member, check: {tied: {}}}}",
        "says: {cannot-tell: 'Who speaks for {item} is not recorded.', pass: '{item} speaks.'}\n");
    EXPECT_EQ(
        test::told(test::run_rule(rule, "partnerships: {cdp: {name: C}}\n")),
        "cannot-tell cdp: No member of C is recorded; the membership list is not complete, so "
        "one cannot tell.");
    EXPECT_EQ(test::told(test::run_rule(rule,
                                        "posts: {p: {name: P}}\npartnerships: {cdp: {name: C, "
                                        "members: {list: [{post: p}]}}}\n")),
              "pass cdp/p: The P speaks.");
    const std::string may_apply = rule + "when: {count: {path: '~holds[role=sro]', at_least: 1}}\n";
    EXPECT_EQ(test::told(test::run_rule(may_apply, "partnerships: {cdp: {name: C}}\n")),
              "cannot-tell cdp: Whether the rule applies is open. No Senior Responsible Owner of C "
              "is recorded; who holds the role is not recorded, so one cannot tell.");
}

}  // namespace
}  // namespace govmap
