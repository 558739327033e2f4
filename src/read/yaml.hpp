#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/document.hpp"
#include "base/problem.hpp"

namespace govmap {

/// The bounds of a file that a person writes.
struct YamlLimits {
    std::size_t deepest = 64;  ///< levels of nesting
};

/// Reads one YAML document into a positioned tree. Refuses, with the place: text that is not UTF-8,
/// a syntax error, a second document, an alias or anchor, a tag, a key used twice in one map, a key
/// that is not a plain scalar, and nesting deeper than the limit. A byte order mark and CRLF line
/// ends are fine. An empty text is a null node.
///
/// @param file  the number of the text in the SourceMap, for the places
/// @returns nothing if there was a problem (reported in `problems`)
std::optional<Node> parse_yaml(std::string_view text, std::uint32_t file, Problems& problems,
                               YamlLimits limits = {});

}  // namespace govmap
