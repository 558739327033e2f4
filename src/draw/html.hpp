#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace govmap {

/// How a run of text looks inside an HTML-like label.
struct TextStyle {
    double size = 8;
    std::string colour;
    bool bold = false;
    bool centred = false;
};

/// Lines, one under the other, as the content of a table cell.
std::string html_lines(const std::vector<std::string>& lines, const TextStyle& style);

/// The same, wrapped to `width` points first.
std::string html_wrapped(std::string_view text, double width, const TextStyle& style);

/// "label text", wrapped as one, the label in a colour of its own.
std::string html_labelled(std::string_view label, std::string_view text, double width,
                          const TextStyle& style, const std::string& label_colour);

}  // namespace govmap
