#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "draw/tile_map.hpp"

// What a tile map says, in words, for those who do not see it.

namespace govmap {
namespace {

std::vector<std::string> chosen(const std::vector<std::string>& names,
                                const std::vector<std::size_t>& which) {
    std::vector<std::string> result;
    result.reserve(which.size());
    for (const std::size_t one : which) result.push_back(names[one]);
    return result;
}

std::string shares_in_words(const TilePanel& panel, const Tile& tile) {
    std::vector<std::string> names;
    for (const TileShare& one : tile.shares) {
        std::string name =
            fmt::format("{} {}", one.partnership + 1, panel.partnerships[one.partnership]);
        if (one.part) name += " (in part)";
        if (one.perhaps) name += " (not certain)";
        names.push_back(std::move(name));
    }
    return names.empty() ? "no partnership recorded" : join_and(names);
}

}  // namespace

std::string tile_letters(std::size_t board) {
    constexpr std::size_t letters = 26;
    std::string result;
    for (std::size_t left = board + 1; left > 0; left = (left - 1) / letters)
        result.insert(result.begin(), static_cast<char>('A' + (left - 1) % letters));
    return result;
}

std::string tile_numbers(const Tile& tile) {
    std::string result;
    for (const TileShare& one : tile.shares) {
        result += fmt::format("{}{}{}{}", result.empty() ? "" : ",", one.partnership + 1,
                              one.perhaps ? "?" : "", one.part ? "*" : "");
    }
    return result;
}

std::string tile_in_words(const TileSheet& sheet, const TilePanel& panel, const Tile& tile) {
    std::string text = fmt::format("{}: {}", tile.name, shares_in_words(panel, tile));
    if (!tile.boards.empty()) {
        text += fmt::format("; {}: {}", sheet.boards_called,
                            join_and(chosen(sheet.boards, tile.boards)));
    }
    if (!tile.forces.empty()) {
        text += fmt::format("; {}: {}", sheet.forces_called,
                            join_and(chosen(sheet.forces, tile.forces)));
    }
    if (!tile.note.empty()) text += "; " + tile.note;
    return text + '.';
}

std::string alternative_for(const TileSheet& sheet) {
    std::string text = sheet.title + ".\n";
    if (!sheet.subtitle.empty()) text += sheet.subtitle + ".\n";
    for (const TilePanel& panel : sheet.panels) {
        if (!panel.title.empty()) text += panel.title + ".\n";
        if (!panel.subtitle.empty()) text += panel.subtitle + ".\n";
        for (const Tile& tile : panel.tiles) text += tile_in_words(sheet, panel, tile) + '\n';
        if (!panel.unplaced.empty())
            text += fmt::format("Without a place on this map: {}.\n", join_and(panel.unplaced));
    }
    for (const std::string& foot : sheet.feet) text += foot + '\n';
    return text;
}

}  // namespace govmap
