#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draw/theme.hpp"
#include "draw/tile_map.hpp"

namespace govmap {

/// One line of text in a tile, centred.
struct TileLine {
    std::string text;
    double down = 0;  ///< of its middle, from the middle of the tile
    double size = 0;
    bool bold = false;
};

/// What stands in a tile `width` wide: its number, its name (`named`) or its label, and the letters
/// of its boards. Nothing where it does not fit.
std::optional<std::vector<TileLine>> tile_text(const Tile& tile, double width, bool named,
                                               const Theme& theme);

/// How far from the rim of a tile the middle of a partnership's outline runs, at the first depth;
/// and how wide the outline is.
double outline_inset(double tile_width);
double outline_width(double tile_width);

}  // namespace govmap
