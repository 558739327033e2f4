#include "write/report_parts.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

bool fails(const Finding& finding, Force force) {
    return finding.verdict == Verdict::fail && finding.force == force;
}

constexpr std::array<ReportSection, 8> section_table = {{
    // A minimum that a local pack lowers is the guidance's all the same.
    {"below-minimum", "Below the guidance's minimum", "below the guidance's minimum",
     "below the guidance's minimum", true, below_guidance_minimum},
    {"below-local-minimum", "Below the minimum of a local pack", "below a local pack's minimum",
     "below a local pack's minimum", true, below_local_minimum},
    // Where the guidance applies at all is expected of everybody.
    {"below-expected", "Below what is expected", "below what is expected", "below what is expected",
     true,
     [](const Finding& one) {
         return !below_guidance_minimum(one) &&
                (fails(one, Force::expected) || fails(one, Force::scope));
     }},
    {"to-consider", "Suggested and not met", "suggested and not met", "suggested and not met", true,
     [](const Finding& one) {
         return !below_guidance_minimum(one) && fails(one, Force::consider);
     }},
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

// The last words of names by which one can go on speaking of a body.
constexpr std::array<const char*, 7> nouns = {"Partnership", "Board", "Group", "Committee",
                                              "Forum",       "Panel", "Unit"};

// Whether what ends before `end` is only the first part of a longer name.
bool goes_on(std::string_view text, std::size_t end) {
    if (end >= text.size()) return false;
    const auto letter = [&](std::size_t at) {
        return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
    };
    const bool upper_after_space = text[end] == ' ' && end + 1 < text.size() &&
                                   std::isupper(static_cast<unsigned char>(text[end + 1])) != 0;
    return letter(end) || text[end] == '-' || text[end] == '\'' || upper_after_space;
}

}  // namespace

std::span<const ReportSection> report_sections() { return section_table; }

std::string SubjectFindings::name() const {
    // Only the model as a whole stands nowhere; its title would read as the name of a body.
    if (id() == "model" && !findings.front()->subject_where.known()) return "The model as a whole";
    return findings.front()->subject_name;
}

std::string in_the_name_of(const std::string& speaker, std::string words) {
    constexpr std::string_view usual = "the guidance";
    for (std::size_t at = words.find(usual); at != std::string::npos;
         at = words.find(usual, at + speaker.size())) {
        words.replace(at, usual.size(), speaker);
    }
    return words;
}

std::string heading_in_words(const CheckReport& report, const ReportSection& section) {
    return in_the_name_of(report.speaker, section.heading);
}

std::string heading_in_words(const CheckReport& report, const ReportSection& section,
                             std::size_t count) {
    return fmt::format("{} ({})", heading_in_words(report, section), count);
}

std::string counts_in_words(const CheckReport& report, const SubjectFindings& subject) {
    std::string result;
    for (const ReportSection& section : report_sections()) {
        const std::size_t count = subject.in(section).size();
        if (count == 0) continue;
        result += (result.empty() ? "" : ", ") +
                  in_the_name_of(report.speaker, counted(count, section.one, section.many));
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
    return fmt::format("{}", fmt::join(finding.missing, "; "));
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

std::string without_name(const std::string& text, const std::string& name) {
    const std::string noun = name.substr(name.rfind(' ') + 1);  // the whole where there is no space
    const auto is_noun = [&](const char* one) { return noun == one; };
    if (noun == name || std::none_of(nouns.begin(), nouns.end(), is_noun)) return text;
    if (name.find(" of ") != std::string::npos) return text;  // a document, named after its body
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, done)) {
        const std::size_t end = at + name.size();
        const bool has_article = at >= done + 4 && lower_case(text.substr(at - 4, 4)) == "the ";
        if (!has_article || goes_on(text, end)) return text;
        const std::size_t start = at - 4;
        result += text.substr(done, start - done);
        // "The X Partnership: formation was due …" needs no name at all under one that is a
        // heading.
        const bool opens = start == 0 || text.substr(start - 2, 2) == ". ";
        done = end;
        if (opens && text.substr(end, 2) == ": ") {
            done = end + 2;
            result += capitalised(text.substr(done, 1));
            done += 1;
        } else {
            result += text.substr(start, 4) + lower_case(noun);
        }
    }
    result += text.substr(std::min(done, text.size()));
    // Another body of that kind is spoken of too: then only the name tells them apart.
    return result.find(noun) == std::string::npos ? result : text;
}

std::string fact_in_words(const Fact& fact) {
    return fact.citation.empty() ? fact.text : fmt::format("{} [{}]", fact.text, fact.citation);
}

}  // namespace govmap
