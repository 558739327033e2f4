#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "draw/tile_map.hpp"

namespace govmap {

/// How each partnership of a panel is told apart from those beside it.
struct PartnershipLook {
    std::size_t fill = 0;    ///< which of the theme's fills: another than every touching one has
    std::size_t depth = 0;   ///< its outline's place from the rim of the tile inwards: another than
                             ///< that of a partnership on the same tile
    std::size_t tiles = 0;   ///< how many it has
    std::size_t pieces = 0;  ///< groups of tiles that touch
    bool filled = false;     ///< whether its fill is on a tile: a shared one has the first's
};

/// A panel's tiles by their cells, and what is found out about them before it is drawn.
class TileGround {
public:
    explicit TileGround(const TilePanel& panel, std::size_t fills);

    /// The tile beyond a side, or null.
    [[nodiscard]] const Tile* neighbour(const Tile& tile, std::size_t side) const;
    /// By the panel's partnerships.
    [[nodiscard]] const std::vector<PartnershipLook>& looks() const { return looks_; }

private:
    void count_pieces(const TilePanel& panel);
    void choose_fills(const TilePanel& panel, std::size_t fills);
    void choose_depths(const TilePanel& panel);

    std::map<TileCell, const Tile*> by_cell_;
    std::vector<PartnershipLook> looks_;
};

/// Whether the partnership has the tile.
bool has_share(const Tile& tile, std::size_t partnership);

/// Whether a line runs between two tiles because other areas lie over them. Where of one of them no
/// area is recorded, nothing is said.
bool parted(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other);

}  // namespace govmap
