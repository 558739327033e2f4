#include "draw/tile_lines.hpp"

#include <pugixml.hpp>

#include "draw/tile_text.hpp"

namespace govmap {
namespace {

constexpr std::string_view none_dashes = "1 2";  // dots, for boards have dashes
constexpr std::string_view board_dashes = "4 2.5";

// Of the room between the rim of a tile and the outline on it.
constexpr double board_part = 0.42;
constexpr double force_part = 0.25;
constexpr double apart_part = 0.42;

}  // namespace

Stroke unrecorded_rim(const Theme& theme) {
    constexpr double wider = 2;  // or the dots are lost on paper
    return {theme.tiles.rim, thin_line * wider, none_dashes};
}

void draw_board_line(pugi::xml_node group, Point from, Point to, double tile, const Theme& theme) {
    svg::line(group, from, to, {theme.ink, outline_inset(tile) * board_part, board_dashes});
}

void draw_force_line(pugi::xml_node group, Point from, Point to, double tile, const Theme& theme) {
    const double inset = outline_inset(tile);
    const Point along = towards({0, 0}, {to.x - from.x, to.y - from.y}, inset * apart_part);
    for (const double way : {-1.0, 1.0}) {
        const Point off{-along.y * way, along.x * way};
        svg::line(group, {from.x + off.x, from.y + off.y}, {to.x + off.x, to.y + off.y},
                  {theme.ink, inset * force_part, {}});
    }
}

}  // namespace govmap
