#include <gtest/gtest.h>

#include "check/bench.hpp"

// count, represented, eligible, agreed, overlap and apart.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::says;
using test::told;
using test::verdict_on;

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

TEST(Represented, SaysWhatTheAuthorNotedOfTheSeat) {
    const std::string condition = "{represented: {category: police}}";
    const std::string model =
        cdp("    members: {list: [{organisation: force, represents: [police], note: will be "
            "included}]}\n");
    EXPECT_EQ(says(condition, model),
              "pass cdp: The Mercia Combating Drugs Partnership has a member for police: Mercia "
              "Police (noted: will be included).");
    const CheckReport report = test::run_rule(test::rule_text(condition), model);
    ASSERT_EQ(report.findings.size(), 1U);
    EXPECT_EQ(report.findings[0].evidence.at(0).text,
              "Mercia Police is a member of the Mercia Combating Drugs Partnership for police "
              "(noted: will be included)");
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
    EXPECT_EQ(verdict_on(condition, cdp("    roles: {sro: {post: p}}\n")), "cannot-tell");
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
    EXPECT_EQ(verdict_on(over, open), "cannot-tell");
    EXPECT_EQ(says(apart, same).substr(0, 8), "fail cdp");
    EXPECT_EQ(says(apart, other).substr(0, 8), "pass cdp");
    EXPECT_EQ(says(apart, open),
              "pass cdp: Nobody recorded is both Senior Responsible Owner and chair of the Mercia "
              "Combating Drugs Partnership.");
}

TEST(Overlap, AnOrganisationInARoleMayBeAnyPostInIt) {
    const std::string over = "{overlap: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}";
    const auto with = [](const std::string& of, const std::string& chair) {
        return "organisations: {council: {name: Council}, team: {name: Health Team, part_of: "
               "council}, force: {name: Force}}\n"
               "posts: {d: {name: Director" +
               of +
               "}}\n"
               "partnerships: {cdp: {name: C, roles: {sro: {post: d}, chair: {organisation: " +
               chair + "}}}}\n";
    };
    EXPECT_EQ(says(over, with(", of: team", "team")),
              "cannot-tell cdp: The chair of C is not one post but the Health Team: whether the "
              "Director (Senior Responsible Owner) acts for it there is not recorded, so one "
              "cannot tell.");
    EXPECT_EQ(verdict_on(over, with(", of: team", "council")), "cannot-tell");
    EXPECT_EQ(verdict_on(over, with(", of: council", "team")), "cannot-tell");
    EXPECT_EQ(verdict_on(over, with("", "team")), "cannot-tell")
        << "where the post is, nobody says";
    EXPECT_EQ(verdict_on(over, with(", of: force", "team")), "fail");
    EXPECT_EQ(verdict_on("{apart: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}",
                         with(", of: team", "team")),
              "pass");
}

TEST(Overlap, SaysThatSomebodyIsNamedWhereTheListIsOpen) {
    EXPECT_EQ(
        says("{overlap: {path: '~holds[role=sro]', with: '~holds[role=chair]'}}",
             "posts: {p: {name: P}, q: {name: Q}}\n"
             "partnerships: {cdp: {name: C, roles: {sro: {post: p}}}}\n"
             "links: [{link: holds, from: q, to: cdp, role: chair}]\n"),
        "cannot-tell cdp: Nobody is recorded as both Senior Responsible Owner and chair of C; "
        "as to the chair, who else holds the role is not recorded, so one cannot tell.");
}

TEST(Count, MayTakePartsOfOneWholeForOne) {
    const std::string most = "{count: {path: '~holds[role=chair]/post_in', at_most: 1";
    const auto with = [](const std::string& team) {
        return "organisations: {council: {name: Council}, a: {name: A, part_of: council}, b: "
               "{name: "
               "B" +
               team +
               "}}\n"
               "posts: {p: {name: P, of: a}, q: {name: Q, of: b}, r: {name: R, of: council}}\n"
               "partnerships: {cdp: {name: C, roles: {chair: [{post: p}, {post: q}, {post: "
               "r}]}}}\n";
    };
    EXPECT_EQ(verdict_on(most + "}}", with(", part_of: council")), "fail");
    EXPECT_EQ(verdict_on(most + ", parts_as_one: true}}", with(", part_of: council")), "pass");
    EXPECT_EQ(verdict_on(most + ", parts_as_one: true}}", with("")), "fail");
    EXPECT_EQ(verdict_on(most + ", parts_as_one: true}}",
                         with(", part_of: {to: council, from: 2022-09}")),
              "cannot-tell")
        << "of the month nobody knows the day";
}

