#include "write/json_text.hpp"

#include <cstdint>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace govmap {
namespace {

// JSON's own way to write a character, by units of UTF-16. `text` is the UTF-8 of a single one.
std::string escaped(std::string_view text) {
    const std::string quoted = nlohmann::json(text).dump(-1, ' ', true);
    return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& document) {
    const std::string plain =
        document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
    std::string result;
    result.reserve(plain.size());
    for (const std::string_view character : code_points(plain)) {
        // Only line ends stand outside strings; in a string a character may be written another way.
        const bool hidden = character != "\n" && visible(character) != character;
        result += hidden ? escaped(character) : std::string(character);
    }
    return result;
}

}  // namespace govmap
