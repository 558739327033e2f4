#pragma once

#include <string>

#include "check/pack.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"

namespace govmap {

/// Whether the guidance puts the rule as a minimum, whatever local packs made of that.
bool puts_guidance_minimum(const RuleSummary& rule);
/// Whether rules that the guidance puts as a minimum ran, and none found anything to look at: then
/// nothing is known of the minimum, and that nothing failed is no good news.
bool looked_at_no_minimum(const CheckReport& report);

/// Where no rule that the guidance puts as a minimum found anything to look at: what the author may
/// have meant to be looked at, and how to write it so. Empty where one did, or none ran.
std::string why_nothing_seen(const GovernanceGraph& graph, const PackSet& packs,
                             const CheckReport& report);

}  // namespace govmap
