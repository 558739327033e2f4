#pragma once

#include "draw/svg_pen.hpp"
#include "draw/theme.hpp"
#include "draw/tile_geometry.hpp"

namespace govmap {

/// From the middle of capital letters down to their base line, as a part of the size.
inline constexpr double base_of_capitals = 0.36;

inline constexpr double thin_line = 0.5;

/// The rim of a tile of which no partnership is recorded: dotted.
Stroke unrecorded_rim(const Theme& theme);

/// The line between tiles that lie in other boards: dashed. Lines grow with the tiles, so that
/// they keep clear of the outlines on both sides.
void draw_board_line(pugi::xml_node group, Point from, Point to, double tile, const Theme& theme);

/// The line between tiles that lie in other police force areas: double, with room for a dashed one
/// between the two.
void draw_force_line(pugi::xml_node group, Point from, Point to, double tile, const Theme& theme);

}  // namespace govmap
