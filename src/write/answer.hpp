#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "write/report.hpp"
#include "write/totals.hpp"

namespace govmap {

// What a Senior Responsible Owner asks first: what the guidance's minimum asks of whom, how much
// of it is met, and what to do first.

/// Names to be short where many stand together: "Kent" for the Kent Combating Drugs Partnership,
/// where every body of that kind ends alike and no other is called Kent. By subject id; the whole
/// name where it cannot be made short.
std::map<std::string, std::string> short_names(const CheckReport& report);

/// What the guidance's minimum comes to for one body or place.
struct MinimumOf {
    std::string subject;
    std::string name;
    Counts counts;
};
/// In the order in which they first come up.
std::vector<MinimumOf> minimum_by_subject(const CheckReport& report,
                                          const ReportSettings& settings);

/// One thing to do about the guidance's minimum, and what that bears on.
struct FirstStep {
    bool failed = false;             ///< what to do about what is not met; else what to find out
    std::string what;                ///< the remedy, or the fact that would settle it
    std::vector<std::string> rules;  ///< ids
    std::vector<std::string> whose;  ///< ids of the subjects
    std::optional<Date> due;         ///< the earliest day that has passed
};
/// First what is not met; then the facts to find out, those first whose day has passed, then those
/// that bear on most rules.
std::vector<FirstStep> first_steps(const CheckReport& report, const ReportSettings& settings);

}  // namespace govmap
