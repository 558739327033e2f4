#pragma once

#include <cstdlib>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "brute_force.hpp"
#include "compare/conditions.hpp"
#include "support/reference_area.hpp"

namespace govmap::footprints::test {

/// The ground of an area that is known to be in order.
inline Ground ground_of(std::size_t count, const Pairs& pairs, const Conditions& conditions = {}) {
    auto ground = make_ground(*make_borders(count, pairs), conditions);
    if (!ground) ADD_FAILURE() << ground.error().message;
    return ground.value_or(Ground{});
}

/// The ground of an area of the shipped gazetteer.
inline Ground ground_of(const govmap::test::ReferenceArea& area,
                        const Conditions& conditions = {}) {
    return ground_of(area.ids.size(), area.pairs, conditions);
}

/// The same area, everyone counting as everyone's neighbour.
inline Ground borderless(std::size_t count, const Conditions& conditions = {}) {
    auto ground = make_ground(*without_borders(count), conditions);
    if (!ground) ADD_FAILURE() << ground.error().message;
    return ground.value_or(Ground{});
}

inline Pairs all_pairs(std::size_t count) {
    Pairs pairs;
    for (std::size_t one = 0; one < count; ++one) {
        for (std::size_t other = one + 1; other < count; ++other) pairs.emplace_back(one, other);
    }
    return pairs;
}

/// 0 - 1 - 2 - …
inline Pairs row_of(std::size_t count) {
    Pairs pairs;
    for (std::size_t at = 1; at < count; ++at) pairs.emplace_back(at - 1, at);
    return pairs;
}

/// Rows and columns, each touching the next ones.
inline Pairs grid(std::size_t rows, std::size_t columns) {
    Pairs pairs;
    for (std::size_t at = 0; at < rows * columns; ++at) {
        if (at % columns + 1 < columns) pairs.emplace_back(at, at + 1);
        if (at + columns < rows * columns) pairs.emplace_back(at, at + columns);
    }
    return pairs;
}

}  // namespace govmap::footprints::test
