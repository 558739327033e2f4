#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/markdown.hpp"
#include "write/report_parts.hpp"
#include "write/totals.hpp"

namespace govmap {
namespace {

std::string item_cell(const Finding& finding) {
    if (finding.item == "-") return "–";
    if (finding.item_name.empty() || finding.item_name == finding.item)
        return markdown_text(finding.item);
    return fmt::format("{} ({})", markdown_text(finding.item_name), markdown_text(finding.item));
}

std::string rule_cell(const CheckReport& report, const Finding& finding) {
    return fmt::format("{}: {} ({})", markdown_text(finding.rule),
                       markdown_text(rule_of(report, finding).title),
                       markdown_text(force_in_use(finding.force, finding.local)));
}

std::string next_step(const Finding& finding) {
    if (finding.verdict == Verdict::fail) return markdown_text(finding.remedy);
    if (finding.verdict == Verdict::cannot_tell) return markdown_text(settle_in_words(finding));
    return markdown_text(acceptance_in_words(finding));
}

std::string evidence_cell(const Finding& finding, const SourceMap& sources) {
    std::string result;
    for (const Fact& fact : finding.evidence) {
        result += (result.empty() ? "" : "<br>") + markdown_text(fact_in_words(fact));
        if (fact.where.known())
            result += fmt::format(" ({})", markdown_text(sources.describe(fact.where)));
    }
    result +=
        (result.empty() ? "" : "<br>") + fmt::format("Rule: {}", markdown_text(finding.citation));
    return result;
}

const char* next_heading(Verdict verdict) {
    if (verdict == Verdict::fail) return "What to do";
    return verdict == Verdict::cannot_tell ? "What would settle it" : "Who accepted it";
}

void write_section(std::string& out, const CheckReport& report, const SubjectFindings& subject,
                   const ReportSection& section, const SourceMap& sources) {
    const auto findings = subject.in(section);
    if (findings.empty()) return;
    out += fmt::format("\n### {}\n\n",
                       markdown_text(heading_in_words(report, section, findings.size())));
    if (section.in_full) {
        out += fmt::format("| Rule | Item | Verdict | Finding | {} | Evidence and source |\n",
                           next_heading(findings.front()->verdict));
        out += "| --- | --- | --- | --- | --- | --- |\n";
    } else {
        out += "| Rule | Item | Verdict | Finding |\n| --- | --- | --- | --- |\n";
    }
    for (const Finding* finding : findings) {
        out +=
            fmt::format("| {} | {} | {} | {} |", rule_cell(report, *finding), item_cell(*finding),
                        verdict_in_words(*finding), markdown_text(finding->sentence));
        if (section.in_full) {
            out += fmt::format(" {} | {} |", next_step(*finding), evidence_cell(*finding, sources));
        }
        out += '\n';
    }
}

void write_totals(std::string& out, const CheckReport& report, const ReportSettings& settings) {
    out += "\n| Force |";
    for (const VerdictInfo& one : verdicts()) out += fmt::format(" {} |", capitalised(one.label));
    out += " All |\n| --- |";
    for (std::size_t at = 0; at <= verdicts().size(); ++at) out += " ---: |";
    out += '\n';
    const auto row = [&](const std::string& head, const Counts& counts) {
        std::size_t all = 0;
        out += fmt::format("| {} |", head);
        for (const std::size_t count : counts) {
            out += fmt::format(" {} |", count);
            all += count;
        }
        out += fmt::format(" {} |\n", all);
    };
    for (const Totals& part : totals_by_pack(report, settings)) {
        for (const Totals::Row& one : part.rows) row(capitalised(info(one.force).word), one.counts);
        row(fmt::format("**All of {}**", markdown_text(part.heading)), part.all);
    }
}

}  // namespace

std::string report_markdown(const CheckReport& report, const ReportSettings& settings) {
    std::string out =
        fmt::format("# {}: as at {}\n\n", markdown_text(title_of(report)), in_words(report.as_of));
    if (!settings.notice.empty()) out += fmt::format("**{}**\n\n", markdown_text(settings.notice));
    out += fmt::format("**{}**\n", markdown_text(headline(report)));
    write_totals(out, report, settings);
    if (report.baseline) {
        out += fmt::format("\n{}\n", baseline_in_words(*report.baseline));
        for (const GoneFinding& gone : report.baseline->gone)
            out += fmt::format("\n- No longer found: {}", markdown_text(gone_in_words(gone)));
        if (!report.baseline->gone.empty()) out += '\n';
    }
    out += "\nChecked against:\n";
    for (std::size_t at = 0; at < report.packs.size(); ++at) {
        out += fmt::format("\n- {}", markdown_text(report.packs[at]));
        if (at < report.standing.size())
            out += fmt::format(". {}", markdown_text(report.standing[at]));
    }
    out += '\n';
    for (const SubjectFindings& subject : by_subject(report)) {
        out += subject.id() == subject.name()
                   ? fmt::format("\n## {}\n", markdown_text(subject.name()))
                   : fmt::format("\n## {} ({})\n", markdown_text(subject.name()),
                                 markdown_text(subject.id()));
        out += fmt::format("\n{}\n", markdown_text(counts_in_words(report, subject)));
        for (const ReportSection& section : report_sections())
            write_section(out, report, subject, section, settings.sources);
    }
    const auto parts = local_parts(report);
    if (!parts.empty()) out += "\n## What local packs say differently\n";
    for (const auto& [rule, part] : parts)
        out += fmt::format("\n- {}: {}", markdown_text(rule), markdown_text(part));
    if (!parts.empty()) out += '\n';
    std::string idle;
    for (const RuleSummary& rule : report.rules) {
        if (rule.subjects == 0) idle += (idle.empty() ? "" : ", ") + markdown_text(rule.rule);
    }
    if (!idle.empty()) out += fmt::format("\n## Rules that looked at nothing\n\n{}\n", idle);
    return out;
}

}  // namespace govmap
