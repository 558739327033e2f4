#include "draw/tile_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace govmap {
namespace {

bool is_odd(int row) { return row % 2 != 0; }

// The column that the cell would have if rows were not set back: columns then go down slantwise.
int slanted(TileCell cell) { return cell.column - (cell.row - (is_odd(cell.row) ? 1 : 0)) / 2; }

}  // namespace

TileCell beyond(TileCell cell, std::size_t side) {
    const int right = is_odd(cell.row) ? 1 : 0;  // of the two columns above and below
    switch (side) {
        case 0: return {cell.column + right, cell.row - 1};
        case 1: return {cell.column + 1, cell.row};
        case 2: return {cell.column + right, cell.row + 1};
        case 3: return {cell.column + right - 1, cell.row + 1};
        case 4: return {cell.column - 1, cell.row};
        default: return {cell.column + right - 1, cell.row - 1};
    }
}

int steps_between(TileCell one, TileCell other) {
    const int along = slanted(other) - slanted(one);
    const int down = other.row - one.row;
    return std::max({std::abs(along), std::abs(down), std::abs(along + down)});
}

double reach_of(double width) { return width / std::numbers::sqrt3; }

double row_step(double width) { return 1.5 * reach_of(width); }

Point middle_of(TileCell cell, double width) {
    constexpr double half = 0.5;
    return {(cell.column + (is_odd(cell.row) ? half : 0)) * width, cell.row * row_step(width)};
}

std::array<Point, tile_sides> corners_of(Point middle, double width) {
    const double reach = reach_of(width);
    return {{{middle.x, middle.y - reach},
             {middle.x + width / 2, middle.y - reach / 2},
             {middle.x + width / 2, middle.y + reach / 2},
             {middle.x, middle.y + reach},
             {middle.x - width / 2, middle.y + reach / 2},
             {middle.x - width / 2, middle.y - reach / 2}}};
}

Point towards(Point from, Point to, double distance) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double part = length > 0 ? distance / length : 0;
    return {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
}

}  // namespace govmap
