#include "draw/svg_pen.hpp"

#include <cmath>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"

namespace govmap::svg {
namespace {

std::string number(double value) {
    constexpr double hundredth = 100;
    const double rounded = std::round(value * hundredth) / hundredth;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);  // never "-0"
}

// What XML has no characters for, and what would hide, is written out.
std::string shown(std::string_view text) {
    const std::string safe = visible(text);
    std::string result;
    for (const std::string_view letter : code_points(safe))
        result += letter == "\uFFFE" || letter == "\uFFFF" ? std::string_view("\uFFFD") : letter;
    return result;
}

}  // namespace

pugi::xml_node element(pugi::xml_node parent, const char* name) {
    return parent.append_child(name);
}

void attribute(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(std::string(value).c_str());
}

void attribute(pugi::xml_node node, const char* name, double value) {
    node.append_attribute(name).set_value(number(value).c_str());
}

pugi::xml_node words(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node node = parent.append_child(name);
    node.text().set(shown(text).c_str());
    return node;
}

pugi::xml_node polygon(pugi::xml_node parent, std::span<const Point> corners,
                       std::string_view fill) {
    std::string points;
    for (const Point& one : corners)
        points += fmt::format("{}{},{}", points.empty() ? "" : " ", number(one.x), number(one.y));
    pugi::xml_node node = parent.append_child("polygon");
    attribute(node, "points", points);
    attribute(node, "fill", fill);
    return node;
}

pugi::xml_node line(pugi::xml_node parent, Point from, Point to, const Stroke& how) {
    pugi::xml_node node = parent.append_child("line");
    attribute(node, "x1", from.x);
    attribute(node, "y1", from.y);
    attribute(node, "x2", to.x);
    attribute(node, "y2", to.y);
    stroke(node, how);
    return node;
}

void text(pugi::xml_node parent, Point at, std::string_view text, const Lettering& lettering) {
    pugi::xml_node node = words(parent, "text", text);
    attribute(node, "x", at.x);
    attribute(node, "y", at.y);
    attribute(node, "font-size", lettering.size);
    attribute(node, "fill", lettering.colour);
    if (lettering.bold) attribute(node, "font-weight", "bold");
    if (lettering.centred) attribute(node, "text-anchor", "middle");
}

void stroke(pugi::xml_node node, const Stroke& how) {
    attribute(node, "stroke", how.colour);
    attribute(node, "stroke-width", how.width);
    if (!how.dashes.empty()) attribute(node, "stroke-dasharray", how.dashes);
}

}  // namespace govmap::svg
