#include <gtest/gtest.h>

#include "check/bench.hpp"

// Components that no shipped rule uses so far, and that local packs may: same, each_word, done_by.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::says;
using test::told;

std::string cdp(const std::string& fields) {
    return "posts: {p: {name: P Post}, q: {name: Q Post}}\npartnerships: {cdp: {name: C, " +
           fields + "}}\n";
}

const char* const same_holders = "{same: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}";

TEST(Same, PassesWhereBothPathsReachTheSame) {
    EXPECT_EQ(says(same_holders, cdp("roles: {sro: {post: p}, chair: {post: p}}")),
              "pass cdp: For C, the same are recorded as Senior Responsible Owner and as chair.");
}

TEST(Same, FailsOnlyWhereTheOtherListIsWholeWithoutIt) {
    EXPECT_EQ(says(same_holders, cdp("roles: {sro: {post: p}, chair: {post: q}}")),
              "fail cdp: For C, the Q Post and the P Post are recorded as Senior Responsible Owner "
              "or chair, but not as both.");
    EXPECT_EQ(says(same_holders, cdp("roles: {sro: {post: p}, chair: {absent: vacant}}")),
              "fail cdp: For C, the P Post is recorded as Senior Responsible Owner or chair, but "
              "not as both.");
    const CheckReport open = run_rule(rule_text(same_holders), cdp("roles: {sro: {post: p}}"));
    EXPECT_EQ(told(open),
              "cannot-tell cdp: Whether the same are Senior Responsible Owner and chair of C, one "
              "cannot tell: who holds the role is not recorded.");
    ASSERT_EQ(open.findings.size(), 1U);
    EXPECT_FALSE(open.findings[0].missing.empty());
}

const char* const each_role =
    "{each_word: {words: {sro: the owner, chair: the chair}, check: {count: {path: "
    "'~holds[role={word}]', at_least: 1}}}}";

TEST(EachWord, GivesAVerdictForEachWordWithItsLabel) {
    const CheckReport report =
        run_rule(rule_text(each_role), cdp("roles: {sro: {post: p}, chair: {absent: vacant}}"));
    EXPECT_EQ(told(report),
              "fail cdp/chair: C has no chair: the role is recorded as vacant.\n"
              "pass cdp/sro: C has one Senior Responsible Owner: the P Post.");
    ASSERT_EQ(report.findings.size(), 2U);
    EXPECT_EQ(report.findings[0].item_name, "the chair");
}

TEST(EachWord, HoldsInsideAnotherConditionWhereAllItsWordsDo) {
    const std::string all = std::string("{all: [") + each_role + "]}";
    EXPECT_EQ(says(all, cdp("roles: {sro: {post: p}, chair: {absent: vacant}}")),
              "fail cdp: C has no chair: the role is recorded as vacant.");
    EXPECT_EQ(says(all, cdp("roles: {sro: {post: p}, chair: {post: p}}")).substr(0, 4), "pass");
    EXPECT_EQ(says(all, cdp("roles: {sro: {post: p}}")).substr(0, 11), "cannot-tell");
}

// A document is the subject here, not the partnership.
std::string done_by(const std::string& plan, const char* as_of) {
    return told(run_rule(rule_text("{done_by: {property: due}}", "", "{kind: product}"),
                         cdp("products: {delivery-plan: {name: The plan, " + plan + "}}"), as_of));
}

TEST(DoneBy, HoldsADocumentToItsOwnDay) {
    EXPECT_EQ(done_by("state: agreed, on: 2023-01-10, due: 2023-01-31", "2023-02-01"),
              "pass cdp--delivery-plan: The plan is agreed, 10 January 2023; it was due 31 January "
              "2023.");
    EXPECT_EQ(
        done_by("state: agreed, on: 2023-02-10, due: 2023-01-31", "2023-03-01"),
        "pass cdp--delivery-plan: The plan is agreed, 10 February 2023; it was due 31 January "
        "2023.");
    EXPECT_EQ(done_by("state: draft, due: 2023-01-31", "2023-01-31"),
              "not-applicable cdp--delivery-plan: The plan is not yet due: due 31 January 2023.");
    EXPECT_EQ(done_by("state: draft, due: 2023-01-31", "2023-02-01"),
              "fail cdp--delivery-plan: The plan was due 31 January 2023 and is overdue: recorded "
              "as draft.");
    EXPECT_EQ(
        done_by("due: 2023-01-31", "2023-02-01"),
        "cannot-tell cdp--delivery-plan: The plan was due 31 January 2023; whether it is done "
        "is not recorded, so one cannot tell.");
    EXPECT_EQ(done_by("state: draft", "2023-02-01"),
              "cannot-tell cdp--delivery-plan: The plan: by when it is to be done is not recorded, "
              "so one cannot tell.");
}

TEST(DoneBy, SaysWhetherItWasLate) {
    const auto late = [](const char* on) {
        const CheckReport report = run_rule(
            rule_text("{done_by: {property: due}}", "", "{kind: product}"),
            cdp(std::string("products: {delivery-plan: {due: 2023-01-31, state: agreed, on: ") +
                on + "}}"),
            "2023-03-01");
        return report.findings.at(0).late;
    };
    EXPECT_FALSE(late("2023-01-31"));
    EXPECT_TRUE(late("2023-02-01"));
}

TEST(DoneBy, DoesNotApplyWhereThereCanBeNone) {
    EXPECT_EQ(
        done_by("absent: not applicable, due: 2023-01-31", "2023-02-01"),
        "not-applicable cdp--delivery-plan: The plan is recorded as not applicable: there can "
        "be none here.");
    EXPECT_EQ(done_by("absent: vacant, due: 2023-01-31", "2023-02-01").substr(0, 4), "fail");
}

}  // namespace
}  // namespace govmap
