#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"
#include "write/totals.hpp"

namespace govmap {
namespace {

/// What is said of one finding, with its subject's name made short.
struct Said {
    std::string sentence;
    std::vector<std::string> evidence;
    std::string settle;

    friend bool operator==(const Said&, const Said&) = default;
};

Said said_of(const Finding& finding, const SourceMap& sources) {
    const auto brief = [&](const std::string& text) {
        return without_name(text, finding.subject_name);
    };
    Said said;
    said.sentence = brief(finding.sentence);
    if (finding.known != Known::not_asked)
        said.sentence += fmt::format(" [{}]", verdict_in_words(finding));
    for (const Fact& fact : finding.evidence) {
        std::string text = brief(fact.text);
        if (!fact.citation.empty()) text += fmt::format(" [{}]", fact.citation);
        if (fact.where.known()) text += fmt::format(" ({})", sources.describe(fact.where));
        said.evidence.push_back(std::move(text));
    }
    if (finding.accepted) {
        const std::string place = sources.describe(finding.accepted->where);
        said.evidence.push_back(acceptance_in_words(finding) +
                                (place.empty() ? "" : fmt::format(" ({})", place)));
    }
    said.settle = brief(settle_in_words(finding));
    return said;
}

/// Those of whom the same is said, and what: two partnerships often stand alike.
struct Alike {
    std::vector<std::string> names;
    std::vector<Said> said;
};

std::vector<Alike> alike(const std::vector<const Finding*>& findings, const SourceMap& sources) {
    std::vector<Alike> each;
    const std::string* subject = nullptr;
    for (const Finding* finding : findings) {
        if (subject == nullptr || *subject != finding->subject)
            each.push_back({{finding->subject_name}, {}});
        subject = &finding->subject;
        each.back().said.push_back(said_of(*finding, sources));
    }
    std::vector<Alike> result;
    for (Alike& one : each) {
        const auto same = std::find_if(result.begin(), result.end(),
                                       [&](const Alike& other) { return other.said == one.said; });
        if (same == result.end()) {
            result.push_back(std::move(one));
        } else {
            same->names.push_back(std::move(one.names.front()));
        }
    }
    return result;
}

void write_said(Page& page, const Said& said) {
    constexpr std::size_t indent = 6;
    page.paragraph(said.sentence, indent);
    for (const std::string& fact : said.evidence) page.paragraph(fact, indent, "· ");
    if (!said.settle.empty()) page.paragraph(said.settle, indent, "would settle it: ");
}

void write_rule(Page& page, const CheckReport& report, const std::vector<const Finding*>& findings,
                bool named, const SourceMap& sources) {
    const Finding& first = *findings.front();
    const RuleSummary& summary = rule_of(report, first);
    page.paragraph(fmt::format("{} ({}) [{}]", summary.title,
                               force_in_use(summary.force, summary.local), summary.citation),
                   2, first.rule + "  ");
    for (const Alike& one : alike(findings, sources)) {
        for (const std::string& name : one.names) {
            if (!named) page.paragraph(name, 4, "– ");
        }
        for (const Said& said : one.said) write_said(page, said);
    }
    // Mostly one remedy for all that the rule is about; it is said once.
    std::vector<std::string> remedies;
    for (const Finding* finding : findings) {
        const bool told =
            std::find(remedies.begin(), remedies.end(), finding->remedy) != remedies.end();
        if (finding->verdict != Verdict::fail || finding->remedy.empty() || told) continue;
        page.paragraph(finding->remedy, 4, "to do: ");
        remedies.push_back(finding->remedy);
    }
}

std::vector<const Finding*> all_in(const CheckReport& report, const ReportSection& section) {
    std::vector<const Finding*> result;
    for (const Finding& finding : report.findings) {
        if (section.holds(finding)) result.push_back(&finding);
    }
    return result;
}

/// The findings of one section, rule by rule, and under each rule those whom it is about.
void write_section(Page& page, const CheckReport& report, const ReportSection& section,
                   const SourceMap& sources) {
    const auto findings = all_in(report, section);
    if (findings.empty()) return;
    page.heading(heading_in_words(report, section, findings.size()));
    const bool alone = std::all_of(findings.begin(), findings.end(), [&](const Finding* one) {
        return one->subject == findings.front()->subject;
    });
    if (alone) page.paragraph(findings.front()->subject_name, 2, "All about: ");
    for (auto from = findings.begin(); from != findings.end();) {
        const auto to = std::find_if(
            from, findings.end(), [&](const Finding* one) { return one->rule != (*from)->rule; });
        write_rule(page, report, {from, to}, alone, sources);
        from = to;
    }
}

/// What passed or does not apply: one line a finding, under whom it is about.
void write_brief_section(Page& page, const CheckReport& report, const ReportSection& section) {
    const auto all = all_in(report, section);
    if (all.empty()) return;
    page.heading(heading_in_words(report, section, all.size()));
    for (const SubjectFindings& subject : by_subject(report)) {
        bool named = false;
        for (const Finding* finding : subject.findings) {
            if (!section.holds(*finding)) continue;
            if (!named) page.paragraph(subject.name(), 2);
            named = true;
            page.paragraph(without_name(finding->sentence, finding->subject_name), 4,
                           fmt::format("{:<8}  ", finding->rule));
        }
    }
}

/// The rules that local packs brought or put with another force, whatever came of them.
void write_local_parts(Page& page, const CheckReport& report) {
    const auto parts = local_parts(report);
    if (!parts.empty()) page.heading("What local packs say differently");
    for (const auto& [rule, part] : parts) page.paragraph(part, 2, fmt::format("{:<8}  ", rule));
}

void write_gone(Page& page, const CheckReport& report) {
    if (!report.baseline) return;
    page.blank();
    page.paragraph(baseline_in_words(*report.baseline));
    if (report.baseline->gone.empty()) return;
    page.heading(fmt::format("No longer found ({})", report.baseline->gone.size()));
    for (const GoneFinding& gone : report.baseline->gone) page.paragraph(gone_in_words(gone), 2);
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
    if (!settings.notice.empty()) page.paragraph(settings.notice);
    for (const std::string& pack : report.packs) page.paragraph(pack, 0, "Checked against: ");
    for (const std::string& standing : report.standing) page.paragraph(standing);
    page.heading(headline(report));
    write_gone(page, report);
    for (const ReportSection& section : report_sections()) {
        if (section.in_full) {
            write_section(page, report, section, settings.sources);
        } else {
            write_brief_section(page, report, section);
        }
    }
    write_local_parts(page, report);
    write_rule_table(page, report);
    page.blank();
    for (const std::string& line : totals_in_words(report, settings)) page.paragraph(line);
    return page.text();
}

}  // namespace govmap
