#include "draw/tile_map.hpp"

#include <array>
#include <numbers>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "draw/measure.hpp"
#include "draw/svg_pen.hpp"
#include "draw/tile_fills.hpp"
#include "draw/tile_looks.hpp"
#include "draw/tile_page.hpp"
#include "draw/tile_text.hpp"

namespace govmap {
namespace {

constexpr double base_of_capitals = 0.36;  // from the middle of capitals down to their base line
constexpr double thin = 0.5;
constexpr std::string_view none_dashes = "3 2";
constexpr std::string_view board_dashes = "4 2.5";

/// Lines between tiles: how wide they are, and how far apart the two of a double line run.
struct BetweenTiles {
    double board = 1;
    double force = 0.6;
    double apart = 1.1;
};
BetweenTiles between_tiles(double tile) {
    const double inset = outline_inset(tile);
    constexpr double board_part = 0.42;
    constexpr double force_part = 0.25;
    constexpr double apart_part = 0.42;
    return {inset * board_part, inset * force_part, inset * apart_part};
}

// The outline of one partnership on one of its tiles: where it begins and ends on each side beyond
// which the partnership does not go on.
class Outline {
public:
    Outline(const std::array<Point, tile_sides>& corners, Point middle, double inset)
        : corners_(corners), middle_(middle), along_(inset * 2 / std::numbers::sqrt3) {}

    // At a corner: on the side that the partnership goes on beyond, or towards the middle where
    // both sides are rims. Three tiles meet at a corner, so that the outlines of neighbours meet.
    [[nodiscard]] Point at(std::size_t corner, bool other_is_rim, std::size_t other_end) const {
        return towards(corners_.at(corner), other_is_rim ? middle_ : corners_.at(other_end),
                       along_);
    }

private:
    const std::array<Point, tile_sides>& corners_;
    Point middle_;
    double along_;  // the inset, measured along a line that meets the rim at 60 degrees
};

class Drawer {
public:
    Drawer(const TileSheet& sheet, const Theme& theme, const std::vector<TileGround>& grounds,
           const TilePage& page)
        : sheet_(sheet), theme_(theme), grounds_(grounds), page_(page) {}

    std::string draw() {
        pugi::xml_document document;
        pugi::xml_node root = svg::element(document, "svg");
        head(root);
        define_tile_fills(root, theme_);
        pugi::xml_node paper = svg::element(root, "rect");
        svg::attribute(paper, "width", page_.width);
        svg::attribute(paper, "height", page_.height);
        svg::attribute(paper, "fill", theme_.paper);
        for (const PageLine& line : page_.texts) {
            svg::text(root, line.at, line.text,
                      {line.size, line.muted ? theme_.muted : theme_.ink, line.bold, false});
        }
        for (std::size_t at = 0; at < sheet_.panels.size(); ++at) panel(root, at);
        pugi::xml_node key = svg::element(root, "g");
        svg::attribute(key, "id", "key");
        svg::words(key, "title", "Key");
        for (const PageEntry& entry : page_.key) key_entry(key, entry);
        std::ostringstream out;
        document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + out.str() + "\n";
    }

private:
    void head(pugi::xml_node root) {
        svg::attribute(root, "xmlns", "http://www.w3.org/2000/svg");
        svg::attribute(root, "width", fmt::format("{:.0f}pt", page_.width));
        svg::attribute(root, "height", fmt::format("{:.0f}pt", page_.height));
        svg::attribute(root, "viewBox",
                       fmt::format("0 0 {:.2f} {:.2f}", page_.width, page_.height));
        svg::attribute(root, "role", "img");
        svg::attribute(root, "lang", "en-GB");
        svg::attribute(root, "xml:lang", "en-GB");
        svg::attribute(root, "aria-labelledby", "govmap-title govmap-desc");
        svg::attribute(root, "font-family", theme_.svg_fonts);
        const std::string title =
            sheet_.subtitle.empty() ? sheet_.title : sheet_.title + ". " + sheet_.subtitle;
        svg::attribute(svg::words(root, "title", title), "id", "govmap-title");
        // Its line ends stay.
        std::string told;
        std::istringstream lines(alternative_for(sheet_));
        for (std::string line; std::getline(lines, line);) told += visible(line) + "\n";
        pugi::xml_node description = svg::element(root, "desc");
        svg::attribute(description, "id", "govmap-desc");
        description.text().set(told.c_str());
    }

    [[nodiscard]] Point middle(std::size_t panel, const Tile& tile) const {
        const Point in_grid = middle_of(tile.cell, page_.tile);
        const Point& origin = page_.origins[panel];
        return {origin.x + in_grid.x, origin.y + in_grid.y};
    }

