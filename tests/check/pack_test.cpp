#include <gtest/gtest.h>

#include "check/bench.hpp"
#include "check/examples.hpp"

// What is wrong in a pack is told with its place and with what to do.

namespace govmap {
namespace {

using test::rule_text;

// Every problem with the files of packs, as their author sees them.
std::string problems_with(const test::Texts& texts,
                          const std::vector<std::string>& names = {"small"}) {
    test::LoadedPacks packs(texts, names);
    EXPECT_EQ(static_cast<bool>(packs), packs.problems().empty());
    return packs.problems();
}

std::string problems_with_rule(const std::string& rule) {
    return problems_with(test::small_pack(rule));
}

const std::string at = "models/guidance/small/rules/R-01.yaml:";

TEST(PackErrors, NoneInASoundPack) {
    EXPECT_EQ(problems_with_rule(rule_text("{represented: {category: police}}")), "");
}

TEST(PackErrors, AnUnknownComponentIsToldWithTheNearestOne) {
    EXPECT_EQ(problems_with_rule(rule_text("{represnted: {category: police}}")),
              at + "9:12: unknown key 'represnted'\n"
                   "    requires: {represnted: {category: police}}\n"
                   "               ^\n"
                   "    did you mean 'represented'?\n");
}

TEST(PackErrors, AWrongParameterIsTold) {
    EXPECT_EQ(problems_with_rule(rule_text("{represented: {categori: police}}")),
              at +
                  "9:25: the key 'category' is needed here\n"
                  "    requires: {represented: {categori: police}}\n"
                  "                            ^\n"
                  "    category: the category\n" +
                  at +
                  "9:26: unknown key 'categori'\n"
                  "    requires: {represented: {categori: police}}\n"
                  "                             ^\n"
                  "    did you mean 'category'?\n");
}

TEST(PackErrors, AnUnknownWordOfTheVocabularyIsTold) {
    EXPECT_EQ(problems_with_rule(rule_text("{represented: {category: polise}}")),
              at + "9:36: 'polise' is not known here\n"
                   "    requires: {represented: {category: polise}}\n"
                   "                                       ^\n"
                   "    did you mean 'police'? — one of: police, nhs, nhs-strategic, treatment, "
                   "jobcentre-plus\n");
}

TEST(PackErrors, ABadPathIsToldWithItsColumn) {
    EXPECT_EQ(problems_with_rule(rule_text("{count: {path: ~hold, at_least: 1}}")),
              at + "9:27: 'hold' is not a kind of link\n"
                   "    requires: {count: {path: ~hold, at_least: 1}}\n"
                   "                              ^\n"
                   "    did you mean 'holds'?\n");
}

TEST(PackErrors, ABadDateIsTold) {
    EXPECT_EQ(problems_with_rule(rule_text("{due: {role: sro, by: 2022-13-01}}")),
              at + "9:33: '2022-13-01' is not a day\n"
                   "    requires: {due: {role: sro, by: 2022-13-01}}\n"
                   "                                    ^\n"
                   "    write a day as year-month-day, such as 2022-09-07\n");
}

TEST(PackErrors, TwoComponentsInOneConditionAreTold) {
    EXPECT_NE(problems_with_rule(rule_text("{tied: {}, sourced: {}}"))
                  .find("2 components in one condition"),
              std::string::npos);
}

TEST(PackErrors, ADeadlineOfNothingAndACountWithoutABoundAreTold) {
    EXPECT_NE(
        problems_with_rule(rule_text("{due: {by: 2022-09-30}}")).find("nothing is to be done here"),
        std::string::npos);
    EXPECT_NE(
        problems_with_rule(rule_text("{due: {role: sro}}")).find("nothing says when it is due"),
        std::string::npos);
    EXPECT_NE(problems_with_rule(rule_text("{due: {product: progress-report, every: a year}}"))
                  .find("'a year' is not a length of time"),
              std::string::npos);
    EXPECT_NE(
        problems_with_rule(rule_text("{count: {path: covers}}")).find("a count without a bound"),
        std::string::npos);
    EXPECT_NE(problems_with_rule(rule_text("{count: {path: covers, at_least: 0}}"))
                  .find("a count that nothing can fall short of"),
              std::string::npos);
    EXPECT_EQ(problems_with_rule(rule_text("{count: {path: covers, at_least: 0, at_most: 3}}")),
              "");
    EXPECT_NE(problems_with_rule(rule_text("{count: {path: covers, at_least: 1.5}}"))
                  .find("'1.5' is not a number of things"),
              std::string::npos);
}

TEST(PackErrors, ARuleAboutTheWholeModelNeedsAComponentThatLooksAtIt) {
    EXPECT_NE(problems_with_rule(rule_text("{tied: {}}", "", "{model: true}"))
                  .find("'tied' looks at one entity"),
              std::string::npos);
}

TEST(PackErrors, AMissingCitationIsTold) {
    std::string rule = rule_text("{tied: {}}");
    rule.replace(rule.find("cites: {guidance: chapter 3}\n"), 29, "");
    EXPECT_EQ(problems_with_rule(rule), at + "1:1: the key 'cites' is needed here\n"
                                             "    govmap-rule: 1\n"
                                             "    ^\n"
                                             "    cites: where it is taken from\n");
    std::string other = rule_text("{tied: {}}");
    other.replace(other.find("{guidance:"), 10, "{guidence:");
    EXPECT_EQ(problems_with_rule(other), at + "5:9: there is no source 'guidence' in the pack\n"
                                              "    cites: {guidence: chapter 3}\n"
                                              "            ^\n"
                                              "    did you mean 'guidance'?\n");
}

TEST(PackErrors, AMissingExampleIsTold) {
    std::string rule = rule_text("{tied: {}}");
    rule.replace(rule.find("fails: a test, "), 15, "");
    EXPECT_EQ(
        problems_with_rule(rule),
        at +
            "10:11: no example under 'fails'\n"
            "    examples: {never: {passes: a test, cannot-tell: a test, does-not-apply: a test}}\n"
            "              ^\n"
            "    add a small model, or say under 'never' why it cannot occur: never: {fails: …}\n");
}

TEST(PackErrors, AnIdThatIsNotTheFilesNameIsTold) {
    std::string rule = rule_text("{tied: {}}");
    rule.replace(rule.find("R-01"), 4, "R-02");
    EXPECT_EQ(problems_with_rule(rule),
              at + "2:5: the rule 'R-02' is in a file called 'R-01.yaml'\n"
                   "    id: R-02\n"
                   "        ^\n"
                   "    a rule's id is the name of its file without .yaml\n");
}

TEST(PackErrors, ARuleIdInTwoPacksIsTold) {
    test::Texts files = test::small_pack(rule_text("{tied: {}}"));
    files["models/guidance/other/pack.yaml"] =
        "govmap-pack: 1\nid: other\ntitle: Other\nstanding: Ours.\nuses: [small]\n";
    files["models/guidance/other/rules/R-01.yaml"] = rule_text("{represented: {category: police}}");
    EXPECT_EQ(problems_with(files, {"other"}),
              "models/guidance/other/rules/R-01.yaml:1:1: the rule id 'R-01' is used twice\n"
              "    govmap-rule: 1\n"
              "    ^\n"
              "    the other one is at models/guidance/small/rules/R-01.yaml:1:1\n");
}

TEST(PackErrors, AnUnknownPackIsToldWithTheNearestOne) {
    EXPECT_EQ(problems_with(test::small_pack(rule_text("{tied: {}}")), {"smal"}),
              "there is no rule pack 'smal'\n    did you mean 'small'?\n");
}

TEST(PackErrors, WordsThatClashOrHangInTheAirAreTold) {
    test::Texts files = test::small_pack(rule_text("{tied: {}}"));
    files["models/guidance/other/pack.yaml"] =
        "govmap-pack: 1\nid: other\ntitle: Other\nstanding: Ours.\nuses: [small]\nvocabulary:\n"
        "  categories: {police: {label: constabulary}, x: {parent: polise}}\n"
        "  products: {plan: {states: [draft], done: [agreed]}}\n";
    const std::string told = problems_with(files, {"other"});
    EXPECT_NE(told.find("the word 'police' means something else in another pack in use"),
              std::string::npos)
        << told;
    EXPECT_NE(told.find("'x' lies under 'polise', which is not a word here"), std::string::npos)
        << told;
    EXPECT_NE(told.find("'agreed' is not among the states of 'plan'"), std::string::npos) << told;
}

TEST(PackErrors, PacksThatUseEachOtherAreTold) {
    test::Texts files;
    files["models/guidance/a/pack.yaml"] =
        "govmap-pack: 1\nid: a\ntitle: A\nstanding: Ours.\nuses: [b]\n";
    files["models/guidance/b/pack.yaml"] =
        "govmap-pack: 1\nid: b\ntitle: B\nstanding: Ours.\nuses: [a]\n";
    EXPECT_NE(problems_with(files, {"a"}).find("the pack 'a' uses itself"), std::string::npos);
}

// A rule with one piece of its text replaced, and the place and message that answer it.
struct Slip {
    const char* what;
    const char* by;
    const char* told;
};

TEST(PackErrors, EverySlipInARuleHasItsPlaceAndItsAdvice) {
    const Slip slips[] = {
        {"force: minimum", "force: must", "4:8: 'must' is not known here"},
        {"force: minimum\n", "", "1:1: the key 'force' is needed here"},
        {"why: Because.", "why: ''", "6:6: 'why' is empty"},
        {"remedy: Do it.\n", "", "1:1: the key 'remedy' is needed here"},
        {"cites: {guidance: chapter 3}", "cites: {}", "5:8: nothing is cited"},
        {"cites: {guidance: chapter 3}", "cites: chapter 3", "5:8: "},
        {"id: R-01", "id: r-01", "2:5: 'r-01' cannot be the id of a rule"},
        {"about: {fulfils: combating-drugs-partnership}", "about: {}", "8:8: a rule about nothing"},
        {"about: {fulfils: combating-drugs-partnership}", "about: {kind: bodies}",
         "8:15: 'bodies' is not known here"},
        {"why:", "from: 2023\nuntil: 2022\nwhy:", "7:8: the rule is over before it begins"},
        {"why:", "applies: always\nwhy:", "6:1: unknown key 'applies'"},
        {"why:", "why: Twice.\nwhy:", "7:1: "},
        {"requires: {tied: {}}", "requires: {}", "9:11: a condition without a component"},
        {"requires: {tied: {}}", "requires: tied", "9:11: "},
        {"requires: {tied: {}}", "requires: {all: []}", "9:17: nothing to combine"},
        {"requires: {tied: {}}", "requires: {not: {all: [{tide: {}}]}}",
         "9:25: unknown key 'tide'"},
        {"requires: {tied: {}}\n", "", "1:1: the key 'requires' is needed here"},
        {"examples: {never: {passes: a test, ", "examples: {passes: [{says: x}], never: {",
         "10:21: the key 'model' is needed here"},
        {"examples: {never: {", "examples: {fails: [{says: x, model: {}}], never: {",
         "'fails' is said never to occur, and an example is given"},
        {"govmap-rule: 1", "govmap-rule: 2", "1:14: "},
    };
    for (const Slip& slip : slips) {
        std::string rule = rule_text("{tied: {}}");
        const std::size_t place = rule.find(slip.what);
        ASSERT_NE(place, std::string::npos) << slip.what;
        rule.replace(place, std::string(slip.what).size(), slip.by);
        const std::string told = problems_with_rule(rule);
        EXPECT_TRUE(told.starts_with(at)) << slip.by << ": " << told;
        EXPECT_NE(told.find(slip.told), std::string::npos) << slip.by << ": " << told;
    }
}

TEST(PackErrors, AFileThatIsNoRuleIsTold) {
    for (const char* text : {"", "- a list\n", "a text\n", "govmap-rule: [\n", "{}\n"}) {
        const std::string told = problems_with_rule(text);
        EXPECT_TRUE(told.starts_with(at)) << text << ": " << told;
    }
}

TEST(PackErrors, NoRuleIsLeftOutInSilence) {
    test::Texts files = test::small_pack(rule_text("{tied: {}}"));
    files["models/guidance/small/rules/R-02.yml"] = "anything";
    EXPECT_NE(problems_with(files).find("'models/guidance/small/rules/R-02.yml' does not end in "
                                        ".yaml"),
              std::string::npos)
        << problems_with(files);
    files = {{"models/guidance/small/pack.yaml", test::pack_text},
             {"models/guidance/small/rule/R-01.yaml", rule_text("{tied: {}}")}};
    EXPECT_NE(problems_with(files).find("the pack 'small' has no rules"), std::string::npos)
        << problems_with(files);
    EXPECT_NE(problems_with({{"models/guidance/small/rules/R-01.yaml", rule_text("{tied: {}}")}})
                  .find("models/guidance/small/pack.yaml"),
              std::string::npos);
}

TEST(Packs, AUsedPackLendsItsWordsAndNotItsRules) {
    test::Texts files = test::small_pack(rule_text("{tied: {}}"));
    files["models/guidance/other/pack.yaml"] =
        "govmap-pack: 1\nid: other\ntitle: Other\nstanding: Ours.\nuses: [small]\n";
    std::string rule = rule_text("{represented: {category: police}}");
    rule.replace(rule.find("R-01"), 4, "R-02");
    files["models/guidance/other/rules/R-02.yaml"] = rule;
    const test::LoadedPacks packs(files, {"models/guidance/other"});
    ASSERT_TRUE(packs) << packs.problems();
    EXPECT_EQ(packs->rule_ids(), std::vector<std::string>{"R-02"});
    EXPECT_EQ(packs->vocabulary.categories.label("jobcentre-plus"), "Jobcentre Plus");
}

std::vector<ExampleResult> examples_of(const std::string& examples, std::string* told = nullptr) {
    std::string rule = rule_text("{count: {path: '~holds[role=sro]', at_least: 1}}");
    rule = rule.substr(0, rule.find("examples:")) + "examples:\n" + examples;
    test::LoadedPacks packs(test::small_pack(rule));
    EXPECT_TRUE(packs) << packs.problems();
    if (!packs) return {};
    ReadContext context = packs.context();
    auto results = run_examples(context, *packs);
    if (told != nullptr) *told = packs.problems();
    return results;
}

TEST(Examples, AreRunAndHoldBothWays) {
    const auto results = examples_of(R"(  passes:
    - {says: somebody, model: {posts: {p: {name: P}}, partnerships: {c: {name: C, roles: {sro: {post: p}}}}}}
  fails:
    - {says: nobody, model: {partnerships: {c: {name: C, roles: {sro: {absent: vacant}}}}}}
    - {says: wrongly so, model: {partnerships: {c: {name: C}}}}
  cannot tell:
    - {says: not recorded, as_of: 2022-10-01, model: {partnerships: {c: {name: C}}}}
  does not apply:
    - {says: no partnership, model: {title: Nothing}}
)");
    ASSERT_EQ(results.size(), 5U);
    EXPECT_TRUE(results[0].held) << results[0].got;
    EXPECT_TRUE(results[1].held) << results[1].got;
    EXPECT_FALSE(results[2].held);
    EXPECT_EQ(results[2].got,
              "cannot tell (c): No Senior Responsible Owner of C is recorded; who holds the role "
              "is not recorded, so one cannot tell.");
    EXPECT_TRUE(results[3].held) << results[3].got;
    EXPECT_TRUE(results[4].held) << results[4].got;
    EXPECT_EQ(results[4].got, "the rule looked at nothing");
}

TEST(Examples, WhoseModelIsWrongDoNotHoldAndAreTold) {
    std::string told;
    const auto results = examples_of(R"(  fails:
    - {says: misspelt, model: {partnership: {c: {name: C}}}}
  never: {passes: a test, cannot-tell: a test, does-not-apply: a test}
)",
                                     &told);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_FALSE(results[0].held);
    EXPECT_EQ(results[0].got, "its model has problems");
    EXPECT_NE(told.find("R-01.yaml:12:32: unknown key 'partnership'"), std::string::npos) << told;
}

}  // namespace
}  // namespace govmap
