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
#include "draw/tile_key_drawing.hpp"
#include "draw/tile_lines.hpp"
#include "draw/tile_looks.hpp"
#include "draw/tile_page.hpp"
#include "draw/tile_text.hpp"

namespace govmap {
namespace {

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
        pugi::xml_node root = svg::element(document.root(), "svg");
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
        for (const PageEntry& entry : page_.key) draw_key_entry(key, entry, page_, theme_);
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

    // The rim of a tile, dotted where no partnership is recorded; of two that touch, once, and not
    // where another line runs: one that is broken would show through the other.
    void rims(pugi::xml_node group, std::size_t at, const Tile& tile) {
        const auto corners = corners_of(middle(at, tile), page_.tile);
        for (std::size_t side = 0; side < tile_sides; ++side) {
            const Tile* next = grounds_[at].neighbour(tile, side);
            if (next != nullptr && side >= tile_sides / 2) continue;  // that one draws it
            if (next != nullptr &&
                (parted(tile.boards, next->boards) || parted(tile.forces, next->forces)))
                continue;
            const bool none = tile.shares.empty() || (next != nullptr && next->shares.empty());
            svg::line(group, corners.at(side), corners.at((side + 1) % tile_sides),
                      none ? unrecorded_rim(theme_) : Stroke{theme_.tiles.rim, thin_line, {}});
        }
    }

    void lines_between(pugi::xml_node group, std::size_t at, const Tile& tile) {
        const auto corners = corners_of(middle(at, tile), page_.tile);
        for (std::size_t side = 0; side < tile_sides / 2; ++side) {  // each pair once
            const Tile* next = grounds_[at].neighbour(tile, side);
            if (next == nullptr) continue;
            const Point from = corners.at(side);
            const Point to = corners.at((side + 1) % tile_sides);
            if (parted(tile.forces, next->forces))
                draw_force_line(group, from, to, page_.tile, theme_);
            if (parted(tile.boards, next->boards))
                draw_board_line(group, from, to, page_.tile, theme_);
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
