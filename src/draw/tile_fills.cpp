#include "draw/tile_fills.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include "draw/svg_pen.hpp"

namespace govmap {
namespace {

constexpr double span = 6;  // of a pattern, from one repetition to the next
constexpr double thick = 1;

std::string fill_id(std::size_t at) { return fmt::format("govmap-fill-{}", at); }

void lines(pugi::xml_node pattern, const Theme::TileFill& fill, bool down, bool across) {
    const Stroke stroke{fill.mark, thick, {}};
    if (across) svg::line(pattern, {0, span / 2}, {span, span / 2}, stroke);
    if (down) svg::line(pattern, {span / 2, 0}, {span / 2, span}, stroke);
}

void circle(pugi::xml_node pattern, double radius, const Theme::TileFill& fill, bool open) {
    pugi::xml_node node = svg::element(pattern, "circle");
    svg::attribute(node, "cx", span / 2);
    svg::attribute(node, "cy", span / 2);
    svg::attribute(node, "r", radius);
    svg::attribute(node, "fill", open ? "none" : std::string_view(fill.mark));
    if (open) svg::stroke(node, {fill.mark, thick, {}});
}

void define(pugi::xml_node defs, const Theme::TileFill& fill, std::size_t at) {
    pugi::xml_node pattern = svg::element(defs, "pattern");
    svg::attribute(pattern, "id", fill_id(at));
    svg::attribute(pattern, "width", span);
    svg::attribute(pattern, "height", span);
    svg::attribute(pattern, "patternUnits", "userSpaceOnUse");
    pugi::xml_node ground = svg::element(pattern, "rect");
    svg::attribute(ground, "width", span);
    svg::attribute(ground, "height", span);
    svg::attribute(ground, "fill", fill.fill);
    const std::string& how = fill.pattern;
    if (how == "rising" || how == "falling") {
        svg::attribute(pattern, "patternTransform", how == "rising" ? "rotate(45)" : "rotate(-45)");
        lines(pattern, fill, true, false);
    } else if (how == "upright" || how == "level" || how == "crossed") {
        lines(pattern, fill, how != "level", how != "upright");
    } else if (how == "dots" || how == "rings") {
        constexpr double dot = 1.1;
        constexpr double ring = 1.8;
        circle(pattern, how == "dots" ? dot : ring, fill, how == "rings");
    }
}

}  // namespace

void define_tile_fills(pugi::xml_node svg, const Theme& theme) {
    pugi::xml_node defs = svg::element(svg, "defs");
    for (std::size_t at = 0; at < theme.tiles.fills.size(); ++at)
        define(defs, theme.tiles.fills[at], at);
}

std::string tile_fill(const Theme& theme, std::size_t at) {
    const std::size_t fill = at % theme.tiles.fills.size();
    const Theme::TileFill& one = theme.tiles.fills[fill];
    return one.pattern == "plain" ? one.fill : fmt::format("url(#{})", fill_id(fill));
}

}  // namespace govmap
