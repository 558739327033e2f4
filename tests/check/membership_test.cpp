#include <gtest/gtest.h>

#include "check/bench.hpp"

// count, represented, eligible, agreed, overlap and apart.

namespace govmap {
namespace {

using test::says;

std::string cdp(const std::string& fields, const std::string& more = {}) {
    return "posts: {p: {name: Chief of Public Health, type: director-of-public-health}, q: {name: "
           "Other Post}}\n"
           "organisations: {force: {name: Mercia Police}, trust: {name: Mercia NHS Trust}}\n" +
           more + "partnerships:\n  cdp:\n    name: Mercia Combating Drugs Partnership\n" + fields;
}

TEST(Count, PassesOnTheHolderThatIsNamed) {
    EXPECT_EQ(says("{count: {path: '~holds[role=sro]', exactly: 1}}",
                   cdp("    roles: {sro: {post: p}}\n")),
              "pass cdp: The Mercia Combating Drugs Partnership has one Senior Responsible Owner: "
              "the Chief of Public Health.");
}

TEST(Count, TakesARecordedAbsenceOfALineForItsWholeList) {
    const std::string condition = "{count: {path: answers_for, at_least: 1, noun: outcome}}";
    EXPECT_EQ(says(condition, cdp("    answers_for: {absent: not applicable, note: it advises}\n")),
              "fail cdp: The Mercia Combating Drugs Partnership has no outcome: it is recorded as "
              "not applicable: it advises.");
    const CheckReport report =
        test::run_rule(test::rule_text(condition), cdp("    answers_for: {absent: withheld}\n"));
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].verdict, Verdict::cannot_tell);
    EXPECT_EQ(report.findings[0].missing,
              std::vector<std::string>{"what the Mercia Combating Drugs Partnership answers for "
                                       "(recorded as withheld)"});
    EXPECT_EQ(report.findings[0].evidence.at(0).text,
              "What the Mercia Combating Drugs Partnership answers for is recorded as withheld");
}

TEST(Count, FailsOnTwoWhereOneIsAsked) {
    EXPECT_EQ(
        says("{count: {path: '~holds[role=sro]', exactly: 1}}",
             cdp("    roles: {sro: [{post: p}, {post: q}]}\n")),
        "fail cdp: The Mercia Combating Drugs Partnership has 2 Senior Responsible Owners: the "
        "Chief of Public Health and the Other Post; there should be one Senior Responsible Owner.");
}

TEST(Count, FailsOnAVacancyAndCannotTellWhatIsNotDetermined) {
    EXPECT_EQ(says("{count: {path: '~holds[role=sro]', at_least: 1}}",
                   cdp("    roles: {sro: {absent: vacant}}\n")),
              "fail cdp: The Mercia Combating Drugs Partnership has no Senior Responsible Owner: "
              "the role is recorded as vacant.");
    EXPECT_EQ(
        says("{count: {path: '~holds[role=sro]', at_least: 1}}",
             cdp("    roles: {sro: {absent: yet to be determined}}\n")),
        "cannot-tell cdp: No Senior Responsible Owner of the Mercia Combating Drugs Partnership is "
        "recorded; the role is recorded as yet to be determined, so one cannot tell.");
    EXPECT_EQ(says("{count: {path: '~holds[role=sro]', at_least: 1}}", cdp("    note: x\n")),
              "cannot-tell cdp: No Senior Responsible Owner of the Mercia Combating Drugs "
              "Partnership is recorded; who holds the role is not recorded, so one cannot tell.");
}

TEST(Count, OfWhatMustNotBeThereIsNotTroubledByAnOpenList) {
    EXPECT_EQ(says("{count: {path: ~member_of, at_most: 1}}",
                   cdp("    members: {list: [{organisation: force}]}\n")),
              "pass cdp: The Mercia Combating Drugs Partnership has one member: Mercia Police.");
    EXPECT_EQ(says("{count: {path: ~member_of, at_most: 0}}", cdp("    note: x\n")),
              "pass cdp: No member of the Mercia Combating Drugs Partnership is recorded.");
}

TEST(Count, CannotTellOnADateKnownToTheMonth) {
    EXPECT_EQ(says("{count: {path: '~holds[role=sro]', exactly: 1}}",
                   cdp("    roles: {sro: {post: p, from: 2022-09}}\n")),
              "cannot-tell cdp: The Mercia Combating Drugs Partnership has one Senior Responsible "
              "Owner: the Chief of Public Health, as far as is recorded; whether that holds on 7 "
              "September 2022, its dates leave open, so one cannot tell.");
}

TEST(Represented, PassesThroughASubGroupAndSaysSo) {
    EXPECT_EQ(says("{represented: {category: police}}",
                   cdp("    sub_groups:\n      list:\n        g: {name: Supply Group, members: "
                       "{list: [{organisation: force, represents: [police]}]}}\n")),
              "pass cdp: The Mercia Combating Drugs Partnership has a member for police: Mercia "
              "Police (through the Supply Group).");
}

TEST(Represented, FailsWhereTheMembershipIsComplete) {
    EXPECT_EQ(says("{represented: {category: police}}",
                   cdp("    members: {complete: true, list: [{organisation: trust, represents: "
                       "[nhs]}]}\n")),
              "fail cdp: The Mercia Combating Drugs Partnership has no member for police: the "
              "membership list is complete.");
}

TEST(Represented, CannotTellWhereTheMembershipIsOpen) {
    EXPECT_EQ(says("{represented: {category: jobcentre-plus}}",
                   cdp("    members: {list: [{organisation: trust, represents: [nhs]}]}\n")),
              "cannot-tell cdp: No member of the Mercia Combating Drugs Partnership is recorded "
              "for Jobcentre Plus; the membership list is not complete, so one cannot tell.");
}

