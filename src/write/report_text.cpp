#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

void write_finding(Page& page, const Finding& finding, const SourceMap& sources) {
    constexpr std::size_t indent = 6;
    page.paragraph(finding.sentence, 4);
    for (const Fact& fact : finding.evidence) {
        std::string text = fact.text;
        if (!fact.citation.empty()) text += fmt::format(" [{}]", fact.citation);
        if (fact.where.known()) text += fmt::format(" ({})", sources.describe(fact.where));
        page.paragraph(text, indent, "· ");
    }
    if (!finding.missing.empty()) {
        page.paragraph(fmt::format("{}", fmt::join(finding.missing, "; or ")), indent,
                       "would settle it: ");
    }
    if (finding.verdict == Verdict::fail && !finding.remedy.empty()) {
        page.paragraph(finding.remedy, indent, "to do: ");
    }
}

/// The findings of one verdict, rule by rule.
void write_section(Page& page, const CheckReport& report, Verdict verdict, std::string_view heading,
                   const SourceMap& sources) {
    const std::size_t count = count_verdicts(report)[static_cast<std::size_t>(verdict)];
    if (count == 0) return;
    page.heading(fmt::format("{} ({})", heading, count));
    const std::string* rule = nullptr;
    for (const Finding& finding : report.findings) {
        if (finding.verdict != verdict) continue;
        if (rule == nullptr || *rule != finding.rule) {
            const RuleSummary& summary = rule_of(report, finding);
            page.paragraph(
                fmt::format("{} ({}) [{}]", summary.title,
                            force_in_use(summary.force, summary.local), summary.citation),
                2, finding.rule + "  ");
            rule = &finding.rule;
        }
        write_finding(page, finding, sources);
    }
}

/// What passed or does not apply, one line a finding.
void write_brief_section(Page& page, const CheckReport& report, Verdict verdict,
                         std::string_view heading) {
    const std::size_t count = count_verdicts(report)[static_cast<std::size_t>(verdict)];
    if (count == 0) return;
    page.heading(fmt::format("{} ({})", heading, count));
    for (const Finding& finding : report.findings) {
        if (finding.verdict == verdict)
            page.paragraph(finding.sentence, 2, fmt::format("{:<8}  ", finding.rule));
    }
}

/// The rules that local packs brought or put with another force, whatever came of them.
void write_local_parts(Page& page, const CheckReport& report) {
    bool any = false;
    for (const RuleSummary& rule : report.rules) {
        const std::string part = local_part_in_words(rule.force, rule.local);
        if (part.empty()) continue;
        if (!any) page.heading("What local packs say differently");
        any = true;
        page.paragraph(part, 2, fmt::format("{:<8}  ", rule.rule));
    }
}

void write_rule_table(Page& page, const CheckReport& report) {
    page.heading("Every rule, and how many it looked at");
    page.line(fmt::format("{:<8}  {:<8}  {:>6}  {:>5}  {:>5}  {:>6}  {:>7}  {:>8}", "rule", "force",
                          "looked", "pass", "fail", "n/a", "cannot", "excepted"),
              2);
    page.line(fmt::format("{:<8}  {:<8}  {:>6}  {:>5}  {:>5}  {:>6}  {:>7}  {:>8}", "", "", "at",
                          "", "", "", "tell", ""),
              2);
    for (const RuleSummary& rule : report.rules) {
        const auto count = [&](Verdict verdict) {
            return rule.verdicts[static_cast<std::size_t>(verdict)];
        };
        page.line(fmt::format("{:<8}  {:<8}  {:>6}  {:>5}  {:>5}  {:>6}  {:>7}  {:>8}{}", rule.rule,
                              info(rule.force).word, rule.subjects, count(Verdict::pass),
                              count(Verdict::fail), count(Verdict::not_applicable),
                              count(Verdict::cannot_tell), count(Verdict::excepted),
                              rule.subjects == 0 ? "  looked at nothing" : ""),
                  2);
    }
}

}  // namespace

std::string report_text(const CheckReport& report, const ReportSettings& settings) {
    Page page(settings.style);
    page.heading(fmt::format("{}: as at {}", title_of(report), in_words(report.as_of)));
    for (const std::string& pack : report.packs) page.paragraph(pack, 0, "Checked against: ");
    for (const std::string& standing : report.standing) page.paragraph(standing);
    page.heading(headline(report));
    write_section(page, report, Verdict::fail, "Failed", settings.sources);
    write_section(page, report, Verdict::cannot_tell, "Cannot tell from what is recorded",
                  settings.sources);
    write_section(page, report, Verdict::excepted, "Accepted exceptions", settings.sources);
    write_brief_section(page, report, Verdict::pass, "Passed");
    write_brief_section(page, report, Verdict::not_applicable, "Not applicable");
    write_local_parts(page, report);
    write_rule_table(page, report);
    page.blank();
    page.paragraph(fmt::format("In all: {}.", totals_in_words(report)));
    return page.text();
}

}  // namespace govmap
