#pragma once

#include "compare/conditions.hpp"
#include "compare/sweep.hpp"
#include "compare/whole_number.hpp"

namespace govmap::footprints {

/// How many partitions there are, or what is known of it.
struct PartitionCount {
    WholeNumber count;  ///< exactly; only when effort.end is done
    /// A proven lower bound where the sweep had to stop: the ways to part the authorities that it
    /// got to, each of the others being a block by itself. Nought where the conditions may forbid
    /// that.
    WholeNumber at_least;
    SweepEffort effort;

    [[nodiscard]] bool exact() const { return effort.end == SweepEnd::done; }
};

/// Counts what list_partitions() would show, without showing it.
///
/// Method: the authorities are added one by one. All beginnings that part the frontier (those added
/// that have a neighbour to come) into the same connected pieces, and these into the same blocks,
/// can go on in the same ways, so that it is enough to know how many there are of each: the
/// frontier-based search of Kawahara, Horiyama, Hotta and Minato, "Generating all patterns of graph
/// partitions within a disparity bound", WALCOM 2017, which Fifield, Imai, Kawahara and Kenny's
/// enumpart is built on ("The essential role of empirical validation in legislative redistricting
/// simulation", Statistics and Public Policy 7(1), 2020). Theirs goes border by border and keeps a
/// decision diagram; this goes authority by authority and keeps numbers only. Conditions that look
/// back (sizes, residents, groups, pairs) are part of the state for as long as they are open.
///
/// The number of states hangs on the shape of the map, not on the number of partitions: London has
/// about two thousand. Limits on residents may make nearly every beginning a state of its own; the
/// bounds say when to stop.
PartitionCount count_partitions(const Ground& ground, const SweepBounds& bounds = {},
                                const SweepWatch& go_on = {});

}  // namespace govmap::footprints
