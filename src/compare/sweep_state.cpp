#include "compare/sweep_state.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace govmap::footprints {

namespace {

constexpr std::size_t slot_bits = 4;
constexpr std::uint64_t slot_mask = 15;
constexpr std::size_t residents_shift = 8;  // below them a size of at most 64
constexpr std::uint8_t none = 0xff;

bool comes_before(const SweepState::Live& one, const SweepState::Live& other) {
    return std::tie(one.marks, one.size, one.residents) <
           std::tie(other.marks, other.size, other.residents);
}

}  // namespace

SweepState SweepMoves::begin() const {
    SweepState state;
    if (plan_.counted) state.opened = plan_.forced.size();
    return state;
}

std::uint32_t SweepMoves::ways(const SweepState& state, std::size_t choice) const {
    if (plan_.bordered || choice == state.blocks) return 1;
    const SweepState::Live& block = state.live[choice];
    if (choice > 0 && state.live[choice - 1] == block) return 0;
    std::uint32_t alike = 1;
    while (choice + alike < state.blocks && state.live[choice + alike] == block) ++alike;
    return alike;
}

bool SweepMoves::may_join(const SweepState& state, const SweepStep& step,
                          std::size_t choice) const {
    const SweepState::Live block = choice < state.blocks ? state.live[choice] : SweepState::Live{};
    return (block.marks & step.conflicts) == 0 && (step.wanted & ~block.marks) == 0 &&
           block.size + step.size <= plan_.most_size &&
           block.residents + step.residents <= plan_.most_residents;
}

bool SweepMoves::take(const SweepState& state, const SweepStep& step, std::size_t choice,
                      SweepState& to) const {
    if (!may_join(state, step, choice)) return false;
    to.slots = state.slots;
    to.components = state.components;
    to.blocks = state.blocks;
    to.opened = state.opened;
    to.component_of = state.component_of;
    to.block_of = state.block_of;
    std::copy_n(state.live.begin(), state.blocks, to.live.begin());
    std::iota(to.origin.begin(), to.origin.begin() + static_cast<std::ptrdiff_t>(state.blocks) + 1,
              std::uint8_t{0});
    if (choice == state.blocks) {
        to.live[to.blocks++] = {};
        if (plan_.counted) ++to.opened;
    }
    to.live[choice].marks |= step.set;
    to.live[choice].size += step.size;
    to.live[choice].residents += step.residents;
    for (std::size_t block = 0; block < to.blocks; ++block) settle(plan_, step, to.live[block]);
    if (!count(step, to)) return false;
    if (plan_.bordered) {
        merge(step, choice, to);
        return leave(step, to);
    }
    if (step.units_left > 0) {
        sort_blocks(to);
        return true;
    }
    const std::size_t all = to.blocks;
    to.blocks = 0;
    return std::all_of(to.live.begin(), to.live.begin() + static_cast<std::ptrdiff_t>(all),
                       [&](const SweepState::Live& block) { return may_close(step, block); });
}

/// Forgets of a block what can no longer matter.
void SweepMoves::settle(const SweepPlan& plan, const SweepStep& step, SweepState::Live& block) {
    block.marks &= ~step.settled;
    if (block.size + step.size_left <= plan.most_size) block.size = 0;
    if (block.residents <= plan.most_residents &&
        plan.most_residents - block.residents >= step.residents_left)
        block.residents = std::min(block.residents, plan.fewest_residents);
}

/// Whether the number of blocks can still come to lie in its range.
bool SweepMoves::count(const SweepStep& step, SweepState& to) const {
    if (!plan_.counted) return true;
    if (to.opened > plan_.most_blocks || to.opened + step.units_left < plan_.fewest_blocks)
        return false;
    if (to.opened + step.units_left <= plan_.most_blocks)
        to.opened = std::min(to.opened, plan_.fewest_blocks);
    return true;
}

