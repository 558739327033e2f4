#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "write/report.hpp"

namespace govmap {

/// What the formats for people share: the sections of a report, who they are about, the words.

/// The findings of a report fall into these, each into exactly one, in this order.
struct ReportSection {
    const char* id;       ///< "below-minimum"
    const char* heading;  ///< "Below the guidance's minimum"
    const char* one;      ///< after a number: "1 accepted exception"
    const char* many;     ///< "2 accepted exceptions"
    bool in_full;         ///< evidence and what to do are said; otherwise the sentence alone
    bool (*holds)(const Finding&);
};
std::span<const ReportSection> report_sections();
/// The heading over so many of its findings: "Below the guidance's minimum (2)"; of packs that
/// speak of something else in its name.
std::string heading_in_words(const CheckReport& report, const ReportSection& section,
                             std::size_t count);
/// The same without a number.
std::string heading_in_words(const CheckReport& report, const ReportSection& section);
/// Our words, with what the packs speak of in place of "the guidance".
std::string in_the_name_of(const std::string& speaker, std::string words);

/// The findings on one subject, in the report's order.
struct SubjectFindings {
    std::vector<const Finding*> findings;  ///< never empty

    [[nodiscard]] const std::string& id() const { return findings.front()->subject; }
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::vector<const Finding*> in(const ReportSection& section) const;
};
/// "2 below the guidance's minimum, 1 accepted exception, 18 passed."
std::string counts_in_words(const CheckReport& report, const SubjectFindings& subject);
/// By subject, in the order in which the subjects first come up.
std::vector<SubjectFindings> by_subject(const CheckReport& report);

/// What the report says of the rule of a finding.
const RuleSummary& rule_of(const CheckReport& report, const Finding& finding);

/// "West Mercia, 7 September 2022", or what stands for a title where the model has none.
std::string title_of(const CheckReport& report);
/// "fail (known since the baseline)".
std::string verdict_in_words(const Finding& finding);
/// "MEM-06, herefordshire-and-worcestershire (now: pass)".
std::string gone_in_words(const GoneFinding& gone);
/// "Set against the baseline of 7 September 2022: 3 known, 1 new, 2 no longer found."
std::string baseline_in_words(const ComparedBaseline& baseline);
/// What would settle it, as one sentence; empty if nothing is missing.
std::string settle_in_words(const Finding& finding);
/// Who accepted it, why and until when; empty if nobody did.
std::string acceptance_in_words(const Finding& finding);
/// The text where its reader knows already that it is about the body of this name: "the West Mercia
/// Combating Drugs Partnership has …" as "the partnership has …". As it is where that could be
/// taken for another body, or where the name does not say what kind of body it is.
std::string without_name(const std::string& text, const std::string& name);
/// A fact with its source in brackets.
std::string fact_in_words(const Fact& fact);

}  // namespace govmap
