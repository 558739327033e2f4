#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/local_part.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";
constexpr const char* line_end = "\r\n";  // as RFC 4180 has it

struct Column {
    const char* heading;
    std::string (*cell)(const CheckReport&, const Finding&, const ReportSettings&);
};

std::string what_to_do(const Finding& finding) {
    switch (finding.verdict) {
        case Verdict::fail: return finding.remedy;
        case Verdict::cannot_tell:
            return finding.missing.empty() ? finding.remedy
                                           : "Find out " + settle_in_words(finding) + ".";
        case Verdict::excepted: return acceptance_in_words(finding);
        case Verdict::pass:
        case Verdict::not_applicable: break;
    }
    return {};
}

std::string evidence(const Finding& finding) {
    std::string result;
    for (const Fact& fact : finding.evidence) {
        result += (result.empty() ? "" : "; ") + fact_in_words(fact);
    }
    return result;
}

std::string places(const Finding& finding, const SourceMap& sources) {
    std::string result;
    for (const Fact& fact : finding.evidence) {
        if (!fact.where.known()) continue;
        result += (result.empty() ? "" : "; ") + sources.describe(fact.where);
    }
    return result.empty() ? sources.describe(finding.subject_where) : result;
}

constexpr std::array<Column, 15> columns = {{
    {"Rule", [](auto&, const Finding& one, auto&) { return one.rule; }},
    {"Title", [](const CheckReport& report, const Finding& one,
                 auto&) { return rule_of(report, one).title; }},
    {"Force", [](auto&, const Finding& one, auto&) { return force_in_use(one.force, one.local); }},
    {"Verdict",
     [](auto&, const Finding& one, auto&) { return std::string(info(one.verdict).label); }},
    {"About", [](auto&, const Finding& one, auto&) { return one.subject_name; }},
    {"About (id)", [](auto&, const Finding& one, auto&) { return one.subject; }},
    {"Item", [](auto&, const Finding& one, auto&) { return one.item_name; }},
    // "-" is for programs; in a spreadsheet an empty cell says that there is none.
    {"Item (id)", [](auto&, const Finding& one, auto&) { return one.item == "-" ? "" : one.item; }},
    {"Finding", [](auto&, const Finding& one, auto&) { return one.sentence; }},
    {"What to do", [](auto&, const Finding& one, auto&) { return what_to_do(one); }},
    {"Due",
     [](auto&, const Finding& one, auto&) { return one.due ? iso(*one.due) : std::string(); }},
    {"Baseline", [](auto&, const Finding& one, auto&) { return std::string(word(one.known)); }},
    {"Rule's source", [](auto&, const Finding& one, auto&) { return one.citation; }},
    {"Evidence", [](auto&, const Finding& one, auto&) { return evidence(one); }},
    {"Where in the model",
     [](auto&, const Finding& one, const ReportSettings& settings) {
         return places(one, settings.sources);
     }},
}};

// Spreadsheets take a cell that begins so for a formula, and run it; an apostrophe before it makes
// it text. The wide ones are the same characters to East Asian editions.
constexpr std::array<std::string_view, 8> formula_starts = {"=",  "+",  "-",  "@",
                                                            "＝", "＋", "－", "＠"};

bool reads_as_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return false;
    return std::any_of(formula_starts.begin(), formula_starts.end(), [&](std::string_view start) {
        return text.substr(first, start.size()) == start;
    });
}

std::string csv_cell(std::string_view text) {
    std::string shown = one_line(text);
    if (reads_as_formula(shown)) shown.insert(0, 1, '\'');
    if (shown.find_first_of("\",\r\n") == std::string::npos) return shown;
    std::string result = "\"";
    for (const char c : shown) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}  // namespace

std::string report_csv(const CheckReport& report, const ReportSettings& settings) {
    std::string out = byte_order_mark;
    const auto row = [&](const auto& cell) {
        const char* between = "";
        for (const Column& column : columns) {
            out += between + csv_cell(cell(column));
            between = ",";
        }
        out += line_end;
    };
    row([](const Column& column) { return std::string(column.heading); });
    for (const Finding& finding : report.findings) {
        row([&](const Column& column) { return column.cell(report, finding, settings); });
    }
    return out;
}

}  // namespace govmap
