#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "brute_force.hpp"
#include "compare/conditions.hpp"

namespace govmap::footprints::test {

inline std::vector<std::uint64_t> as_sets(const Blocks& blocks) {
    std::vector<std::uint64_t> result;
    for (const auto& block : blocks) {
        std::uint64_t set = 0;
        for (const std::size_t at : block) set |= std::uint64_t{1} << at;
        result.push_back(set);
    }
    return result;
}

/// Every graph on `count` vertices, by its list of pairs.
inline void for_each_graph(std::size_t count, const std::function<void(const Pairs&)>& look) {
    Pairs all;
    for (std::size_t one = 0; one < count; ++one) {
        for (std::size_t other = one + 1; other < count; ++other) all.emplace_back(one, other);
    }
    for (std::size_t chosen = 0; chosen < (std::size_t{1} << all.size()); ++chosen) {
        Pairs pairs;
        for (std::size_t at = 0; at < all.size(); ++at) {
            if ((chosen >> at & 1) != 0) pairs.push_back(all[at]);
        }
        look(pairs);
    }
}

/// Whether a partition meets the conditions, checked block by block after the fact.
inline bool meets(const Blocks& blocks, const Conditions& asked) {
    if (blocks.size() < asked.fewest_blocks || blocks.size() > asked.most_blocks) return false;
    const std::vector<std::uint64_t> sets = as_sets(blocks);
    for (std::size_t at = 0; at < blocks.size(); ++at) {
        if (blocks[at].size() > asked.most_authorities_a_block) return false;
        std::uint64_t residents = 0;
        for (const std::size_t one : blocks[at]) {
            if (!asked.residents.empty()) residents += asked.residents[one];
        }
        if (residents < asked.fewest_residents_a_block) return false;
        if (asked.most_residents_a_block && residents > *asked.most_residents_a_block) return false;
        for (const std::uint64_t group : asked.together) {
            if ((group & sets[at]) != 0 && (group & ~sets[at]) != 0) return false;
        }
        for (const auto& [one, other] : asked.apart) {
            if ((sets[at] >> one & 1) != 0 && (sets[at] >> other & 1) != 0) return false;
        }
    }
    return std::all_of(asked.forced.begin(), asked.forced.end(), [&](std::uint64_t block) {
        return std::find(sets.begin(), sets.end(), block) != sets.end();
    });
}

struct RandomArea {
    std::size_t count = 0;
    Pairs pairs;
    Conditions conditions;
};

/// A random graph, from islands to everyone touching everyone, and conditions of each kind, each
/// asked in about one area of four.
inline RandomArea random_area(std::mt19937& random, std::size_t count) {
    const auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
    const auto seldom = [&] { return below(4) == 0; };
    RandomArea area;
    area.count = count;
    const std::size_t density = 1 + below(10);
    for (std::size_t one = 0; one < count; ++one) {
        for (std::size_t other = one + 1; other < count; ++other) {
            if (below(10) < density) area.pairs.emplace_back(other, one);
        }
    }
    Conditions& asked = area.conditions;
    const auto some = [&] {
        return static_cast<AuthoritySet>(random() & random()) & first_of(count);
    };
    if (seldom()) asked.most_authorities_a_block = 1 + below(count);
    if (seldom()) asked.fewest_blocks = 1 + below(count);
    if (seldom()) asked.most_blocks = 1 + below(count);
    for (std::size_t at = 0; at < count; ++at) asked.residents.push_back(1 + below(20));
    if (seldom()) asked.fewest_residents_a_block = 1 + below(25);
    if (seldom()) asked.most_residents_a_block = 15 + below(10 * count);
    if (seldom()) asked.together.push_back(some());
    if (seldom()) asked.together.push_back(only(below(count)) | only(below(count)));
    if (seldom()) {
        for (int pair = 0; pair < 2; ++pair) {
            const std::size_t one = below(count);
            const std::size_t other = below(count);
            if (one != other) asked.apart.emplace_back(one, other);
        }
    }
    if (seldom()) {
        const AuthoritySet block = some();
        const AuthoritySet another = some() & ~block;
        if (block != 0) asked.forced.push_back(block);
        if (another != 0 && seldom()) asked.forced.push_back(another);
    }
    return area;
}

}  // namespace govmap::footprints::test
