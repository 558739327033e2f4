#include <fmt/format.h>
#include <pugixml.hpp>

#include "write/markup.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

struct Counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;

    void add(const Finding& finding) {
        ++tests;
        if (finding.verdict == Verdict::fail) {
            ++failures;
        } else if (finding.verdict != Verdict::pass) {
            ++skipped;
        }
    }
    void write(pugi::xml_node node) const {
        set_attribute(node, "tests", tests);
        set_attribute(node, "failures", failures);
        set_attribute(node, "errors", std::size_t{0});  // a rule that cannot be run is no report
        set_attribute(node, "skipped", skipped);
    }
};

void add_property(pugi::xml_node properties, const char* name, std::string_view value) {
    pugi::xml_node one = add_element(properties, "property");
    set_attribute(one, "name", name);
    set_attribute(one, "value", value);
}

// Lines of their own are safe here: each is one_line, and what joins them is ours.
void add_lines(pugi::xml_node node, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        add_text(node, line);
        node.append_child(pugi::node_pcdata).set_value("\n");
    }
}

std::vector<std::string> details(const Finding& finding, const SourceMap& sources) {
    std::vector<std::string> lines = {finding.sentence};
    for (const Fact& fact : finding.evidence) {
        std::string line = "Evidence: " + fact_in_words(fact);
        if (fact.where.known()) line += fmt::format(" ({})", sources.describe(fact.where));
        lines.push_back(std::move(line));
    }
    if (!finding.missing.empty()) lines.push_back("Would settle it: " + settle_in_words(finding));
    if (finding.verdict == Verdict::fail && !finding.remedy.empty())
        lines.push_back("What to do: " + finding.remedy);
    if (finding.accepted) lines.push_back(acceptance_in_words(finding));
    lines.push_back("Rule's source: " + finding.citation);
    return lines;
}

void write_case(pugi::xml_node suite, const Finding& finding, const SourceMap& sources) {
    pugi::xml_node test = add_element(suite, "testcase");
    // Ids have no '/', so that the first one ends the subject.
    set_attribute(test, "name",
                  finding.item == "-" ? finding.subject : finding.subject + "/" + finding.item);
    set_attribute(test, "classname", finding.rule);
    if (finding.verdict == Verdict::pass) {
        add_element(test, "system-out", finding.sentence);
        return;
    }
    const bool failed = finding.verdict == Verdict::fail;
    pugi::xml_node outcome = add_element(test, failed ? "failure" : "skipped");
    set_attribute(outcome, "message",
                  fmt::format("{}: {}", verdict_in_words(finding), finding.sentence));
    if (failed) set_attribute(outcome, "type", info(finding.force).word);
    add_lines(failed ? outcome : add_element(test, "system-out"), details(finding, sources));
}

void write_suite(pugi::xml_node root, const CheckReport& report, const RuleSummary& rule,
                 const ReportSettings& settings) {
    pugi::xml_node suite = add_element(root, "testsuite");
    set_attribute(suite, "name",
                  rule.title.empty() ? rule.rule : fmt::format("{}: {}", rule.rule, rule.title));
    Counts counts;
    for (const Finding& finding : report.findings) {
        if (finding.rule == rule.rule) counts.add(finding);
    }
    counts.write(suite);
    pugi::xml_node properties = add_element(suite, "properties");
    add_property(properties, "force", info(rule.force).word);
    add_property(properties, "source", rule.citation);
    add_property(properties, "looked at", std::to_string(rule.subjects));
    // Only a suite has properties in every reader's form of this format.
    if (!settings.notice.empty()) add_property(properties, "notice", settings.notice);
    for (const Finding& finding : report.findings) {
        if (finding.rule == rule.rule) write_case(suite, finding, settings.sources);
    }
    if (!report.baseline) return;
    std::vector<std::string> gone;
    for (const GoneFinding& one : report.baseline->gone) {
        if (one.rule == rule.rule) gone.push_back("No longer found: " + gone_in_words(one));
    }
    if (!gone.empty()) add_lines(add_element(suite, "system-out"), gone);
}

}  // namespace

std::string report_junit(const CheckReport& report, const ReportSettings& settings) {
    pugi::xml_document document;
    pugi::xml_node root = add_element(document.root(), "testsuites");
    set_attribute(root, "name",
                  fmt::format("{}: as at {}", title_of(report), in_words(report.as_of)));
    Counts counts;
    for (const Finding& finding : report.findings) counts.add(finding);
    counts.write(root);
    for (const RuleSummary& rule : report.rules) write_suite(root, report, rule, settings);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup_text(document, true);
}

}  // namespace govmap
