#include <gtest/gtest.h>

#include "check/bench.hpp"

// reaches, no_loop and cut_point.

namespace govmap {
namespace {

using test::rule_text;
using test::run_rule;
using test::says;
using test::told;

std::string chain(const std::string& sro) {
    return "posts:\n  pm: {name: Prime Minister, type: prime-minister}\n  p: {name: Commissioner}\n"
           "bodies: {unit: {name: Drugs Unit, answers_to: pm}}\n"
           "partnerships:\n  cdp:\n    name: C Partnership\n    reports_to: {to: unit, through: "
           "sro}\n"
           "    roles: {sro: " +
           sro + "}\n";
}

TEST(Reaches, NamesTheWayOrTheLinkAtWhichItBreaks) {
    const std::string condition = "{reaches: {target: {type: prime-minister}}}";
    EXPECT_EQ(says(condition, chain("{post: p}")),
              "pass cdp: The line of the C Partnership arrives at the Prime Minister by way of the "
              "Commissioner and the Drugs Unit.");
    EXPECT_EQ(says(condition, chain("{absent: vacant}")),
              "fail cdp: The line of the C Partnership to the Prime Minister breaks between the C "
              "Partnership and the Drugs Unit: it goes through the Senior Responsible Owner, and "
              "nobody holds that role (recorded as vacant).");
    EXPECT_EQ(
        says(condition, chain("{absent: yet to be determined}")),
        "cannot-tell cdp: The line of the C Partnership to the Prime Minister cannot be followed "
        "from the C Partnership to the Drugs Unit: it goes through the Senior Responsible Owner, "
        "and who that is is recorded as yet to be determined, so one cannot tell.");
    EXPECT_EQ(says(condition, "partnerships: {cdp: {name: C Partnership}}\n"),
              "cannot-tell cdp: No Prime Minister is in the model, so one cannot tell.");
    EXPECT_EQ(says("{reaches: {target: pm}}",
                   "posts: {pm: {name: PM}}\npartnerships: {cdp: {name: C Partnership}}\n"),
              "cannot-tell cdp: From the C Partnership no line to the PM is recorded, so one "
              "cannot tell.");
}

TEST(NoLoop, TellsTheLoopOfASubjectAndThoseOfTheModel) {
    const std::string looped =
        "bodies: {b: {name: B Board, answers_to: cdp}}\npartnerships: {cdp: {name: C Partnership, "
        "answers_to: b}}\n";
    EXPECT_EQ(says("{no_loop: {over: answers_to}}", looped),
              "fail cdp: The C Partnership answers to the B Board, and that answers to the C "
              "Partnership: a loop.");
    EXPECT_EQ(
        told(run_rule(rule_text("{no_loop: {}}", "", "{model: true}"), "title: Two\n" + looped)),
        "fail model/cdp: The C Partnership answers to the B Board, and that answers to the C "
        "Partnership: a loop.");
    EXPECT_EQ(told(run_rule(rule_text("{no_loop: {}}", "", "{model: true}"),
                            "partnerships: {cdp: {name: C}}\n")),
              "pass model: No loop is recorded in these lines.");
    EXPECT_EQ(says("{no_loop: {}}",
                   "bodies: {b: {name: B Board, answers_to: {to: cdp, from: "
                   "2022-09}}}\npartnerships: {cdp: {name: C Partnership, answers_to: b}}\n")
                  .substr(0, 11),
              "cannot-tell");
}

TEST(CutPoint, PassesNobodyWhereNoLineIsRecorded) {
    const std::string rule =
        rule_text("{cut_point: {target: {type: prime-minister}}}", "", "{kind: post, id: p}");
    EXPECT_EQ(told(run_rule(rule,
                            "posts: {p: {name: P}, pm: {name: Prime Minister, type: "
                            "prime-minister}}\n")),
              "cannot-tell p: No line to the Prime Minister is recorded, so one cannot tell.");
}

TEST(CutPoint, NamesWhomAVacancyWouldCutOff) {
    const std::string rule =
        rule_text("{cut_point: {target: {type: prime-minister}}}", "", "{kind: post, id: p}");
    EXPECT_EQ(told(run_rule(rule, chain("{post: p}"))),
              "fail p: The Commissioner is a single point of failure: without it the C Partnership "
              "would be cut off from the Prime Minister.");
    EXPECT_EQ(told(run_rule(rule,
                            "posts: {q: {name: Q}, p: {name: P}, pm: {name: Prime Minister, type: "
                            "prime-minister}}\n"
                            "partnerships: {cdp: {name: C, reports_to: {to: pm, through: sro}, "
                            "roles: {sro: [{post: p}, {post: q}]}}}\n")),
              "pass p: No line to the Prime Minister hangs on the P alone.");
}

TEST(CutPoint, FailsOnlyWhereNobodyIsKnownToStandIn) {
    const std::string rule =
        rule_text("{cut_point: {target: {type: prime-minister}, stand_ins: {sro: chair}}}", "",
                  "{kind: post, id: p}");
    const auto with = [&](const std::string& chair) {
        return told(run_rule(rule,
                             "posts: {q: {name: Q}, p: {name: P}, pm: {name: Prime Minister, type: "
                             "prime-minister}}\n"
                             "partnerships: {cdp: {name: C, reports_to: {to: pm, through: sro}, "
                             "roles: {sro: {post: p}" +
                                 chair + "}}}\n"));
    };
    const std::string fails =
        "The P is a single point of failure: without it C would be cut off from the Prime Minister";
    EXPECT_EQ(with(", chair: {absent: vacant}"), "fail p: " + fails + ".");
    EXPECT_EQ(with(""), "cannot-tell p: " + fails +
                            ", as far as is recorded; whether there is a chair of C is not "
                            "recorded, so one cannot tell.");
    EXPECT_EQ(with(", chair: {absent: not recorded}").substr(0, 11), "cannot-tell");
    EXPECT_EQ(with(", chair: {post: q}"),
              "cannot-tell p: The P is a single point of failure: without it C and the Q would be "
              "cut off from the Prime Minister, as far as is recorded; whether the Q reports for C "
              "meanwhile is not recorded, so one cannot tell.");
}

TEST(Reaches, SaysOfWhatLineItSpeaks) {
    const std::string model =
        "posts: {pm: {name: Prime Minister, type: prime-minister}}\n"
        "partnerships: {cdp: {name: C, reports_to: pm}}\n";
    EXPECT_EQ(says("{reaches: {target: pm, over: [answers_to]}}", model),
              "cannot-tell cdp: From C no line of accountability to the Prime Minister is "
              "recorded, so one cannot tell.");
    EXPECT_EQ(says("{reaches: {target: pm, over: [answers_to, informs]}}", model),
              "cannot-tell cdp: From C no line to the Prime Minister is recorded, so one cannot "
              "tell.");
}

}  // namespace
}  // namespace govmap
