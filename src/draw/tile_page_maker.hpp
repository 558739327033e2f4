#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "draw/tile_page.hpp"

namespace govmap {

/// How a page may be arranged.
struct PageManner {
    bool lying = false;
    std::size_t across = 1;  ///< panels side by side
    double aside = 0;        ///< of the free width beside one map, the part that is left of it
    bool labels = true;      ///< whether the key says what labels stand for
    bool around = false;     ///< whether the key may stand between the tiles and the map's corners
    double key_size = 0;     ///< of the key's text
};

/// A width that tiles may have, and what fits into them.
struct TileSize {
    double width = 0;
    bool named = false;
};

/// The page arranged in this way with such tiles, or nothing where it does not fit A4.
std::optional<TilePage> make_page(const TileSheet& sheet, const std::vector<TileGround>& grounds,
                                  const Theme& theme, const PageManner& manner, TileSize size);

}  // namespace govmap