    // In layers: no ground covers a line, and no line a text.
    void panel(pugi::xml_node root, std::size_t at) {
        const TilePanel& panel = sheet_.panels[at];
        pugi::xml_node group = svg::element(root, "g");
        svg::attribute(group, "id", fmt::format("map-{}", at + 1));
        if (!panel.title.empty()) svg::words(group, "title", panel.title);
        for (const Tile& tile : panel.tiles) ground(group, at, tile);
        pugi::xml_node lines = svg::element(group, "g");
        for (const Tile& tile : panel.tiles) rims(lines, at, tile);
        for (const Tile& tile : panel.tiles) lines_between(lines, at, tile);
        pugi::xml_node outlines = svg::element(group, "g");
        svg::attribute(outlines, "fill", "none");
        svg::attribute(outlines, "stroke-linecap", "round");
        for (const Tile& tile : panel.tiles) {
            for (const TileShare& share : tile.shares) outline(outlines, at, tile, share);
        }
        pugi::xml_node texts = svg::element(group, "g");
        for (const Tile& tile : panel.tiles) text_of(texts, at, tile);
    }

    void ground(pugi::xml_node group, std::size_t at, const Tile& tile) {
        pugi::xml_node node = svg::element(group, "g");
        svg::attribute(node, "id", fmt::format("map-{}-{}", at + 1, tile.id));
        svg::words(node, "title", tile_in_words(sheet_, sheet_.panels[at], tile));
        const auto corners = corners_of(middle(at, tile), page_.tile);
        const std::string fill =
            tile.shares.empty()
                ? theme_.paper
                : tile_fill(theme_, grounds_[at].looks()[tile.shares.front().partnership].fill);
        svg::polygon(node, corners, fill);
    }

    // The rim of a tile, dashed where no partnership is recorded; of two that touch, once.
    void rims(pugi::xml_node group, std::size_t at, const Tile& tile) {
        const auto corners = corners_of(middle(at, tile), page_.tile);
        for (std::size_t side = 0; side < tile_sides; ++side) {
            const Tile* next = grounds_[at].neighbour(tile, side);
            if (next != nullptr && side >= tile_sides / 2) continue;  // that one draws it
            const bool none = tile.shares.empty() || (next != nullptr && next->shares.empty());
            svg::line(group, corners.at(side), corners.at((side + 1) % tile_sides),
                      none ? unrecorded() : Stroke{theme_.tiles.rim, thin, {}});
        }
    }

    [[nodiscard]] Stroke unrecorded() const { return {theme_.tiles.rim, thin * 1.4, none_dashes}; }

    void lines_between(pugi::xml_node group, std::size_t at, const Tile& tile) {
        const auto corners = corners_of(middle(at, tile), page_.tile);
        for (std::size_t side = 0; side < tile_sides / 2; ++side) {  // each pair once
            const Tile* next = grounds_[at].neighbour(tile, side);
            if (next == nullptr) continue;
            const Point from = corners.at(side);
            const Point to = corners.at((side + 1) % tile_sides);
            if (parted(tile.forces, next->forces)) force_line(group, from, to);
            if (parted(tile.boards, next->boards)) board_line(group, from, to);
        }
    }

    void board_line(pugi::xml_node group, Point from, Point to) {
        svg::line(group, from, to, {theme_.ink, between_tiles(page_.tile).board, board_dashes});
    }

    void force_line(pugi::xml_node group, Point from, Point to) {
        const BetweenTiles how = between_tiles(page_.tile);
        const Point along = towards({0, 0}, {to.x - from.x, to.y - from.y}, how.apart);
        for (const double way : {-1.0, 1.0}) {
            const Point off{-along.y * way, along.x * way};
            svg::line(group, {from.x + off.x, from.y + off.y}, {to.x + off.x, to.y + off.y},
                      {theme_.ink, how.force, {}});
        }
    }

    void outline(pugi::xml_node group, std::size_t at, const Tile& tile, const TileShare& share) {
        const auto is_rim = [&](std::size_t side) {
            const Tile* next = grounds_[at].neighbour(tile, side % tile_sides);
            return next == nullptr || !has_share(*next, share.partnership);
        };
        const double width = outline_width(page_.tile);
        const auto depth = static_cast<double>(grounds_[at].looks()[share.partnership].depth);
        const Point centre = middle(at, tile);
        const auto corners = corners_of(centre, page_.tile);
        const Outline line(corners, centre, outline_inset(page_.tile) + depth * width * 1.5);
        for (std::size_t side = 0; side < tile_sides; ++side) {
            if (!is_rim(side)) continue;
            const std::size_t next = (side + 1) % tile_sides;
            const std::size_t before = (side + tile_sides - 1) % tile_sides;
            svg::line(group, line.at(side, is_rim(before), before),
                      line.at(next, is_rim(next), (next + 1) % tile_sides),
                      {theme_.tiles.outline, width, {}});
        }
    }

