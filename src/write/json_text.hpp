#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace govmap {

/// A JSON document as text, indented, with a final line end. Characters that could steer a
/// terminal, cannot be seen, or make text run from right to left are escaped, as a backslash, `u`
/// and four hexadecimal digits: the same text to a program, plain to see for people. Bytes that are
/// not UTF-8 (only names of files may have them) become U+FFFD.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace govmap
