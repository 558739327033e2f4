#include "draw/tile_page_maker.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "draw/measure.hpp"
#include "draw/tile_flow.hpp"
#include "draw/tile_key_flow.hpp"

namespace govmap {
namespace {

constexpr double gap = 10;  // between the parts of the page
constexpr double panel_gap = 16;
constexpr double key_column = 128;   // about as wide as a column of the key is
constexpr double around_tiles = 5;   // what stays free of the key
constexpr double line_height = 1.2;  // of the size

/// Where the middles of all tiles of a sheet lie, with tiles one point wide.
struct Extent {
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double top = std::numeric_limits<double>::max();
    double bottom = std::numeric_limits<double>::lowest();
    [[nodiscard]] bool empty() const { return left > right; }
};

Extent extent_of(const TileSheet& sheet) {
    Extent extent;
    for (const TilePanel& panel : sheet.panels) {
        for (const Tile& tile : panel.tiles) {
            const Point middle = middle_of(tile.cell, 1);
            extent.left = std::min(extent.left, middle.x);
            extent.right = std::max(extent.right, middle.x);
            extent.top = std::min(extent.top, middle.y);
            extent.bottom = std::max(extent.bottom, middle.y);
        }
    }
    return extent;
}

/// One try at a page, with all that it needs at hand.
class PageMaker {
public:
    PageMaker(const TileSheet& sheet, const std::vector<TileGround>& grounds, const Theme& theme,
              PageManner manner)
        : sheet_(sheet),
          grounds_(grounds),
          theme_(theme),
          manner_(manner),
          width_((manner.lying ? theme.page_height : theme.page_width) - 2 * theme.margin),
          height_((manner.lying ? theme.page_width : theme.page_height) - 2 * theme.margin),
          extent_(extent_of(sheet)),
          key_(theme, manner.key_size) {}

    // The page with such tiles, or nothing where it does not fit.
    std::optional<TilePage> make(TileSize size) {
        page_ = {};
        page_.tile = size.width;
        page_.named = size.named;
        page_.key_size = manner_.key_size;
        taken_.clear();
        down_ = 0;
        head();
        key_top_ = down_;
        if (!put_panels() || down_ + feet_height() > height_) return std::nullopt;
        if (!put_key()) return std::nullopt;
        feet();
        if (down_ > height_) return std::nullopt;
        page_.width = width_;
        page_.height = down_;
        shift(theme_.margin);
        return page_;
    }

private:
    [[nodiscard]] bool single() const { return sheet_.panels.size() == 1; }

    double put_text(std::string_view text, Point at, double width, double size, bool bold,
                    bool muted) {
        double used = 0;
        for (const std::string& line : fit_lines(text, width, size, bold)) {
            used += size * line_height;
            const double above_base = size * 0.25;  // what letters such as g go below it
            page_.texts.push_back({{at.x, at.y + used - above_base}, line, size, bold, muted});
        }
        return used;
    }

    void head() {
        down_ += put_text(sheet_.title, {0, down_}, width_, theme_.title_size, true, false);
        if (!sheet_.subtitle.empty())
            down_ += put_text(sheet_.subtitle, {0, down_}, width_, theme_.text_size, false, true);
        down_ += gap;
    }

    [[nodiscard]] double map_width() const {
        return extent_.empty() ? 0 : (extent_.right - extent_.left + 1) * page_.tile;
    }
    [[nodiscard]] double map_height() const {
        if (extent_.empty()) return 0;
        return (extent_.bottom - extent_.top) * page_.tile + 2 * reach_of(page_.tile);
    }

    bool put_panels() {
        const std::size_t count = sheet_.panels.size();
        const double between = panel_gap * static_cast<double>(manner_.across - 1);
        const double each = (width_ - between) / static_cast<double>(manner_.across);
        if (map_width() > each) return false;
        for (std::size_t first = 0; first < count; first += manner_.across) {
            double lowest = down_;
            const std::size_t end = std::min(count, first + manner_.across);
            for (std::size_t at = first; at < end; ++at) {
                const double left = (each + panel_gap) * static_cast<double>(at - first);
                lowest = std::max(lowest, put_panel(at, left, each));
            }
            down_ = lowest + gap;
        }
        if (!single()) taken_.push_back({0, 0, width_, down_});
        return true;
    }

