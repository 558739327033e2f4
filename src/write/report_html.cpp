#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/answer.hpp"
#include "write/html_parts.hpp"
#include "write/local_part.hpp"
#include "write/report_style.hpp"
#include "write/rule_page.hpp"
#include "write/totals.hpp"

namespace govmap {
namespace {

using pugi::xml_node;

// No script, no picture, nothing from elsewhere: whatever a name holds, a browser loads nothing.
constexpr const char* content_policy = "default-src 'none'; style-src 'unsafe-inline'";

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

/// By pack, and never added up over what the guidance asks and what somebody else advises.
void add_totals(xml_node body, const HtmlPage& page) {
    add_element(body, "h2", "Everything that was looked at");
    xml_node table = add_table(body, "Totals");
    set_attribute(table, "id", "totals");
    add_element(table, "caption", "Findings by force of the rule and by verdict");
    std::vector<HtmlColumn> columns = {{"Force"}};
    for (const VerdictInfo& one : verdicts()) columns.push_back({capitalised(one.label), "number"});
    columns.push_back({"All", "number"});
    xml_node rows = add_columns(table, columns);
    const auto row = [&](const std::string& name, const Counts& counts, bool sum) {
        xml_node line = add_element(rows, "tr");
        if (sum) with_class(line, "sum");
        set_attribute(add_element(line, "th", name), "scope", "row");
        std::size_t all = 0;
        for (const VerdictInfo& one : verdicts()) {
            const std::size_t count = counts[static_cast<std::size_t>(one.verdict)];
            add_number(line, count, sum ? one.word : nullptr);
            all += count;
        }
        add_number(line, all);
    };
    for (const Totals& part : totals_by_pack(page.report, page.settings)) {
        xml_node heading = add_element(add_element(rows, "tr"), "th", part.heading);
        set_attribute(heading, "scope", "rowgroup");
        set_attribute(with_class(heading, "part"), "colspan", columns.size());
        for (const Totals::Row& one : part.rows)
            row(capitalised(info(one.force).word), one.counts, false);
        row("All of it", part.all, true);
    }
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

/// Those of whom more is said than that everything passed.
void add_subjects(xml_node body, const HtmlPage& page) {
    const std::vector<SubjectFindings> subjects = by_subject(page.report);
    if (subjects.size() < 2) return;
    add_element(body, "h2", "Whom it is about");
    xml_node list = add_element(body, "ul");
    std::size_t quiet = 0;
    for (const SubjectFindings& subject : subjects) {
        const bool all_well =
            std::all_of(subject.findings.begin(), subject.findings.end(), [](const Finding* one) {
                return one->verdict == Verdict::pass || one->verdict == Verdict::not_applicable;
            });
        if (all_well) {
            ++quiet;
            continue;
        }
        const std::string& brief = page.short_name.at(subject.id());
        std::string name = subject.name();
        if (brief != name) name += fmt::format(" (below: {})", brief);
        add_element(list, "li", fmt::format("{}: {}", name, counts_in_words(page.report, subject)));
    }
    if (quiet > 0) {
        add_element(list, "li",
                    fmt::format("{}: everything passed or is not applicable.",
                                counted(quiet, "other", "others")));
    }
}

/// Every rule, with how many it looked at: a table on the screen. Paper has the findings by rule
/// already, and only wants those that looked at nothing.
void add_rules(xml_node body, const HtmlPage& page) {
    const CheckReport& report = page.report;
    add_element(body, "h2", "Every rule, and how many it looked at");
    std::string idle;
    for (const RuleSummary& rule : report.rules) {
        if (rule.subjects > 0) continue;
        idle += fmt::format("{}{} ({})", idle.empty() ? "" : "; ", rule.rule, rule.title);
    }
    add_element(body, "p",
                idle.empty() ? fmt::format("{} were run, and each found something to look at.",
                                           counted(report.rules.size(), "rule"))
                             : fmt::format("{} were run. There was nothing to look at for: {}.",
                                           counted(report.rules.size(), "rule"), idle));
    xml_node details = with_class(add_element(body, "details"), "screen");
    add_element(details, "summary", "The table of all rules");
    xml_node table = add_table(details, "Rules");
    set_attribute(table, "id", "rules");
    std::vector<HtmlColumn> columns = {
        {"Rule"}, {"What it asks", "asks"}, {"Force"}, {"Looked at", "number"}};
    for (const VerdictInfo& one : verdicts()) columns.push_back({capitalised(one.label), "number"});
    xml_node rows = add_columns(table, columns);
    for (const RuleSummary& rule : report.rules) {
        xml_node row = add_element(rows, "tr");
        with_class(add_element(row, "td", rule.rule), "rule");
        add_element(row, "td", rule.title);
        add_element(row, "td", force_in_use(rule.force, rule.local));
        with_class(
            add_element(row, "td", rule.subjects == 0 ? "nothing" : std::to_string(rule.subjects)),
            "number");
        for (const VerdictInfo& one : verdicts())
            add_number(row, rule.verdicts[static_cast<std::size_t>(one.verdict)]);
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
    const HtmlPage page{report, settings, short_names(report)};
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
    add_answer(body, page);
    add_packs(body, report);
    add_totals(body, page);
    add_baseline(body, report);
    add_subjects(body, page);
    add_findings(body, page);
    add_local_parts(body, report);
    add_rules(body, page);
    add_words(body, report);
    return "<!DOCTYPE html>\n" + markup_text(document, false) + "\n";
}

}  // namespace govmap