TEST(Count, SaysOfADisputeThatItIsOne) {
    EXPECT_EQ(says("{count: {path: '~holds[role=chair]', at_least: 1}}",
                   "sources: {one: {title: One}}\nposts: {p: {name: P}}\n"
                   "partnerships: {cdp: {name: C, roles: {chair: {post: p, source: one, disputed: "
                   "true}}}}\n")
                  .substr(0, 108),
              "cannot-tell cdp: C has one chair: the P, as far as is recorded; sources disagree on "
              "that, so one cannot tell");
}

TEST(Count, SaysOfNoneThatThereShouldBeNone) {
    EXPECT_EQ(
        says("{count: {path: '~holds[role=chair]', at_most: 0}}",
             "posts: {p: {name: P}}\npartnerships: {cdp: {name: C, roles: {chair: {post: p}}}}\n"),
        "fail cdp: C has one chair: the P; there should be no chair.");
}

TEST(Among, WantsAllOfTheOneListInTheOther) {
    const std::string condition =
        "{among: {path: 'covers/within/~within[tier=upper]', with: 'covers'}}";
    const auto with = [](const std::string& footprint, const std::string& more = {}) {
        return "areas: {ca: {name: Combined Area, type: police-force-area}}\n"
               "authorities: {a: {name: A, tier: upper, within: [ca]}, b: {name: B, tier: upper, "
               "within: [ca]" +
               more +
               "}, c: {name: C, tier: upper}}\n"
               "partnerships: {cdp: {name: X Partnership, " +
               footprint + "}}\n";
    };
    EXPECT_EQ(says(condition, with("footprint: {covers: [A, B, C]}")),
              "pass cdp: A and B are all among the authorities of the X Partnership.");
    EXPECT_EQ(says(condition, with("footprint: {covers: [A]}")),
              "fail cdp: Not among the authorities of the X Partnership: B.");
    EXPECT_EQ(says(condition, with("covers: [A]")),
              "cannot-tell cdp: Not recorded for certain among the authorities of the X "
              "Partnership: B; the list of authorities in the footprint is not complete, so one "
              "cannot tell.");
    EXPECT_EQ(says(condition, with("footprint: {covers: [A, {authority: B, from: 2022-09}]}"),
                   "2022-09-07"),
              "cannot-tell cdp: Not recorded for certain among the authorities of the X "
              "Partnership: B; the dates leave it open, so one cannot tell.");
    EXPECT_EQ(
        verdict_on(condition, with("footprint: {covers: [A]}", ", from: 2022-09"), "2022-09-07"),
        "cannot-tell");
    EXPECT_EQ(verdict_on(condition, with("footprint: {covers: [C]}")), "cannot-tell");
    EXPECT_EQ(says("{among: {path: '~holds[role=sro]', with: '~member_of', noun: member}}",
                   cdp("    roles: {sro: {absent: vacant}}\n")),
              "not-applicable cdp: There is no Senior Responsible Owner of the Mercia Combating "
              "Drugs Partnership: the role is recorded as vacant.");
}

