#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "compare/authority_set.hpp"
#include "compare/sweep_plan.hpp"

namespace govmap::footprints {

/// All that matters about the beginning of a partition, some units having been placed, for how it
/// can go on. Blocks that can still grow are *live*; they are numbered by the first slot of the
/// frontier that lies in them (without borders: sorted by marks and amounts).
struct SweepState {
    struct Live {
        Marks marks = 0;
        std::uint64_t size = 0;  ///< nought where it no longer matters; residents too
        std::uint64_t residents = 0;
        friend bool operator==(const Live&, const Live&) = default;
    };

    std::size_t slots = 0;       ///< units on the frontier
    std::size_t components = 0;  ///< connected pieces of live blocks, so far
    std::size_t blocks = 0;      ///< live ones
    std::size_t opened = 0;      ///< blocks in all, closed and forced ones too, where that matters
    std::array<std::uint8_t, most_slots + 1> component_of{};  ///< of each slot
    std::array<std::uint8_t, most_slots + 1> block_of{};      ///< of each component
    std::array<Live, most_authorities> live{};
    /// What number each live block had before the last step; the number of blocks then for one that
    /// was opened by it. Not part of the state.
    std::array<std::uint8_t, most_authorities> origin{};
};

/// The rules of a sweep: which ways there are on from a state, and what they cost.
class SweepMoves {
public:
    /// Holds the plan by reference.
    explicit SweepMoves(const SweepPlan& plan) : plan_(plan) {}

    /// Nothing placed but the forced blocks.
    [[nodiscard]] SweepState begin() const;

    /// How many ways a choice stands for: join the live block of number `choice`, or open one
    /// (`choice` = number of blocks). Without borders, live blocks that nothing tells apart are one
    /// choice, the first; 0 for the others.
    [[nodiscard]] std::uint32_t ways(const SweepState& state, std::size_t choice) const;

    /// Adds the unit of `step` by that choice; false where the conditions or connection forbid it,
    /// or can no longer be met. `to` is then of no use.
    bool take(const SweepState& state, const SweepStep& step, std::size_t choice,
              SweepState& to) const;

    /// Adds what that choice costs to `values`, one a measure.
    void add_cost(const SweepState& state, const SweepStep& step, std::size_t choice,
                  std::int64_t* values) const;

    /// The state as words, equal for equal states of one step; and back.
    void pack(const SweepState& state, std::vector<std::uint64_t>& words) const;
    void unpack(std::span<const std::uint64_t> words, std::size_t slots, SweepState& state) const;

private:
    bool may_join(const SweepState& state, const SweepStep& step, std::size_t choice) const;
    static void merge(const SweepStep& step, std::size_t choice, SweepState& to);
    bool leave(const SweepStep& step, SweepState& to) const;
    bool can_be_joined(const SweepStep& step, const SweepState& to) const;
    static void settle(const SweepPlan& plan, const SweepStep& step, SweepState::Live& block);
    bool may_close(const SweepStep& step, const SweepState::Live& block) const;
    bool count(const SweepStep& step, SweepState& to) const;
    static void sort_blocks(SweepState& to);

    const SweepPlan& plan_;
};

}  // namespace govmap::footprints
