#include "write/local_part.hpp"

#include <gtest/gtest.h>

#include "write/report.hpp"

namespace govmap {
namespace {

const ForceChange lowered{Force::minimum, "Our own rules", "We are few", "Our minutes, item 3"};
const ForceChange raised{Force::expected, "Our own rules", "We all agreed to it.", ""};

Finding failed(const std::string& rule, const std::string& subject, Force force, LocalPart local) {
    Finding finding;
    finding.rule = rule;
    finding.verdict = Verdict::fail;
    finding.subject = finding.subject_name = subject;
    finding.item = "-";
    finding.sentence = subject + " falls short.";
    finding.force = force;
    finding.local = std::move(local);
    return finding;
}

RuleSummary summary(const Finding& finding) {
    RuleSummary result;
    result.rule = finding.rule;
    result.title = "A rule";
    result.citation = "The guidance";
    result.force = finding.force;
    result.local = finding.local;
    result.subjects = 1;
    ++result.verdicts.at(static_cast<std::size_t>(finding.verdict));
    return result;
}

CheckReport report_of(const std::vector<Finding>& findings) {
    CheckReport report;
    for (const Finding& one : findings) report.rules.push_back(summary(one));
    report.findings = findings;
    return report;
}

TEST(LocalPart, IsSaidInWords) {
    EXPECT_EQ(local_part_in_words(Force::minimum, {}), "");
    EXPECT_EQ(local_part_in_words(Force::consider, {"", lowered}),
              "The local pack 'Our own rules' lowers it from minimum to consider: We are few. [Our "
              "minutes, item 3]");
    EXPECT_EQ(local_part_in_words(Force::minimum, {"", raised}),
              "The local pack 'Our own rules' raises it from expected to minimum: We all agreed to "
              "it.");
    EXPECT_EQ(local_part_in_words(Force::minimum, {"Our own rules", {}}),
              "A rule of the local pack 'Our own rules', and not of the guidance.");
    ForceChange scope = raised;
    scope.from = Force::scope;
    EXPECT_EQ(local_part_in_words(Force::expected, {"", scope}).substr(0, 72),
              "The local pack 'Our own rules' changes it from scope to expected: We all");
}

TEST(Headline, SpeaksOfTheGuidancesMinimumAlsoWhereItIsLowered) {
    EXPECT_EQ(headline(report_of({failed("A", "Here", Force::consider, {"", lowered})})),
              "Below the guidance's minimum: Here.");
}

TEST(Headline, NeverCallsALocalMinimumTheGuidances) {
    EXPECT_EQ(
        headline(report_of({failed("A", "Here", Force::minimum, {"", raised}),
                            failed("B", "There", Force::minimum, {"Their rules", {}}),
                            failed("C", "Here", Force::minimum, {"", raised}),
                            failed("D", "There", Force::minimum, {"", raised})})),
        "None of the rules looked at is one of the guidance's minimum. Below the minimum of the "
        "local pack 'Our own rules': Here and There. Below the minimum of the local pack 'Their "
        "rules': There.");
}

/// A report of one rule of the guidance that gave `verdict`, with no findings kept.
CheckReport found(Force force, Verdict verdict, LocalPart local = {}) {
    Finding finding = failed("A", "Here", force, std::move(local));
    finding.verdict = verdict;
    CheckReport report = report_of({finding});
    report.findings.clear();
    return report;
}

TEST(Headline, SaysWhatWasFoundWhicheverFindingsWereKept) {
    EXPECT_EQ(headline(found(Force::minimum, Verdict::cannot_tell)),
              "Nothing is known to be below the guidance's minimum; some of it cannot be told from "
              "what is recorded.");
    EXPECT_EQ(headline(found(Force::consider, Verdict::cannot_tell, {"", lowered})),
              headline(found(Force::minimum, Verdict::cannot_tell)));
    EXPECT_EQ(headline(found(Force::minimum, Verdict::pass)),
              "Nothing is below the guidance's minimum.");
    EXPECT_EQ(headline(found(Force::minimum, Verdict::excepted)),
              headline(found(Force::minimum, Verdict::pass)));
    EXPECT_EQ(headline(found(Force::minimum, Verdict::not_applicable)),
              "Nothing that the guidance puts as the minimum applies to what was looked at.");
    EXPECT_EQ(headline(found(Force::expected, Verdict::pass)),
              "None of the rules looked at puts a minimum.");
    // A minimum that a local pack sets is not the guidance's.
    EXPECT_EQ(headline(found(Force::minimum, Verdict::cannot_tell, {"Ours", {}})),
              "None of the rules looked at is one of the guidance's minimum.");
}

TEST(Headline, SaysWhereNothingWasLookedAt) {
    CheckReport report = found(Force::minimum, Verdict::pass);
    report.rules[0].subjects = 0;
    report.rules[0].verdicts = {0, 0, 0, 0, 0};
    EXPECT_EQ(headline(report), "No rule that puts a minimum found anything to look at.");
    report.rules.push_back(found(Force::minimum, Verdict::pass).rules[0]);
    EXPECT_EQ(headline(report), "Nothing is below the guidance's minimum.");
}

TEST(Totals, CountWhatWasFoundWhicheverFindingsWereKept) {
    CheckReport report = found(Force::minimum, Verdict::pass);
    report.rules.push_back(found(Force::consider, Verdict::cannot_tell).rules[0]);
    EXPECT_EQ(count_verdicts(report), (std::vector<std::size_t>{1, 0, 0, 1, 0}));
}

TEST(Headline, SpeaksInTheNameOfWhatThePacksAreTakenFrom) {
    CheckReport report = report_of({failed("A", "Here", Force::minimum, {})});
    report.speaker = "the duty";
    EXPECT_EQ(headline(report), "Below the duty's minimum: Here.");
    const SourceMap sources;
    for (const ReportFormat& format : report_formats()) {
        EXPECT_EQ(format.write(report, {sources, {100, false}}).find("guidance's minimum"),
                  std::string::npos)
            << format.word;
    }
}

TEST(Report, EveryFormatSaysWhatALocalPackMadeOfARule) {
    const CheckReport report = report_of({failed("A-1", "Here", Force::consider, {"", lowered}),
                                          failed("B-1", "Here", Force::minimum, {"Ours", {}})});
    const SourceMap sources;
    for (const ReportFormat& format : report_formats()) {
        if (std::string_view(format.word) == "keys") continue;  // names failures, and no more
        const std::string told = format.write(report, {sources, {100, false}});
        EXPECT_NE(told.find("consider"), std::string::npos) << format.word;
        EXPECT_NE(told.find("minimum"), std::string::npos) << format.word;
    }
    const std::string text = report_text(report, {sources, {100, false}});
    EXPECT_NE(text.find("A rule (consider here; the guidance says minimum) [The guidance]"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("A rule (minimum of a local pack) [The guidance]"), std::string::npos)
        << text;
    EXPECT_NE(text.find("What local packs say differently"), std::string::npos) << text;
    const std::string json = report_json(report, {sources, {}});
    for (const char* part : {R"("guidance_force": "minimum")", R"("guidance_force": null)",
                             R"("changed_by": "Our own rules")", R"("changed_from": "minimum")",
                             R"("reason": "We are few")", R"("citation": "Our minutes, item 3")",
                             R"("pack": "Ours")"}) {
        EXPECT_NE(json.find(part), std::string::npos) << part;
    }
    EXPECT_EQ(report_tsv(report, {sources, {}}),
              "rule\tsubject\titem\tverdict\tforce\tguidance_force\n"
              "A-1\tHere\t-\tfail\tconsider\tminimum\n"
              "B-1\tHere\t-\tfail\tminimum\t-\n");
}

TEST(Report, SaysNothingOfLocalPacksWhereThereAreNone) {
    const CheckReport report = report_of({failed("A-1", "Here", Force::minimum, {})});
    EXPECT_EQ(report_text(report, {SourceMap{}, {100, false}}).find("local"), std::string::npos);
}

}  // namespace
}  // namespace govmap
