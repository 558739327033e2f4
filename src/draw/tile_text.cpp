#include "draw/tile_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "draw/measure.hpp"

namespace govmap {
namespace {

constexpr double capitals = 0.72;  // the height of capital letters, as a part of the size
constexpr std::size_t most_lines = 3;

// How wide a tile is at a height above or below its middle, within its outline.
double room_at(double down, double width) {
    const double reach = reach_of(width);
    const double part = std::clamp((reach - std::abs(down)) / (reach / 2), 0.0, 1.0);
    return width * part - 2 * outline_inset(width);
}

bool fits(const TileLine& line, double width) {
    const double furthest = std::abs(line.down) + line.size * capitals / 2;
    return text_width(line.text, line.size, line.bold) <= room_at(furthest, width);
}

std::string letters_of(const Tile& tile) {
    std::vector<std::string> letters;
    letters.reserve(tile.boards.size());
    for (const std::size_t board : tile.boards) letters.push_back(tile_letters(board));
    return fmt::format("{}", fmt::join(letters, " "));
}

// The name in lines, broken at spaces only.
std::optional<std::vector<std::string>> name_lines(const Tile& tile, double width, double size) {
    const double room = room_at(0, width) - 2;
    for (std::size_t from = 0; from < tile.name.size();) {
        const std::size_t to = std::min(tile.name.find(' ', from), tile.name.size());
        if (text_width(tile.name.substr(from, to - from), size) > room) return std::nullopt;
        from = to + 1;
    }
    auto lines = fit_lines(tile.name, room, size);
    if (lines.size() > most_lines) return std::nullopt;
    return lines;
}

}  // namespace

double outline_inset(double tile_width) { return std::clamp(tile_width * 0.06, 1.5, 2.8); }
double outline_width(double tile_width) { return std::clamp(tile_width * 0.05, 1.3, 2.2); }

std::optional<std::vector<TileLine>> tile_text(const Tile& tile, double width, bool named,
                                               const Theme& theme) {
    const double size = named ? theme.small_size : theme.smallest_on_paper;
    const double pitch = named ? size * 1.1 : size;
    std::vector<std::string> middle = {tile.label};
    if (named) {
        const auto lines = name_lines(tile, width, size);
        if (!lines) return std::nullopt;
        middle = *lines;
    }
    std::vector<TileLine> text;
    const double half = pitch * static_cast<double>(middle.size()) / 2;
    const double outward = half + pitch / 2 + (named ? 1 : 0);
    const std::string numbers = tile_numbers(tile);
    if (!numbers.empty()) {
        const double number_size = named ? theme.heading_size : size;
        text.push_back({numbers, -outward, number_size, true});
    }
    for (std::size_t at = 0; at < middle.size(); ++at) {
        const double down = -half + pitch * (static_cast<double>(at) + 0.5);
        text.push_back({middle[at], down, size, false});
    }
    const std::string letters = letters_of(tile);
    if (!letters.empty()) text.push_back({letters, outward, size, false});
    if (!named && !numbers.empty() && !fits(text[0], width)) {
        // Several numbers are wide: they change places with the label, which is short.
        std::swap(text[0].down, text[1].down);
    }
    for (const TileLine& line : text) {
        if (!fits(line, width)) return std::nullopt;
    }
    return text;
}

}  // namespace govmap
