#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "compare/conditions.hpp"
#include "compare/measure.hpp"
#include "compare/sweep.hpp"
#include "compare/whole_number.hpp"

namespace govmap::footprints {

/// What no partition beats: none is as good on every measure and better on one.
struct UnbeatenOption {
    std::vector<std::int64_t> values;   ///< by measure, less being better
    WholeNumber partitions;             ///< how many have exactly these values
    std::vector<AuthoritySet> witness;  ///< one of them: forced blocks, then by lowest authority
};

struct UnbeatenOptions {
    std::vector<UnbeatenOption> options;  ///< in the order of their values; only when exact()
    SweepEffort effort;

    /// Whether these are all. Where a bound or the watch stopped the sweep, nothing is known of
    /// whole partitions, and none is returned.
    [[nodiscard]] bool exact() const { return effort.end == SweepEnd::done; }
};

/// Finds every unbeaten option over additive measures without listing the partitions. Fails when
/// measures name authorities that are not there, or their weights may add up to more than 2^62.
///
/// Method: the sweep of count_partitions(), each live block carrying the groups that it has met and
/// that have authorities to come; costs arise when a block opens and when it meets a group first,
/// so that what is to come hangs on the state alone. Of the beginnings in one state, one that
/// another is nowhere worse and somewhere better than can never become unbeaten, and is dropped:
/// dynamic programming over several objectives, as in Hansen, "Bicriterion path problems", 1980,
/// and Martins, "On a multicriteria shortest path problem", European Journal of Operational
/// Research 16, 1984. Equal ones are added up.
///
/// The witness is the first of its kind when partitions are compared choice by choice in the order
/// of the sweep (SweepPlan): the choices are the live blocks by their earliest authority with a
/// neighbour to come, and last a new block.
///
/// States are at most those of the count times the sets of open groups that live blocks may have
/// met, beginnings at most that times the different values; the bounds say when to stop.
Result<UnbeatenOptions> unbeaten_options(const Ground& ground, std::span<const Measure> measures,
                                         const SweepBounds& bounds = {},
                                         const SweepWatch& go_on = {});

}  // namespace govmap::footprints
