#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "check/pack.hpp"
#include "model/finding.hpp"
#include "write/page.hpp"

namespace govmap {

/// The rules that run from one pack, so that what the guidance asks is never added up with what
/// somebody else advises.
struct RulesOfPack {
    std::string title;
    bool guidance = true;  ///< else its authors' own advice, or a local pack
    std::vector<std::string> rules;
};
std::vector<RulesOfPack> rules_by_pack(const PackSet& packs);

/// What a report is written with, beside the record itself.
struct ReportSettings {
    const SourceMap& sources;  ///< for the places of the evidence
    PageStyle style;           ///< for text only
    std::string version = {};  ///< of the program, for formats that name what made them
    std::string notice = {};   ///< that the model was written for another day; empty if it was not
    std::vector<RulesOfPack> packs = {};  ///< empty: all that ran is the guidance
};

/// One format of the report of `check`. The table below is walked by the command line, its help
/// and the tests.
struct ReportFormat {
    const char* word;
    const char* meaning;
    const char* extension;  ///< of a file that holds it: ".json"
    std::string (*write)(const CheckReport&, const ReportSettings&);
};

std::span<const ReportFormat> report_formats();
const ReportFormat* report_format(std::string_view word);

/// For people: what failed first, then what cannot be told and what would settle it.
std::string report_text(const CheckReport& report, const ReportSettings& settings);
/// For programs: the whole record. `report_schema` says its form.
std::string report_json(const CheckReport& report, const ReportSettings& settings);
/// The JSON Schema (draft-07) of that, made from the table that it is written by.
std::string report_schema();
/// rule, subject, item, verdict, the force in use and the guidance's own ("-" for a local pack's
/// rule): one line a finding, with a header line; with a baseline also whether it is known.
std::string report_tsv(const CheckReport& report, const ReportSettings& settings);
/// For spreadsheets (RFC 4180, with a byte order mark so that Excel reads it as UTF-8): one row a
/// finding, in words. No cell can be taken for a formula.
std::string report_csv(const CheckReport& report, const ReportSettings& settings);
/// For wikis and papers: GitHub's Markdown, partnership by partnership.
std::string report_markdown(const CheckReport& report, const ReportSettings& settings);
/// To read, send on and print: one page that needs nothing else, partnership by partnership.
std::string report_html(const CheckReport& report, const ReportSettings& settings);
/// For code review tools: SARIF 2.1.0. A verdict is the result's `kind` (pass, fail, notApplicable,
/// open); an accepted exception is a fail with a suppression.
std::string report_sarif(const CheckReport& report, const ReportSettings& settings);
/// For build servers: JUnit's XML, one suite a rule, one case a finding. What cannot be told, does
/// not apply or is accepted is skipped, and says so.
std::string report_junit(const CheckReport& report, const ReportSettings& settings);

/// rule, subject, item of every failure: one line each and no header, for comparing runs.
std::string report_keys(const CheckReport& report, const ReportSettings& settings);

/// How many findings have each verdict, in the order of verdicts().
std::vector<std::size_t> count_verdicts(const CheckReport& report);

}  // namespace govmap
