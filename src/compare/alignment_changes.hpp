#pragma once

#include <span>
#include <string>
#include <vector>

#include "compare/overlays.hpp"

namespace govmap::footprints {

/// Who loses and who gains alignment in an option, set against business as usual: a sentence each.
struct AlignmentChanges {
    std::vector<std::string> loses;
    std::vector<std::string> gains;
};
AlignmentChanges alignment_changes(const GovernanceGraph& graph, const Options& options,
                                   std::span<const Overlays> overlays, const Option& option);

}  // namespace govmap::footprints