/// Puts the unit on the last slot, as one component with all that it touches in its block.
void SweepMoves::merge(const SweepStep& step, std::size_t choice, SweepState& to) {
    const auto fresh = static_cast<std::uint8_t>(to.components++);
    to.block_of[fresh] = static_cast<std::uint8_t>(choice);
    std::uint32_t touched = 0;
    for (std::uint32_t slots = step.touching; slots != 0; slots &= slots - 1) {
        const std::uint8_t component =
            to.component_of[static_cast<std::size_t>(std::countr_zero(slots))];
        if (to.block_of[component] == choice) touched |= std::uint32_t{1} << component;
    }
    for (std::size_t slot = 0; slot < to.slots; ++slot) {
        if ((touched >> to.component_of[slot] & 1) != 0) to.component_of[slot] = fresh;
    }
    to.component_of[to.slots++] = fresh;
}

/// Takes the slots that have no neighbour to come off the frontier. A component that is left
/// without a slot can never touch anything again, so it must be the whole of its block.
bool SweepMoves::leave(const SweepStep& step, SweepState& to) const {
    std::array<std::uint8_t, most_slots + 1> component{};
    std::array<std::uint8_t, most_slots + 1> block_of{};
    std::array<std::uint8_t, most_slots + 1> new_component{};
    std::array<std::uint8_t, most_authorities> new_block{};
    new_component.fill(none);
    std::fill_n(new_block.begin(), to.blocks, none);
    std::size_t slots = 0;
    std::size_t components = 0;
    std::size_t blocks = 0;
    std::array<SweepState::Live, most_slots + 1> live{};
    std::uint32_t gone = 0;
    for (std::size_t slot = 0; slot < to.slots; ++slot) {
        const std::uint8_t old = to.component_of[slot];
        if ((step.leaving >> slot & 1) != 0) {
            gone |= std::uint32_t{1} << old;
            continue;
        }
        if (new_component[old] == none) {
            const std::uint8_t block = to.block_of[old];
            if (new_block[block] == none) {
                to.origin[blocks] = block;
                live[blocks] = to.live[block];
                new_block[block] = static_cast<std::uint8_t>(blocks++);
            }
            block_of[components] = new_block[block];
            new_component[old] = static_cast<std::uint8_t>(components++);
        }
        component[slots++] = new_component[old];
    }
    std::uint64_t closed = 0;  // blocks with a component that left
    for (; gone != 0; gone &= gone - 1) {
        const auto old = static_cast<std::size_t>(std::countr_zero(gone));
        if (new_component[old] != none) continue;
        const std::uint8_t block = to.block_of[old];
        if (new_block[block] != none || (closed >> block & 1) != 0) return false;
        if (!may_close(step, to.live[block])) return false;
        closed |= only(block);
    }
    to.slots = slots;
    to.components = components;
    to.blocks = blocks;
    to.component_of = component;
    to.block_of = block_of;
    std::copy_n(live.begin(), blocks, to.live.begin());
    return components == blocks || can_be_joined(step, to);
}

/// Whether the pieces of each live block can still come together without making it too large: each
/// of them must at least reach the nearest other.
bool SweepMoves::can_be_joined(const SweepStep& step, const SweepState& to) const {
    std::array<std::uint8_t, most_slots + 1> nearest{};
    nearest.fill(never_joined);
    std::array<std::uint8_t, most_slots + 1> pieces{};
    for (std::size_t one = 0; one < to.slots; ++one) {
        const std::uint8_t mine = to.component_of[one];
        for (std::size_t other = one + 1; other < to.slots; ++other) {
            const std::uint8_t its = to.component_of[other];
            if (its == mine || to.block_of[its] != to.block_of[mine]) continue;
            const std::uint8_t gap = step.gaps[one * to.slots + other];
            nearest[mine] = std::min(nearest[mine], gap);
            nearest[its] = std::min(nearest[its], gap);
        }
    }
    for (std::size_t component = 0; component < to.components; ++component)
        ++pieces[to.block_of[component]];
    for (std::size_t component = 0; component < to.components; ++component) {
        const std::uint8_t block = to.block_of[component];
        if (pieces[block] == 1) continue;
        if (nearest[component] == never_joined ||
            to.live[block].size + nearest[component] > plan_.most_size)
            return false;
    }
    return true;
}

