#pragma once

#include <string>
#include <string_view>

namespace govmap {

/// Text as Markdown shows it to the letter, on one line, whatever signs it holds: nothing in it
/// becomes a link, a cell, an element or a mention. What some readers do not unescape after a
/// backslash is a character reference.
std::string markdown_text(std::string_view text);

/// The same where it may open a line, on which it then begins no list and underlines nothing.
std::string markdown_line(std::string_view text);

}  // namespace govmap
