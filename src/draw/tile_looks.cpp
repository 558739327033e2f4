#include "draw/tile_looks.hpp"

#include <algorithm>
#include <set>

namespace govmap {
namespace {

// The first number from 0 that is not taken.
std::size_t first_free(const std::set<std::size_t>& taken) {
    std::size_t at = 0;
    while (taken.contains(at)) ++at;
    return at;
}

}  // namespace

bool has_share(const Tile& tile, std::size_t partnership) {
    return std::any_of(tile.shares.begin(), tile.shares.end(),
                       [&](const TileShare& one) { return one.partnership == partnership; });
}

bool parted(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
    return !one.empty() && !other.empty() && one != other;
}

TileGround::TileGround(const TilePanel& panel, std::size_t fills)
    : looks_(panel.partnerships.size()) {
    for (const Tile& tile : panel.tiles) by_cell_.emplace(tile.cell, &tile);
    for (const Tile& tile : panel.tiles) {
        if (!tile.shares.empty()) looks_[tile.shares.front().partnership].filled = true;
    }
    count_pieces(panel);
    choose_fills(panel, std::max<std::size_t>(1, fills));
    choose_depths(panel);
}

const Tile* TileGround::neighbour(const Tile& tile, std::size_t side) const {
    const auto found = by_cell_.find(beyond(tile.cell, side));
    return found == by_cell_.end() ? nullptr : found->second;
}

void TileGround::count_pieces(const TilePanel& panel) {
    for (std::size_t at = 0; at < looks_.size(); ++at) {
        std::set<const Tile*> seen;
        for (const Tile& start : panel.tiles) {
            if (!has_share(start, at)) continue;
            ++looks_[at].tiles;
            if (!seen.insert(&start).second) continue;
            ++looks_[at].pieces;
            std::vector<const Tile*> waiting = {&start};
            while (!waiting.empty()) {
                const Tile* tile = waiting.back();
                waiting.pop_back();
                for (std::size_t side = 0; side < tile_sides; ++side) {
                    const Tile* next = neighbour(*tile, side);
                    if (next != nullptr && has_share(*next, at) && seen.insert(next).second)
                        waiting.push_back(next);
                }
            }
        }
    }
}

void TileGround::choose_fills(const TilePanel& panel, std::size_t fills) {
    std::vector<std::set<std::size_t>> touching(looks_.size());
    const auto touch = [&](const Tile& one, const Tile& other) {
        for (const TileShare& a : one.shares) {
            for (const TileShare& b : other.shares) {
                if (a.partnership == b.partnership) continue;
                touching[a.partnership].insert(b.partnership);
                touching[b.partnership].insert(a.partnership);
            }
        }
    };
    for (const Tile& tile : panel.tiles) {
        touch(tile, tile);
        for (std::size_t side = 0; side < tile_sides; ++side) {
            if (const Tile* next = neighbour(tile, side)) touch(tile, *next);
        }
    }
    for (std::size_t at = 0; at < looks_.size(); ++at) {
        // Each begins with a fill of its own, so that few look alike even far apart.
        std::set<std::size_t> taken;
        for (const std::size_t other : touching[at]) {
            if (other < at) taken.insert(looks_[other].fill);
        }
        looks_[at].fill = at % fills;
        for (std::size_t step = 0; step < fills && taken.contains(looks_[at].fill); ++step)
            looks_[at].fill = (looks_[at].fill + 1) % fills;
    }
}

void TileGround::choose_depths(const TilePanel& panel) {
    for (std::size_t at = 0; at < looks_.size(); ++at) {
        std::set<std::size_t> taken;
        for (const Tile& tile : panel.tiles) {
            if (!has_share(tile, at)) continue;
            for (const TileShare& other : tile.shares) {
                if (other.partnership < at) taken.insert(looks_[other.partnership].depth);
            }
        }
        looks_[at].depth = first_free(taken);
    }
}

}  // namespace govmap