bool SweepMoves::may_close(const SweepStep& step, const SweepState::Live& block) const {
    return (block.marks & step.unfinished) == 0 && block.residents >= plan_.fewest_residents;
}

void SweepMoves::sort_blocks(SweepState& to) {
    // Stable, by insertion: at most one block is out of place, or its marks have just been settled.
    for (std::size_t at = 1; at < to.blocks; ++at) {
        for (std::size_t back = at; back > 0 && comes_before(to.live[back], to.live[back - 1]);
             --back) {
            std::swap(to.live[back], to.live[back - 1]);
            std::swap(to.origin[back], to.origin[back - 1]);
        }
    }
}

void SweepMoves::add_cost(const SweepState& state, const SweepStep& step, std::size_t choice,
                          std::int64_t* values) const {
    const std::size_t measures = plan_.measures;
    const bool opens = choice == state.blocks;
    const Marks marks = opens ? 0 : state.live[choice].marks;
    for (std::size_t at = 0; opens && at < measures; ++at) values[at] += plan_.block_cost[at];
    for (const GroupCost& group : step.groups) {
        if ((group.mark & marks) != 0) continue;
        for (std::size_t at = 0; at < measures; ++at)
            values[at] += plan_.group_costs[group.group + at];
    }
}

void SweepMoves::pack(const SweepState& state, std::vector<std::uint64_t>& words) const {
    words.clear();
    if (plan_.bordered) {
        std::uint64_t components = 0;
        for (std::size_t slot = state.slots; slot-- > 0;)
            components = components << slot_bits | state.component_of[slot];
        std::uint64_t blocks = 0;
        for (std::size_t component = state.components; component-- > 0;)
            blocks = blocks << slot_bits | state.block_of[component];
        words.push_back(components);
        words.push_back(blocks);
    } else {
        words.push_back(state.blocks);
    }
    if (plan_.counted) words.push_back(state.opened);
    for (std::size_t block = 0; block < state.blocks; ++block) {
        const SweepState::Live& live = state.live[block];
        if (plan_.marked) words.push_back(live.marks);
        if (plan_.amounted) words.push_back(live.residents << residents_shift | live.size);
    }
}

void SweepMoves::unpack(std::span<const std::uint64_t> words, std::size_t slots,
                        SweepState& state) const {
    std::size_t next = 0;
    state.slots = slots;
    state.components = state.blocks = state.opened = 0;
    if (plan_.bordered) {
        const std::uint64_t components = words[next++];
        for (std::size_t slot = 0; slot < slots; ++slot) {
            const auto one =
                static_cast<std::uint8_t>(components >> (slot * slot_bits) & slot_mask);
            state.component_of[slot] = one;
            state.components = std::max<std::size_t>(state.components, one + 1U);
        }
        const std::uint64_t blocks = words[next++];
        for (std::size_t component = 0; component < state.components; ++component) {
            const auto one =
                static_cast<std::uint8_t>(blocks >> (component * slot_bits) & slot_mask);
            state.block_of[component] = one;
            state.blocks = std::max<std::size_t>(state.blocks, one + 1U);
        }
    } else {
        state.blocks = words[next++];
    }
    if (plan_.counted) state.opened = words[next++];
    for (std::size_t block = 0; block < state.blocks; ++block) {
        SweepState::Live& live = state.live[block];
        live = {};
        if (plan_.marked) live.marks = words[next++];
        if (plan_.amounted) {
            const std::uint64_t amounts = words[next++];
            live.size = amounts & ((std::uint64_t{1} << residents_shift) - 1);
            live.residents = amounts >> residents_shift;
        }
    }
}

}  // namespace govmap::footprints
