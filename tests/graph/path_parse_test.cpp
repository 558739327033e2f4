#include <gtest/gtest.h>

#include "graph/path.hpp"

namespace govmap {
namespace {

Vocabulary some_words() {
    Vocabulary words;
    Term sro;
    sro.word = "sro";
    words.roles.add(sro);
    Term chair;
    chair.word = "chair";
    words.roles.add(chair);
    Term police;
    police.word = "police";
    words.categories.add(police);
    return words;
}

// The problem with a path, as its author sees it; empty if there is none.
std::string problem_with(const std::string& text) {
    SourceMap sources;
    const std::uint32_t file = sources.add("rule.yaml", "path: " + text + "\n");
    Problems problems;
    const auto path = parse_path(Node::scalar(text, {file, 1, 7}), some_words(), problems);
    EXPECT_EQ(path.has_value(), problems.empty());
    return problems.describe(sources);
}

TEST(PathParse, ReadsStepsFiltersAndRepetition) {
    Problems problems;
    const auto path = parse_path(Node::scalar("~part_of*/~holds[role=sro|chair][kind=post]", {}),
                                 some_words(), problems);
    ASSERT_TRUE(path);
    ASSERT_EQ(path->steps.size(), 2U);
    EXPECT_TRUE(path->steps[0].backwards);
    EXPECT_TRUE(path->steps[0].repeated);
    EXPECT_EQ(path->steps[1].kind, LinkKind::holds);
    ASSERT_EQ(path->steps[1].filters.size(), 2U);
    EXPECT_EQ(path->steps[1].filters[0].values, (std::vector<std::string>{"sro", "chair"}));
}

TEST(PathParse, SuggestsTheNearestKindOfLink) {
    EXPECT_EQ(problem_with("~member_off"),
              "rule.yaml:1:8: 'member_off' is not a kind of link\n"
              "    path: ~member_off\n"
              "           ^\n"
              "    did you mean 'member_of'?\n");
}

TEST(PathParse, SuggestsTheNearestWordOfTheVocabulary) {
    EXPECT_EQ(problem_with("~holds[role=chiar]"),
              "rule.yaml:1:19: 'chiar' is not known as role\n"
              "    path: ~holds[role=chiar]\n"
              "                      ^\n"
              "    did you mean 'chair'?\n");
}

TEST(PathParse, RefusesAFilterThatTheLinkCannotAnswer) {
    EXPECT_EQ(problem_with("covers[role=sro]"),
              "rule.yaml:1:14: 'role' cannot be asked after 'covers'\n"
              "    path: covers[role=sro]\n"
              "                 ^\n"
              "    one of: part, kind, type, fulfils, tier, country, id\n");
}

TEST(PathParse, RefusesStepsThatCannotJoin) {
    EXPECT_EQ(problem_with("covers/holds"),
              "rule.yaml:1:14: no 'holds' starts where the step before it arrives\n"
              "    path: covers/holds\n"
              "                 ^\n"
              "    it starts at a post, an organisation or a body; the step before arrives at an "
              "authority or an area\n");
}

TEST(PathParse, SaysWhatIsExpectedWhereAPathStopsShort) {
    EXPECT_EQ(problem_with("covers/"),
              "rule.yaml:1:14: a kind of link is expected here\n"
              "    path: covers/\n"
              "                 ^\n"
              "    one of: answers_to, reports_to, informs, part_of, member_of, attends, holds, "
              "post_in, covers, within, "
              "borders, succeeds, relates_to, answers_for, measures, owns, approves, funds, "
              "advises, engages, commissions, provides, brings_together\n");
    EXPECT_NE(problem_with("~holds[role=sro"), "");
    EXPECT_NE(problem_with("~holds role"), "");
    EXPECT_NE(problem_with(""), "");
}

}  // namespace
}  // namespace govmap
