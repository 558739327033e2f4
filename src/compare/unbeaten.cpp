#include "compare/unbeaten.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "compare/beginnings.hpp"
#include "compare/state_table.hpp"
#include "compare/sweep_plan.hpp"
#include "compare/sweep_state.hpp"

namespace govmap::footprints {

namespace {

constexpr std::size_t states_a_look = std::size_t{1} << 14U;
constexpr std::int64_t most_weight = std::int64_t{1} << 62U;

/// Measures that can be added up without overflowing.
Result<void> readable(const Ground& ground, std::span<const Measure> measures) {
    for (const Measure& measure : measures) {
        std::int64_t room = most_weight / static_cast<std::int64_t>(most_authorities);
        const auto take = [&](std::int64_t weight) {
            if (weight <= -room || weight >= room) return false;
            room -= std::abs(weight);
            return true;
        };
        bool fits = take(measure.a_block);
        for (const GroupWeight& group : measure.groups) {
            if ((group.members & ~first_of(ground.borders.count)) != 0)
                return request_failure(fmt::format(
                    "a measure names authority {} of an area that has {}",
                    lowest(group.members & ~first_of(ground.borders.count)), ground.borders.count));
            fits = fits && take(group.weight);
        }
        if (!fits) return request_failure("the weights of a measure are too large to add up");
    }
    return {};
}

/// Where a beginning came from, for finding it again.
struct Memory {
    std::vector<std::uint32_t> from;
    std::vector<std::uint8_t> choice;
};

class Finder {
public:
    Finder(const Ground& ground, std::span<const Measure> measures, const SweepBounds& bounds,
           const SweepWatch& go_on)
        : plan_(make_sweep_plan(ground, measures)),
          moves_(plan_),
          bounds_(bounds),
          go_on_(go_on),
          now_(plan_.measures),
          next_(plan_.measures),
          values_(plan_.measures) {}

    UnbeatenOptions run() {
        SweepEffort& effort = result_.effort;
        effort.steps = plan_.steps.size();
        effort.end = plan_.possible;
        if (plan_.impossible || plan_.possible != SweepEnd::done) return std::move(result_);
        if (plan_.steps.empty()) {
            const std::size_t blocks = plan_.forced.size();
            if (blocks >= plan_.fewest_blocks && blocks <= plan_.most_blocks)
                result_.options.push_back({plan_.begin, 1, plan_.forced});
            return std::move(result_);
        }
        moves_.pack(moves_.begin(), words_);
        table_.number(words_);
        now_.add({0, 0, 0, 1}, plan_.begin);
        for (const SweepStep& step : plan_.steps) {
            if (!advance(step)) return std::move(result_);
            ++effort.swept;
        }
        for (std::size_t at = 0; at < now_.all().size(); ++at) {
            const auto values = now_.values(at);
            result_.options.push_back(
                {{values.begin(), values.end()}, now_.all()[at].ways, witness(at)});
        }
        std::sort(result_.options.begin(), result_.options.end(),
                  [](const auto& one, const auto& other) { return one.values < other.values; });
        return std::move(result_);
    }

private:
    /// A way on from a state, worked out once for all beginnings in it.
    struct Move {
        std::uint32_t to;
        std::uint32_t ways;
        std::uint8_t choice;
    };

    bool advance(const SweepStep& step) {
        if (!find_moves(step)) return false;
        next_.clear();
        for (std::uint32_t at = 0; at < now_.all().size(); ++at) {
            if (at % states_a_look == 0 && !look_on()) return false;
            const Beginnings::One& one = now_.all()[at];
            const auto before = now_.values(at);
            for (std::size_t move = first_move_[one.state]; move < first_move_[one.state + 1];
                 ++move) {
                const Move& way = found_[move];
                for (std::size_t m = 0; m < plan_.measures; ++m)
                    values_[m] = before[m] + costs_[move * plan_.measures + m];
                next_.add(
                    {way.to, at, way.choice, way.ways == 1 ? one.ways : one.ways.times(way.ways)},
                    values_);
            }
            if (next_.size() > bounds_.most_beginnings) return stop(SweepEnd::too_many_beginnings);
        }
        next_.settle();
        SweepEffort& effort = result_.effort;
        effort.peak_beginnings = std::max(effort.peak_beginnings, next_.size());
        remembered_ += next_.size();
        if (remembered_ > bounds_.most_remembered) return stop(SweepEnd::too_many_beginnings);
        Memory memory;
        memory.from.reserve(next_.size());
        memory.choice.reserve(next_.size());
        for (const Beginnings::One& one : next_.all()) {
            memory.from.push_back(one.from);
            memory.choice.push_back(one.choice);
        }
        memories_.push_back(std::move(memory));
        std::swap(now_, next_);
        return true;
    }

