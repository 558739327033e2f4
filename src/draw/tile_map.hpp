#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "draw/theme.hpp"
#include "draw/tile_geometry.hpp"

namespace govmap {

/// That an authority is covered by one of its panel's partnerships.
struct TileShare {
    std::size_t partnership = 0;  ///< into TilePanel::partnerships
    bool perhaps = false;         ///< not certain for the day, or disputed between sources
    bool part = false;            ///< a part of the authority only
};

/// One authority.
struct Tile {
    std::string id;
    std::string name;   ///< as people use it
    std::string label;  ///< 2 to 5 letters, where the name does not fit the tile
    TileCell cell;
    std::vector<TileShare> shares;    ///< mostly one; none: no partnership is recorded
    std::vector<std::size_t> boards;  ///< into TileSheet::boards; mostly one
    std::vector<std::size_t> forces;  ///< into TileSheet::forces
    std::string note;                 ///< about its place: "stands where Surrey stood"
};

/// One option, or what is recorded.
struct TilePanel {
    std::string title;  ///< may be empty, as may the subtitle
    std::string subtitle;
    std::vector<std::string> partnerships;  ///< their names
    std::vector<Tile> tiles;                ///< no two in one cell
    std::vector<std::string> unplaced;      ///< authorities that have no place, by name
};

/// A sheet of tile maps, everything that it says and nothing of how it is drawn. Every panel is
/// drawn to the same scale.
struct TileSheet {
    std::string title;
    std::string subtitle;                    ///< with the date
    std::string boards_called = "ICB area";  ///< what one of `boards` is
    std::string boards_heading = "ICB areas";
    std::string forces_called = "police force area";
    std::vector<std::string> boards;  ///< told by letters, and by a dashed line between tiles
    std::vector<std::string> forces;  ///< told by a double line between tiles
    std::vector<TilePanel> panels;
    std::vector<std::string> feet;  ///< notes and sources, a line each
};

/// What a foot that tells for which time the reference data are true says of later days.
inline constexpr std::string_view later_on_maps =
    "but for what the model says of later, which may be planned or supposed";

/// The sheet as one self-contained SVG for A4, upright or lying, whichever shows it larger: tiles
/// with names where they fit and labels else, a key to just what is in it, a text alternative.
///
/// Fails as a request where there is no panel, and where the text would be too small to read on A4.
Result<std::string> tile_map_svg(const TileSheet& sheet, const Theme& theme);

/// The sheet in words, a statement a line.
std::string alternative_for(const TileSheet& sheet);

/// What is said of one tile: its partnerships, boards and police force areas.
std::string tile_in_words(const TileSheet& sheet, const TilePanel& panel, const Tile& tile);

/// The letters of the nth board: A to Z, then AA, AB …
std::string tile_letters(std::size_t board);

/// What a tile shows of its partnerships: "3", "3?" where it is not certain, "3*" of a part.
std::string tile_numbers(const Tile& tile);

}  // namespace govmap
