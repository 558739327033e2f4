#pragma once

#include <optional>
#include <span>
#include <vector>

#include "draw/tile_geometry.hpp"

namespace govmap {

/// A part of the page that is taken.
struct TakenBox {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Something that flows down the columns of a page.
struct FlowItem {
    double height = 0;
    bool keep_with_next = false;  ///< in one stretch, as a heading with what it heads
};

/// Columns of one width, on what is free of a page.
struct FlowColumns {
    std::vector<double> lefts;
    double width = 0;
    double top = 0;
    std::vector<TakenBox> taken;
};

/// The upper left corners of the items, in their order down one free stretch of a column after the
/// other (the one that begins higher up first, of two that begin about as high the left one), above
/// `bottom` and off what is taken. Nothing where they do not fit.
std::optional<std::vector<Point>> flow_items(std::span<const FlowItem> items,
                                             const FlowColumns& columns, double bottom);

}  // namespace govmap
