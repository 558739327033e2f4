#include "cli/arguments.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

ParsedArguments parse(const std::vector<std::string>& words) { return parse_arguments(words, 80); }

TEST(Arguments, DefaultsAreFilledIn) {
    const auto parsed = parse({"check", "m.yaml", "n.yaml"});
    ASSERT_TRUE(parsed.arguments) << parsed.text;
    EXPECT_EQ(parsed.arguments->command, Command::check);
    EXPECT_THAT(parsed.arguments->models, testing::ElementsAre("m.yaml", "n.yaml"));
    EXPECT_EQ(parsed.arguments->fail_on, Force::minimum);
    EXPECT_EQ(parsed.arguments->format, "text");
    EXPECT_FALSE(parsed.arguments->strict);
}

TEST(Arguments, OptionsDoNotSwallowTheModelsThatFollow) {
    const auto parsed = parse(
        {"check", "--rules", "a", "--only", "X-1,X-2", "--area", "Avon", "--rules", "b", "m", "n"});
    ASSERT_TRUE(parsed.arguments) << parsed.text;
    EXPECT_THAT(parsed.arguments->models, testing::ElementsAre("m", "n"));
    EXPECT_THAT(parsed.arguments->packs, testing::ElementsAre("a", "b"));
    EXPECT_THAT(parsed.arguments->only, testing::ElementsAre("X-1", "X-2"));
    EXPECT_THAT(parsed.arguments->areas, testing::ElementsAre("Avon"));
}

TEST(Arguments, FailOnNeverFailsOnNothing) {
    EXPECT_EQ(parse({"check", "m", "--fail-on", "never"}).arguments->fail_on, std::nullopt);
    EXPECT_EQ(parse({"check", "m", "--fail-on", "consider"}).arguments->fail_on, Force::consider);
}

TEST(Arguments, RulesAndRulesTestAreTwoCommands) {
    EXPECT_EQ(parse({"rules", "p"}).arguments->command, Command::rules_list);
    const auto tests = parse({"rules", "test", "p"});
    ASSERT_TRUE(tests.arguments) << tests.text;
    EXPECT_EQ(tests.arguments->command, Command::rules_test);
    EXPECT_THAT(tests.arguments->packs, testing::ElementsAre("p"));
}

TEST(Arguments, DocumentsHaveCommandsOfTheirOwnAndMarkdownAsTheirFormat) {
    const auto terms = parse({"tor", "m.yaml", "p"});
    ASSERT_TRUE(terms.arguments) << terms.text;
    EXPECT_EQ(terms.arguments->command, Command::document);
    EXPECT_EQ(terms.arguments->document, "terms-of-reference");
    EXPECT_EQ(terms.arguments->format, "markdown");
    EXPECT_THAT(terms.arguments->models, testing::ElementsAre("m.yaml"));
    EXPECT_EQ(terms.arguments->of, "p");
    const auto any = parse({"document", "minutes", "m.yaml", "p", "--format", "json", "-o", "f"});
    ASSERT_TRUE(any.arguments) << any.text;
    EXPECT_EQ(any.arguments->document, "minutes");
    EXPECT_EQ(any.arguments->format, "json");
    EXPECT_EQ(any.arguments->output, "f");
    EXPECT_EQ(parse({"matrix", "m.yaml", "p", "--format", "text"}).exit_code, 2);
    EXPECT_EQ(parse({"due", "m", "--format", "ics"}).arguments->within, "");
}

TEST(Arguments, HelpAndVersionAreNoErrors) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"--help"},
                                                  {"--version"},
                                                  {"check", "--help"},
                                                  {"rules", "test", "--help"}}) {
        const auto parsed = parse(words);
        EXPECT_FALSE(parsed.arguments);
        EXPECT_EQ(parsed.exit_code, 0) << words[0];
        EXPECT_EQ(parsed.text.back(), '\n');
    }
}

struct Wrong {
    std::vector<std::string> words;
    const char* says;
};

TEST(Arguments, WhatIsWrongIsSaidAndEndsWithTwo) {
    const std::vector<Wrong> all = {
        {{}, "Usage"},
        {{"chek", "m"}, "did you mean 'check'?"},
        {{"check"},
         "govmap check: MODEL is required. A model: a .yaml file, or a folder of them\n"},
        {{"rules", "test", "--wit", "p"},
         "govmap rules test: there is no option '--wit'; did you mean '--with'?\n"},
        {{"check", "m", "--format"}, "govmap check: --format wants a value. How to write"},
        {{"check", "m", "--format", "htlm"},
         "--format: 'htlm' is none of text, html, markdown, csv, json, sarif, junit, tsv and keys; "
         "did you mean 'html'?\n'govmap check --help' shows what it takes\n"},
        {{"trace", "m", "x", "y"}, "'y' is more than it takes"},
        {{"check", "m", "--as-of", "soon"}, "--as-of: 'soon' is not a day; write it as 2022-09-07"},
        {{"check", "m", "--as-of", "2022-02-30"}, "is not a day"},
        {{"check", "m", "--fail-on", "maximum"}, "maximum"},
        {{"check", "m", "--format", "docx"}, "docx"},
        {{"check", "m", "--frob"}, "--frob"},
        {{"map", "m", "--view", "chain"}, "--output is required"},
        {{"trace", "m"}, "ID is required"},
    };
    for (const Wrong& one : all) {
        const auto parsed = parse(one.words);
        EXPECT_FALSE(parsed.arguments);
        EXPECT_EQ(parsed.exit_code, 2);
        EXPECT_NE(parsed.text.find(one.says), std::string::npos) << parsed.text;
    }
}

TEST(Arguments, HostileWordsAreShownHarmlessly) {
    EXPECT_EQ(parse({"\x1b[2J"}).text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace govmap
