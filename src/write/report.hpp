#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "model/finding.hpp"
#include "write/page.hpp"

namespace govmap {

/// What a report is written with, beside the record itself.
struct ReportSettings {
    const SourceMap& sources;  ///< for the places of the evidence
    PageStyle style;           ///< for text only
};

/// One format of the report of `check`. The table below is walked by the command line, its help
/// and the tests.
struct ReportFormat {
    const char* word;
    const char* meaning;
    std::string (*write)(const CheckReport&, const ReportSettings&);
};

std::span<const ReportFormat> report_formats();
const ReportFormat* report_format(std::string_view word);

/// For people: what failed first, then what cannot be told and what would settle it.
std::string report_text(const CheckReport& report, const ReportSettings& settings);
/// For programs: the whole record.
std::string report_json(const CheckReport& report, const ReportSettings& settings);
/// rule, subject, item, verdict, the force in use and the guidance's own ("-" for a local pack's
/// rule): one line a finding, with a header line.
std::string report_tsv(const CheckReport& report, const ReportSettings& settings);

/// rule, subject, item of every failure: one line each and no header, for comparing runs.
std::string report_keys(const CheckReport& report, const ReportSettings& settings);

/// How many findings have each verdict, in the order of verdicts().
std::vector<std::size_t> count_verdicts(const CheckReport& report);

}  // namespace govmap
