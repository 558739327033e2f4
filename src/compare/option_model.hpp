#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "check/check.hpp"
#include "compare/options.hpp"

namespace govmap::footprints {

/// The model as it would be with an option: today's partnerships in the area that the option keeps
/// are as they are recorded; the others are none any more; those that it brings have their
/// footprint, the reasons that the file gives for it, and nothing else.
Model with_option(const GovernanceGraph& graph, const Options& options, const Option& option);

/// What the rules that a footprint decides (Rule::of_footprint) find in the option; those that it
/// meets and those that do not apply are left out. Fails where a rule could not be run to its end.
Result<CheckReport> check_option(const GovernanceGraph& graph, const PackSet& packs,
                                 const Options& options, const Option& option);

}  // namespace govmap::footprints
