#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "draw/tile_layout.hpp"
#include "draw/tile_map.hpp"
#include "draw/view.hpp"
#include "graph/graph.hpp"
#include "model/vocabulary.hpp"
#include "read/heads.hpp"

namespace govmap {

/// The tile map of what a model records: the upper-tier authorities of the areas, and the
/// partnerships over them on the graph's day. Without areas, of those under review, and where there
/// are none, of whatever the partnerships cover. `heads` are of the files that the model was read
/// from, for the foot that tells for which time the reference data are true.
///
/// Fails as a request where no upper-tier authority is to be drawn.
Result<TileSheet> compose_tile_map(const GovernanceGraph& graph, const Vocabulary& words,
                                   const View& view, const TileLayout& layout,
                                   const std::vector<FileHead>& heads,
                                   std::span<const EntityIndex> areas);

}  // namespace govmap
