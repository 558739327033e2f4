#pragma once

#include "draw/tile_layout.hpp"
#include "draw/tile_map.hpp"
#include "read/heads.hpp"
#include "write/comparison.hpp"

namespace govmap {

/// The options as tile maps, one a panel: those that the file names and those that none beats, at
/// most `most_panels` of them; what is left out is said at the foot.
/// `heads` are of the files read, for the foot on the reference data.
TileSheet comparison_tiles(const GovernanceGraph& graph, const footprints::Options& options,
                           const footprints::Comparison& comparison, const TileLayout& layout,
                           const std::vector<FileHead>& heads);

/// More than this are not read side by side on A4.
inline constexpr std::size_t most_panels = 12;

}  // namespace govmap
