#pragma once

#include <span>
#include <string>
#include <string_view>

#include "draw/tile_geometry.hpp"

namespace pugi {
class xml_node;
}  // namespace pugi

namespace govmap {

/// How a line is drawn; `dashes` as SVG has them ("3 2"), empty: solid.
struct Stroke {
    std::string colour;
    double width = 1;
    std::string_view dashes;
};

/// How a run of text is drawn from its place: beginning there, or centred on it.
struct Lettering {
    double size = 8;
    std::string colour;
    bool bold = false;
    bool centred = false;
};

/// Elements of SVG as new last children of a node. Lengths are rounded to a hundredth of a point,
/// so that a drawing is the same wherever it is made; texts are shown as they are, whatever stands
/// in them.
namespace svg {
pugi::xml_node element(pugi::xml_node parent, const char* name);
void attribute(pugi::xml_node node, const char* name, std::string_view value);
void attribute(pugi::xml_node node, const char* name, double value);
/// An element that has only text, such as a title.
pugi::xml_node words(pugi::xml_node parent, const char* name, std::string_view text);
pugi::xml_node polygon(pugi::xml_node parent, std::span<const Point> corners,
                       std::string_view fill);
pugi::xml_node line(pugi::xml_node parent, Point from, Point to, const Stroke& how);
void text(pugi::xml_node parent, Point at, std::string_view text, const Lettering& lettering);
void stroke(pugi::xml_node node, const Stroke& how);
}  // namespace svg

}  // namespace govmap
