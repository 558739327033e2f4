#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/html_parts.hpp"
#include "write/totals.hpp"

namespace govmap {
namespace {

using pugi::xml_node;
using Findings = std::vector<const Finding*>;

// Of one rule that is met, no more sentences than these: the names say it as well.
constexpr std::size_t most_sentences = 3;
// A row is not broken over pages, so it must be short enough to stand on one.
constexpr std::size_t most_in_row = 6;
constexpr std::size_t many_facts = 6;

/// Findings of one rule of which the same is said, but for the name of whom it is about.
struct SaidAlike {
    std::string sentence;
    std::vector<std::string> missing;
    Findings findings;
};

std::vector<SaidAlike> said_alike(const Findings& findings) {
    std::vector<SaidAlike> result;
    for (const Finding* finding : findings) {
        const std::string& name = finding->subject_name;
        SaidAlike one{without_name(finding->sentence, name), {}, {finding}};
        if (finding->known != Known::not_asked)
            one.sentence += fmt::format(" [{}]", verdict_in_words(*finding));
        for (const std::string& fact : finding->missing)
            one.missing.push_back(without_name(fact, name));
        const auto same = std::find_if(result.begin(), result.end(), [&](const SaidAlike& other) {
            return other.sentence == one.sentence && other.missing == one.missing;
        });
        if (same == result.end()) {
            result.push_back(std::move(one));
        } else {
            same->findings.push_back(finding);
        }
    }
    return result;
}

/// One rule after the other, each with its findings: those put most strongly first, what is no
/// guidance last.
std::vector<Findings> by_rule(const HtmlPage& page, const ReportSection& section) {
    std::vector<Findings> result;
    for (const Finding& finding : page.report.findings) {
        if (!section.holds(finding)) continue;
        const auto same = std::find_if(result.begin(), result.end(), [&](const Findings& other) {
            return other.front()->rule == finding.rule;
        });
        if (same == result.end()) {
            result.push_back({&finding});
        } else {
            same->push_back(&finding);
        }
    }
    std::stable_sort(result.begin(), result.end(), [&](const Findings& a, const Findings& b) {
        const auto rank = [&](const Finding& one) {
            return std::pair(!is_guidance(one.rule, page.settings), one.force);
        };
        return rank(*a.front()) < rank(*b.front());
    });
    return result;
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

/// Of whom it is said.
void add_whose(xml_node parent, const HtmlPage& page, const Findings& findings) {
    xml_node line = with_class(add_element(parent, "p"), "whose");
    for (const Finding* finding : findings) {
        if (finding != findings.front()) add_text(line, "; ");
        std::string name = page.short_name.at(finding->subject);
        if (!finding->item_name.empty()) name += " (" + finding->item_name + ")";
        set_key(add_element(line, "span", name), *finding);
    }
}

void add_facts(xml_node list, const Finding& finding, const SourceMap& sources) {
    for (const Fact& fact : finding.evidence) {
        xml_node item = add_element(list, "li", fact_in_words(fact));
        if (!fact.where.known()) continue;
        add_text(item, " ");
        with_class(add_element(item, "span", sources.describe(fact.where)), "where");
    }
}

xml_node add_term(xml_node list, const char* term) {
    add_element(list, "dt", term);
    return add_element(list, "dd");
}

void add_citation(xml_node details, const RuleSummary& rule, const Finding& finding) {
    xml_node cell = add_term(details, "Rule's source");
    // Only what a browser opens as a page; a pack may say anything.
    if (rule.url.starts_with("https://") || rule.url.starts_with("http://")) {
        set_attribute(add_element(cell, "a", finding.citation), "href", rule.url);
    } else {
        add_text(cell, finding.citation);
    }
}

/// A finding in full, in a box: what failed, or is accepted.
void add_box(xml_node body, const HtmlPage& page, const Finding& finding) {
    const RuleSummary& rule = rule_of(page.report, finding);
    const SourceMap& sources = page.settings.sources;
    xml_node box = with_class(add_element(body, "article"),
                              std::string("finding ") + info(finding.verdict).word);
    set_key(box, finding);
    xml_node heading = add_element(box, "h3", fmt::format("{}: {}", finding.rule, rule.title));
    add_text(heading, " ");
    with_class(add_element(heading, "span", verdict_in_words(finding)), "tag verdict");
    add_text(heading, " ");
    with_class(
        add_element(heading, "span", strength(page, finding.force, finding.rule, finding.local)),
        "tag");
    with_class(add_element(box, "p", finding.sentence), "sentence");
    xml_node details = add_element(box, "dl");
    std::string about = page.short_name.at(finding.subject);
    if (!finding.item_name.empty()) about += ": " + finding.item_name;
    add_text(add_term(details, "About"), about);
    if (finding.verdict == Verdict::fail && !finding.remedy.empty())
        add_text(add_term(details, "What to do"), finding.remedy);
    if (finding.accepted) {
        xml_node cell = add_term(details, "Accepted");
        add_text(cell, acceptance_in_words(finding) + " ");
        if (finding.accepted->where.known())
            with_class(add_element(cell, "span", sources.describe(finding.accepted->where)),
                       "where");
    }
    if (finding.due) add_text(add_term(details, "Due"), in_words(*finding.due));
    if (!finding.evidence.empty())
        add_facts(add_element(add_term(details, "Evidence"), "ul"), finding, sources);
    add_citation(details, rule, finding);
}

/// A row of what one rule cannot tell, with the evidence folded away. Paper has the row alone.
void add_open_row(xml_node rows, const HtmlPage& page, std::span<const SaidAlike> said) {
    const Finding& first = *said.front().findings.front();
    xml_node row = add_element(rows, "tr");
    xml_node rule = with_class(add_element(row, "td"), "rule");
    add_element(add_element(rule, "p"), "strong", first.rule);
    with_class(add_element(rule, "p", strength(page, first.force, first.rule, first.local)),
               "force");
    xml_node cell = add_element(row, "td");
    add_element(add_element(cell, "p"), "strong", rule_of(page.report, first).title);
    std::vector<std::string> missing;
    Findings with_evidence;
    for (const SaidAlike& one : said) {
        with_class(add_element(cell, "p", one.sentence), "sentence");
        add_whose(cell, page, one.findings);
        for (const std::string& fact : one.missing) {
            if (std::find(missing.begin(), missing.end(), fact) == missing.end())
                missing.push_back(fact);
        }
        for (const Finding* finding : one.findings) {
            if (!finding->evidence.empty()) with_evidence.push_back(finding);
        }
    }
    if (!with_evidence.empty()) {
        xml_node folded = add_element(cell, "details");
        add_element(folded, "summary", "Evidence");
        xml_node list = add_element(folded, "ul");
        for (const Finding* finding : with_evidence)
            add_facts(list, *finding, page.settings.sources);
    }
    xml_node settle = with_class(add_element(row, "td"), "settle");
    if (said.size() > 1 || missing.size() > many_facts) with_class(row, "tall");
    if (missing.empty()) return;
    xml_node list = add_element(settle, "ul");
    for (const std::string& fact : missing) add_element(list, "li", fact);
}

void add_open(xml_node body, const HtmlPage& page, const ReportSection& section,
              const std::vector<Findings>& rules) {
    xml_node table = add_table(body, heading_in_words(page.report, section));
    xml_node rows = add_columns(
        table,
        {{"Rule"}, {"What is asked, and what is not known", "said"}, {"What would settle it"}});
    for (const Findings& findings : rules) {
        const std::vector<SaidAlike> said = said_alike(findings);
        for (std::size_t from = 0; from < said.size(); from += most_in_row) {
            const std::size_t count = std::min(most_in_row, said.size() - from);
            add_open_row(rows, page, std::span(said).subspan(from, count));
        }
    }
}

/// What one rule found that is met, or not asked: a line for what is said alike.
void add_brief_rule(xml_node rows, const HtmlPage& page, const Findings& findings) {
    std::vector<SaidAlike> said = said_alike(findings);
    if (said.size() > most_sentences)
        said = {{rule_of(page.report, *findings.front()).title + ".", {}, findings}};
    const Finding& first = *findings.front();
    xml_node row = add_element(rows, "tr");
    with_class(add_element(row, "td", first.rule), "rule");
    with_class(add_element(row, "td", strength(page, first.force, first.rule, first.local)),
               "force");
    xml_node cell = add_element(row, "td");
    for (const SaidAlike& one : said) {
        with_class(add_element(cell, "p", one.sentence), "sentence");
        add_whose(cell, page, one.findings);
    }
}

/// What passed or does not apply: folded on the screen.
void add_folded(xml_node body, const HtmlPage& page, const ReportSection& section,
                const std::string& heading, const std::vector<Findings>& rules) {
    xml_node details = with_class(add_element(body, "details"), "folded brief");
    add_element(add_element(details, "summary"), "h2", heading);
    xml_node table = add_table(details, heading_in_words(page.report, section));
    xml_node rows = add_columns(table, {{"Rule"}, {"Force"}, {"Finding"}});
    for (const Findings& findings : rules) add_brief_rule(rows, page, findings);
}

}  // namespace

void add_findings(xml_node body, const HtmlPage& page) {
    for (const ReportSection& section : report_sections()) {
        const std::vector<Findings> rules = by_rule(page, section);
        if (rules.empty()) continue;
        std::size_t count = 0;
        for (const Findings& findings : rules) count += findings.size();
        const std::string heading = heading_in_words(page.report, section, count);
        if (!section.in_full) {
            add_folded(body, page, section, heading, rules);
            continue;
        }
        add_element(body, "h2", heading);
        if (rules.front().front()->verdict == Verdict::cannot_tell) {
            add_open(body, page, section, rules);
            continue;
        }
        for (const Findings& findings : rules) {
            for (const Finding* finding : findings) add_box(body, page, *finding);
        }
    }
}

}  // namespace govmap
