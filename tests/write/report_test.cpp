#include "write/report.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "write/one_rule.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

CheckReport small_report() {
    CheckReport report = test::report_on_one_rule("Two places");
    report.rules.front().subjects = 2;
    report.rules.front().verdicts = {0, 1, 0, 1, 0};
    RuleSummary idle;
    idle.rule = "GEO-03";
    report.rules.push_back(idle);
    Finding fails = test::finding_of_one_rule(Verdict::fail, "p");
    fails.subject_name = "The \x1b[31m Partnership";
    fails.sentence = "Nobody represents the police.";
    fails.evidence = {{"the list is whole", "Report, paragraph 9", {1, 3, 5}}};
    Finding open = fails;
    open.verdict = Verdict::cannot_tell;
    open.subject = "q";
    open.sentence = "Tab\there.";
    open.missing = {"whether the list is whole"};
    report.findings = {fails, open};
    return report;
}

SourceMap small_sources() {
    SourceMap sources;
    sources.add("m.yaml", "");
    return sources;
}

TEST(Report, TextSaysWhatFailedWithEvidenceAndWhatToDo) {
    const SourceMap sources = small_sources();
    const std::string text = report_text(small_report(), {sources, {}});
    for (const char* part :
         {"Two places: as at 7 September 2022", "Guidance, not law.",
          "Below the guidance's minimum: The \\x1b[31m Partnership.",
          "Below the guidance's minimum (1)", "the list is whole [Report, paragraph 9]",
          "m.yaml:3:5", "to do: Ask the force.", "Cannot tell from what is recorded (1)",
          "would settle it: whether the list is whole", "looked at nothing",
          "In all: 0 pass, 1 fail, 0 not applicable, 1 cannot tell, 0 accepted exception."}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    }
}

TEST(Report, TextSaysOfSeveralOnceWhatIsTheSame) {
    const SourceMap sources = small_sources();
    CheckReport report = small_report();
    Finding& first = report.findings[0];
    first.verdict = Verdict::cannot_tell;
    first.subject_name = "North Drugs Partnership";
    first.sentence = "The North Drugs Partnership has no member.";
    first.evidence.clear();
    report.findings[1] = first;
    report.findings[1].subject = "q";
    report.findings[1].subject_name = "South Drugs Partnership";
    report.findings[1].sentence = "The South Drugs Partnership has no member.";
    const std::string text = report_text(report, {sources, {}});
    EXPECT_NE(text.find("    – North Drugs Partnership\n    – South Drugs Partnership\n"
                        "      The partnership has no member.\n"),
              std::string::npos)
        << text;
}

TEST(Report, ANameIsShortenedOnlyWhereItIsPlainWhoIsMeant) {
    const std::string name = "North Drugs Partnership";
    EXPECT_EQ(without_name("The North Drugs Partnership: plan due.", name), "Plan due.");
    EXPECT_EQ(without_name("A. The North Drugs Partnership: plan due.", name), "A. Plan due.");
    EXPECT_EQ(without_name("Police sit on the North Drugs Partnership.", name),
              "Police sit on the partnership.");
    for (const char* kept :
         {"The North Drugs Partnership answers to the South Drugs Partnership.",
          "The North Drugs Partnership Board meets.", "North Drugs Partnership meets.",
          "The North Drugs Partnership's plan.", "Nothing of the kind."}) {
        EXPECT_EQ(without_name(kept, name), kept);
    }
    EXPECT_EQ(without_name("The Partnership meets.", "Partnership"), "The Partnership meets.");
    // A document is not the body that it is named after.
    EXPECT_EQ(without_name("Everything of the Plan of the North Drugs Partnership is there.",
                           "Plan of the North Drugs Partnership"),
              "Everything of the Plan of the North Drugs Partnership is there.");
    EXPECT_EQ(without_name("The Kent Constabulary sits.", "Kent Constabulary"),
              "The Kent Constabulary sits.");
}

TEST(Report, NoFormatLetsEscapeCodesThrough) {
    const SourceMap sources = small_sources();
    for (const ReportFormat& format : report_formats()) {
        EXPECT_EQ(format.write(small_report(), {sources, {}}).find('\x1b'), std::string::npos)
            << format.word;
    }
}

TEST(Report, TsvIsOneLineAFinding) {
    const SourceMap sources = small_sources();
    EXPECT_EQ(report_tsv(small_report(), {sources, {}}),
              "rule\tsubject\titem\tverdict\tforce\tguidance_force\n"
              "MEM-06\tp\t-\tfail\tminimum\tminimum\n"
              "MEM-06\tq\t-\tcannot-tell\tminimum\tminimum\n");
}

TEST(Report, JsonHoldsTheSameCounts) {
    const SourceMap sources = small_sources();
    const std::string json = report_json(small_report(), {sources, {}});
    EXPECT_NE(json.find("\"fail\": 1"), std::string::npos);
    EXPECT_NE(json.find("\"where\": \"m.yaml:3:5\""), std::string::npos);
    EXPECT_NE(json.find("\\u001b"), std::string::npos) << "escaped, not lost";
}

TEST(Report, ColourIsOurOwnAndOnlyWhereItIsAskedFor) {
    const SourceMap sources = small_sources();
    const std::string text = report_text(small_report(), {sources, {100, true}});
    EXPECT_NE(text.find("\x1b[1mBelow the guidance's minimum (1)\x1b[0m"), std::string::npos);
    EXPECT_EQ(text.find("\x1b[31m"), std::string::npos) << "the model's own";
}

TEST(Report, TextKeepsToTheWidth) {
    const SourceMap sources = small_sources();
    CheckReport report = small_report();
    report.findings[0].sentence =
        std::string(40, 'x') + " " + std::string(200, 'y') + " and more words at the end";
    const std::string text = report_text(report, {sources, {60, false}});
    EXPECT_NE(text.find("and more words at the end"), std::string::npos);
}

TEST(Page, WrapsAndHangs) {
    Page page({30, false});
    page.paragraph("one two three four five six seven", 2, "· ");
    EXPECT_EQ(page.text(), "  · one two three four five six\n    seven\n");
}

}  // namespace
}  // namespace govmap
