#include "draw/tile_page.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "draw/tile_page_maker.hpp"
#include "draw/tile_text.hpp"

namespace govmap {
namespace {

constexpr int widest_tile = 64;
constexpr int narrowest_tile = 22;

bool texts_fit(const TileSheet& sheet, double width, bool named, const Theme& theme) {
    return std::all_of(sheet.panels.begin(), sheet.panels.end(), [&](const TilePanel& panel) {
        return std::all_of(panel.tiles.begin(), panel.tiles.end(), [&](const Tile& tile) {
            return tile_text(tile, width, named, theme).has_value();
        });
    });
}

// From wide to narrow, those into which the texts fit.
std::vector<TileSize> sizes_for(const TileSheet& sheet, const Theme& theme) {
    std::vector<TileSize> sizes;
    for (int half = widest_tile * 2; half >= narrowest_tile * 2; --half) {  // points are too coarse
        const double width = half / 2.0;
        const bool named = texts_fit(sheet, width, true, theme);
        if (named || texts_fit(sheet, width, false, theme)) sizes.push_back({width, named});
    }
    return sizes;
}

// Every way to arrange a page that puts the key's text and the labels in this way.
std::vector<PageManner> manners(std::size_t panels, PageManner like) {
    std::vector<PageManner> result;
    for (const bool lying : {false, true}) {
        like.lying = lying;
        if (panels == 1) {
            for (const double aside : {0.0, 0.5, 1.0}) {
                like.aside = aside;
                result.push_back(like);
            }
        } else {
            for (like.across = panels; like.across > 0; --like.across) result.push_back(like);
        }
    }
    return result;
}

}  // namespace

Result<TilePage> lay_out(const TileSheet& sheet, const std::vector<TileGround>& grounds,
                         const Theme& theme) {
    const std::vector<TileSize> sizes = sizes_for(sheet, theme);
    const auto largest = [&](const PageManner& like) -> std::optional<TilePage> {
        const std::vector<PageManner> all = manners(sheet.panels.size(), like);
        for (const TileSize& size : sizes) {
            for (const PageManner& manner : all) {
                if (auto page = make_page(sheet, grounds, theme, manner, size)) return page;
            }
        }
        return std::nullopt;
    };
    PageManner like;
    for (const bool labels : {true, false}) {
        like.labels = labels;
        for (const double size : {theme.small_size, theme.smallest_on_paper}) {
            like.key_size = size;
            like.around = false;
            auto orderly = largest(like);
            like.around = true;
            auto close = sheet.panels.size() == 1 ? largest(like) : std::nullopt;
            // A key in one piece is worth somewhat smaller tiles.
            constexpr double worth = 0.8;
            if (orderly && (!close || orderly->tile >= worth * close->tile))
                return std::move(*orderly);
            if (close) return std::move(*close);
        }
    }
    return request_failure(
        "on one A4 sheet the text in the tiles would be too small to read: show fewer authorities "
        "(--area) or fewer options");
}

}  // namespace govmap
