#include <gtest/gtest.h>

#include "check/bench.hpp"

// recorded, lists, sourced, tied, and what combines conditions.

namespace govmap {
namespace {

using test::partnership;
using test::rule_text;
using test::run_rule;
using test::says;
using test::told;
using test::verdict_on;

TEST(Recorded, PassesFailsOrCannotTell) {
    const std::string condition = "{recorded: {property: rationale}}";
    EXPECT_EQ(says(condition, partnership("footprint: {rationale: aligned}")),
              "pass cdp: For the C Partnership, the rationale is recorded.");
    EXPECT_EQ(says(condition, partnership("footprint: {rationale: {absent: not applicable}}")),
              "fail cdp: For the C Partnership, the rationale is recorded as not applicable.");
    EXPECT_EQ(says(condition, partnership("footprint: {rationale: {absent: not recorded}}")),
              "cannot-tell cdp: For the C Partnership, the rationale is not recorded, though "
              "looked for, so one cannot tell.");
    EXPECT_EQ(says(condition, partnership("note: x")),
              "cannot-tell cdp: For the C Partnership, the rationale is not recorded, so one "
              "cannot tell.");
}

TEST(Lists, NamesWhatIsNotThere) {
    const std::string condition =
        "{lists: {product: terms-of-reference, property: matters, items: {membership: membership, "
        "quorum: a quorum}}}";
    const auto with = [](const std::string& matters) {
        return partnership("products: {terms-of-reference: {state: agreed, properties: {matters: " +
                           matters + "}}}");
    };
    EXPECT_EQ(says(condition, with("[quorum, membership]")),
              "pass cdp: For the terms of reference of the C Partnership, the matters hold all 2 "
              "that should be there.");
    EXPECT_EQ(says(condition, with("{value: [membership], complete: true}")),
              "fail cdp: For the terms of reference of the C Partnership, the matters do not hold "
              "a quorum.");
    EXPECT_EQ(says(condition, with("{value: [other-things], complete: true}")),
              "fail cdp: For the terms of reference of the C Partnership, the matters do not hold "
              "2 of the 2 that should be there: membership and a quorum.");
    EXPECT_EQ(verdict_on(condition, with("[membership]")), "cannot-tell");
    EXPECT_EQ(verdict_on(condition, partnership("products: {}, products_complete: true")),
              "not-applicable");
    EXPECT_EQ(verdict_on(condition, partnership("note: x")), "cannot-tell");
}

TEST(Recorded, LooksIntoEachDocumentThatMayBeTheLatest) {
    const std::string condition =
        "{lists: {product: terms-of-reference, property: scope, items: [s]}}";
    const auto verdict = [&](const std::string& first, const std::string& second) {
        const std::string text = says(condition, partnership("products: {terms-of-reference: [" +
                                                             first + ", " + second + "]}"));
        return text.substr(0, text.find(' '));
    };
    const std::string with = "properties: {scope: [s]}";
    const std::string without = "properties: {scope: {value: [t], complete: true}}";
    const std::string dated = "{state: agreed, on: 2021-01-01, ";
    const std::string undated = "{state: agreed, ";
    EXPECT_EQ(verdict(dated + with + "}", undated + without + "}"), "cannot-tell");
    EXPECT_EQ(verdict(dated + without + "}", undated + with + "}"), "cannot-tell");
    EXPECT_EQ(verdict(dated + with + "}", undated + with + "}"), "pass");
    EXPECT_EQ(verdict(dated + without + "}", undated + without + "}"), "fail");
    EXPECT_EQ(verdict(dated + with + "}", "{state: draft, " + without + "}"), "pass");
    EXPECT_EQ(verdict("{state: agreed, on: 2022-01-01, " + with + "}", dated + without + "}"),
              "pass");
}

TEST(Recorded, TakesTheWordNoForNone) {
    const std::string condition = "{recorded: {property: joint-work}}";
    EXPECT_EQ(says(condition, partnership("properties: {joint-work: no}")),
              "fail cdp: For the C Partnership, the joint work is recorded as no.");
    EXPECT_EQ(verdict_on(condition, partnership("properties: {joint-work: None}")), "fail");
    EXPECT_EQ(verdict_on(condition, partnership("properties: {joint-work: no commissioning yet}")),
              "pass");
    EXPECT_EQ(says("{lists: {property: joint-work, items: [pooled-budget]}}",
                   partnership("properties: {joint-work: none}")),
              "fail cdp: For the C Partnership, the joint work do not hold pooled budget.");
}

TEST(Recorded, SaysNothingOfTheTimeBeforeItCameToBeSo) {
    const std::string condition = "{recorded: {property: joint-work}}";
    const std::string model = partnership("properties: {joint-work: {value: yes, on: 2023-02}}");
    EXPECT_EQ(verdict_on(condition, model, "2023-03-01"), "pass");
    for (const char* day : {"2023-02-10", "2022-09-07"})
        EXPECT_EQ(verdict_on(condition, model, day), "cannot-tell") << day;
    EXPECT_EQ(says(condition, model, "2022-09-07"),
              "cannot-tell cdp: For the C Partnership, the joint work is recorded as of February "
              "2023; what it was on 7 September 2022, one cannot tell.");
    EXPECT_EQ(
        says("{lists: {property: matters, items: [quorum]}}",
             partnership("properties: {matters: {value: [], complete: true, on: 2023-02-01}}"),
             "2022-09-07"),
        "cannot-tell cdp: For the C Partnership, the matters are recorded as of 1 February "
        "2023, and not for 7 September 2022, so one cannot tell.");
}

TEST(Recorded, AsOneOfSomeWords) {
    const std::string condition = "{recorded: {property: state, as: [done, dropped]}}";
    EXPECT_EQ(says(condition, partnership("properties: {state: dropped}")),
              "pass cdp: For the C Partnership, the state is recorded as dropped.");
    EXPECT_EQ(says(condition, partnership("properties: {state: open}")),
              "fail cdp: For the C Partnership, the state is recorded as open, not as done or "
              "dropped.");
    EXPECT_EQ(verdict_on(condition, partnership("properties: {state: [open, done]}")), "pass");
    EXPECT_EQ(verdict_on(condition, partnership("properties: {state: [open]}")), "cannot-tell");
    EXPECT_EQ(
        verdict_on(condition, partnership("properties: {state: {value: [open], complete: true}}")),
        "fail");
    EXPECT_EQ(verdict_on(condition, partnership("properties: {state: {absent: not applicable}}")),
              "fail");
    EXPECT_EQ(verdict_on(condition, partnership("note: x")), "cannot-tell");
}

TEST(Recorded, OrAStateOfTheDocumentThatSaysIt) {
    const std::string condition =
        "{recorded: {product: delivery-plan, property: published, or_state: published}}";
    const auto with = [](const std::string& plan) {
        return partnership("products: {delivery-plan: {" + plan + "}}");
    };
    const auto verdict = [&](const std::string& plan) {
        return verdict_on(condition, with(plan), "2023-01-10");
    };
    EXPECT_EQ(says(condition, with("state: published")),
              "pass cdp: The delivery plan of the C Partnership is published.");
    EXPECT_EQ(verdict("state: agreed, properties: {published: {value: yes, on: 2023-01-09}}"),
              "pass");
    EXPECT_EQ(verdict("state: agreed, properties: {published: no}"), "fail");
    EXPECT_EQ(verdict("state: agreed, properties: {published: {absent: not applicable}}"), "fail");
    EXPECT_EQ(verdict("state: agreed"), "cannot-tell");
    EXPECT_EQ(verdict("state: agreed, properties: {published: {value: yes, on: 2023-02-09}}"),
              "cannot-tell");
    EXPECT_EQ(verdict("state: published, on: 2023-01"), "cannot-tell");
    EXPECT_EQ(verdict("state: published, on: 2023-02"), "not-applicable");
    EXPECT_EQ(verdict("state: draft, properties: {published: no}"), "not-applicable");
    EXPECT_EQ(verdict("absent: not applicable"), "not-applicable");
    EXPECT_EQ(verdict_on(condition, partnership("products: {}, products_complete: true")),
              "not-applicable");
    EXPECT_EQ(says(condition, with("state: agreed")),
              "cannot-tell cdp: Whether the delivery plan of the C Partnership is published on 7 "
              "September 2022 is not recorded, so one cannot tell.");
}

TEST(Lists, TakesASlipOfThePenForWhatMayBeMeant) {
    const std::string condition =
        "{lists: {property: matters, items: {meetings: how often it meets, quorum: a quorum}}}";
    const auto with = [](const std::string& words) {
        return partnership("properties: {matters: {value: [" + words + "], complete: true}}");
    };
    const CheckReport report = run_rule(rule_text(condition), with("meeting, quorum"));
    EXPECT_EQ(told(report),
              "cannot-tell cdp: For the C Partnership, the matters hold 'meeting', by which how "
              "often it meets may be meant, so one cannot tell.");
    EXPECT_EQ(report.findings.at(0).missing,
              std::vector<std::string>{
                  "whether the matters of the C Partnership hold how often it meets: 'meeting' is "
                  "not a word that the rule knows; did you mean 'meetings'?"});
    EXPECT_EQ(verdict_on(condition, with("How often it meets, quorum")), "cannot-tell");
    EXPECT_EQ(
        says("{lists: {property: matters, items: [reduce-drug-supply]}}", with("reduce-drug-use")),
        "fail cdp: For the C Partnership, the matters do not hold reduce drug supply.");
    EXPECT_EQ(says(condition, with("money, quorum")),
              "fail cdp: For the C Partnership, the matters do not hold how often it meets.");
    EXPECT_EQ(says(condition, with("meeting, money")),
              "fail cdp: For the C Partnership, the matters do not hold a quorum.");
}

TEST(Recorded, TakesASlipOfThePenForWhatMayBeMeant) {
    const std::string condition = "{recorded: {property: consulted, as: [yes, published]}}";
    const CheckReport report =
        run_rule(rule_text(condition), partnership("properties: {consulted: Yes}"));
    EXPECT_EQ(told(report),
              "cannot-tell cdp: For the C Partnership, the consulted is recorded as Yes, by which "
              "yes may be meant, so one cannot tell.");
    EXPECT_EQ(report.findings.at(0).missing,
              std::vector<std::string>{"for the C Partnership, the consulted: 'Yes' is not a word "
                                       "that the rule knows; did you mean 'yes'?"});
    const auto verdict = [&](const std::string& said) {
        const std::string text =
            says(condition, partnership("properties: {consulted: " + said + "}"));
        return text.substr(0, text.find(' '));
    };
    EXPECT_EQ(verdict("{value: [Publishd], complete: true}"), "cannot-tell");
    EXPECT_EQ(verdict("{value: [Publishd, yes], complete: true}"), "pass");
    for (const char* other : {"unpublished", "no", "postponed", "{value: [draft], complete: true}"})
        EXPECT_EQ(verdict(other), "fail") << other;
}

TEST(Lists, OfOneItemSaySoPlainly) {
    const std::string condition = "{lists: {property: matters, items: {quorum: a quorum}}}";
    EXPECT_EQ(says(condition, partnership("properties: {matters: [quorum]}")),
              "pass cdp: For the C Partnership, the matters hold a quorum.");
    EXPECT_EQ(says(condition, partnership("properties: {matters: [other]}")),
              "cannot-tell cdp: For the C Partnership, the matters recorded do not hold a quorum, "
              "and the list is not said to be complete, so one cannot tell.");
}

TEST(Sourced, CountsTheFactsThatNameNoSource) {
    EXPECT_EQ(says("{sourced: {}}", "sources: {s: {title: S}}\n" + partnership("source: s")),
              "pass cdp: Everything recorded of the C Partnership names its source.");
    EXPECT_EQ(
        says("{sourced: {}}", "posts: {p: {name: P}}\n" + partnership("roles: {sro: {post: p}}")),
        "fail cdp: Of 2 facts recorded of the C Partnership, 2 name no source.");
}

TEST(Tied, FailsForWhatFloats) {
    EXPECT_EQ(
        told(run_rule(
            rule_text("{tied: {}}", "", "{kind: post}"),
            "posts: {p: {name: P}, q: {name: Q}}\n" + partnership("roles: {sro: {post: p}}"))),
        "pass p: The P is joined to the rest.\nfail q: The Q is joined to nothing else in the "
        "model.");
}

TEST(About, TakesOneKindOrSeveral) {
    const char* const model =
        "posts: {p: {name: P}}\norganisations: {o: {name: O}}\nbodies: {b: {name: B}}\n";
    EXPECT_EQ(told(run_rule(rule_text("{tied: {}}", "", "{kind: [organisation, post]}"), model)),
              "fail o: O is joined to nothing else in the model.\n"
              "fail p: The P is joined to nothing else in the model.");
    EXPECT_EQ(told(run_rule(
                  rule_text("{true_of: {kind: [post, body]}}", "", "{kind: [post, organisation]}"),
                  model)),
              "fail o: O is not a post or a body.\npass p: The P is a post or a body.");
}

TEST(Each, GivesAVerdictForEachItemAndNoneForAnOpenListWithSome) {
    const std::string condition =
        "{each: {path: ~part_of, as: sub-group, check: {count: {path: '~holds[role=chair]', "
        "at_least: 1}}}}";
    EXPECT_EQ(says(condition,
                   "posts: {p: {name: P}}\n" +
                       partnership("sub_groups: {list: {b: {name: B Group, roles: {chair: {absent: "
                                   "vacant}}}, a: {name: A Group, roles: {chair: {post: p}}}}}")),
              "pass cdp/a: The A Group has one chair: the P.\n"
              "fail cdp/b: The B Group has no chair: the role is recorded as vacant.");
    EXPECT_EQ(
        says(condition,
             "posts: {p: {name: P}}\n" +
                 partnership("sub_groups: {list: {a: {name: A Group, from: 2022-09, roles: {chair: "
                             "{post: p}}}}}"),
             "2022-09-07"),
        "cannot-tell cdp/a: The A Group has one chair: the P, as far as is recorded; whether "
        "that holds on 7 September 2022, its dates leave open, so one cannot tell.");
    EXPECT_EQ(
        says("{each: {path: '~holds[role=chair]', check: {true_of: {type: director}}}}",
             "posts: {p: {name: P, type: director}}\n" +
                 partnership("roles: {chair: {post: p, from: 2022-09}}"),
             "2022-09-07"),
        "cannot-tell cdp/p: The P is of the type director; but whether the P belongs to it on 7 "
        "September 2022, its dates leave open, so one cannot tell.");
    EXPECT_EQ(verdict_on(condition, partnership("sub_groups: {complete: true, list: {}}")),
              "not-applicable");
    EXPECT_EQ(verdict_on(condition, partnership("note: x")), "cannot-tell");
    EXPECT_EQ(
        says("{all: [" + condition + "]}",
             partnership(
                 "sub_groups: {list: {b: {name: B Group, roles: {chair: {absent: vacant}}}}}")),
        "fail cdp: The B Group has no chair: the role is recorded as vacant.");
}

TEST(Combining, FollowsKleene) {
    const std::string pass = "{count: {path: ~member_of, at_most: 9}}";
    const std::string fail = "{count: {path: ~member_of, at_most: 0}}";
    const std::string open = "{count: {path: ~member_of, at_least: 9}}";
    const std::string skip = "{due: {role: chair, by: 2030-01-01}}";
    const std::string model =
        "organisations: {f: {name: F}}\n" + partnership("members: {list: [{organisation: f}]}");
    const auto verdict = [&](const std::string& condition) { return verdict_on(condition, model); };
    EXPECT_EQ(verdict("{all: [" + pass + ", " + open + "]}"), "cannot-tell");
    EXPECT_EQ(verdict("{all: [" + open + ", " + fail + "]}"), "fail");
    EXPECT_EQ(verdict("{any: [" + open + ", " + pass + "]}"), "pass");
    EXPECT_EQ(verdict("{any: [" + open + ", " + fail + "]}"), "cannot-tell");
    EXPECT_EQ(verdict("{not: " + pass + "}"), "fail");
    EXPECT_EQ(verdict("{not: " + fail + "}"), "pass");
    EXPECT_EQ(verdict("{not: " + open + "}"), "cannot-tell");
    EXPECT_EQ(verdict("{all: [" + skip + ", " + pass + "]}"), "pass");
    EXPECT_EQ(verdict("{all: [" + skip + "]}"), "not-applicable");
    EXPECT_EQ(verdict("{not: " + skip + "}"), "not-applicable");
}

}  // namespace
}  // namespace govmap
