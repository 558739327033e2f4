#include <array>
#include <string>
#include <vector>

#include "write/local_part.hpp"
#include "write/report_parts.hpp"
#include "write/sheet.hpp"

namespace govmap {
namespace {

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

}  // namespace

std::string report_csv(const CheckReport& report, const ReportSettings& settings) {
    std::string out = byte_order_mark;
    const auto row = [&](const auto& cell) {
        std::vector<std::string> cells;
        for (const Column& column : columns) cells.push_back(cell(column));
        add_sheet_row(out, cells);
    };
    row([](const Column& column) { return std::string(column.heading); });
    for (const Finding& finding : report.findings) {
        row([&](const Column& column) { return column.cell(report, finding, settings); });
    }
    return out;
}

}  // namespace govmap
