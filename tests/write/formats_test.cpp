#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "write/answer.hpp"
#include "write/one_rule.hpp"
#include "write/report_parts.hpp"
#include "write/totals.hpp"

namespace govmap {
namespace {

using testing::HasSubstr;
using testing::Not;

/// One finding of each verdict, and one force each, on a body with an unpleasant name.
CheckReport every_verdict() {
    CheckReport report = test::report_on_one_rule("Two | places");
    RuleSummary& rule = report.rules.front();
    rule.why = "They know the area.";
    rule.remedy = "Ask the force.";
    rule.url = "https://www.gov.uk/guidance";
    rule.subjects = 5;
    rule.verdicts = {1, 1, 1, 1, 1};
    for (const VerdictInfo& one : verdicts()) {
        Finding finding = test::finding_of_one_rule(one.verdict, std::string("p-") + one.word);
        finding.subject_name = "=<P>";
        finding.subject_where = {1, 2, 3};
        finding.sentence = std::string("It is ") + one.label + ".";
        if (one.verdict == Verdict::cannot_tell) finding.missing = {"who it is"};
        if (one.verdict == Verdict::excepted)
            finding.accepted = {
                "no prison near", "The director", "1 June 2023", "Minutes", {1, 9, 1}};
        report.findings.push_back(std::move(finding));
    }
    return report;
}

std::string written(const char* format, const CheckReport& report = every_verdict()) {
    SourceMap sources;
    sources.add("an area/m.yaml", "");
    return report_format(format)->write(report, {sources, {}, "1.2"});
}

TEST(Formats, EachHasItsOwnWordAndEnding) {
    std::set<std::string> words;
    std::set<std::string> endings;
    for (const ReportFormat& format : report_formats()) {
        words.insert(format.word);
        endings.insert(format.extension);
        EXPECT_EQ(report_format(format.word), &format);
    }
    EXPECT_EQ(words.size(), report_formats().size());
    EXPECT_EQ(endings.size(), report_formats().size());
    EXPECT_EQ(report_format("xls"), nullptr);
}

TEST(Formats, EveryFindingFallsIntoOneSection) {
    CheckReport report = every_verdict();
    for (const ForceInfo& force : forces()) {
        for (Finding& finding : report.findings) {
            finding.force = force.force;
            const auto sections = report_sections();
            EXPECT_EQ(std::count_if(sections.begin(), sections.end(),
                                    [&](const ReportSection& one) { return one.holds(finding); }),
                      1)
                << force.word << ' ' << info(finding.verdict).word;
        }
    }
}

TEST(Formats, CsvIsForExcel) {
    const std::string csv = written("csv");
    EXPECT_EQ(csv.substr(0, 8), "\xEF\xBB\xBFRule,");
    EXPECT_THAT(
        csv, HasSubstr("MEM-06,The police are represented,minimum,fail,'=<P>,p-fail,,,It is "
                       "fail.,Ask the force.,,,\"Guidance, chapter 3\",,an area/m.yaml:2:3\r\n"));
    EXPECT_THAT(csv, HasSubstr("Find out who it is."));
    EXPECT_THAT(
        csv, HasSubstr("The director accepted this until 1 June 2023: no prison near [Minutes]"));
}

TEST(Formats, MarkdownKeepsTextAsText) {
    const std::string markdown = written("markdown");
    EXPECT_THAT(markdown, HasSubstr("# Two &#124; places: as at 7 September 2022"));
    EXPECT_THAT(markdown, HasSubstr("## =&lt;P&gt; (p-fail)"));
    EXPECT_THAT(markdown,
                HasSubstr("| Minimum | 1 | 1 | 1 | 1 | 1 | 5 |\n| **All of The rules** |"));
    EXPECT_THAT(markdown,
                HasSubstr("| MEM-06: The police are represented (minimum) | – | fail | It "
                          "is fail. | Ask the force. | Rule: Guidance, chapter 3 |"));
}

TEST(Formats, SarifSaysKindLevelPlaceAndSuppression) {
    const std::string sarif = written("sarif");
    for (const char* part :
         {R"("kind": "pass")", R"("kind": "notApplicable")", R"("kind": "open")",
          R"("level": "error")", R"("uri": "an%20area/m.yaml")", R"("startLine": 2)",
          R"("status": "accepted")", R"("ruleSubjectItem/v1": "MEM-06/p-fail/-")",
          R"("name": "ThePoliceAreRepresented")", R"("helpUri": "https://www.gov.uk/guidance")",
          R"("version": "1.2")"}) {
        EXPECT_THAT(sarif, HasSubstr(part));
    }
    EXPECT_THAT(sarif, Not(HasSubstr("baselineState")));
}

TEST(Formats, SarifLinksOnlyToPages) {
    CheckReport report = every_verdict();
    report.rules[0].url = "javascript:alert(1)";
    EXPECT_THAT(written("sarif", report), Not(HasSubstr("javascript")));
    EXPECT_THAT(written("html", report), Not(HasSubstr("javascript")));
}

TEST(Formats, JsonHidesNothingAndLosesNothing) {
    CheckReport report = every_verdict();
    report.model_title = "a\u202eb\u009bc\x7f\U000E0041é\xff\n";
    EXPECT_THAT(written("json", report), HasSubstr(R"("model": "a\u202eb\u009bc\u007f\udb40\udc41é)"
                                                   "\uFFFD"
                                                   R"(\n")"));
}

TEST(Formats, JunitCountsWhatFailedAndWhatWasSkipped) {
    const std::string junit = written("junit");
    EXPECT_THAT(junit, HasSubstr(R"(tests="5" failures="1" errors="0" skipped="3">)"));
    EXPECT_THAT(junit, HasSubstr(R"(<failure message="fail: It is fail." type="minimum">)"));
    EXPECT_THAT(junit,
                HasSubstr(R"(<skipped message="accepted exception: It is accepted exception.")"));
}

TEST(Formats, HtmlNeedsNothingElse) {
    const std::string html = written("html");
    EXPECT_EQ(html.substr(0, 38), "<!DOCTYPE html>\n<html lang=\"en-GB\"><he");
    for (const char* absent : {"<script", " src=", "@import", "url(", "<P>"})
        EXPECT_THAT(html, Not(HasSubstr(absent)));
    EXPECT_THAT(html, HasSubstr("default-src 'none'"));
    EXPECT_THAT(html, HasSubstr("The director accepted this until 1 June 2023: no prison near"));
}

/// A second rule, of a pack that is no guidance, on two partnerships of like names; nothing is
/// known of either.
CheckReport with_advice() {
    CheckReport report = every_verdict();
    for (Finding& finding : report.findings) finding.item = "x";
    RuleSummary advice = report.rules[0];
    advice.rule = "GP-01";
    advice.title = "Somebody is named";
    report.rules.push_back(advice);
    for (const char* place : {"North", "South"}) {
        for (const char* rule : {"GP-01", "MEM-06"}) {
            Finding finding;
            finding.rule = rule;
            finding.force = Force::minimum;
            finding.subject = place;
            finding.subject_name = std::string(place) + " Combating Drugs Partnership";
            finding.item = "-";
            finding.sentence = "The " + finding.subject_name + " is silent.";
            finding.missing = {"who leads the " + finding.subject_name};
            if (rule[0] == 'M') finding.due = *parse_date("2022-08-01");
            report.findings.push_back(finding);
        }
    }
    report.rules[0].verdicts = {1, 1, 1, 3, 1};
    report.rules[1].verdicts = {0, 0, 0, 2, 0};
    return report;
}

ReportSettings two_packs(const SourceMap& sources) {
    return {sources,
            {},
            {},
            "The model was written for another day.",
            {{"The guidance", true, {"MEM-06"}}, {"Advice", false, {"GP-01"}}}};
}

TEST(Totals, WhatIsAdvisedIsNeverAddedToWhatTheGuidanceAsks) {
    SourceMap sources;
    sources.add("an area/m.yaml", "");
    const ReportSettings settings = two_packs(sources);
    const std::vector<Totals> totals = totals_by_pack(with_advice(), settings);
    ASSERT_EQ(totals.size(), 2U);
    EXPECT_TRUE(totals[0].guidance);
    EXPECT_EQ(totals[0].all, (Counts{1, 1, 1, 3, 1}));
    EXPECT_FALSE(totals[1].guidance);
    EXPECT_EQ(totals[1].all, (Counts{0, 0, 0, 2, 0}));
    EXPECT_THAT(report_text(with_advice(), settings),
                HasSubstr("In all, by 'Advice': 0 pass, 0 fail, 0 not applicable, 2 cannot tell"));
    EXPECT_THAT(report_html(with_advice(), settings), HasSubstr("minimum, as advice"));
    EXPECT_THAT(report_json(with_advice(), settings), HasSubstr("\"guidance\": false"));
}

TEST(FirstSteps, WhatIsNotMetThenWhatToFindOut) {
    SourceMap sources;
    const CheckReport report = with_advice();
    const auto steps = first_steps(report, two_packs(sources));
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_TRUE(steps[0].failed);
    EXPECT_EQ(steps[0].what, "Ask the force.");
    EXPECT_EQ(steps[1].what, "who leads the partnership");
    EXPECT_EQ(steps[1].due, parse_date("2022-08-01"));
    EXPECT_THAT(steps[1].whose, testing::ElementsAre("North", "South"));
    EXPECT_THAT(steps[1].rules, testing::ElementsAre("MEM-06")) << "no step about mere advice";
    EXPECT_EQ(steps[2].what, "who it is");
    EXPECT_FALSE(steps[2].due);
}

TEST(FirstSteps, NamesAreShortWhereNobodyElseIsCalledSo) {
    CheckReport report = with_advice();
    EXPECT_EQ(short_names(report)["North"], "North");
    report.findings.front().subject_name = "South";  // a council, say
    EXPECT_EQ(short_names(report)["South"], "South Combating Drugs Partnership");
    EXPECT_EQ(short_names(report)["North"], "North");
}

TEST(Formats, ThatTheModelIsOfAnotherDayStandsBeforeWhatIsFound) {
    SourceMap sources;
    sources.add("an area/m.yaml", "");
    for (const char* word : {"html", "markdown", "text", "json", "sarif", "junit"}) {
        const std::string text = report_format(word)->write(with_advice(), two_packs(sources));
        const auto notice = text.find("The model was written for another day.");
        ASSERT_NE(notice, std::string::npos) << word;
        if (word == std::string("sarif") || word == std::string("junit")) continue;
        EXPECT_LT(notice, text.find("Below the guidance")) << word;
    }
}

TEST(Formats, HtmlSaysOnceWhatIsTheSameOfSeveral) {
    SourceMap sources;
    sources.add("an area/m.yaml", "");
    const std::string html = report_html(with_advice(), two_packs(sources));
    const std::string sentence = "The partnership is silent.";
    std::size_t count = 0;
    for (auto at = html.find(sentence); at != std::string::npos; at = html.find(sentence, at + 1))
        ++count;
    EXPECT_EQ(count, 2U) << "once for each of two rules";
}

TEST(Formats, JsonHasEveryDeadline) {
    CheckReport report = every_verdict();
    Deadline deadline;
    deadline.state = Deadline::State::unrecorded;
    deadline.of = "p";
    deadline.what = "terms of reference";
    deadline.due = parse_date("2022-09-30");
    deadline.every = 12;
    report.findings[0].deadlines = {deadline};
    const std::string json = written("json", report);
    for (const char* part : {R"("state": "not-recorded")", R"("what": "terms of reference")",
                             R"("due": "2022-09-30")", R"("every_months": 12)"})
        EXPECT_THAT(json, HasSubstr(part));
}

TEST(Formats, ABaselineIsSaidInEach) {
    CheckReport report = every_verdict();
    report.findings[1].known = Known::known;  // the fail
    report.baseline =
        ComparedBaseline{*parse_date("2022-08-01"),
                         1,
                         0,
                         {{"MEM-06", "q", "x", Verdict::pass}, {"MEM-06", "r", "-", {}}}};
    ASSERT_EQ(report.findings[1].verdict, Verdict::fail);
    for (const char* word : {"html", "markdown", "junit", "text"}) {
        const std::string text = written(word, report);
        EXPECT_THAT(text, HasSubstr("known since the baseline")) << word;
        EXPECT_THAT(text, HasSubstr("MEM-06, q, x (now: pass)")) << word;
        EXPECT_THAT(text, HasSubstr("MEM-06, r (nothing is found on it any more)")) << word;
    }
    const std::string sarif = written("sarif", report);
    EXPECT_THAT(sarif, HasSubstr(R"("baselineState": "unchanged")"));
    EXPECT_THAT(sarif, HasSubstr(R"("baselineState": "absent")"));
    EXPECT_THAT(written("json", report), HasSubstr(R"("baseline": "known")"));
    EXPECT_THAT(written("tsv", report),
                HasSubstr("MEM-06\tp-fail\t-\tfail\tminimum\tminimum\tknown\n"));
    EXPECT_THAT(written("csv", report), HasSubstr(",known,"));
}

}  // namespace
}  // namespace govmap
