#pragma once

#include <string>
#include <string_view>

#include "draw/tile_map.hpp"

namespace govmap {

/// A web page with a tile map and, below it, the same in tables: what each tile is and stands for.
/// `picture` is the sheet's SVG, which stands in the page itself; the page loads nothing.
std::string tile_map_page(const TileSheet& sheet, std::string_view picture,
                          std::string_view version);

}  // namespace govmap
