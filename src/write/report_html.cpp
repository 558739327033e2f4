#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/markup.hpp"
#include "write/report_parts.hpp"
#include "write/report_style.hpp"
#include "write/rule_page.hpp"

namespace govmap {
namespace {

using pugi::xml_node;

// No script, no picture, nothing from elsewhere: whatever a name holds, a browser loads nothing.
constexpr const char* content_policy = "default-src 'none'; style-src 'unsafe-inline'";

xml_node with_class(xml_node node, std::string_view name) {
    set_attribute(node, "class", name);
    return node;
}

void add_head(xml_node html, const CheckReport& report, const ReportSettings& settings) {
    xml_node head = add_element(html, "head");
    set_attribute(add_element(head, "meta"), "charset", "utf-8");
    xml_node policy = add_element(head, "meta");
    set_attribute(policy, "http-equiv", "Content-Security-Policy");
    set_attribute(policy, "content", content_policy);
    const auto meta = [&](const char* name, std::string_view content) {
        xml_node one = add_element(head, "meta");
        set_attribute(one, "name", name);
        set_attribute(one, "content", content);
    };
    meta("viewport", "width=device-width, initial-scale=1");
    meta("generator", settings.version.empty() ? "govmap" : "govmap " + settings.version);
    add_element(
        head, "title",
        fmt::format("{}: governance check as at {}", title_of(report), in_words(report.as_of)));
    add_element(head, "style").append_child(pugi::node_pcdata).set_value(report_style);
}

std::string anchor(const std::string& subject) { return "about-" + subject; }

/// A table in a frame of its own, which scrolls where the screen is narrower than the table.
xml_node add_table(xml_node parent, std::string_view label) {
    xml_node frame = with_class(add_element(parent, "div"), "wide");
    set_attribute(frame, "role", "region");
    set_attribute(frame, "aria-label", label);
    set_attribute(frame, "tabindex", "0");  // so that the arrow keys reach it
    return add_element(frame, "table");
}

void add_totals(xml_node body, const CheckReport& report) {
    xml_node table = add_table(body, "Totals");
    set_attribute(table, "id", "totals");
    add_element(table, "caption", "Findings by force of the rule and by verdict");
    xml_node head = add_element(add_element(table, "thead"), "tr");
    set_attribute(add_element(head, "th", "Force"), "scope", "col");
    for (const VerdictInfo& one : verdicts()) {
        xml_node cell = with_class(add_element(head, "th", capitalised(one.label)), "number");
        set_attribute(cell, "scope", "col");
    }
    set_attribute(with_class(add_element(head, "th", "All"), "number"), "scope", "col");
    xml_node rows = add_element(table, "tbody");
    const auto row = [&](const std::string& name, const std::vector<std::size_t>& counts) {
        xml_node line = add_element(rows, "tr");
        set_attribute(add_element(line, "th", name), "scope", "row");
        std::size_t all = 0;
        for (const VerdictInfo& one : verdicts()) {
            const std::size_t count = counts[static_cast<std::size_t>(one.verdict)];
            xml_node cell = with_class(add_element(line, "td", std::to_string(count)), "number");
            set_attribute(cell, "data-count", one.word);
            all += count;
        }
        with_class(add_element(line, "td", std::to_string(all)), "number");
        return line;
    };
    for (const ForceInfo& force : forces()) {
        if (const auto counts = count_verdicts(report, force.force); !counts.empty())
            row(capitalised(force.word), counts);
    }
    set_attribute(row("All", count_verdicts(report)), "id", "totals-all");
}

void add_baseline(xml_node body, const CheckReport& report) {
    if (!report.baseline) return;
    add_element(body, "p", baseline_in_words(*report.baseline));
    if (report.baseline->gone.empty()) return;
    add_element(body, "p", "No longer found:");
    xml_node list = add_element(body, "ul");
    set_attribute(list, "id", "no-longer-found");
    for (const GoneFinding& gone : report.baseline->gone)
        add_element(list, "li", gone_in_words(gone));
}

void add_packs(xml_node body, const CheckReport& report) {
    add_element(body, "h2", "What this was checked against");
    for (std::size_t at = 0; at < report.packs.size(); ++at) {
        xml_node pack = with_class(add_element(body, "div"), "pack");
        add_element(add_element(pack, "p"), "strong", report.packs[at]);
        if (at < report.standing.size()) add_element(pack, "p", report.standing[at]);
    }
}

void add_contents(xml_node body, const CheckReport& report,
                  const std::vector<SubjectFindings>& subjects) {
    if (subjects.size() < 2) return;
    xml_node nav = add_element(body, "nav");
    set_attribute(nav, "aria-labelledby", "contents");
    set_attribute(add_element(nav, "h2", "Who it is about"), "id", "contents");
    xml_node list = add_element(nav, "ul");
    for (const SubjectFindings& subject : subjects) {
        xml_node item = add_element(list, "li");
        set_attribute(add_element(item, "a", subject.name()), "href", "#" + anchor(subject.id()));
        add_text(item, ": " + counts_in_words(report, subject));
    }
}

/// What programs and tests find a finding by; the words are for people.
void set_key(xml_node node, const Finding& finding) {
    set_attribute(node, "data-rule", finding.rule);
    set_attribute(node, "data-subject", finding.subject);
    set_attribute(node, "data-item", finding.item);
    set_attribute(node, "data-verdict", info(finding.verdict).word);
    if (finding.known != Known::not_asked)
        set_attribute(node, "data-baseline", word(finding.known));
}

xml_node add_row(xml_node list, const char* term) {
    add_element(list, "dt", term);
    return add_element(list, "dd");
}

void add_evidence(xml_node details, const Finding& finding, const SourceMap& sources) {
    if (finding.evidence.empty()) return;
    xml_node list = add_element(add_row(details, "Evidence"), "ul");
    for (const Fact& fact : finding.evidence) {
        xml_node item = add_element(list, "li", fact_in_words(fact));
        if (!fact.where.known()) continue;
        add_text(item, " ");
        with_class(add_element(item, "span", sources.describe(fact.where)), "where");
    }
}

void add_citation(xml_node details, const RuleSummary& rule, const Finding& finding) {
    xml_node cell = add_row(details, "Rule's source");
    // Only what a browser opens as a page; a pack may say anything.
    if (rule.url.starts_with("https://") || rule.url.starts_with("http://")) {
        set_attribute(add_element(cell, "a", finding.citation), "href", rule.url);
    } else {
        add_text(cell, finding.citation);
    }
}

void add_finding(xml_node section, const CheckReport& report, const Finding& finding,
                 const SourceMap& sources) {
    const RuleSummary& rule = rule_of(report, finding);
    xml_node box = with_class(add_element(section, "article"),
                              std::string("finding ") + info(finding.verdict).word);
    set_key(box, finding);
    xml_node heading = add_element(box, "h4", fmt::format("{}: {}", finding.rule, rule.title));
    add_text(heading, " ");
    with_class(add_element(heading, "span", verdict_in_words(finding)), "tag verdict");
    add_text(heading, " ");
    with_class(add_element(heading, "span", force_in_use(finding.force, finding.local)), "tag");
    with_class(add_element(box, "p", finding.sentence), "sentence");
    xml_node details = add_element(box, "dl");
    if (!finding.item_name.empty()) add_text(add_row(details, "About"), finding.item_name);
    if (finding.verdict == Verdict::fail && !finding.remedy.empty())
        add_text(add_row(details, "What to do"), finding.remedy);
    if (!finding.missing.empty()) {
        xml_node list = add_element(add_row(details, "Would settle it"), "ul");
        for (const std::string& one : finding.missing) add_element(list, "li", one);
    }
    if (finding.accepted) {
        xml_node cell = add_row(details, "Accepted");
        add_text(cell, acceptance_in_words(finding) + " ");
        if (finding.accepted->where.known())
            with_class(add_element(cell, "span", sources.describe(finding.accepted->where)),
                       "where");
    }
    if (finding.due) add_text(add_row(details, "Due"), in_words(*finding.due));
    add_evidence(details, finding, sources);
    add_citation(details, rule, finding);
}

/// What passed or does not apply: folded on the screen, one line a finding.
void add_folded(xml_node parent, const CheckReport& report, const ReportSection& section,
                const std::vector<const Finding*>& findings, const std::string& about) {
    xml_node details = with_class(add_element(parent, "details"), "folded");
    add_element(add_element(details, "summary"), "h3",
                heading_in_words(report, section, findings.size()));
    xml_node table =
        add_table(details, fmt::format("{}: {}", heading_in_words(report, section), about));
    xml_node head = add_element(add_element(table, "thead"), "tr");
    for (const char* name : {"Rule", "Force", "What the rule asks", "Finding"})
        set_attribute(add_element(head, "th", name), "scope", "col");
    xml_node rows = add_element(table, "tbody");
    for (const Finding* finding : findings) {
        xml_node row = add_element(rows, "tr");
        set_key(row, *finding);
        with_class(add_element(row, "td", finding->rule), "rule");
        add_element(row, "td", force_in_use(finding->force, finding->local));
        add_element(row, "td", rule_of(report, *finding).title);
        add_element(row, "td", finding->sentence);
    }
}

/// What cannot be told: many of them as a rule, so a row each, with the evidence folded away. Paper
/// has the rows alone.
void add_open(xml_node parent, const CheckReport& report, const ReportSection& section,
              const std::vector<const Finding*>& findings, const std::string& about,
              const SourceMap& sources) {
    add_element(parent, "h3", heading_in_words(report, section, findings.size()));
    xml_node table =
        add_table(parent, fmt::format("{}: {}", heading_in_words(report, section), about));
    xml_node head = add_element(add_element(table, "thead"), "tr");
    for (const char* name :
         {"Rule", "Force", "What is asked, and what is not known", "What would settle it"})
        set_attribute(add_element(head, "th", name), "scope", "col");
    xml_node rows = add_element(table, "tbody");
    for (const Finding* finding : findings) {
        const auto brief = [&](const std::string& text) {
            return without_name(text, finding->subject_name);
        };
        xml_node row = add_element(rows, "tr");
        set_key(row, *finding);
        with_class(add_element(row, "td", finding->rule), "rule");
        add_element(row, "td", force_in_use(finding->force, finding->local));
        xml_node said = add_element(row, "td");
        add_element(add_element(said, "p"), "strong", rule_of(report, *finding).title);
        add_element(said, "p", brief(finding->sentence));
        if (finding->known != Known::not_asked)
            add_element(said, "p", capitalised(verdict_in_words(*finding)));
        if (!finding->evidence.empty()) {
            xml_node folded = add_element(said, "details");
            add_element(folded, "summary", fmt::format("Evidence ({})", finding->evidence.size()));
            xml_node list = add_element(folded, "ul");
            for (const Fact& fact : finding->evidence) {
                xml_node item = add_element(list, "li", fact_in_words(fact));
                if (!fact.where.known()) continue;
                add_text(item, " ");
                with_class(add_element(item, "span", sources.describe(fact.where)), "where");
            }
        }
        xml_node settle = add_element(add_element(row, "td"), "ul");
        for (const std::string& one : finding->missing) add_element(settle, "li", brief(one));
    }
}

void add_subject(xml_node body, const CheckReport& report, const SubjectFindings& subject,
                 const SourceMap& sources) {
    xml_node part = add_element(body, "section");
    set_attribute(part, "aria-labelledby", anchor(subject.id()));
    set_attribute(add_element(part, "h2", subject.name()), "id", anchor(subject.id()));
    with_class(add_element(part, "p", counts_in_words(report, subject)), "counts");
    for (const ReportSection& section : report_sections()) {
        const auto findings = subject.in(section);
        if (findings.empty()) continue;
        if (!section.in_full) {
            add_folded(part, report, section, findings, subject.name());
            continue;
        }
        if (findings.front()->verdict == Verdict::cannot_tell) {
            add_open(part, report, section, findings, subject.name(), sources);
            continue;
        }
        add_element(part, "h3", heading_in_words(report, section, findings.size()));
        for (const Finding* finding : findings) add_finding(part, report, *finding, sources);
    }
}

void add_rules(xml_node body, const CheckReport& report) {
    add_element(body, "h2", "Every rule, and how many it looked at");
    xml_node table = add_table(body, "Rules");
    set_attribute(table, "id", "rules");
    xml_node head = add_element(add_element(table, "thead"), "tr");
    const auto heading = [&](const std::string& name, bool number) {
        xml_node cell = add_element(head, "th", name);
        set_attribute(cell, "scope", "col");
        if (number) with_class(cell, "number");
        return cell;
    };
    heading("Rule", false);
    with_class(heading("What it asks", false), "asks");
    heading("Force", false);
    heading("Looked at", true);
    for (const VerdictInfo& one : verdicts()) heading(capitalised(one.label), true);
    xml_node rows = add_element(table, "tbody");
    for (const RuleSummary& rule : report.rules) {
        xml_node row = add_element(rows, "tr");
        with_class(add_element(row, "td", rule.rule), "rule");
        add_element(row, "td", rule.title);
        add_element(row, "td", force_in_use(rule.force, rule.local));
        with_class(
            add_element(row, "td", rule.subjects == 0 ? "nothing" : std::to_string(rule.subjects)),
            "number");
        for (const VerdictInfo& one : verdicts()) {
            const std::size_t count = rule.verdicts[static_cast<std::size_t>(one.verdict)];
            with_class(add_element(row, "td", std::to_string(count)), "number");
        }
    }
}

void add_local_parts(xml_node body, const CheckReport& report) {
    const auto parts = local_parts(report);
    if (parts.empty()) return;
    add_element(body, "h2", "What local packs say differently");
    xml_node list = add_element(body, "ul");
    for (const auto& [rule, part] : parts)
        add_element(list, "li", fmt::format("{}: {}", rule, part));
}

void add_words(xml_node body, const CheckReport& report) {
    add_element(body, "h2", "What the words mean");
    xml_node list = add_element(body, "ul");
    for (const ForceInfo& force : forces())
        add_element(list, "li", in_the_name_of(report.speaker, force_in_words(force.force)));
    for (const char* meaning : {"in a pack that is its authors' own advice and no guidance, the "
                                "same words say how strongly they recommend it",
                                "cannot tell: what is recorded does not settle it. Not recorded is "
                                "not the same as missing",
                                "not applicable: the rule does not ask for it here, or not yet",
                                "accepted exception: the partners have accepted it, with a reason "
                                "and the post that did so"})
        add_element(list, "li", meaning);
}

}  // namespace

std::string report_html(const CheckReport& report, const ReportSettings& settings) {
    pugi::xml_document document;
    xml_node html = add_element(document.root(), "html");
    set_attribute(html, "lang", "en-GB");
    add_head(html, report, settings);
    xml_node body = add_element(add_element(html, "body"), "main");
    add_element(body, "h1", title_of(report));
    with_class(
        add_element(body, "p",
                    fmt::format("Who answers to whom, checked as at {}", in_words(report.as_of))),
        "asof");
    with_class(add_element(body, "p", headline(report)), "headline");
    add_totals(body, report);
    add_baseline(body, report);
    add_packs(body, report);
    const std::vector<SubjectFindings> subjects = by_subject(report);
    add_contents(body, report, subjects);
    for (const SubjectFindings& subject : subjects)
        add_subject(body, report, subject, settings.sources);
    add_rules(body, report);
    add_local_parts(body, report);
    add_words(body, report);
    return "<!DOCTYPE html>\n" + markup_text(document, false) + "\n";
}

}  // namespace govmap
