#include "write/markdown.hpp"

#include <utility>

#include "write/page.hpp"

namespace govmap {

std::string markdown_text(std::string_view text) {
    std::string result;
    for (const char c : one_line(text)) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '|': result += "&#124;"; break;
            case '@': result += "&#64;"; break;
            case '\\':
            case '`':
            case '*':
            case '_':
            case '[':
            case ']':
            case '~':
            case '#':
            case '!':
            case '$':
                result += '\\';
                result += c;
                break;
            default: result += c;
        }
    }
    // GitHub makes links of bare addresses too.
    for (const auto& [bare, safe] : {std::pair("://", "&#58;//"), std::pair("www.", "www&#46;"),
                                     std::pair("WWW.", "WWW&#46;")}) {
        const std::string_view what = bare;
        for (auto at = result.find(what); at != std::string::npos; at = result.find(what, at)) {
            result.replace(at, what.size(), safe);
        }
    }
    return result;
}

std::string markdown_line(std::string_view text) {
    std::string result = markdown_text(text);
    const bool number = !result.empty() && result[0] >= '0' && result[0] <= '9';
    const std::size_t dot = number ? result.find_first_not_of("0123456789") : 0;
    if (dot != std::string::npos && dot < result.size() &&
        std::string_view(number ? ".)" : "-+=").find(result[dot]) != std::string_view::npos) {
        result.insert(dot, "\\");
    }
    return result;
}

}  // namespace govmap
