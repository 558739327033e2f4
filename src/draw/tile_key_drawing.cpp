#include "draw/tile_key_drawing.hpp"

#include <pugixml.hpp>

#include "draw/svg_pen.hpp"
#include "draw/tile_fills.hpp"
#include "draw/tile_lines.hpp"
#include "draw/tile_text.hpp"

namespace govmap {
namespace {

// What stands before a line of the key; drawn as the map draws it.
void key_mark(pugi::xml_node group, const PageEntry& entry, double base, const TilePage& page,
              const Theme& theme) {
    using Mark = TileKeyEntry::Mark;
    constexpr double swatch = 7;
    constexpr double line_length = 22;
    const double size = page.key_size;
    const Point centre{entry.at.x + line_length / 2, base - size * base_of_capitals};
    const Point from{entry.at.x, centre.y};
    const Point to{entry.at.x + line_length, centre.y};
    switch (entry.entry.form) {
        case Mark::partnership: {
            const auto corners =
                corners_of({entry.at.x + line_length - swatch / 2, centre.y}, swatch);
            const auto& fill = entry.entry.fill;
            svg::stroke(svg::polygon(group, corners, fill ? tile_fill(theme, *fill) : theme.paper),
                        {theme.tiles.outline, 2 * thin_line, {}});
            svg::text(group, {entry.at.x, base}, entry.entry.mark, {size, theme.ink, true, false});
            return;
        }
        case Mark::unrecorded:
            svg::stroke(svg::polygon(group, corners_of(centre, swatch), theme.paper),
                        unrecorded_rim(theme));
            return;
        case Mark::outline:
            svg::line(group, from, to, {theme.tiles.outline, outline_width(page.tile), {}});
            return;
        case Mark::board_line: draw_board_line(group, from, to, page.tile, theme); return;
        case Mark::force_line: draw_force_line(group, from, to, page.tile, theme); return;
        default:
            svg::text(group, {entry.at.x, base}, entry.entry.mark, {size, theme.ink, true, false});
    }
}

}  // namespace

void draw_key_entry(pugi::xml_node group, const PageEntry& entry, const TilePage& page,
                    const Theme& theme) {
    using Mark = TileKeyEntry::Mark;
    const bool heading = entry.entry.form == Mark::heading;
    const double size = heading ? theme.heading_size : page.key_size;
    const double left = heading ? entry.at.x : entry.at.x + key_mark_width;
    constexpr double line_height = 1.2;
    double base = entry.at.y + size * 0.95 + (heading ? 3 : 0);
    if (!heading) key_mark(group, entry, base, page, theme);
    for (const std::string& line : entry.lines) {
        svg::text(group, {left, base}, line, {size, theme.ink, heading, false});
        base += size * line_height;
    }
}

}  // namespace govmap
