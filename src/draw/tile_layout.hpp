#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "draw/load.hpp"
#include "draw/tile_geometry.hpp"
#include "graph/graph.hpp"

namespace govmap {

/// Where an authority has its tile on a map, and what stands for its name where that has no room.
struct TileSpot {
    TileCell cell;
    std::string label;
    bool gives_way = false;  ///< the cell is another's too, who has it where both are drawn
};

/// Which authority stands where: `graphs/tiles/NAME.csv`, by the authorities' ids.
using TileLayout = std::map<std::string, TileSpot, std::less<>>;

/// Reads a layout. Nothing, with the Problems reported, where it cannot be read, where a cell is no
/// number or label, or where two authorities stand on one tile. A planned authority may stand on
/// the tile of one that it need not meet on a map: `shares` names it, and that one has the tile
/// where both are drawn.
std::optional<TileLayout> load_tile_layout(GraphsFolder& from, const std::string& name);

/// An authority with its tile.
struct PlacedTile {
    EntityIndex authority;
    TileSpot spot;
    std::string note;  ///< where the layout does not know it: how it came by its place
};

struct PlacedTiles {
    std::vector<PlacedTile> tiles;      ///< in the order asked for; no two in one cell
    std::vector<EntityIndex> unplaced;  ///< of which nothing is known to go by
};

/// Gives each authority its tile. One that the layout lacks, because it is planned or over, or
/// whose tile is taken by one it shares it with, takes the tile of what it succeeds or is succeeded
/// by, however many steps away in time; where that is taken, the nearest free cell to it, the upper
/// and then the left one of several, and its note says that this direction means nothing.
PlacedTiles place_tiles(const TileLayout& layout, const Model& model,
                        std::span<const EntityIndex> authorities);

}  // namespace govmap
