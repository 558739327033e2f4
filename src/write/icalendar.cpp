#include "write/icalendar.hpp"

#include <algorithm>
#include <string>

#include "base/text.hpp"

namespace govmap {
namespace {

std::string escaped(std::string_view value) {
    std::string result;
    std::size_t start = 0;
    while (start <= value.size()) {
        const std::size_t end = std::min(value.find('\n', start), value.size());
        if (start > 0) result += "\\n";
        for (const char c : visible(value.substr(start, end - start))) {
            if (c == '\\' || c == ',' || c == ';') result += '\\';
            result += c;
        }
        start = end + 1;
    }
    return result;
}

}  // namespace

void CalendarLines::plain(std::string_view name, std::string_view value) {
    constexpr std::size_t most = 75;
    const std::string whole = std::string(name) + ':' + std::string(value);
    std::size_t width = 0;
    for (const std::string_view character : code_points(whole)) {
        if (width + character.size() > most) {
            lines_ += "\r\n ";
            width = 1;  // the space that says that the line goes on
        }
        lines_ += character;
        width += character.size();
    }
    lines_ += "\r\n";
}

void CalendarLines::text(std::string_view name, std::string_view value) {
    plain(name, escaped(value));
}

}  // namespace govmap
