#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "compare/authority_set.hpp"
#include "compare/conditions.hpp"
#include "compare/measure.hpp"
#include "compare/sweep.hpp"

namespace govmap::footprints {

/// The most authorities that may have a neighbour to come at once: four bits each make one word.
inline constexpr std::size_t most_slots = 16;

/// Two slots between which no authority is to come.
inline constexpr std::uint8_t never_joined = 0xff;

/// Marks that a block carries while something about it is undecided, each a bit: a group met that
/// has authorities to come, somebody met whose partner to be kept apart is to come, a group to be
/// kept together that is not complete. A bit is used again once it is settled.
using Marks = std::uint64_t;

/// A group that adds to the measures when a block meets it first.
struct GroupCost {
    Marks mark = 0;         ///< says that the block has met it; none when this is its only unit
    std::size_t group = 0;  ///< row of SweepPlan::group_costs
};

/// What happens when one unit (an authority, or some kept together) is added.
struct SweepStep {
    AuthoritySet members = 0;
    std::size_t size = 0;
    std::uint64_t residents = 0;

    std::size_t slots = 0;       ///< units before it that have a neighbour to come: the frontier
    std::uint32_t touching = 0;  ///< of these, by slot, its neighbours
    /// Between every two slots left after it, row by row: the fewest authorities to come that join
    /// them up; never_joined where none can.
    std::vector<std::uint8_t> gaps;
    std::uint32_t leaving = 0;  ///< slots without neighbours to come after it; it is the last slot

    Marks conflicts = 0;   ///< a block with any of these may not have it
    Marks wanted = 0;      ///< only a block with all of these may have it
    Marks set = 0;         ///< what its block carries from then on
    Marks settled = 0;     ///< what no block carries after it
    Marks unfinished = 0;  ///< a block with any of these after the step may not close
    std::vector<GroupCost> groups;

    std::size_t units_left = 0;  ///< after it
    std::size_t size_left = 0;
    std::uint64_t residents_left = 0;
};

/// A whole sweep, worked out before it begins.
struct SweepPlan {
    SweepEnd possible = SweepEnd::done;  ///< or why it cannot begin
    bool impossible = false;             ///< nothing meets the conditions; there are no steps
    bool bordered = true;   ///< false: everyone touches everyone, and only marks tell blocks apart
    bool marked = false;    ///< whether states hold marks
    bool amounted = false;  ///< whether states hold sizes or residents
    bool counted = false;   ///< whether states hold the number of blocks
    std::size_t fewest_blocks = 0;
    std::size_t most_blocks = 0;
    std::size_t most_size = 0;
    std::uint64_t fewest_residents = 0;
    std::uint64_t most_residents = 0;

    std::vector<SweepStep> steps;
    std::vector<AuthoritySet> forced;
    std::size_t measures = 0;
    std::vector<std::int64_t> block_cost;   ///< of one block, by measure
    std::vector<std::int64_t> group_costs;  ///< of a group met, by row and measure
    std::vector<std::int64_t> begin;        ///< what the forced blocks cost
};

/// The order of the units is chosen for few states: from each unit in turn, always next the one
/// that leaves the fewest with neighbours to come and the fewest groups half met; the best order of
/// all beginnings, the first of equals.
SweepPlan make_sweep_plan(const Ground& ground, std::span<const Measure> measures);

}  // namespace govmap::footprints