    /// Fills found_, costs_ and first_move_ for the states in table_, and replaces these by the
    /// states that the moves lead to.
    bool find_moves(const SweepStep& step) {
        found_.clear();
        costs_.clear();
        first_move_.assign(1, 0);
        after_.clear();
        SweepState from;
        SweepState to;
        for (std::size_t at = 0; at < table_.size(); ++at) {
            if (at % states_a_look == 0 && !look_on()) return false;
            moves_.unpack(table_.words(at), step.slots, from);
            for (std::size_t choice = 0; choice <= from.blocks; ++choice) {
                const std::uint32_t ways = moves_.ways(from, choice);
                if (ways == 0) continue;
                ++result_.effort.moves;
                if (!moves_.take(from, step, choice, to)) continue;
                moves_.pack(to, words_);
                const auto number = static_cast<std::uint32_t>(after_.number(words_));
                found_.push_back({number, ways, static_cast<std::uint8_t>(choice)});
                costs_.resize(costs_.size() + plan_.measures, 0);
                moves_.add_cost(from, step, choice, costs_.data() + costs_.size() - plan_.measures);
            }
            first_move_.push_back(found_.size());
            if (after_.size() > bounds_.most_states) return stop(SweepEnd::too_many_states);
        }
        std::swap(table_, after_);
        result_.effort.peak_states = std::max(result_.effort.peak_states, table_.size());
        return true;
    }

    bool look_on() { return !go_on_ || go_on_(result_.effort) ? true : stop(SweepEnd::stopped); }

    bool stop(SweepEnd end) {
        result_.effort.end = end;
        return false;
    }

    /// The partition that the last beginning `at` ends, made again choice by choice.
    std::vector<AuthoritySet> witness(std::size_t at) const {
        std::vector<std::uint8_t> choices(plan_.steps.size());
        for (std::size_t step = plan_.steps.size(); step-- > 0;) {
            choices[step] = memories_[step].choice[at];
            at = memories_[step].from[at];
        }
        std::vector<AuthoritySet> blocks;
        std::vector<std::size_t> block_of;  // of each live block
        SweepState state = moves_.begin();
        SweepState to;
        for (std::size_t step = 0; step < plan_.steps.size(); ++step) {
            const std::size_t choice = choices[step];
            moves_.take(state, plan_.steps[step], choice, to);
            block_of.resize(state.blocks);
            block_of.push_back(blocks.size());
            if (choice == state.blocks) blocks.push_back(0);
            blocks[block_of[choice]] |= plan_.steps[step].members;
            std::vector<std::size_t> now;
            for (std::size_t block = 0; block < to.blocks; ++block)
                now.push_back(block_of[to.origin[block]]);
            block_of = std::move(now);
            std::swap(state, to);
        }
        std::sort(blocks.begin(), blocks.end(),
                  [](AuthoritySet one, AuthoritySet other) { return lowest(one) < lowest(other); });
        blocks.insert(blocks.begin(), plan_.forced.begin(), plan_.forced.end());
        return blocks;
    }

    SweepPlan plan_;
    SweepMoves moves_;
    const SweepBounds& bounds_;
    const SweepWatch& go_on_;
    StateTable table_;  ///< the states now
    StateTable after_;
    Beginnings now_;
    Beginnings next_;
    std::vector<Memory> memories_;  ///< one a step
    std::size_t remembered_ = 0;
    std::vector<Move> found_;
    std::vector<std::int64_t> costs_;      ///< of each move, by measure
    std::vector<std::size_t> first_move_;  ///< of each state, and the end of the last
    std::vector<std::int64_t> values_;
    std::vector<std::uint64_t> words_;
    UnbeatenOptions result_;
};

}  // namespace

Result<UnbeatenOptions> unbeaten_options(const Ground& ground, std::span<const Measure> measures,
                                         const SweepBounds& bounds, const SweepWatch& go_on) {
    if (const auto fine = readable(ground, measures); !fine)
        return tl::unexpected<Failure>(fine.error());
    return Finder(ground, measures, bounds, go_on).run();
}

}  // namespace govmap::footprints
