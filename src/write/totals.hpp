#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"
#include "write/report.hpp"

namespace govmap {

/// How many findings have each verdict, in the order of verdicts().
using Counts = std::vector<std::size_t>;

/// What came of the rules of one pack. What the guidance asks, what our own good practice advises
/// and what a local pack sets are different matters: nothing adds them up.
struct Totals {
    struct Row {
        Force force;
        Counts counts;
    };
    std::string heading;    ///< the pack's title
    bool guidance = true;   ///< else advice, a local pack, or the look at accepted exceptions
    std::vector<Row> rows;  ///< the forces that its rules have
    Counts all;
};
/// By pack, in the packs' order; those of which no rule ran are left out.
std::vector<Totals> totals_by_pack(const CheckReport& report, const ReportSettings& settings);

/// Whether a rule is of a pack that puts the guidance.
bool is_guidance(const std::string& rule, const ReportSettings& settings);
/// Whether a finding is on what the guidance puts as the minimum, whatever a local pack made of it.
bool on_guidance_minimum(const Finding& finding, const ReportSettings& settings);

/// "37 pass, 0 fail, …".
std::string counts_in_words(const Counts& counts);
/// One sentence for each of totals_by_pack: "In all: 37 pass, …."; of several: "In all, by the
/// Guidance for …: …".
std::vector<std::string> totals_in_words(const CheckReport& report, const ReportSettings& settings);

}  // namespace govmap
