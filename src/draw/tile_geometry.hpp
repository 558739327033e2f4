#pragma once

#include <array>
#include <cstddef>

namespace govmap {

/// A place on paper, in points; y grows downwards.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// A cell of a grid of hexagons with a corner at the top: rows with an odd number stand half a tile
/// further right ("odd-r" offset).
struct TileCell {
    int column = 0;
    int row = 0;
    friend auto operator<=>(const TileCell&, const TileCell&) = default;
};

inline constexpr std::size_t tile_sides = 6;

/// The sides of a tile go clockwise from the one at the upper right; this is the opposite one.
constexpr std::size_t opposite_side(std::size_t side) {
    return (side + tile_sides / 2) % tile_sides;
}

/// The cell beyond a side.
TileCell beyond(TileCell cell, std::size_t side);

/// How many steps lead from one cell to the other.
int steps_between(TileCell one, TileCell other);

/// The middle of a cell, in a grid whose tiles are `width` wide from side to side.
Point middle_of(TileCell cell, double width);

/// The corners of a tile, clockwise from the top; side n runs from corner n to the next.
std::array<Point, tile_sides> corners_of(Point middle, double width);

/// From the middle of a tile to a corner of it.
double reach_of(double width);

/// From one row to the next.
double row_step(double width);

/// The point at `distance` from `from` towards `to`.
Point towards(Point from, Point to, double distance);

}  // namespace govmap
