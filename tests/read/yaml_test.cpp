#include "read/yaml.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

struct Parsed {
    std::optional<Node> node;
    std::string problems;
};

Parsed parse(const std::string& text) {
    SourceMap sources;
    const auto file = sources.add("m.yaml", text);
    Problems problems;
    auto node = parse_yaml(text, file, problems);
    return {std::move(node), problems.describe(sources)};
}

TEST(Yaml, KeepsThePlaceOfEveryKeyAndValue) {
    const auto [node, problems] = parse("a: one\nb:\n  - two\n  - {c: three}\n");
    ASSERT_TRUE(node) << problems;
    EXPECT_EQ(node->entries()[1].where.line, 2U);
    const Node& list = *node->find("b");
    EXPECT_EQ(list.items()[0].where().line, 3U);
    EXPECT_EQ(list.items()[0].where().column, 5U);
    EXPECT_EQ(list.items()[1].find("c")->where().column, 9U);
}

TEST(Yaml, CountsColumnsInLettersAndSkipsAByteOrderMark) {
    const auto [node, problems] = parse("\xEF\xBB\xBF\"é\": x\r\nb: y\r\n");
    ASSERT_TRUE(node) << problems;
    EXPECT_EQ(node->entries()[0].key, "é");
    EXPECT_EQ(node->entries()[0].where.column, 1U);
    EXPECT_EQ(node->entries()[0].value.where().column, 6U);
    EXPECT_EQ(node->entries()[1].value.text(), "y") << "CRLF is no part of the text";
}

TEST(Yaml, AnEmptyTextIsNothing) {
    for (const char* text : {"", "\n\n", "# only a remark\n"}) {
        const auto [node, problems] = parse(text);
        ASSERT_TRUE(node) << problems;
        EXPECT_TRUE(node->is_null());
    }
}

TEST(Yaml, QuotedTextStaysText) {
    const auto [node, problems] = parse("a: ~\nb: \"~\"\nc:\n");
    ASSERT_TRUE(node) << problems;
    EXPECT_TRUE(node->find("a")->is_null());
    EXPECT_EQ(node->find("b")->text(), "~");
    EXPECT_TRUE(node->find("c")->is_null());
}

TEST(Yaml, RefusesAKeyWrittenTwiceAndSaysWhereItStandsFirst) {
    EXPECT_EQ(parse("a: 1\nb: 2\na: 3\n").problems,
              "m.yaml:3:1: the key 'a' is written twice here\n"
              "    a: 3\n"
              "    ^\n"
              "    it stands first in line 1; keep one of them\n");
}

TEST(Yaml, ReportsEveryIndependentProblem) {
    const std::string problems = parse("a: &x 1\nb: *x\nc: !!str 2\na: 3\n").problems;
    EXPECT_NE(problems.find("m.yaml:1:4: an anchor"), std::string::npos) << problems;
    EXPECT_NE(problems.find("m.yaml:2:4: an alias"), std::string::npos) << problems;
    EXPECT_NE(problems.find("m.yaml:3:4: a tag"), std::string::npos) << problems;
    EXPECT_NE(problems.find("m.yaml:4:1: the key 'a' is written twice"), std::string::npos)
        << problems;
}

TEST(Yaml, RefusesAliasesThatMultiplyBeforeTheyDo) {
    std::string bomb = "a0: &a0 [x, x]\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + before + ", *a" +
                before + "]\n";
    }
    const auto [node, problems] = parse(bomb);
    EXPECT_FALSE(node);
    EXPECT_NE(problems.find("an alias (*name) is not allowed"), std::string::npos);
}

TEST(Yaml, RefusesNestingOfAHundredThousandLevels) {
    std::string block;
    for (int i = 0; i < 2000; ++i) block += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    std::string maps;
    for (int i = 0; i < 100'000; ++i) maps += "{a: ";
    std::string dashes;
    for (int i = 0; i < 100'000; ++i) dashes += "- ";
    for (const std::string& deep : {std::string(100'000, '['), maps, dashes, block}) {
        const auto [node, problems] = parse(deep);
        EXPECT_FALSE(node);
        EXPECT_NE(problems.find("nested more than 64 levels deep"), std::string::npos)
            << problems.substr(0, 300);
    }
}

TEST(Yaml, SaysWhereTheTextStopsBeingUtf8) {
    EXPECT_EQ(parse("a: 1\nb: caf\xE9\n").problems,
              "m.yaml:2:7: the text is not UTF-8 from here on\n"
              "    b: caf\\xe9\n"
              "          ^\n"
              "    save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)\n");
}

TEST(Yaml, ExplainsTabs) {
    EXPECT_EQ(parse("a:\n\tb: 1\n").problems,
              "m.yaml:2:1: not valid YAML: found character that cannot start any token\n"
              "     b: 1\n"
              "    ^\n"
              "    indent with spaces: YAML does not allow tabs here\n");
}

TEST(Yaml, ExplainsAColonInText) {
    const std::string problems = parse("title: Drugs: a plan\n").problems;
    EXPECT_NE(problems.find("needs quotation marks"), std::string::npos) << problems;
}

TEST(Yaml, RefusesControlCharactersWithTheirPlace) {
    const auto [node, problems] = parse(std::string("a: 1\nb: x\x01y\n"));
    EXPECT_FALSE(node);
    EXPECT_EQ(problems.substr(0, 31), "m.yaml:2:5: control characters ") << problems;
}

TEST(Yaml, RefusesASecondDocument) {
    const auto [node, problems] = parse("a: 1\n---\nb: 2\n");
    EXPECT_FALSE(node);
    EXPECT_NE(problems.find("a second document begins here"), std::string::npos) << problems;
}

TEST(Yaml, RefusesKeysThatAreNoText) {
    const auto [node, problems] = parse("? [a, b]\n: c\n");
    EXPECT_FALSE(node);
    EXPECT_NE(problems.find("a key must be plain text"), std::string::npos) << problems;
}

}  // namespace
}  // namespace govmap