    // Gives where it ends below.
    double put_panel(std::size_t at, double left, double width) {
        const TilePanel& panel = sheet_.panels[at];
        double down = down_;
        if (!panel.title.empty())
            down += put_text(panel.title, {left, down}, width, theme_.heading_size, true, false);
        if (!panel.subtitle.empty())
            down += put_text(panel.subtitle, {left, down}, width, theme_.small_size, false, true);
        if (down > down_) {
            down += gap / 2;
            taken_.push_back({left, down_, left + width, down});
        }
        const double aside = (width - map_width()) * (single() ? manner_.aside : 0);
        const Point origin{left + aside + (0.5 - extent_.left) * page_.tile,
                           down + reach_of(page_.tile) - extent_.top * page_.tile};
        page_.origins.push_back(extent_.empty() ? Point{left, down} : origin);
        if (manner_.around) {
            keep_free(panel, origin);
        } else {
            taken_.push_back({left + aside - gap, down - gap, left + aside + map_width() + gap,
                              down + map_height() + gap});
        }
        down += map_height();
        if (!panel.unplaced.empty()) {
            const double top = down + gap / 2;
            down = top + put_text("Without a place on this map: " + join_and(panel.unplaced) + ".",
                                  {left, top}, width, theme_.small_size, false, false);
            taken_.push_back({left, top, left + width, down + gap / 2});
        }
        if (single()) return down;
        down += gap / 2;
        for (TileKeyEntry& entry : partnerships_in(panel, grounds_[at], false)) {
            page_.key.push_back(key_.entry(std::move(entry), width));
            page_.key.back().at = {left, down};
            down += key_.height_of(page_.key.back());
        }
        return down;
    }

    // The key keeps off each row of tiles, from its first to its last.
    void keep_free(const TilePanel& panel, Point origin) {
        std::map<int, std::pair<double, double>> rows;
        for (const Tile& tile : panel.tiles) {
            const double x = middle_of(tile.cell, page_.tile).x + origin.x;
            const auto [row, fresh] = rows.try_emplace(tile.cell.row, x, x);
            row->second.first = std::min(row->second.first, x);
            row->second.second = std::max(row->second.second, x);
        }
        for (const auto& [row, ends] : rows) {
            const double y = middle_of({0, row}, page_.tile).y + origin.y;
            const double up = reach_of(page_.tile) + around_tiles;
            const double out = page_.tile / 2 + around_tiles;
            taken_.push_back({ends.first - out, y - up, ends.second + out, y + up});
        }
    }

    bool put_key() {
        // First how to read the map, then who is who.
        std::vector<TileKeyEntry> entries = marks_in(sheet_, grounds_);
        const auto add = [&](std::vector<TileKeyEntry> more) {
            std::move(more.begin(), more.end(), std::back_inserter(entries));
        };
        if (single()) add(partnerships_in(sheet_.panels.front(), grounds_.front(), true));
        add(boards_in(sheet_));
        if (!page_.named) {
            std::vector<TileKeyEntry> labels = labels_in(sheet_);
            page_.labels_untold = !manner_.labels && !labels.empty();
            if (manner_.labels) add(std::move(labels));
        }
        FlowColumns columns;
        const int count = std::max(1, static_cast<int>((width_ + gap) / (key_column + gap)));
        columns.width = (width_ + gap) / count - gap;
        for (int at = 0; at < count; ++at) columns.lefts.push_back(at * (columns.width + gap));
        columns.top = key_top_;
        columns.taken = taken_;
        auto placed = key_.flow(std::move(entries), columns, down_, height_ - feet_height());
        if (!placed) return false;
        for (PageEntry& one : *placed) {
            down_ = std::max(down_, one.at.y + key_.height_of(one) + gap);
            page_.key.push_back(std::move(one));
        }
        return true;
    }

    [[nodiscard]] std::vector<std::string> feet_of() const {
        std::vector<std::string> feet = {
            "Every tile is one authority, all of one size: where it stands shows roughly where the "
            "authority lies, not its shape, and not every border."};
        if (page_.labels_untold)
            feet.emplace_back(
                "There is no room here for what the labels stand for: the text "
                "alternative names each, and so does a web page of this map.");
        feet.insert(feet.end(), sheet_.feet.begin(), sheet_.feet.end());
        return feet;
    }

    [[nodiscard]] double feet_height() const {
        double height = 0;
        for (const std::string& foot : feet_of()) {
            const auto lines = fit_lines(foot, width_, theme_.small_size).size();
            height += static_cast<double>(lines) * theme_.small_size * line_height;
        }
        return height;
    }

    void feet() {
        for (const std::string& foot : feet_of())
            down_ += put_text(foot, {0, down_}, width_, theme_.small_size, false, true);
    }

    void shift(double by) {
        for (Point& origin : page_.origins) origin = {origin.x + by, origin.y + by};
        for (PageLine& line : page_.texts) line.at = {line.at.x + by, line.at.y + by};
        for (PageEntry& entry : page_.key) entry.at = {entry.at.x + by, entry.at.y + by};
        page_.width += 2 * by;
        page_.height += 2 * by;
    }

    const TileSheet& sheet_;
    const std::vector<TileGround>& grounds_;
    const Theme& theme_;
    PageManner manner_;
    double width_;
    double height_;
    Extent extent_;
    TileKeySetter key_;
    TilePage page_;
    std::vector<TakenBox> taken_;
    double key_top_ = 0;
    double down_ = 0;  // the page is used down to here
};

}  // namespace

std::optional<TilePage> make_page(const TileSheet& sheet, const std::vector<TileGround>& grounds,
                                  const Theme& theme, const PageManner& manner, TileSize size) {
    return PageMaker(sheet, grounds, theme, manner).make(size);
}

}  // namespace govmap
