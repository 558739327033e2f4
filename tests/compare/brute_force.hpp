#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace govmap::footprints::test {

/// The plainest way there is, sharing nothing with the engine: blocks as lists of numbers.
using Blocks = std::vector<std::vector<std::size_t>>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Whether the block is connected, by joining the ends of every border inside it.
inline bool hangs_together(const std::vector<std::size_t>& block, const Pairs& pairs,
                           std::size_t count) {
    std::vector<std::size_t> root(count);
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t at) {
        while (root[at] != at) at = root[at];
        return at;
    };
    std::vector<bool> inside(count, false);
    for (const std::size_t at : block) inside[at] = true;
    for (const auto& [one, other] : pairs) {
        if (inside[one] && inside[other]) root[find(one)] = find(other);
    }
    return std::all_of(block.begin(), block.end(),
                       [&](std::size_t at) { return find(at) == find(block.front()); });
}

/// Every set partition of 0 … count-1 by its restricted-growth string, connected or not: blocks in
/// the order of their lowest member.
inline void for_each_set_partition(std::size_t count,
                                   const std::function<void(const Blocks&)>& look) {
    Blocks blocks;
    const std::function<void(std::size_t)> place = [&](std::size_t at) {
        if (at == count) {
            look(blocks);
            return;
        }
        const std::size_t there = blocks.size();  // further ones come and go below
        for (std::size_t block = 0; block < there; ++block) {
            blocks[block].push_back(at);
            place(at + 1);
            blocks[block].pop_back();
        }
        blocks.push_back({at});
        place(at + 1);
        blocks.pop_back();
    };
    place(0);
}

/// Every partition into connected blocks.
inline std::vector<Blocks> connected_partitions(std::size_t count, const Pairs& pairs) {
    std::vector<Blocks> result;
    for_each_set_partition(count, [&](const Blocks& blocks) {
        for (const auto& block : blocks) {
            if (!hangs_together(block, pairs, count)) return;
        }
        result.push_back(blocks);
    });
    return result;
}

}  // namespace govmap::footprints::test