TEST(Represented, ByMembersOfSomeTypes) {
    const std::string condition =
        "{represented: {category: treatment, by: [director, police-force]}}";
    const auto with = [](const std::string& list, bool whole = true) {
        return "posts: {chief: {name: Chief of Health, type: director-of-public-health}, pcc: "
               "{name: "
               "Commissioner, type: commissioner}, clerk: {name: Clerk, type: commissioner, of: "
               "force}, some: {name: Some Post}, ten: {name: Ten Chiefs, type: group-of-posts}}\n"
               "organisations: {force: {name: Force, type: police-force}, trust: {name: Trust}}\n"
               "partnerships: {cdp: {name: C Partnership, members: {complete: " +
               std::string(whole ? "true" : "false") + ", list: [" + list + "]}}}\n";
    };
    const auto member = [](const std::string& who) {
        return "{" + who + ", represents: [treatment]}";
    };
    const auto verdict = [&](const std::string& who, bool whole = true) {
        return verdict_on(condition, with(member(who), whole));
    };
    EXPECT_EQ(verdict("post: chief"), "pass");
    EXPECT_EQ(verdict("post: clerk"), "pass");
    EXPECT_EQ(verdict("organisation: force"), "pass");
    EXPECT_EQ(verdict("post: pcc"), "fail");
    EXPECT_EQ(verdict("post: pcc", false), "cannot-tell");
    EXPECT_EQ(verdict("post: some"), "cannot-tell");
    EXPECT_EQ(verdict("post: ten"), "cannot-tell");
    EXPECT_EQ(verdict("organisation: trust"), "cannot-tell");
    EXPECT_EQ(verdict("post: chief, from: 2022-09"), "cannot-tell");
    EXPECT_EQ(says(condition, with(member("post: pcc"))),
              "fail cdp: The C Partnership has no member for treatment of those asked for: the "
              "Commissioner is a Police and Crime Commissioner.");
    EXPECT_EQ(
        says(condition, with(member("post: pcc") + ", " + member("organisation: trust"))),
        "cannot-tell cdp: The C Partnership has a member for treatment; which post attends for "
        "the Trust is not recorded so far, so one cannot tell whether it is one of those "
        "asked for.");
    EXPECT_EQ(verdict_on(condition, with("")), "fail");
}

TEST(Engaged, InWhateverWayNamesThoseThatAreNot) {
    const std::string condition =
        "{engaged: {groups: {police: [police-force], treatment: [], jobcentre-plus: [director]}, "
        "property: engaged-groups}}";
    const auto with = [](const std::string& fields) {
        return "organisations: {force: {name: Force, type: police-force}, trust: {name: Trust}}\n"
               "posts: {chief: {name: Chief, type: director}}\n"
               "partnerships: {cdp: {name: C Partnership, " +
               fields + "}}\n";
    };
    const std::string all =
        "engages: force, members: {list: [{organisation: trust, represents: [treatment]}]}, "
        "attends: "
        "[{post: chief, as: observer}]";
    EXPECT_EQ(says(condition, with(all)),
              "pass cdp: The C Partnership engages police (Force), treatment (the Trust) and "
              "Jobcentre Plus (the Chief).");
    EXPECT_EQ(says(condition, with("engages: force")),
              "cannot-tell cdp: Of 3 groups, 1 is recorded as engaged by the C Partnership; not "
              "recorded: treatment and Jobcentre Plus; so one cannot tell.");
    EXPECT_EQ(says(condition,
                   with("engages: {to: force, from: 2022-09}, properties: "
                        "{engaged-groups: {value: [treatment], complete: true}}"),
                   "2022-09-07"),
              "fail cdp: The C Partnership is recorded as not engaging Jobcentre Plus; whether it "
              "engages the following is not recorded: police.");
    EXPECT_EQ(says(condition, with("properties: {engaged-groups: [police, treatment, "
                                   "jobcentre-plus]}")),
              "pass cdp: The C Partnership engages police (listed), treatment (listed) and "
              "Jobcentre Plus (listed).");
    EXPECT_EQ(verdict_on(condition, with("properties: {engaged-groups: none}")), "fail");
    // A slip of the pen leaves open whom it is for; the word of another group is none.
    const CheckReport slip = run_rule(
        rule_text(condition),
        with("properties: {engaged-groups: {value: [Police, treatments, nhs], complete: true}}"));
    EXPECT_EQ(told(slip),
              "fail cdp: The C Partnership is recorded as not engaging Jobcentre Plus; whether it "
              "engages the following is not recorded: police and treatment.");
    EXPECT_EQ(
        slip.findings.at(0).missing,
        (std::vector<std::string>{
            "whether the C Partnership engages police: 'Police' is not a word that the rule "
            "knows; did you mean 'police'?",
            "whether the C Partnership engages treatment: 'treatments' is not a word that the "
            "rule knows; did you mean 'treatment'?"}));
    // A membership list that is whole says nothing of others who are engaged.
    EXPECT_EQ(verdict_on(condition, with("members: {complete: true, list: []}")), "cannot-tell");
    EXPECT_EQ(verdict_on(condition, with("sub_groups: {list: {g: {name: G, " + all + "}}}")),
              "pass");
}

}  // namespace
}  // namespace govmap
