#include <gtest/gtest.h>

#include "check/bench.hpp"

namespace govmap {
namespace {

using test::says;
using test::verdict_on;

const char* const terms_due = "{due: {product: terms-of-reference, by: 2022-09-30}}";

// A partnership with the fields given, in a model of 7 September 2022.
std::string cdp(const std::string& fields) {
    return "as_of: 2022-09-07\nsources: {early: {title: Early, date: 2022-09-07}, late: {title: "
           "Late, date: 2022-10-05}}\npartnerships: {cdp: {name: C, " +
           fields + "}}\n";
}

TEST(Due, PassesWhatWasDoneInTimeAndSaysWhatWasLate) {
    EXPECT_EQ(
        says(terms_due, cdp("products: {terms-of-reference: {state: agreed, on: 2022-09-01}}"),
             "2022-10-10"),
        "pass cdp: The terms of reference of C were agreed on 1 September 2022, in time for 30 "
        "September 2022.");
    EXPECT_EQ(says(terms_due, cdp("products: {terms-of-reference: {state: agreed, on: 2022-10}}"),
                   "2022-11-10"),
              "pass cdp: The terms of reference of C were agreed in October 2022, later than 30 "
              "September 2022.");
    EXPECT_EQ(says(terms_due, cdp("products: {terms-of-reference: {state: agreed}}"), "2022-11-10"),
              "pass cdp: The terms of reference of C are agreed; since when is not recorded, so "
              "whether that was in time for 30 September 2022 cannot be said.");
    EXPECT_EQ(says(terms_due, cdp("products: {terms-of-reference: {state: agreed, on: 2022}}"),
                   "2023-01-10"),
              "pass cdp: The terms of reference of C were agreed in 2022; whether that was in time "
              "for 30 September 2022 cannot be said.");
}

TEST(Due, DoesNotApplyBeforeTheDateNorOnIt) {
    const std::string open = cdp("products: {terms-of-reference: {state: yet to be determined}}");
    EXPECT_EQ(
        says(terms_due, open, "2022-09-07"),
        "not-applicable cdp: The terms of reference of C are not yet due (30 September 2022).");
    EXPECT_EQ(verdict_on(terms_due, open, "2022-09-30"), "not-applicable");
    EXPECT_EQ(verdict_on(terms_due, open, "2022-10-01"), "cannot-tell");
}

TEST(Due, FailsAfterItsDateOnlyWhereItIsKnownNotToBeDone) {
    EXPECT_EQ(says(terms_due, cdp("products: {terms-of-reference: {state: draft}}"), "2022-10-10"),
              "fail cdp: The terms of reference of C were due by 30 September 2022, and are "
              "overdue: recorded as draft.");
    EXPECT_EQ(
        verdict_on(terms_due, cdp("products: {terms-of-reference: {absent: not yet appointed}}"),
                   "2022-10-10"),
        "fail");
    EXPECT_EQ(says(terms_due, cdp("products: {}, products_complete: true"), "2022-10-10"),
              "fail cdp: The terms of reference of C were due by 30 September 2022, and are "
              "overdue: the list of what there is is complete without.");
    EXPECT_EQ(says(terms_due, cdp("note: x"), "2022-10-10"),
              "cannot-tell cdp: The terms of reference of C were due by 30 September 2022; whether "
              "that has been done is not recorded, so one cannot tell.");
    EXPECT_EQ(verdict_on(terms_due, cdp("products: {terms-of-reference: {absent: withheld}}"),
                         "2022-10-10"),
              "cannot-tell");
}

TEST(Due, YetToBeDeterminedFailsOnlyWhereItWasSaidAfterTheDate) {
    EXPECT_EQ(
        says(terms_due,
             cdp("products: {terms-of-reference: {absent: yet to be determined, source: early}}"),
             "2022-10-10"),
        "cannot-tell cdp: The terms of reference of C were due by 30 September 2022; whether that "
        "has been done is recorded as yet to be determined on 7 September 2022, so one cannot "
        "tell.");
    EXPECT_EQ(
        says(terms_due,
             cdp("products: {terms-of-reference: {absent: yet to be determined, source: late}}"),
             "2022-10-10"),
        "fail cdp: The terms of reference of C were due by 30 September 2022, and are overdue: "
        "recorded as yet to be determined on 5 October 2022.");
}

TEST(Due, WhatIsDatedAfterTheDayAskedForHasNotHappened) {
    const std::string later =
        cdp("products: {terms-of-reference: {state: agreed, on: 2022-12-01}}");
    EXPECT_EQ(says(terms_due, later, "2022-10-10"),
              "fail cdp: The terms of reference of C were due by 30 September 2022, and are "
              "overdue: recorded as agreed only on 1 December 2022.");
    EXPECT_EQ(verdict_on(terms_due, later, "2022-12-01"), "pass");
    const std::string in_october =
        cdp("products: {terms-of-reference: {state: agreed, on: 2022-10}}");
    EXPECT_EQ(verdict_on(terms_due, in_october, "2022-10-10"), "cannot-tell");
}

TEST(Due, ABodyFormedAfterTheDateHasItsOwnClock) {
    const std::string formed =
        cdp("milestones: {formed: {state: done, on: 2023-03-01}}, products: {terms-of-reference: "
            "{state: draft}}");
    EXPECT_EQ(says(terms_due, formed, "2023-04-30"),
              "not-applicable cdp: The terms of reference of C are not yet due (30 April 2023, "
              "reckoned from 1 March 2023, when it was formed).");
    EXPECT_EQ(verdict_on(terms_due, formed, "2023-05-01"), "fail");
    EXPECT_EQ(says("{due: {milestone: formed, by: 2022-08-01}}", formed, "2023-04-30"),
              "pass cdp: The partnership formed of C was done on 1 March 2023, later than 1 August "
              "2022.");
}

TEST(Due, ABodyFormedInASpanAcrossTheDateIsNotOverdueBeforeItsLatestClock) {
    const auto on = [](const char* day) {
        const std::string text =
            says(terms_due,
                 cdp("milestones: {formed: {state: done, on: 2022}}, products: "
                     "{terms-of-reference: {state: draft}}"),
                 day);
        return text.substr(0, text.find(' '));
    };
    EXPECT_EQ(on("2022-09-30"), "not-applicable");
    EXPECT_EQ(on("2022-10-10"), "cannot-tell");
    EXPECT_EQ(on("2023-03-01"), "cannot-tell");  // formed on 31 December: 1 March 2023
    EXPECT_EQ(on("2023-03-02"), "fail");
}

TEST(Due, OneDoneOnADayThatIsNotRecordedMayBeTheLater) {
    const std::string yearly = "{due: {product: progress-report, every: 12 months}}";
    const auto verdict = [&](const std::string& reports) {
        const std::string text = says(
            yearly, cdp("products_complete: true, products: {progress-report: " + reports + "}"),
            "2026-06-01");
        return text.substr(0, text.find(' '));
    };
    const std::string dated = "{state: published, on: 2024-04-01}";
    EXPECT_EQ(verdict("[" + dated + "]"), "fail");
    EXPECT_EQ(verdict("[" + dated + ", {state: draft}]"), "fail");
    EXPECT_EQ(verdict("[" + dated + ", {state: published}]"), "cannot-tell");
    EXPECT_EQ(verdict("[" + dated + ", {state: published}, {state: draft}]"), "cannot-tell");
}

TEST(Due, ARoleIsDoneWhereSomebodyHoldsIt) {
    const std::string condition = "{due: {role: sro, by: 2022-08-01}}";
    const std::string posts = "posts: {p: {name: P}}\n";
    EXPECT_EQ(says(condition, posts + cdp("roles: {sro: {post: p, from: 2022-07-20}}")),
              "pass cdp: The Senior Responsible Owner of C was named on 20 July 2022, in time for "
              "1 August 2022.");
    EXPECT_EQ(verdict_on(condition, cdp("roles: {sro: {absent: vacant}}")), "fail");
    EXPECT_EQ(verdict_on(condition, cdp("note: x")), "cannot-tell");
}

TEST(Due, WhatCanNotBeHereIsNeverOverdue) {
    const std::string none = cdp("products: {terms-of-reference: {absent: not applicable}}");
    for (const char* day : {"2022-09-07", "2022-10-10"}) {
        EXPECT_EQ(says(terms_due, none, day),
                  "not-applicable cdp: The terms of reference of C are recorded as not applicable: "
                  "there can be none here.");
    }
    // Beside another that is not done, it says nothing of that.
    EXPECT_EQ(
        says(terms_due,
             cdp("products: {terms-of-reference: [{absent: not applicable}, {state: draft}]}"),
             "2022-10-10")
            .substr(0, 4),
        "fail");
    const std::string condition =
        "{due: {product: progress-report, every: 12 months, after: 2023-04-30}}";
    const std::string once = "products: {progress-report: [{state: published, on: 2023-04-20}, ";
    EXPECT_EQ(says(condition, cdp(once + "{absent: not applicable}]}"), "2025-06-01").substr(0, 11),
              "cannot-tell");
    EXPECT_EQ(says(condition, cdp(once + "{state: draft}]}"), "2025-06-01").substr(0, 4), "fail");
}

TEST(Due, RecursFromTheLastTimeItWasDone) {
    const std::string condition =
        "{due: {product: progress-report, every: 12 months, after: 2023-04-30}}";
    const std::string two =
        cdp("products: {progress-report: [{state: published, on: 2023-04-20}, {state: published, "
            "on: 2024-04-10}]}");
    EXPECT_EQ(says(condition, two, "2023-04-25"),
              "pass cdp: The progress report of C was last done on 20 April 2023, and is due again "
              "by 20 April 2024.");
    EXPECT_EQ(says(condition, two, "2025-01-01"),
              "pass cdp: The progress report of C was last done on 10 April 2024, and is due again "
              "by 10 April 2025.");
    EXPECT_EQ(says(condition, two, "2025-06-01"),
              "cannot-tell cdp: The progress report of C was last done on 10 April 2024; the next "
              "was due by 10 April 2025, and whether that has been done is not recorded, so one "
              "cannot tell.");
    const std::string whole = cdp(
        "products: {progress-report: {state: published, on: 2023-04-20}}, products_complete: true");
    EXPECT_EQ(says(condition, whole, "2025-06-01"),
              "fail cdp: The progress report of C was last done on 20 April 2023; the next was due "
              "by 20 April 2024 and is overdue.");
    const std::string whole_then =
        cdp("products: {progress-report: {state: published, on: 2023-04-20}}, products_complete: "
            "{as_at: 2023-06-01}");
    EXPECT_EQ(verdict_on(condition, whole_then, "2025-06-01"), "cannot-tell");
    EXPECT_EQ(verdict_on(condition, cdp("note: x"), "2023-04-30"), "not-applicable");
    EXPECT_EQ(verdict_on(condition, cdp("note: x"), "2023-05-01"), "cannot-tell");
}

}  // namespace
}  // namespace govmap
