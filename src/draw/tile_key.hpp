#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "draw/tile_looks.hpp"
#include "draw/tile_map.hpp"

namespace govmap {

/// One line of the key: what stands before it, and what it means.
struct TileKeyEntry {
    enum class Mark : std::uint8_t {
        heading,      ///< `words` are the heading of those that follow
        partnership,  ///< a small tile with its fill and `mark`, its number
        text,         ///< `mark`, as letters
        board_line,
        force_line,
        outline,
        unrecorded
    };
    Mark form = Mark::text;
    std::string mark;
    std::string words;
    std::optional<std::size_t> fill = {};  ///< of a partnership, where a tile has it
};

/// The partnerships of a panel that have tiles, each with its number; under a heading where one is
/// asked for.
std::vector<TileKeyEntry> partnerships_in(const TilePanel& panel, const TileGround& ground,
                                          bool headed);

/// What explains the lines and marks that are in the sheet, and no others. `grounds` are of its
/// panels, in their order.
std::vector<TileKeyEntry> marks_in(const TileSheet& sheet, const std::vector<TileGround>& grounds);

/// What the letters that are in the sheet stand for.
std::vector<TileKeyEntry> boards_in(const TileSheet& sheet);

/// The labels that are not names themselves, by label.
std::vector<TileKeyEntry> labels_in(const TileSheet& sheet);

}  // namespace govmap
