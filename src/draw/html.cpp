#include "draw/html.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/label.hpp"
#include "draw/measure.hpp"

namespace govmap {
namespace {

// Whether what follows an ampersand would make it read as an entity: "lt;", "#38;".
bool looks_like_entity(std::string_view rest) {
    std::size_t at = 0;
    if (at < rest.size() && rest[at] == '#') ++at;
    const std::size_t begin = at;
    while (at < rest.size() && std::isalnum(static_cast<unsigned char>(rest[at])) != 0) ++at;
    return at > begin && at < rest.size() && rest[at] == ';';
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string result;
    for (const std::string_view letter : code_points(text)) {
        const auto at = static_cast<std::size_t>(letter.data() - text.data());
        if (letter == "&") {
            result += "&amp;";
            if (looks_like_entity(text.substr(at + 1))) result += entity_guard;
        } else if (letter == "<") {
            result += "&lt;";
        } else if (letter == ">") {
            result += "&gt;";
        } else if (letter == R"(")") {
            result += "&quot;";
        } else if (letter == "\\") {
            result += "\\\\";  // Graphviz reads \N, \G, \L even in HTML-like labels
        } else if (letter == "\uFFFE" || letter == "\uFFFF") {
            result += "\uFFFD";  // XML has no such characters
        } else {
            result += letter;
        }
    }
    return result;
}

std::string html_lines(const std::vector<std::string>& lines, const TextStyle& style) {
    std::string text;
    for (const std::string& line : lines) {
        text += line.empty() ? "&#160;" : html_text(line);
        // The last break is needed too: without it Graphviz centres the line.
        if (!style.centred) {
            text += R"(<BR ALIGN="LEFT"/>)";
        } else if (&line != &lines.back()) {
            text += "<BR/>";
        }
    }
    if (style.bold) text = "<B>" + text + "</B>";
    return fmt::format(R"(<FONT POINT-SIZE="{}" COLOR="{}">{}</FONT>)", style.size, style.colour,
                       text);
}

std::string html_labelled(std::string_view label, std::string_view text, double width,
                          const TextStyle& style, const std::string& label_colour) {
    std::string all(label);
    all += ' ';
    all += text;
    // How many letters of the lines belong to the label; spaces fall away where a line breaks.
    const auto letters = [](std::string_view some) {
        return static_cast<std::size_t>(
            std::count_if(some.begin(), some.end(), [](char c) { return c != ' '; }));
    };
    std::size_t left = 0;
    for (const std::string& line : fit_lines(label, width, style.size, style.bold))
        left += letters(line);
    std::string result;
    for (const std::string& line : fit_lines(all, width, style.size, style.bold)) {
        std::size_t cut = 0;
        for (; cut < line.size() && left > 0; ++cut) {
            if (line[cut] != ' ') --left;
        }
        const auto run = [&](const std::string& part, const std::string& colour) {
            if (part.empty()) return;
            result += fmt::format(R"(<FONT POINT-SIZE="{}" COLOR="{}">{}</FONT>)", style.size,
                                  colour, html_text(part));
        };
        // The space between the two is one that does not break: SVG drops others at the ends of a
        // text.
        const bool parted = cut > 0 && cut < line.size() && line[cut] == ' ';
        run(line.substr(0, cut) + (parted ? "\u00A0" : ""), label_colour);
        run(line.substr(parted ? cut + 1 : cut), style.colour);
        result += R"(<BR ALIGN="LEFT"/>)";
    }
    return result;
}

std::string html_wrapped(std::string_view text, double width, const TextStyle& style) {
    return html_lines(fit_lines(text, width, style.size, style.bold), style);
}

}  // namespace govmap
