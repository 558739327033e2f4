#include "write/report.hpp"

#include <array>

namespace govmap {
namespace {

constexpr std::array<ReportFormat, 4> format_table = {{
    {"text", "for people: failures, what cannot be told, what passed", report_text},
    {"json", "for programs: every finding with its evidence", report_json},
    {"tsv", "for spreadsheets: rule, subject, item, verdict", report_tsv},
    {"keys", "for scripts: rule, subject, item of what failed, without a header", report_keys},
}};

}  // namespace

std::span<const ReportFormat> report_formats() { return format_table; }

const ReportFormat* report_format(std::string_view word) {
    for (const ReportFormat& format : format_table) {
        if (word == format.word) return &format;
    }
    return nullptr;
}

std::vector<std::size_t> count_verdicts(const CheckReport& report) {
    std::vector<std::size_t> counts(verdicts().size());
    for (const Finding& finding : report.findings)
        ++counts[static_cast<std::size_t>(finding.verdict)];
    return counts;
}

std::string report_keys(const CheckReport& report, const ReportSettings& /*settings*/) {
    std::string out;
    for (const Finding& finding : report.findings) {
        if (finding.verdict != Verdict::fail) continue;
        out += tsv_cell(finding.rule) + '\t' + tsv_cell(finding.subject) + '\t' +
               tsv_cell(finding.item) + '\n';
    }
    return out;
}

std::string report_tsv(const CheckReport& report, const ReportSettings& /*settings*/) {
    std::string out = "rule\tsubject\titem\tverdict\tforce\tguidance_force\n";
    for (const Finding& finding : report.findings) {
        const auto guidance = guidance_force(finding.force, finding.local);
        out += tsv_cell(finding.rule) + '\t' + tsv_cell(finding.subject) + '\t' +
               tsv_cell(finding.item) + '\t' + info(finding.verdict).word + '\t' +
               info(finding.force).word + '\t' + (guidance ? info(*guidance).word : "-") + '\n';
    }
    return out;
}

}  // namespace govmap
