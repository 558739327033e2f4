#pragma once

#include "check/check.hpp"
#include "check/pack.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"

namespace govmap {

/// Adds a finding for every entity under review, or that a rule looks at, of which the model says,
/// for the day, something that is disputed, with what each source says side by side; and a summary,
/// if there is any. It never fails: that sources disagree is no fault of the partnership's.
void report_disagreements(const GovernanceGraph& graph, const PackSet& packs,
                          const CheckOptions& options, CheckReport& report);

}  // namespace govmap
