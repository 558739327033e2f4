#pragma once

#include "draw/theme.hpp"
#include "draw/tile_page.hpp"

namespace pugi {
class xml_node;
}  // namespace pugi

namespace govmap {

/// Draws a line of the key where the page has it: what stands before it as the map draws it, and
/// the words.
void draw_key_entry(pugi::xml_node group, const PageEntry& entry, const TilePage& page,
                    const Theme& theme);

}  // namespace govmap
