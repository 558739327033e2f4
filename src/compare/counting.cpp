#include "compare/counting.hpp"

#include <utility>
#include <vector>

#include "compare/state_table.hpp"
#include "compare/sweep_plan.hpp"
#include "compare/sweep_state.hpp"

namespace govmap::footprints {

namespace {

constexpr std::size_t states_a_look = std::size_t{1} << 14U;

/// The states after a step, and how many beginnings are in each.
struct Layer {
    StateTable table;
    std::vector<WholeNumber> ways;

    void add(std::span<const std::uint64_t> words, const WholeNumber& more) {
        const std::size_t at = table.number(words);
        if (at == ways.size()) ways.emplace_back();
        ways[at] += more;
    }
    void clear() {
        table.clear();
        ways.clear();
    }
};

class Counter {
public:
    Counter(const Ground& ground, const SweepBounds& bounds, const SweepWatch& go_on)
        : ground_(ground),
          plan_(make_sweep_plan(ground, {})),
          moves_(plan_),
          bounds_(bounds),
          go_on_(go_on) {}

    PartitionCount run() {
        result_.effort.steps = plan_.steps.size();
        result_.effort.end = plan_.possible;
        if (plan_.impossible || plan_.possible != SweepEnd::done) return result_;
        if (plan_.steps.empty()) {  // nobody is left free, and nothing can go wrong but the number
            const std::size_t blocks = plan_.forced.size();
            result_.count = blocks >= plan_.fewest_blocks && blocks <= plan_.most_blocks ? 1 : 0;
            result_.at_least = result_.count;
            return result_;
        }
        moves_.pack(moves_.begin(), words_);
        now_.add(words_, 1);
        for (const SweepStep& step : plan_.steps) {
            if (!advance(step)) {
                result_.at_least = singly();
                return result_;
            }
            std::swap(now_, next_);
            ++result_.effort.swept;
            result_.effort.peak_states = std::max(result_.effort.peak_states, now_.ways.size());
        }
        if (!now_.ways.empty()) result_.count = now_.ways.front();
        result_.at_least = result_.count;
        return result_;
    }

private:
    /// From the states now to those after the step; false when a bound or the watch stops it.
    bool advance(const SweepStep& step) {
        next_.clear();
        SweepState from;
        SweepState to;
        for (std::size_t at = 0; at < now_.ways.size(); ++at) {
            if (at % states_a_look == 0 && go_on_ && !go_on_(result_.effort))
                return stop(SweepEnd::stopped);
            moves_.unpack(now_.table.words(at), step.slots, from);
            for (std::size_t choice = 0; choice <= from.blocks; ++choice) {
                const std::uint32_t ways = moves_.ways(from, choice);
                if (ways == 0) continue;
                ++result_.effort.moves;
                if (!moves_.take(from, step, choice, to)) continue;
                moves_.pack(to, words_);
                next_.add(words_, ways == 1 ? now_.ways[at] : now_.ways[at].times(ways));
                if (next_.ways.size() > bounds_.most_states) return stop(SweepEnd::too_many_states);
            }
        }
        return true;
    }

    bool stop(SweepEnd end) {
        result_.effort.end = end;
        return false;
    }

    /// The beginnings now of which each live block is connected: all the others by themselves make
    /// them whole.
    WholeNumber singly() const {
        WholeNumber sum;
        if (plan_.fewest_residents != 0 || plan_.counted || ground_.scattered) return sum;
        for (std::size_t at = result_.effort.swept; at < plan_.steps.size(); ++at) {
            const SweepStep& alone = plan_.steps[at];
            if (alone.size > plan_.most_size || alone.residents > plan_.most_residents) return sum;
        }
        const std::size_t slots = plan_.steps[result_.effort.swept].slots;
        SweepState state;
        for (std::size_t at = 0; at < now_.ways.size(); ++at) {
            moves_.unpack(now_.table.words(at), slots, state);
            if (state.components == (plan_.bordered ? state.blocks : 0)) sum += now_.ways[at];
        }
        return sum;
    }

    const Ground& ground_;
    SweepPlan plan_;
    SweepMoves moves_;
    const SweepBounds& bounds_;
    const SweepWatch& go_on_;
    Layer now_;
    Layer next_;
    std::vector<std::uint64_t> words_;
    PartitionCount result_;
};

}  // namespace

PartitionCount count_partitions(const Ground& ground, const SweepBounds& bounds,
                                const SweepWatch& go_on) {
    return Counter(ground, bounds, go_on).run();
}

}  // namespace govmap::footprints
