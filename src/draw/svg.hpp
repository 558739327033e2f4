#pragma once

#include <string>

#include "base/result.hpp"
#include "draw/scene.hpp"

namespace govmap {

/// Makes Graphviz's SVG one to publish: names that people know in place of internal ids, a title
/// and the text alternative for assistive technology, the fonts of the theme, and nothing that is
/// fetched from elsewhere. Text stays text.
Result<std::string> finished_svg(const std::string& raw, const Scene& scene);

}  // namespace govmap
