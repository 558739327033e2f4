#include "draw/tile_key.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

using Mark = TileKeyEntry::Mark;

/// What is in a sheet, so that the key has just that. Of marks with numbers the first in it, as an
/// example; empty: none.
struct Seen {
    bool partnership = false;
    bool unrecorded = false;
    std::string perhaps;
    std::string part;
    std::string several_numbers;
    std::string in_pieces;
    bool several_letters = false;
    bool board_line = false;
    bool force_line = false;
};

void look_at(const Tile& tile, const TileGround& ground, Seen& seen) {
    seen.partnership = seen.partnership || !tile.shares.empty();
    seen.unrecorded = seen.unrecorded || tile.shares.empty();
    const auto number = [](const TileShare& one) { return std::to_string(one.partnership + 1); };
    if (seen.several_numbers.empty() && tile.shares.size() > 1)
        seen.several_numbers = number(tile.shares[0]) + "," + number(tile.shares[1]);
    seen.several_letters = seen.several_letters || tile.boards.size() > 1;
    for (const TileShare& one : tile.shares) {
        if (seen.perhaps.empty() && one.perhaps) seen.perhaps = number(one) + "?";
        if (seen.part.empty() && one.part) seen.part = number(one) + "*";
    }
    for (std::size_t side = 0; side < tile_sides; ++side) {
        const Tile* next = ground.neighbour(tile, side);
        if (next == nullptr) continue;
        seen.board_line = seen.board_line || parted(tile.boards, next->boards);
        seen.force_line = seen.force_line || parted(tile.forces, next->forces);
    }
}

}  // namespace

std::vector<TileKeyEntry> partnerships_in(const TilePanel& panel, const TileGround& ground,
                                          bool headed) {
    std::vector<TileKeyEntry> entries;
    if (headed) entries.push_back({Mark::heading, "", "Partnerships"});
    for (std::size_t at = 0; at < panel.partnerships.size(); ++at) {
        const PartnershipLook& look = ground.looks()[at];
        if (look.tiles == 0) continue;
        TileKeyEntry& entry = entries.emplace_back(
            TileKeyEntry{Mark::partnership, std::to_string(at + 1), panel.partnerships[at]});
        if (look.filled) entry.fill = look.fill;
    }
    if (headed && entries.size() == 1) entries.clear();
    return entries;
}

std::vector<TileKeyEntry> marks_in(const TileSheet& sheet, const std::vector<TileGround>& grounds) {
    Seen seen;
    for (std::size_t at = 0; at < sheet.panels.size(); ++at) {
        for (const Tile& tile : sheet.panels[at].tiles) look_at(tile, grounds[at], seen);
        const std::vector<PartnershipLook>& looks = grounds[at].looks();
        for (std::size_t one = 0; one < looks.size() && seen.in_pieces.empty(); ++one) {
            if (looks[one].pieces > 1) seen.in_pieces = fmt::format("{0} {0}", one + 1);
        }
    }
    std::vector<TileKeyEntry> entries = {{Mark::heading, "", "Lines and marks"}};
    const auto say = [&](bool is_so, Mark form, std::string mark, std::string words) {
        if (is_so) entries.push_back({form, std::move(mark), std::move(words)});
    };
    say(seen.partnership, Mark::outline, "", "one partnership: thick outline, pattern and number");
    say(!seen.in_pieces.empty(), Mark::text, seen.in_pieces,
        "the same number is the same partnership, even where its tiles do not touch");
    say(!seen.several_numbers.empty(), Mark::text, seen.several_numbers,
        "covered by each of these partnerships; on a shared tile the pattern is the first's");
    say(!seen.perhaps.empty(), Mark::text, seen.perhaps,
        "not certain for this day, or sources disagree");
    say(!seen.part.empty(), Mark::text, seen.part, "covered in part only");
    say(seen.unrecorded, Mark::unrecorded, "",
        "no partnership recorded here; there may well be one");
    say(seen.board_line, Mark::board_line, "",
        fmt::format("between tiles: another {}", sheet.boards_called));
    say(seen.force_line, Mark::force_line, "",
        fmt::format("between tiles: another {}", sheet.forces_called));
    say(seen.several_letters, Mark::text, "A B",
        fmt::format("lies in more than one {}", sheet.boards_called));
    if (entries.size() == 1) entries.clear();
    return entries;
}

std::vector<TileKeyEntry> boards_in(const TileSheet& sheet) {
    std::set<std::size_t> boards;
    for (const TilePanel& panel : sheet.panels) {
        for (const Tile& tile : panel.tiles) boards.insert(tile.boards.begin(), tile.boards.end());
    }
    std::vector<TileKeyEntry> entries;
    if (!boards.empty()) entries.push_back({Mark::heading, "", capitalised(sheet.boards_heading)});
    for (const std::size_t board : boards)
        entries.push_back({Mark::text, tile_letters(board), sheet.boards[board]});
    return entries;
}

std::vector<TileKeyEntry> labels_in(const TileSheet& sheet) {
    std::set<std::pair<std::string, std::string>> names;
    for (const TilePanel& panel : sheet.panels) {
        for (const Tile& tile : panel.tiles) {
            if (tile.label != tile.name) names.emplace(tile.label, tile.name);
        }
    }
    std::vector<TileKeyEntry> entries;
    if (!names.empty()) entries.push_back({Mark::heading, "", "Authorities"});
    for (const auto& [label, name] : names) entries.push_back({Mark::text, label, name});
    return entries;
}

}  // namespace govmap
