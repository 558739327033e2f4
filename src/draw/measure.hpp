#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace govmap {

/// How wide text is on paper, in points, set in Arial or a font with its metrics (Liberation Sans).
/// Layout must not depend on which fonts a machine has, so the widths are a table of ours.
double text_width(std::string_view text, double size, bool bold = false);

/// Lines that each fit `width` points: broken at spaces, and inside a word only where the word
/// alone is wider than a line. Nothing is left out; control and invisible characters are written
/// out visibly, so that no name can disturb a picture. An empty text is one empty line.
std::vector<std::string> fit_lines(std::string_view text, double width, double size,
                                   bool bold = false);

}  // namespace govmap
