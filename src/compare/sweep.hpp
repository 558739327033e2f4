#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace govmap::footprints {

/// What a sweep may use before it stops and says so.
struct SweepBounds {
    /// States kept after one authority.
    std::size_t most_states = std::size_t{1} << 20U;
    /// Unbeaten beginnings kept after one authority, over all its states (unbeaten_options only).
    std::size_t most_beginnings = std::size_t{1} << 22U;
    /// The same over the whole sweep, five bytes each: what it takes to find the partitions again.
    std::size_t most_remembered = std::size_t{1} << 26U;
};

/// How a sweep ended.
enum class SweepEnd : std::uint8_t {
    done,
    too_many_states,      ///< SweepBounds::most_states
    too_many_beginnings,  ///< SweepBounds::most_beginnings or most_remembered
    too_wide,             ///< more than 16 authorities at once with a neighbour to come
    too_many_marks,       ///< more than 64 groups and pairs half met at once
    stopped               ///< by the watch
};

/// How far a sweep got, and what it used.
struct SweepEffort {
    SweepEnd end = SweepEnd::done;
    std::size_t swept = 0;        ///< steps done: an authority, or some that are kept together
    std::size_t steps = 0;        ///< steps in all
    std::size_t peak_states = 0;  ///< the most states after one step
    std::size_t peak_beginnings = 0;
    std::uint64_t moves = 0;  ///< ways looked at to add an authority to a state
};

/// Asked between steps, and now and then inside one; false stops the sweep.
using SweepWatch = std::function<bool(const SweepEffort&)>;

}  // namespace govmap::footprints
