#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "draw/theme.hpp"
#include "draw/tile_key.hpp"
#include "draw/tile_looks.hpp"
#include "draw/tile_map.hpp"

namespace govmap {

/// A line of text on the page; `at` is the left end of its base line.
struct PageLine {
    Point at;
    std::string text;
    double size = 0;
    bool bold = false;
    bool muted = false;
};

/// A line of the key on the page, its words broken; `at` is its upper left corner.
struct PageEntry {
    Point at;
    TileKeyEntry entry;
    std::vector<std::string> lines;
};

/// Where everything of a sheet stands on one A4 page, in points from its upper left corner.
struct TilePage {
    double width = 0;
    double height = 0;           ///< as far as there is something
    double tile = 0;             ///< the width of a tile
    bool named = false;          ///< whether tiles have their names, or their labels
    double key_size = 0;         ///< of the text of the key
    bool labels_untold = false;  ///< the key has no room for what labels stand for
    std::vector<Point> origins;  ///< by panel: where cell (0, 0) is
    std::vector<PageLine> texts;
    std::vector<PageEntry> key;
};

/// The width that the marks of the key take.
inline constexpr double key_mark_width = 28;

/// Lays the sheet out, with tiles as large as A4 allows, upright or lying.
Result<TilePage> lay_out(const TileSheet& sheet, const std::vector<TileGround>& grounds,
                         const Theme& theme);

}  // namespace govmap
