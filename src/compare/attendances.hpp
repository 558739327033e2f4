#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compare/comparison.hpp"

namespace govmap::footprints {

/// Who has to come to the partnerships of an option: whoever holds a police force to account, its
/// chief officer, the probation director of a region, each integrated care board (those under one
/// leadership once) and each Director of Public Health, one for each authority, as the guidance's
/// list of members has it. Slices count nobody in.
std::vector<Attendance> attendances(const GovernanceGraph& graph, const Options& options,
                                    std::span<const Overlays> overlays, const Option& option,
                                    std::uint64_t meetings);

}  // namespace govmap::footprints
