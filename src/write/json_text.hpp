#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace govmap {

/// A JSON document as text, indented, with a final line end. Whatever could steer a terminal or
/// turn the reading direction is written as \uXXXX: the same text to a program, plain to see for
/// people. Bytes that are not UTF-8 (only names of files may have them) become U+FFFD.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace govmap
