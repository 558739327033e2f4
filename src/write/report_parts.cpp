#include "write/report_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

bool fails(const Finding& finding, Force force) {
    return finding.verdict == Verdict::fail && finding.force == force;
}

constexpr std::array<ReportSection, 7> section_table = {{
    {"below-minimum", "Below the guidance's minimum", "below the guidance's minimum",
     "below the guidance's minimum", true,
     [](const Finding& one) { return fails(one, Force::minimum); }},
    // Where the guidance applies at all is expected of everybody.
    {"below-expected", "Below what is expected", "below what is expected", "below what is expected",
     true,
     [](const Finding& one) { return fails(one, Force::expected) || fails(one, Force::scope); }},
    {"to-consider", "Suggested and not met", "suggested and not met", "suggested and not met", true,
     [](const Finding& one) { return fails(one, Force::consider); }},
    {"cannot-tell", "Cannot tell from what is recorded", "that cannot be told",
     "that cannot be told", true,
     [](const Finding& one) { return one.verdict == Verdict::cannot_tell; }},
    {"excepted", "Accepted exceptions", "accepted exception", "accepted exceptions", true,
     [](const Finding& one) { return one.verdict == Verdict::excepted; }},
    {"passed", "Passed", "passed", "passed", false,
     [](const Finding& one) { return one.verdict == Verdict::pass; }},
    {"not-applicable", "Not applicable", "not applicable", "not applicable", false,
     [](const Finding& one) { return one.verdict == Verdict::not_applicable; }},
}};

}  // namespace

std::span<const ReportSection> report_sections() { return section_table; }

std::string SubjectFindings::name() const {
    // Only the model as a whole stands nowhere; its title would read as the name of a body.
    if (id() == "model" && !findings.front()->subject_where.known()) return "The model as a whole";
    return findings.front()->subject_name;
}

std::string counts_in_words(const SubjectFindings& subject) {
    std::string result;
    for (const ReportSection& section : report_sections()) {
        const std::size_t count = subject.in(section).size();
        if (count == 0) continue;
        result += (result.empty() ? "" : ", ") + counted(count, section.one, section.many);
    }
    return result + ".";
}

std::vector<const Finding*> SubjectFindings::in(const ReportSection& section) const {
    std::vector<const Finding*> result;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(result),
                 [&](const Finding* one) { return section.holds(*one); });
    return result;
}

std::vector<SubjectFindings> by_subject(const CheckReport& report) {
    std::vector<SubjectFindings> result;
    std::map<std::string, std::size_t> places;
    for (const Finding& finding : report.findings) {
        const auto [found, fresh] = places.try_emplace(finding.subject, result.size());
        if (fresh) result.emplace_back();
        result[found->second].findings.push_back(&finding);
    }
    return result;
}

const RuleSummary& rule_of(const CheckReport& report, const Finding& finding) {
    static const RuleSummary none;  // a report made by hand may lack it
    const auto found =
        std::find_if(report.rules.begin(), report.rules.end(),
                     [&](const RuleSummary& one) { return one.rule == finding.rule; });
    return found == report.rules.end() ? none : *found;
}

std::string title_of(const CheckReport& report) {
    return report.model_title.empty() ? "Governance check" : report.model_title;
}

std::string headline(const CheckReport& report) {
    std::vector<std::string> below;
    for (const Finding& finding : report.findings) {
        const bool counts = fails(finding, Force::minimum);
        if (counts && std::find(below.begin(), below.end(), finding.subject_name) == below.end()) {
            below.push_back(finding.subject_name);
        }
    }
    if (!below.empty()) return fmt::format("Below the guidance's minimum: {}.", join_and(below));
    const auto counts = count_verdicts(report);
    if (counts[static_cast<std::size_t>(Verdict::cannot_tell)] > 0) {
        return "Nothing is known to be below the guidance's minimum; some of it cannot be told "
               "from what is recorded.";
    }
    return "Nothing is below the guidance's minimum.";
}

std::string totals_in_words(const CheckReport& report) {
    std::string result;
    const std::vector<std::size_t> numbers = count_verdicts(report);
    for (const VerdictInfo& one : verdicts()) {
        result += fmt::format("{}{} {}", result.empty() ? "" : ", ",
                              numbers[static_cast<std::size_t>(one.verdict)], one.label);
    }
    return result;
}

std::string verdict_in_words(const Finding& finding) {
    std::string result = info(finding.verdict).label;
    if (finding.known == Known::known) result += " (known since the baseline)";
    if (finding.known == Known::fresh) result += " (new since the baseline)";
    return result;
}

std::string gone_in_words(const GoneFinding& gone) {
    std::string result = fmt::format("{}, {}", gone.rule, gone.subject);
    if (gone.item != "-") result += fmt::format(", {}", gone.item);
    return result + (gone.now ? fmt::format(" (now: {})", info(*gone.now).label)
                              : " (nothing is found on it any more)");
}

std::string baseline_in_words(const ComparedBaseline& baseline) {
    return fmt::format("Set against the baseline of {}: {} known, {} new, {} no longer found.",
                       in_words(baseline.as_of), baseline.known, baseline.fresh,
                       baseline.gone.size());
}

std::string settle_in_words(const Finding& finding) {
    if (finding.missing.empty()) return {};
    return fmt::format("{}", fmt::join(finding.missing, "; or "));
}

std::string acceptance_in_words(const Finding& finding) {
    if (!finding.accepted) return {};
    const Acceptance& one = *finding.accepted;
    std::string result = one.approver + " accepted this";
    if (!one.until.empty()) result += " until " + one.until;
    result += ": " + one.reason;
    if (!one.citation.empty()) result += fmt::format(" [{}]", one.citation);
    return result;
}

std::string fact_in_words(const Fact& fact) {
    return fact.citation.empty() ? fact.text : fmt::format("{} [{}]", fact.text, fact.citation);
}

}  // namespace govmap