TEST(Represented, CannotTellByAMemberOfTheWiderCategoryOrOfNone) {
    EXPECT_EQ(
        says("{represented: {category: nhs-strategic}}",
             cdp("    members: {complete: true, list: [{organisation: trust, represents: "
                 "[nhs]}]}\n")),
        "cannot-tell cdp: No member of the Mercia Combating Drugs Partnership is recorded for NHS "
        "strategic as such; the Mercia NHS Trust is recorded for NHS only, so one cannot tell.");
    EXPECT_EQ(says("{represented: {category: police}}",
                   cdp("    members: {complete: true, list: [{organisation: force}]}\n")),
              "cannot-tell cdp: No member of the Mercia Combating Drugs Partnership is recorded "
              "for police as such; what Mercia Police represents is not said, so one cannot tell.");
}

TEST(Represented, AVacantSeatFailsAndASubGroupOfUnknownMembersLeavesItOpen) {
    const std::string seat = "    members: {list: [{absent: vacant, represents: [police]}]}\n";
    EXPECT_EQ(says("{represented: {category: police}}", cdp(seat)),
              "fail cdp: The Mercia Combating Drugs Partnership has no member for police: the seat "
              "is recorded as vacant.");
    EXPECT_EQ(
        says("{represented: {category: police}}",
             cdp(seat + "    sub_groups: {list: {g: {name: Supply Group}}}\n")),
        "cannot-tell cdp: No member of the Mercia Combating Drugs Partnership is recorded for "
        "police; the membership list of the Supply Group is not complete, so one cannot tell.");
}

TEST(Represented, InItsOwnRightAsksForAnotherMember) {
    const std::string one =
        "    members: {complete: true, list: [{organisation: trust, represents: [nhs, "
        "treatment]}]}\n";
    EXPECT_EQ(says("{represented: {category: treatment, apart_from: nhs}}", cdp(one)),
              "fail cdp: The Mercia Combating Drugs Partnership has no member for treatment in its "
              "own right: the Mercia NHS Trust sits for another category too.");
    EXPECT_EQ(says("{represented: {category: treatment}}", cdp(one)).substr(0, 8), "pass cdp");
}

TEST(Eligible, LooksAtTheTypeOfEveryHolder) {
    const std::string condition = "{eligible: {role: sro, types: [director]}}";
    EXPECT_EQ(says(condition, cdp("    roles: {sro: {post: p}}\n")),
              "pass cdp: The Senior Responsible Owner of the Mercia Combating Drugs Partnership is "
              "the Chief of Public Health, of a listed kind of post (director of public health).");
    EXPECT_EQ(says("{eligible: {role: sro, types: [commissioner]}}",
                   cdp("    roles: {sro: {post: p}}\n")),
              "fail cdp: The Senior Responsible Owner of the Mercia Combating Drugs Partnership is "
              "the Chief of Public Health, which is not of a listed kind of post but a director of "
              "public health.");
    EXPECT_EQ(
        says(condition, cdp("    roles: {sro: {post: q}}\n")),
        "cannot-tell cdp: The Senior Responsible Owner of the Mercia Combating Drugs Partnership "
        "is the Other Post; what kind of post that is is not recorded, so one cannot tell.");
    EXPECT_EQ(says(condition, cdp("    roles: {sro: {absent: vacant}}\n")),
              "not-applicable cdp: Nobody is Senior Responsible Owner of the Mercia Combating "
              "Drugs Partnership: the role is recorded as vacant.");
    EXPECT_EQ(says(condition, cdp("    note: x\n")),
              "cannot-tell cdp: Who is Senior Responsible Owner of the Mercia Combating Drugs "
              "Partnership is not recorded, so one cannot tell.");
}

TEST(Agreed, IsRecordedEitherWayOrNotAtAll) {
    const std::string condition = "{agreed: {role: sro}}";
    EXPECT_EQ(says(condition, cdp("    roles: {sro: {post: p, agreed: true}}\n")).substr(0, 8),
              "pass cdp");
    EXPECT_EQ(says(condition, cdp("    roles: {sro: {post: p, agreed: false}}\n")).substr(0, 8),
              "fail cdp");
    EXPECT_EQ(says(condition, cdp("    roles: {sro: {post: p}}\n")).substr(0, 11), "cannot-tell");
}

TEST(Overlap, AndApartAreOppositeOverWhatIsWhole) {
    const std::string over = "{overlap: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}";
    const std::string apart = "{apart: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}";
    const std::string same = cdp("    roles: {sro: {post: p}, chair: {post: p}}\n");
    const std::string other = cdp("    roles: {sro: {post: p}, chair: {post: q}}\n");
    const std::string open = cdp("    roles: {sro: {post: p}}\n");
    EXPECT_EQ(says(over, same),
              "pass cdp: The Chief of Public Health is both Senior Responsible Owner and chair of "
              "the Mercia Combating Drugs Partnership.");
    EXPECT_EQ(says(over, other),
              "fail cdp: Nobody is both Senior Responsible Owner and chair of the Mercia Combating "
              "Drugs Partnership.");
    EXPECT_EQ(says(over, open).substr(0, 11), "cannot-tell");
    EXPECT_EQ(says(apart, same).substr(0, 8), "fail cdp");
    EXPECT_EQ(says(apart, other).substr(0, 8), "pass cdp");
    EXPECT_EQ(says(apart, open),
              "pass cdp: Nobody recorded is both Senior Responsible Owner and chair of the Mercia "
              "Combating Drugs Partnership.");
}

}  // namespace
}  // namespace govmap
