#include "compare/sweep_order.hpp"

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
        : neighbours_(neighbours),
          groups_(groups),
          all_(first_of(neighbours.size())),
          by_vertices_(powers(states_a_vertex, neighbours.size())),
          by_groups_(powers(states_a_group, groups.size())) {}

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

    /// The cost of a whole order; as soon as it is `most` or more, that will do.
    double cost(std::span<const std::size_t> order, double most) const {
        AuthoritySet done = 0;
        AuthoritySet frontier = 0;
        double sum = 0;
        for (const std::size_t next : order) {
            done |= only(next);
            frontier = still_open(frontier | only(next), done);
            sum += states(frontier, done);
            if (sum >= most) break;
        }
        return sum;
    }

private:
    static std::vector<double> powers(double of, std::size_t most) {
        std::vector<double> result = {1};
        while (result.size() <= most) result.push_back(result.back() * of);
        return result;
    }

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
        return by_vertices_[size(frontier)] * by_groups_[half_met];
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
    std::vector<double> by_vertices_;  ///< guess at the states, by vertices on the frontier
    std::vector<double> by_groups_;    ///< what groups half met multiply it by
};

/// Moves single vertices to other places for as long as that makes the order cheaper.
void improve(const Orderer& orderer, double cost, std::vector<std::size_t>& order) {
    constexpr int most_rounds = 20;  // a bound on time; two or three are usual
    bool better = true;
    for (int round = 0; better && round < most_rounds; ++round) {
        better = false;
        for (std::size_t from = 0; from < order.size(); ++from) {
            for (std::size_t to = 0; to < order.size(); ++to) {
                std::vector<std::size_t> moved = order;
                moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(from));
                moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(to), order[from]);
                const double now = orderer.cost(moved, cost);
                if (now >= cost) continue;
                cost = now;
                order = std::move(moved);
                better = true;
            }
        }
    }
}

}  // namespace

std::vector<std::size_t> sweep_order(std::span<const AuthoritySet> neighbours,
                                     std::span<const AuthoritySet> groups) {
    const Orderer orderer(neighbours, groups);
    std::pair<double, std::vector<std::size_t>> best{std::numeric_limits<double>::infinity(), {}};
    for (std::size_t first = 0; first < neighbours.size(); ++first) {
        auto found = orderer.from(first);
        if (found.first < best.first || best.second.empty()) best = std::move(found);
    }
    improve(orderer, best.first, best.second);
    return best.second;
}

}  // namespace govmap::footprints
