#include "draw/tile_key_flow.hpp"

#include <algorithm>
#include <utility>

#include "draw/measure.hpp"

namespace govmap {
namespace {

constexpr double line_height = 1.2;  // of the size
constexpr double between_entries = 1.5;
constexpr double around_heading = 6;

bool is_heading(const PageEntry& entry) { return entry.entry.form == TileKeyEntry::Mark::heading; }

// Where the items stand, as high up as they go.
std::optional<std::vector<Point>> highest(const std::vector<FlowItem>& items,
                                          const FlowColumns& columns, double beside,
                                          double bottom) {
    constexpr double finely = 4;
    double fails = beside;
    double fits = bottom;
    if (!flow_items(items, columns, fits)) return std::nullopt;
    if (flow_items(items, columns, fails)) fits = fails;  // beside the map
    while (fits - fails > finely) {
        const double middle = (fits + fails) / 2;
        (flow_items(items, columns, middle) ? fits : fails) = middle;
    }
    return flow_items(items, columns, fits);
}

}  // namespace

PageEntry TileKeySetter::entry(TileKeyEntry what, double width) const {
    PageEntry result{{}, std::move(what), {}};
    result.lines = is_heading(result)
                       ? fit_lines(result.entry.words, width, theme_.heading_size, true)
                       : fit_lines(result.entry.words, width - key_mark_width, size_);
    return result;
}

double TileKeySetter::height_of(const PageEntry& entry) const {
    const auto lines = static_cast<double>(entry.lines.size());
    if (is_heading(entry)) return theme_.heading_size * line_height * lines + around_heading;
    return size_ * line_height * lines + between_entries;
}

// A heading stays with what it heads; where `whole`, a short section stays together.
std::vector<FlowItem> TileKeySetter::items_of(const std::vector<PageEntry>& entries,
                                              bool whole) const {
    constexpr std::size_t few = 10;
    std::vector<FlowItem> items;
    for (auto from = entries.begin(); from != entries.end();) {
        const auto to = std::find_if(from + 1, entries.end(), is_heading);
        const bool together = whole && static_cast<std::size_t>(to - from) <= few;
        for (; from != to; ++from)
            items.push_back({height_of(*from), is_heading(*from) || (together && from + 1 != to)});
    }
    return items;
}

std::optional<std::vector<PageEntry>> TileKeySetter::flow(std::vector<TileKeyEntry> what,
                                                          const FlowColumns& columns, double beside,
                                                          double bottom) const {
    std::vector<PageEntry> entries;
    entries.reserve(what.size());
    for (TileKeyEntry& one : what) entries.push_back(entry(std::move(one), columns.width));
    if (entries.empty()) return entries;
    auto places = highest(items_of(entries, true), columns, beside, bottom);
    if (!places) places = highest(items_of(entries, false), columns, beside, bottom);
    if (!places) return std::nullopt;
    for (std::size_t at = 0; at < entries.size(); ++at) entries[at].at = places->at(at);
    return entries;
}

}  // namespace govmap
