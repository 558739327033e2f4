#include "draw/tile_flow.hpp"

#include <algorithm>

namespace govmap {
namespace {

// A gap between two things on the page that is lower than this stays empty: nobody looks for two
// or three lines by themselves.
constexpr double least_gap = 48;

/// A piece of a column with nothing in it.
struct Stretch {
    double left = 0;
    double top = 0;
    double bottom = 0;
};

// What begins higher up comes first; of what begins about as high, the left.
void in_reading_order(std::vector<Stretch>& free) {
    constexpr double about = 60;
    std::stable_sort(free.begin(), free.end(),
                     [](const Stretch& a, const Stretch& b) { return a.top < b.top; });
    for (auto from = free.begin(); from != free.end();) {
        auto to = from + 1;
        while (to != free.end() && to->top - (to - 1)->top < about) ++to;
        std::stable_sort(from, to,
                         [](const Stretch& a, const Stretch& b) { return a.left < b.left; });
        from = to;
    }
}

std::vector<Stretch> free_stretches(const FlowColumns& columns, double bottom) {
    std::vector<Stretch> free;
    for (const double left : columns.lefts) {
        std::vector<TakenBox> taken;
        for (const TakenBox& one : columns.taken) {
            if (one.right > left && one.left < left + columns.width) taken.push_back(one);
        }
        std::sort(taken.begin(), taken.end(),
                  [](const TakenBox& a, const TakenBox& b) { return a.top < b.top; });
        double down = columns.top;  // as far as the column has been looked at
        for (const TakenBox& one : taken) {
            if (std::min(one.top, bottom) - down >= least_gap)
                free.push_back({left, down, std::min(one.top, bottom)});
            down = std::max(down, one.bottom);
        }
        if (down < bottom) free.push_back({left, down, bottom});
    }
    in_reading_order(free);
    return free;
}

}  // namespace

std::optional<std::vector<Point>> flow_items(std::span<const FlowItem> items,
                                             const FlowColumns& columns, double bottom) {
    const std::vector<Stretch> free = free_stretches(columns, bottom);
    std::vector<Point> places;
    places.reserve(items.size());
    auto stretch = free.begin();
    double down = free.empty() ? 0 : stretch->top;
    for (std::size_t at = 0; at < items.size(); ++at) {
        double height = items[at].height;  // with all that it is kept together with
        for (std::size_t next = at + 1; next < items.size() && items[next - 1].keep_with_next;
             ++next)
            height += items[next].height;
        while (stretch != free.end() && down + height > stretch->bottom) {
            ++stretch;
            if (stretch != free.end()) down = stretch->top;
        }
        if (stretch == free.end()) return std::nullopt;
        places.push_back({stretch->left, down});
        down += items[at].height;
    }
    return places;
}

}  // namespace govmap
