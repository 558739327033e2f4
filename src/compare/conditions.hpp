#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "compare/authority_set.hpp"
#include "compare/borders.hpp"

namespace govmap::footprints {

/// What a caller asks of a partition, besides that every block is connected. All of it must hold;
/// the default asks nothing.
struct Conditions {
    std::size_t most_authorities_a_block = most_authorities;
    std::size_t fewest_blocks = 0;
    std::size_t most_blocks = most_authorities;
    /// Residents of each authority; needed where a block's residents are limited.
    std::vector<std::uint64_t> residents;
    std::uint64_t fewest_residents_a_block = 0;
    std::optional<std::uint64_t> most_residents_a_block;
    /// Groups of which no block may hold a part only: authorities to be kept together, and areas
    /// (an ICB, a police area) that no partnership may split. They may overlap.
    std::vector<AuthoritySet> together;
    /// Pairs that no block may hold both of.
    std::vector<std::pair<std::size_t, std::size_t>> apart;
    /// Sets that are each to be a block, just so. They may not overlap.
    std::vector<AuthoritySet> forced;
};

/// Borders and conditions made ready for listing and sweeping. Made by make_ground only.
struct Ground {
    Borders borders;
    AuthoritySet free = 0;             ///< who is not in a forced block
    std::vector<AuthoritySet> forced;  ///< in the order of their lowest authority
    /// No partition can meet the conditions, seen without searching: two that are to be together
    /// are also to be apart, or a forced block is not connected, too large, too small, or parts a
    /// group.
    bool impossible = false;
    /// Whether the conditions ask anything of the authorities left free.
    bool conditional = false;
    /// Whether some group to be kept together is not connected by itself.
    bool scattered = false;

    // Of each authority:
    std::vector<AuthoritySet>
        unit;  ///< the connected piece of its group that it lies in, or itself
    std::vector<AuthoritySet> whole;            ///< its whole group, or itself
    std::vector<AuthoritySet> apart;            ///< who may not be in a block with its group
    std::vector<std::uint64_t> unit_residents;  ///< of its unit; noughts where nobody asks

    std::size_t most_size = most_authorities;  ///< authorities in a block
    std::size_t fewest_blocks = 0;             ///< forced ones counted
    std::size_t most_blocks = most_authorities;
    std::uint64_t fewest_residents = 0;
    std::uint64_t most_residents = ~std::uint64_t{0};
};

/// Fails when the conditions cannot be read: an authority that is not in the area, one to be apart
/// from itself, an empty or overlapping forced block, residents asked about but not given, or more
/// residents than 2^40 in the area. Conditions that merely contradict each other are no failure:
/// nothing meets them.
Result<Ground> make_ground(Borders borders, const Conditions& conditions);

}  // namespace govmap::footprints
