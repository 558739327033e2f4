#pragma once

#include <cstddef>
#include <string>

#include "draw/theme.hpp"

namespace pugi {
class xml_node;
}  // namespace pugi

namespace govmap {

/// Defines the theme's fills in an SVG: a pale ground with a pattern, so that they are told apart
/// in grey as well.
void define_tile_fills(pugi::xml_node svg, const Theme& theme);

/// What the attribute `fill` says for one of them; `at` counts on from the last to the first.
std::string tile_fill(const Theme& theme, std::size_t at);

}  // namespace govmap
