#include "compare/sweep_order.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace govmap::footprints {

namespace {

// Guesses at how much one more vertex on the frontier, and one more group half met, multiply the
// states; from trials on the regions of England.
constexpr double states_a_vertex = 3;
constexpr double states_a_group = 1.5;

class Orderer {
public:
    Orderer(std::span<const AuthoritySet> neighbours, std::span<const AuthoritySet> groups)
        : neighbours_(neighbours), groups_(groups), all_(first_of(neighbours.size())) {}

    /// The order from `first` on, and its cost.
    std::pair<double, std::vector<std::size_t>> from(std::size_t first) const {
        std::vector<std::size_t> order;
        AuthoritySet done = 0;
        AuthoritySet frontier = 0;
        double cost = 0;
        for (std::size_t next = first;;) {
            order.push_back(next);
            done |= only(next);
            frontier = still_open(frontier | only(next), done);
            cost += states(frontier, done);
            if (done == all_) return {cost, order};
            next = best_next(frontier, done);
        }
    }

private:
    AuthoritySet still_open(AuthoritySet passed, AuthoritySet done) const {
        AuthoritySet open = 0;
        for_each(passed, [&](std::size_t at) {
            if ((neighbours_[at] & ~done) != 0) open |= only(at);
        });
        return open;
    }

    double states(AuthoritySet frontier, AuthoritySet done) const {
        std::size_t half_met = 0;
        for (const AuthoritySet group : groups_)
            half_met += (group & done) != 0 && (group & ~done) != 0 ? 1 : 0;
        return std::pow(states_a_vertex, static_cast<double>(size(frontier))) *
               std::pow(states_a_group, static_cast<double>(half_met));
    }

    std::size_t best_next(AuthoritySet frontier, AuthoritySet done) const {
        AuthoritySet pool = 0;
        for_each(frontier, [&](std::size_t at) { pool |= neighbours_[at]; });
        pool &= ~done;
        if (pool == 0) pool = all_ & ~done;
        std::size_t best = lowest(pool);
        double fewest = std::numeric_limits<double>::infinity();
        for_each(pool, [&](std::size_t at) {
            const AuthoritySet after = done | only(at);
            const double count = states(still_open(frontier | only(at), after), after);
            // Of equals, the one that most of the frontier has been waiting for.
            const double waiting =
                static_cast<double>(size(neighbours_[at] & frontier)) / most_authorities / 2;
            if (count - waiting < fewest) {
                fewest = count - waiting;
                best = at;
            }
        });
        return best;
    }

    std::span<const AuthoritySet> neighbours_;
    std::span<const AuthoritySet> groups_;
    AuthoritySet all_;
};

}  // namespace

std::vector<std::size_t> sweep_order(std::span<const AuthoritySet> neighbours,
                                     std::span<const AuthoritySet> groups) {
    const Orderer orderer(neighbours, groups);
    std::pair<double, std::vector<std::size_t>> best{std::numeric_limits<double>::infinity(), {}};
    for (std::size_t first = 0; first < neighbours.size(); ++first) {
        auto found = orderer.from(first);
        if (found.first < best.first || best.second.empty()) best = std::move(found);
    }
    return best.second;
}

}  // namespace govmap::footprints
