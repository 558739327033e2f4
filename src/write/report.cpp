#include "write/report.hpp"

#include <algorithm>
#include <array>

namespace govmap {
namespace {

constexpr std::array<ReportFormat, 9> format_table = {{
    {"text", "for people: failures, what cannot be told, what passed", ".txt", report_text},
    {"html", "to read, send on and print", ".html", report_html},
    {"markdown", "for wikis and papers", ".md", report_markdown},
    {"csv", "for spreadsheets, in words", ".csv", report_csv},
    {"json", "for programs: every finding with its evidence", ".json", report_json},
    {"sarif", "for code review tools: SARIF 2.1.0", ".sarif", report_sarif},
    {"junit", "for build servers: JUnit's XML", ".xml", report_junit},
    {"tsv", "for scripts: rule, subject, item, verdict", ".tsv", report_tsv},
    {"keys", "for scripts: rule, subject, item of what failed, without a header", ".keys",
     report_keys},
}};

}  // namespace

std::span<const ReportFormat> report_formats() { return format_table; }

const ReportFormat* report_format(std::string_view word) {
    for (const ReportFormat& format : format_table) {
        if (word == format.word) return &format;
    }
    return nullptr;
}

std::vector<RulesOfPack> rules_by_pack(const PackSet& packs) {
    std::vector<RulesOfPack> result;
    const Pack* last = nullptr;
    for (const auto& [pack, rule] : packs.rules()) {
        if (pack != last) result.push_back({pack->title, pack->guidance && !pack->local, {}});
        last = pack;
        result.back().rules.push_back(rule->id);
    }
    return result;
}

namespace {

/// Adds up what the rules found of which `wanted` holds: also what was not kept in the findings.
template <class Wanted>
std::vector<std::size_t> add_up(const CheckReport& report, Wanted wanted) {
    std::vector<std::size_t> counts(verdicts().size());
    for (const RuleSummary& rule : report.rules) {
        if (!wanted(rule)) continue;
        for (std::size_t at = 0; at < counts.size(); ++at) counts[at] += rule.verdicts.at(at);
    }
    return counts;
}

}  // namespace

std::vector<std::size_t> count_verdicts(const CheckReport& report) {
    return add_up(report, [](const RuleSummary&) { return true; });
}

std::string report_keys(const CheckReport& report, const ReportSettings& /*settings*/) {
    std::string out;
    for (const Finding& finding : report.findings) {
        if (finding.verdict != Verdict::fail) continue;
        out += one_line(finding.rule) + '\t' + one_line(finding.subject) + '\t' +
               one_line(finding.item) + '\n';
    }
    return out;
}

std::string report_tsv(const CheckReport& report, const ReportSettings& /*settings*/) {
    std::string out = "rule\tsubject\titem\tverdict\tforce\tguidance_force";
    out += report.baseline ? "\tbaseline\n" : "\n";
    for (const Finding& finding : report.findings) {
        const auto guidance = guidance_force(finding.force, finding.local);
        out += one_line(finding.rule) + '\t' + one_line(finding.subject) + '\t' +
               one_line(finding.item) + '\t' + info(finding.verdict).word + '\t' +
               info(finding.force).word + '\t' + (guidance ? info(*guidance).word : "-");
        if (report.baseline) {
            out += '\t';
            out += finding.known == Known::not_asked ? "-" : word(finding.known);
        }
        out += '\n';
    }
    return out;
}

}  // namespace govmap
