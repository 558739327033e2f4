#pragma once

#include "compare/options.hpp"

namespace govmap::footprints {

/// Ties the groups of options to the partnerships that the models have on the day over just their
/// authorities, and adds a reservation for each that business as usual has not, or that is there
/// only perhaps.
void tie_to_today(Options& options, const GovernanceGraph& graph);

}  // namespace govmap::footprints
