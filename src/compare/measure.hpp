#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "compare/authority_set.hpp"

namespace govmap::footprints {

/// What it costs that a block has anybody of a group: an ICB of which some authority lies in the
/// block, a police force that sends somebody to its meetings.
struct GroupWeight {
    AuthoritySet members = 0;  ///< an authority may belong to several groups
    std::int64_t weight = 1;
};

/// A whole number that adds up over the blocks of a partition, less being better: a weight for each
/// block, and for each block and each group that has an authority in it. Weights below nought turn
/// a measure round.
struct Measure {
    std::int64_t a_block = 0;
    std::vector<GroupWeight> groups;
};

/// How many blocks there are.
Measure number_of_blocks();

/// How many pairs there are of a block and a group with an authority in it. A group in k blocks is
/// split k-1 times, so that this, less the number of groups, is how often groups are split.
Measure slices(std::span<const AuthoritySet> groups);

/// What the measure says of a whole partition, of which these are the blocks.
std::int64_t value_of(const Measure& measure, std::span<const AuthoritySet> blocks);

}  // namespace govmap::footprints
