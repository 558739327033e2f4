#include <string>

#include <gtest/gtest.h>

#include "check/bench.hpp"

// What sources disagree on settles no rule, and is told of once an entity.

namespace govmap {
namespace {

using test::LoadedPacks;
using test::rule_text;
using test::run_rule;
using test::small_pack;
using test::TextModel;
using test::Texts;

const std::string sources = "sources: {one: {title: One}, two: {title: Two}}\n";
const std::string posts = "posts: {p: {name: P, type: director}, q: {name: Q}}\n";

std::string cdp(const std::string& fields) {
    return sources + posts + "partnerships: {cdp: {name: C, " + fields + "}}\n";
}

Verdict verdict_of(const std::string& condition, const std::string& model,
                   const std::string& about = "{fulfils: combating-drugs-partnership}") {
    const CheckReport report = run_rule(rule_text(condition, {}, about), model);
    for (const Finding& one : report.findings) {
        if (one.rule == "R-01") return one.verdict;
    }
    ADD_FAILURE() << "the rule looked at nothing";
    return Verdict::excepted;
}

struct Case {
    const char* what;
    std::string condition;
    std::string settled;   // the fact as one source has it, which settles the rule
    std::string disputed;  // the same, disputed
    Verdict alone;         // what it settles the rule to
};

class Disagreement : public testing::TestWithParam<Case> {};

TEST_P(Disagreement, SettlesNoRuleByOneSideAlone) {
    const Case& one = GetParam();
    EXPECT_EQ(verdict_of(one.condition, cdp(one.settled)), one.alone) << "the case proves nothing";
    EXPECT_EQ(verdict_of(one.condition, cdp(one.disputed)), Verdict::cannot_tell);
}

const char* const needs_sro = "{count: {path: '~holds[role=sro]', at_least: 1}}";
const char* const needs_police = "{count: {path: '~member_of[represents=police]', at_least: 1}}";
const char* const is_agreed = "{recorded: {property: agreed-by, as: [partners]}}";

INSTANTIATE_TEST_SUITE_P(
    Check, Disagreement,
    testing::Values(
        Case{"holder", needs_sro, "roles: {sro: {post: p, source: one}}",
             "roles: {sro: {post: p, source: one, disputed: true}}", Verdict::pass},
        Case{"vacancy", needs_sro, "roles: {sro: {absent: vacant, source: one}}",
             "roles: {sro: {absent: vacant, source: one, disputed: true}}", Verdict::fail},
        Case{"too_many", "{count: {path: '~holds[role=sro]', at_most: 1}}",
             "roles: {sro: [{post: p, source: one}, {post: q, source: two}]}",
             "roles: {sro: [{post: p, source: one, disputed: true}, {post: q, source: two, "
             "disputed: true}]}",
             Verdict::fail},
        Case{"nobody_else", "{count: {path: '~holds[role=chair]', at_least: 1}}",
             "roles: {chair: {absent: vacant, source: one}}",
             "roles: {chair: [{absent: vacant, source: one, disputed: true}, {post: p, source: "
             "two, disputed: true}]}",
             Verdict::fail},
        Case{"member", needs_police,
             "members: {list: [{post: p, represents: [police], source: one}]}",
             "members: {list: [{post: p, represents: [police], source: one, disputed: true}]}",
             Verdict::pass},
        Case{"entity", needs_sro, "roles: {sro: {post: p, source: one}}",
             "source: one, disputed: true, roles: {sro: {post: p, source: one}}", Verdict::pass},
        Case{"property_yes", is_agreed, "properties: {agreed-by: {value: partners, source: one}}",
             "properties: {agreed-by: [{value: partners, source: one, disputed: true}, {value: "
             "nobody, source: two, disputed: true}]}",
             Verdict::pass},
        Case{"property_no", is_agreed, "properties: {agreed-by: {value: nobody, source: one}}",
             "properties: {agreed-by: [{value: nobody, source: one, disputed: true}, {value: "
             "partners, source: two, disputed: true}]}",
             Verdict::fail},
        Case{"milestone_done", "{due: {milestone: formed, by: 2022-08-15}}",
             "milestones: {formed: {state: done, on: 2022-08-01, source: one}}",
             "milestones: {formed: [{state: done, on: 2022-08-01, source: one, disputed: true}, "
             "{state: planned, source: two, disputed: true}]}",
             Verdict::pass},
        Case{"milestone_not_done", "{due: {milestone: formed, by: 2022-08-15}}",
             "milestones: {formed: {state: planned, source: one}}",
             "milestones: {formed: [{state: planned, source: one, disputed: true}, {state: done, "
             "on: 2022-08-01, source: two, disputed: true}]}",
             Verdict::fail}),
    [](const auto& one) { return std::string(one.param.what); });

const std::string chairs =
    "roles: {sro: {post: p, source: one}, chair: [{post: p, source: {one: page 2}, disputed: "
    "true}, {post: q, source: two, disputed: true}]}";

std::vector<Finding> told_of(const CheckReport& report) {
    std::vector<Finding> result;
    for (const Finding& one : report.findings) {
        if (one.rule == disagreement_rule) result.push_back(one);
    }
    return result;
}

TEST(Disagreements, AreAFindingOfTheirOwnWithBothSides) {
    const CheckReport report = run_rule(rule_text(needs_sro), cdp(chairs));
    const auto found = told_of(report);
    ASSERT_EQ(found.size(), 1U);
    const Finding& one = found.front();
    EXPECT_EQ(one.rule, "sources-disagree");
    EXPECT_EQ(one.force, Force::consider);
    EXPECT_EQ(one.verdict, Verdict::cannot_tell);
    EXPECT_EQ(one.subject, "cdp");
    EXPECT_EQ(one.item, "-");
    EXPECT_EQ(one.sentence,
              "Two sources disagree on who is chair of C: The P is chair of C [One, page 2]; "
              "The Q is chair of C [Two].");
    EXPECT_EQ(one.evidence.size(), 2U);
    EXPECT_EQ(one.missing, std::vector<std::string>{"which source is right: who is chair of C"});
    EXPECT_NE(one.remedy.find("Find out which of them holds"), std::string::npos);
    const RuleSummary& summary = report.rules.back();
    EXPECT_EQ(summary.rule, "sources-disagree");
    EXPECT_EQ(summary.subjects, 1U);
    EXPECT_EQ(report.findings.front().verdict, Verdict::pass) << "the rest is not in doubt";
}

TEST(Disagreements, OfOneEntityAreOneFindingWithASentenceEach) {
    const auto found = told_of(run_rule(
        rule_text(needs_sro),
        cdp(chairs + ", properties: {size: [{value: '8', source: one, disputed: true}, {value: "
                     "'9', source: one, disputed: true}], area: {value: all, source: one, "
                     "disputed: true}}")));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().sentence,
              "One source says different things on the size of C: C, size: 8 [One]; C, size: 9 "
              "[One]. Sources disagree on the area of C: C, area: all [One]. Two sources disagree "
              "on who is chair of C: The P is chair of C [One, page 2]; The Q is chair of C "
              "[Two].");
    EXPECT_EQ(found.front().missing.size(), 3U);
}

TEST(Disagreements, AreNotToldWhereThereAreNoneOrForAnotherDay) {
    EXPECT_TRUE(told_of(run_rule(rule_text(needs_sro), cdp("roles: {sro: {post: p, source: one}}")))
                    .empty());
    const CheckReport ended =
        run_rule(rule_text(needs_sro),
                 cdp("roles: {chair: {post: p, source: one, disputed: true, until: 2020-01-01}}"));
    EXPECT_TRUE(told_of(ended).empty());
    EXPECT_EQ(ended.rules.size(), 1U) << "and there is no summary of nothing";
}

TEST(Disagreements, FollowWhatIsAskedForOfTheReport) {
    const LoadedPacks packs(small_pack(rule_text(needs_sro)));
    ASSERT_TRUE(packs) << packs.problems();
    const TextModel text(cdp(chairs), packs->vocabulary);
    const auto count = [&](const CheckOptions& options) {
        const auto report = check(text.graph(), *packs, options);
        EXPECT_TRUE(report);
        return report ? told_of(*report).size() : 0;
    };
    CheckOptions options;
    EXPECT_EQ(count(options), 1U);
    options.keep = Keep::failures_and_doubts;
    EXPECT_EQ(count(options), 1U);
    options.keep = Keep::failures;
    EXPECT_EQ(count(options), 0U);
    options = {};
    options.subject = text["p"];
    EXPECT_EQ(count(options), 0U);
    options = {};
    options.only = {"R-01"};
    EXPECT_EQ(count(options), 0U);
}

TEST(Disagreements, InAModelInUseAreToldOfWhereARuleLooksAtIt) {
    const Texts beside = {
        {"models/used/m.yaml", "govmap: 1\n" + cdp(chairs) +
                                   "organisations: {o: {name: O, source: one, disputed: true}}\n"}};
    const auto told = [&](const std::string& about) {
        std::string result;
        for (const Finding& one :
             told_of(run_rule(rule_text(needs_sro, {}, about), "uses: [used]\n", nullptr, beside)))
            result += one.subject + ' ';
        return result;
    };
    EXPECT_EQ(told("{fulfils: combating-drugs-partnership}"), "cdp ");
    EXPECT_EQ(told("{fulfils: combating-drugs-partnership, in: model under review}"), "");
}

TEST(Disagreements, OnWhetherThereIsABodyAreSaidSoByEveryRule) {
    EXPECT_EQ(
        test::says(needs_sro, sources + "partnerships: {cdp: {name: C, source: one, disputed: "
                                        "true}}\n")
            .substr(0, 97),
        "cannot-tell cdp: Sources disagree on whether there is such a thing as C, so one "
        "cannot tell.\ncann");
}

}  // namespace
}  // namespace govmap
