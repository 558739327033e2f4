#include "base/problem.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

TEST(Problems, ShowThePlaceTheLineACaretAndTheAdvice) {
    SourceMap sources;
    const auto file = sources.add("model.yaml", "govmap: 1\r\nmembrs: {}\r\n");
    Problems problems;
    problems.add({file, 2, 1}, "unknown key 'membrs'", "did you mean 'members'?");
    EXPECT_EQ(problems.describe(sources),
              "model.yaml:2:1: unknown key 'membrs'\n"
              "    membrs: {}\n"
              "    ^\n"
              "    did you mean 'members'?\n");
}

TEST(Problems, AreToldInTheOrderOfTheFileAndOnce) {
    SourceMap sources;
    const auto file = sources.add("m", "");
    Problems problems;
    problems.add({file, 9, 1}, "later");
    problems.add({file, 2, 5}, "earlier");
    problems.add({file, 9, 1}, "later");
    EXPECT_EQ(problems.describe(sources), "m:2:5: earlier\nm:9:1: later\n");
}

TEST(Problems, OfTheCommandLineHaveNoPlace) {
    Problems problems;
    problems.add({}, "there is no file 'x'");
    EXPECT_EQ(problems.describe(SourceMap{}), "there is no file 'x'\n");
}

TEST(Problems, CutALongLineAroundTheCaretAndCountLettersNotBytes) {
    SourceMap sources;
    const std::string line = std::string(500, 'a') + "é!" + std::string(500, 'b');
    const auto file = sources.add("m", line);
    Problems problems;
    problems.add({file, 1, 502}, "here");
    const std::string told = problems.describe(sources);
    EXPECT_LT(told.size(), 400U);
    const std::size_t second = told.find('\n') + 1;
    const std::size_t third = told.find('\n', second) + 1;
    const std::string shown = told.substr(second, third - second);
    const std::string caret = told.substr(third);
    const std::size_t bytes_before_mark = shown.find('!');
    // The ellipsis has three bytes and é has two: three more bytes than columns stand before the
    // mark.
    EXPECT_EQ(caret.find('^'), bytes_before_mark - 3);
}

TEST(Problems, ShowHostileTextHarmlessly) {
    SourceMap sources;
    const auto file = sources.add("m\x1b[2J", "\x1b]0;title\x07");
    Problems problems;
    problems.add({file, 1, 1}, "bad \x1b[31m", "");
    EXPECT_EQ(problems.describe(sources).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace govmap
