#pragma once

#include <optional>
#include <vector>

#include "draw/theme.hpp"
#include "draw/tile_flow.hpp"
#include "draw/tile_page.hpp"

namespace govmap {

/// Sets the key of a tile map: how its lines break, how high they are, and where they stand.
class TileKeySetter {
public:
    /// `size` is that of the key's text.
    TileKeySetter(const Theme& theme, double size) : theme_(theme), size_(size) {}

    /// A line of the key with its words broken, in the upper left corner of the page.
    [[nodiscard]] PageEntry entry(TileKeyEntry what, double width) const;
    [[nodiscard]] double height_of(const PageEntry& entry) const;

    /// The lines down the columns, as high up as they go for the sake of what is below; but never
    /// into what is taken. They are at best above `beside`, where the map ends, and never below
    /// `bottom`: nothing where they do not fit so.
    [[nodiscard]] std::optional<std::vector<PageEntry>> flow(std::vector<TileKeyEntry> what,
                                                             const FlowColumns& columns,
                                                             double beside, double bottom) const;

private:
    [[nodiscard]] std::vector<FlowItem> items_of(const std::vector<PageEntry>& entries,
                                                 bool whole) const;

    const Theme& theme_;
    double size_;
};

}  // namespace govmap
