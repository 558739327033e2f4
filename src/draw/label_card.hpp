#pragma once

#include <string>

#include "draw/scene.hpp"

namespace govmap {

/// The HTML-like label of a card: a heading, and bands of columns of sections below it.
std::string card_label(const Figure& figure, const Theme& theme, double more_height);

/// The STYLE of a table or cell with this outline.
std::string outline_words(const std::string& outline, bool rounded);

}  // namespace govmap
