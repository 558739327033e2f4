#include "check/baseline.hpp"

#include <gtest/gtest.h>

#include "support/memory_files.hpp"
#include "support/text_model.hpp"

namespace govmap {
namespace {

using test::MemoryFiles;
using test::TextModel;

constexpr const char* head = "govmap-baseline: 1\nas_of: 2022-08-01\nfindings:\n";

/// A report with one finding for each "subject verdict" given, all of the rule R-01.
CheckReport report_of(const std::vector<std::pair<std::string, Verdict>>& findings) {
    CheckReport report;
    report.as_of = *parse_date("2022-09-07");
    report.rules.resize(1);
    report.rules[0].rule = "R-01";
    for (const auto& [subject, verdict] : findings) {
        Finding finding;
        finding.rule = "R-01";
        finding.subject = subject;
        finding.item = "-";
        finding.verdict = verdict;
        report.findings.push_back(std::move(finding));
    }
    return report;
}

struct ReadBack {
    std::optional<Baseline> baseline;
    std::string problems;
};

ReadBack read_back(const std::string& text) {
    const MemoryFiles files({{"known.yaml", text}});
    SourceMap sources;
    Problems problems;
    const Vocabulary none;
    ReadContext context{files, sources, problems, none, {}};
    ReadBack result;
    result.baseline = read_baseline(context, "known.yaml");
    result.problems = problems.describe(sources);
    return result;
}

/// "a new, b known; gone: c (pass)"
std::string compared(const std::string& entries, CheckReport report, CompareOptions options = {}) {
    const ReadBack baseline = read_back(head + entries);
    EXPECT_EQ(baseline.problems, "");
    if (!baseline.baseline) return "unreadable";
    const TextModel model("posts: {a: {name: A}, b: {name: B}, c: {name: C}}\n");
    Problems problems;
    compare_with(*baseline.baseline, model.model(), options, report, problems);
    if (!problems.empty()) return problems.sorted().front().message;
    std::string result;
    for (const Finding& one : report.findings) {
        if (one.known == Known::not_asked) continue;
        result += (result.empty() ? "" : ", ") + one.subject + ' ' + word(one.known);
    }
    for (const GoneFinding& one : report.baseline->gone) {
        result +=
            "; gone: " + one.subject + " (" + (one.now ? info(*one.now).word : "nothing") + ')';
    }
    return result;
}

std::string entry(const std::string& subject, const std::string& verdict = "fail",
                  const std::string& rule = "R-01") {
    return "  - {rule: " + rule + ", subject: " + subject + ", item: \"-\", verdict: " + verdict +
           "}\n";
}

TEST(Baseline, HoldsFailuresAndWithStrictWhatCannotBeTold) {
    const CheckReport report = report_of({{"b", Verdict::fail},
                                          {"a", Verdict::fail},
                                          {"c", Verdict::cannot_tell},
                                          {"d", Verdict::pass},
                                          {"e", Verdict::excepted}});
    EXPECT_EQ(baseline_text(baseline_of(report, false)),
              "# What was accepted as known on 7 September 2022: 'govmap check MODEL --baseline "
              "THIS-FILE' shows what is new.\n"
              "govmap-baseline: 1\nas_of: 2022-09-07\nfindings:\n"
              "  - {rule: \"R-01\", subject: \"a\", item: \"-\", verdict: fail}\n"
              "  - {rule: \"R-01\", subject: \"b\", item: \"-\", verdict: fail}\n");
    EXPECT_EQ(baseline_of(report, true).entries.size(), 3U);
    const std::string empty = baseline_text(baseline_of(report_of({}), true));
    EXPECT_EQ(empty.substr(empty.find('\n')),
              "\ngovmap-baseline: 1\nas_of: 2022-09-07\nfindings: []\n");
}

TEST(Baseline, IsReadBackToTheLetter) {
    for (const char* item :
         {"-", "MEM-10/x", R"(a "b" \c)", "tab\there", "line\nend", "\x1b[31m", "right\xE2\x80\xAE",
          "\U000E0041tag", "\u0085\u009b", "é 漢 😀", "true", "", "~", "{x: y} # z"}) {
        CheckReport report = report_of({{"a", Verdict::fail}});
        report.findings[0].item = item;
        const std::string text = baseline_text(baseline_of(report, false));
        const ReadBack back = read_back(text);
        ASSERT_TRUE(back.baseline) << text << back.problems;
        ASSERT_EQ(back.baseline->entries.size(), 1U);
        EXPECT_EQ(back.baseline->entries[0].item, item) << text;
        EXPECT_EQ(text.find('\x1b'), std::string::npos);
        EXPECT_EQ(baseline_text(*back.baseline), text);
    }
    EXPECT_TRUE(read_back(baseline_text(baseline_of(report_of({}), false))).baseline);
}

TEST(Baseline, TellsKnownNewAndGone) {
    EXPECT_EQ(
        compared(entry("a") + entry("c"),
                 report_of({{"a", Verdict::fail}, {"b", Verdict::fail}, {"c", Verdict::pass}})),
        "a known, b new; gone: c (pass)");
    EXPECT_EQ(compared(entry("a"), report_of({})), "; gone: a (nothing)");
    EXPECT_EQ(compared("  []\n", report_of({{"a", Verdict::fail}})), "a new");
}

TEST(Baseline, AnAcceptedCannotTellDoesNotCoverAFail) {
    const std::string open = entry("a", "cannot-tell");
    EXPECT_EQ(compared(open, report_of({{"a", Verdict::fail}})), "a new");
    EXPECT_EQ(compared(open, report_of({{"a", Verdict::cannot_tell}}), {true, true}), "a known");
    EXPECT_EQ(compared(open, report_of({{"a", Verdict::cannot_tell}})), "");
    EXPECT_EQ(compared(open, report_of({{"a", Verdict::pass}})), "; gone: a (pass)");
}

TEST(Baseline, AnAcceptedFailCoversACannotTell) {
    const CheckReport report =
        report_of({{"a", Verdict::cannot_tell}, {"b", Verdict::cannot_tell}});
    EXPECT_EQ(compared(entry("a"), report, {true, true}), "a known, b new");
    EXPECT_EQ(compared(entry("a"), report), "; gone: a (cannot-tell)");
}

TEST(Baseline, ARuleThatDidNotRunFindsNothingLess) {
    const std::string other = entry("a", "fail", "R-02");
    EXPECT_EQ(compared(other, report_of({}), {false, false}), "");
    EXPECT_EQ(compared(other, report_of({}), {false, true}), "; gone: a (nothing)");
}

TEST(Baseline, OfAnotherModelIsRefused) {
    EXPECT_EQ(compared(entry("elsewhere"), report_of({{"a", Verdict::fail}})),
              "nothing that this baseline speaks of is in the model, such as 'elsewhere'");
    EXPECT_EQ(compared(entry("elsewhere") + entry("a"), report_of({{"a", Verdict::fail}})),
              "a known; gone: elsewhere (nothing)");
}

TEST(Baseline, WhatIsNoneIsRefusedWithPlaceAndAdvice) {
    EXPECT_EQ(read_back("govmap: 1\n").problems,
              "known.yaml:1:1: this is not a baseline of govmap\n    govmap: 1\n    ^\n"
              "    'govmap check MODEL --write-baseline FILE' makes one\n");
    for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
             {"", "this is not a baseline"},
             {"- a\n", "this is not a baseline"},
             {"rule\tsubject\titem\tverdict\n", "known.yaml:1:"},
             {"govmap-baseline: 2\n", "this baseline has the format '2'"},
             {"govmap-baseline: 1\nas_of: 2022-09\nfindings: []\n",
              "known.yaml:2:8: '2022-09' is not a day"},
             {"govmap-baseline: 1\nfindings: []\n", "as_of"},
             {std::string(head) + entry("a", "pass"), "known.yaml:4:50: 'pass' is not known here"},
             {std::string(head) + "  - {rule: R-01}\n", "known.yaml:4:5:"},
             {std::string(head) + entry("a") + entry("a", "cannot-tell"),
              "known.yaml:5:5: this finding stands in the baseline twice"},
             {std::string(head) + "  - {rule: [", "known.yaml:"}}) {
        const ReadBack back = read_back(text);
        EXPECT_FALSE(back.baseline) << text;
        EXPECT_NE(back.problems.find(message), std::string::npos) << text << "\n" << back.problems;
    }
}

}  // namespace
}  // namespace govmap
