#include "write/page.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace govmap {
namespace {

constexpr std::size_t narrowest = 30;

}  // namespace

void Page::heading(std::string_view text) {
    if (!text_.empty()) text_ += '\n';
    for (const std::string& line : wrap(visible(text), std::max(style_.width, narrowest))) {
        text_ += style_.colour ? "\x1b[1m" + line + "\x1b[0m\n" : line + '\n';
    }
}

void Page::blank() { text_ += '\n'; }

void Page::paragraph(std::string_view text, std::size_t indent, std::string_view hanging) {
    const std::size_t under = indent + display_width(hanging);
    const std::size_t width = std::max(narrowest, style_.width - std::min(style_.width, under));
    bool first = true;
    for (const std::string& line : wrap(visible(text), width)) {
        if (first) {
            text_.append(indent, ' ').append(hanging);
        } else {
            text_.append(under, ' ');
        }
        text_ += line + '\n';
        first = false;
    }
}

void Page::line(std::string_view text, std::size_t indent) {
    text_.append(indent, ' ') += visible(text) + '\n';
}

void Page::faint(std::string_view text, std::size_t indent) {
    const std::size_t width = std::max(narrowest, style_.width - std::min(style_.width, indent));
    for (const std::string& line : wrap(visible(text), width)) {
        text_.append(indent, ' ');
        text_ += style_.colour ? "\x1b[2m" + line + "\x1b[0m\n" : line + '\n';
    }
}

std::string one_line(std::string_view text) {
    std::string spaced(text);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
        ' ');
    return visible(spaced);
}

}  // namespace govmap
