#pragma once

#include <string>
#include <string_view>

#include "base/document.hpp"

namespace govmap {

/// Text in quotation marks, as YAML reads it back to the letter; nothing in it is hidden.
std::string yaml_quoted(std::string_view text);

/// A tree as YAML that parse_yaml reads back to the same tree: maps and lists one entry a line, the
/// innermost of them on one line. Text that YAML could take for anything else is quoted.
std::string yaml_text(const Node& node);

}  // namespace govmap
