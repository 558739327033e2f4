#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap {
namespace {

using testing::ElementsAre;

TEST(Utf8, AcceptsTheWholeRangeAndRefusesWhatOnlyLooksLikeIt) {
    EXPECT_EQ(first_invalid_utf8("plain"), std::nullopt);
    EXPECT_EQ(first_invalid_utf8("Ynys Môn – \xF0\x9F\x8F\xB4"), std::nullopt);
    EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2U);
    EXPECT_EQ(first_invalid_utf8("a\xC0\xAF"), 1U) << "overlong";
    EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U) << "surrogate";
    EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0U) << "above U+10FFFF";
    EXPECT_EQ(first_invalid_utf8("abc\xE2\x82"), 3U) << "cut off";
}

TEST(Visible, WritesOutWhatCouldSteerATerminalOrTurnTheReadingDirection) {
    EXPECT_EQ(visible("plain £ text"), "plain £ text");
    EXPECT_EQ(visible("red \x1b[31m"), "red \\x1b[31m");
    EXPECT_EQ(visible("\xE2\x80\xAE"
                      "abc"),
              "\\u{202e}abc");
    EXPECT_EQ(visible("two\nlines"), "two\\x0alines");
    EXPECT_EQ(visible("\xC2\x9B"), "\\x9b") << "a C1 control is a control too";
}

TEST(Wrap, BreaksAtSpacesAndKeepsWordsThatAreTooLong) {
    EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
    EXPECT_THAT(wrap("unbreakable", 4), ElementsAre("unbreakable"));
    EXPECT_THAT(wrap("", 10), ElementsAre(""));
}

TEST(Visible, ShowsWhatIsBlankOrNoCharacterAtAll) {
    EXPECT_EQ(visible("a\uFFFEb\uFFFF\U0001FFFE\uFDD0"), "a\\u{fffe}b\\u{ffff}\\u{1fffe}\\u{fdd0}");
    EXPECT_EQ(visible("\u00AD\u115F\u3164\uFFA0"), "\\u{ad}\\u{115f}\\u{3164}\\u{ffa0}");
    EXPECT_EQ(visible("\uFFFD é \uFDCF"), "\uFFFD é \uFDCF");
}

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
    EXPECT_EQ(display_width("Môn"), 3U);
    EXPECT_EQ(display_width("e\xCC\x81"), 1U) << "a combining accent takes no column";
    EXPECT_EQ(display_width("\xE6\xBC\xA2"), 2U);
}

TEST(Nearest, SuggestsASlipOfThePenAndNothingFarther) {
    const std::vector<std::string> words = {"members", "roles", "footprint"};
    EXPECT_EQ(nearest("memebrs", words), "members");
    EXPECT_EQ(nearest("Roles", words), "roles");
    EXPECT_EQ(nearest("telephone", words), std::nullopt);
    EXPECT_EQ(did_you_mean("footprnt", words), "did you mean 'footprint'?");
    EXPECT_EQ(did_you_mean("xyz", words, "look it up"), "look it up");
    EXPECT_EQ(did_you_mean("", std::vector<std::string>{"x"}, "look it up"), "look it up");
}

TEST(Nearest, IsBoundedForVeryLongWords) {
    const std::vector<std::string> words = {std::string(100'000, 'a')};
    EXPECT_EQ(nearest(std::string(100'000, 'b'), words), std::nullopt);
}

TEST(Ids, AreLowerCaseLettersDigitsAndHyphens) {
    EXPECT_TRUE(is_id("west-mercia-2022"));
    EXPECT_FALSE(is_id("West-Mercia"));
    EXPECT_FALSE(is_id("-x"));
    EXPECT_FALSE(is_id(""));
    EXPECT_FALSE(is_id("a b"));
}

TEST(JoinAnd, ReadsAsAPersonWouldSayIt) {
    EXPECT_EQ(join_and(std::vector<std::string>{}), "");
    EXPECT_EQ(join_and(std::vector<std::string>{"a"}), "a");
    EXPECT_EQ(join_and(std::vector<std::string>{"a", "b", "c"}), "a, b and c");
    EXPECT_EQ(counted(1, "authority", "authorities"), "1 authority");
    EXPECT_EQ(counted(2, "authority", "authorities"), "2 authorities");
}

}  // namespace
}  // namespace govmap