    void text_of(pugi::xml_node group, std::size_t at, const Tile& tile) {
        const Point centre = middle(at, tile);
        const auto lines = tile_text(tile, page_.tile, page_.named, theme_);
        if (!lines) return;  // the page was laid out so that it fits
        for (const TileLine& line : *lines) {
            const Point middle{centre.x, centre.y + line.down};
            if (!tile.shares.empty()) plate(group, middle, line, at, tile);
            svg::text(group, {middle.x, middle.y + line.size * base_of_capitals}, line.text,
                      {line.size, theme_.ink, line.bold, true});
        }
    }

    // Keeps pattern and outlines off the letters.
    void plate(pugi::xml_node group, Point middle, const TileLine& line, std::size_t at,
               const Tile& tile) {
        const std::size_t look = grounds_[at].looks()[tile.shares.front().partnership].fill;
        const Theme::TileFill& fill = theme_.tiles.fills[look % theme_.tiles.fills.size()];
        if (fill.pattern == "plain" && tile.shares.size() == 1) return;
        constexpr double around = 1;
        const double width = text_width(line.text, line.size, line.bold) + 2 * around;
        const double height = line.size;
        pugi::xml_node box = svg::element(group, "rect");
        svg::attribute(box, "x", middle.x - width / 2);
        svg::attribute(box, "y", middle.y - height / 2);
        svg::attribute(box, "width", width);
        svg::attribute(box, "height", height);
        svg::attribute(box, "rx", 2 * around);
        svg::attribute(box, "fill", fill.fill);
    }

    void key_entry(pugi::xml_node group, const PageEntry& entry) {
        using Mark = TileKeyEntry::Mark;
        const bool heading = entry.entry.form == Mark::heading;
        const double size = heading ? theme_.heading_size : page_.key_size;
        const double left = heading ? entry.at.x : entry.at.x + key_mark_width;
        constexpr double line_height = 1.2;
        double base = entry.at.y + size * 0.95 + (heading ? 3 : 0);
        if (!heading) key_mark(group, entry, base);
        for (const std::string& line : entry.lines) {
            svg::text(group, {left, base}, line, {size, theme_.ink, heading, false});
            base += size * line_height;
        }
    }

    // What stands before a line of the key; drawn as the map draws it.
    void key_mark(pugi::xml_node group, const PageEntry& entry, double base) {
        using Mark = TileKeyEntry::Mark;
        constexpr double swatch = 9;
        constexpr double line_length = 22;
        const double size = page_.key_size;
        const Point centre{entry.at.x + line_length / 2, base - size * base_of_capitals};
        const Point from{entry.at.x, centre.y};
        const Point to{entry.at.x + line_length, centre.y};
        switch (entry.entry.form) {
            case Mark::partnership: {
                const auto corners =
                    corners_of({entry.at.x + line_length - swatch / 2, centre.y}, swatch);
                svg::stroke(svg::polygon(group, corners, tile_fill(theme_, entry.entry.fill)),
                            {theme_.tiles.outline, 2 * thin, {}});
                svg::text(group, {entry.at.x, base}, entry.entry.mark,
                          {size, theme_.ink, true, false});
                return;
            }
            case Mark::unrecorded:
                svg::stroke(svg::polygon(group, corners_of(centre, swatch), theme_.paper),
                            unrecorded());
                return;
            case Mark::outline:
                svg::line(group, from, to, {theme_.tiles.outline, outline_width(page_.tile), {}});
                return;
            case Mark::board_line: board_line(group, from, to); return;
            case Mark::force_line: force_line(group, from, to); return;
            default:
                svg::text(group, {entry.at.x, base}, entry.entry.mark,
                          {size, theme_.ink, true, false});
        }
    }

    const TileSheet& sheet_;
    const Theme& theme_;
    const std::vector<TileGround>& grounds_;
    const TilePage& page_;
};

}  // namespace

Result<std::string> tile_map_svg(const TileSheet& sheet, const Theme& theme) {
    if (sheet.panels.empty()) return request_failure("there is no map to draw on this sheet");
    std::vector<TileGround> grounds;
    grounds.reserve(sheet.panels.size());
    for (const TilePanel& panel : sheet.panels)
        grounds.emplace_back(panel, theme.tiles.fills.size());
    const auto page = lay_out(sheet, grounds, theme);
    if (!page) return tl::unexpected<Failure>(page.error());
    return Drawer(sheet, theme, grounds, *page).draw();
}

}  // namespace govmap
