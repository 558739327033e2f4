#pragma once

#include <string>
#include <string_view>

#include "draw/scene.hpp"

namespace govmap {

/// The port of a frame's heading; no entity's id has an underscore.
inline constexpr const char* heading_port = "heading_";

/// Text inside an HTML-like label of Graphviz, so that it is shown as it is: markup, entities and
/// Graphviz's own backslash escapes mean nothing in it.
std::string html_text(std::string_view text);

/// The HTML-like labels that a scene is drawn with. Text is wrapped to its place, never cut.
std::string title_label(const Scene& scene);
/// `more_height`: points to add to a card below what it holds.
std::string figure_label(const Figure& figure, const Theme& theme, double more_height = 0);

/// The key, in two strips: the arrows that explain lines run from a place of the lower strip to the
/// same place of the upper one. Ports are `key0_`, `key1_` … by legend entry.
std::string key_top_label(const Scene& scene);
std::string key_label(const Scene& scene);
std::string key_port(std::size_t entry);

/// Put between an ampersand and what would make it look like an entity, because Graphviz 2.42
/// passes such text through unescaped. Invisible; removed again from SVG.
inline constexpr std::string_view entity_guard = "\u2060";

}  // namespace govmap
