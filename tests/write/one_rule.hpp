#pragma once

#include <string>

#include "check/check.hpp"

namespace govmap::test {

/// A report of 7 September 2022 on one rule, MEM-06, which has found nothing yet.
inline CheckReport report_on_one_rule(const std::string& model_title) {
    CheckReport report;
    report.model_title = model_title;
    report.as_of = *parse_date("2022-09-07");
    report.packs = {"The guidance"};
    report.standing = {"Guidance, not law."};
    RuleSummary rule;
    rule.rule = "MEM-06";
    rule.title = "The police are represented";
    rule.force = Force::minimum;
    rule.citation = "Guidance, chapter 3";
    report.rules = {rule};
    return report;
}

/// What that rule finds of a subject as a whole; `sentence` and names are for the caller to say.
inline Finding finding_of_one_rule(Verdict verdict, const std::string& subject) {
    Finding finding;
    finding.rule = "MEM-06";
    finding.force = Force::minimum;
    finding.verdict = verdict;
    finding.subject = subject;
    finding.item = "-";
    finding.citation = "Guidance, chapter 3";
    finding.remedy = "Ask the force.";
    return finding;
}

}  // namespace govmap::test
