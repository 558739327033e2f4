#include "compare/sweep_plan.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "compare/sweep_order.hpp"

namespace govmap::footprints {

namespace {

/// What a mark is for.
enum class MarkUse { group, apart, together };

/// Something that is begun by one unit and settled by another.
struct Matter {
    MarkUse use;
    AuthoritySet units;       ///< by place in the sweep: its members; for a pair, one of the two
    AuthoritySet others = 0;  ///< for a pair: those that the one may not meet
    std::size_t group = 0;    ///< for a group: its row of costs
};

class Planner {
public:
    Planner(const Ground& ground, std::span<const Measure> measures)
        : ground_(ground), measures_(measures) {
        AuthoritySet rest = ground.free;
        while (rest != 0) {
            units_.push_back(ground.unit[lowest(rest)]);
            rest &= ~units_.back();
        }
    }

    SweepPlan run() {
        limits();
        costs();
        plan_.impossible = ground_.impossible;
        if (plan_.impossible) return std::move(plan_);
        order();
        steps();
        borders();
        marks();
        return std::move(plan_);
    }

private:
    void limits() {
        plan_.forced = ground_.forced;
        plan_.fewest_blocks = ground_.fewest_blocks;
        plan_.most_blocks = ground_.most_blocks;
        plan_.most_size = ground_.most_size;
        plan_.fewest_residents = ground_.fewest_residents;
        plan_.most_residents = ground_.most_residents;
        plan_.counted = ground_.fewest_blocks > ground_.forced.size() ||
                        ground_.most_blocks < ground_.forced.size() + units_.size();
        plan_.amounted = ground_.most_size < size(ground_.free) || ground_.fewest_residents != 0 ||
                         ground_.most_residents != ~std::uint64_t{0};
        plan_.bordered = !all_touch(ground_.borders, ground_.free);
    }

    /// One row of costs for each group, whichever measures it stands in.
    void costs() {
        plan_.measures = measures_.size();
        plan_.begin.reserve(measures_.size());
        for (std::size_t at = 0; at < measures_.size(); ++at) {
            plan_.block_cost.push_back(measures_[at].a_block);
            plan_.begin.push_back(value_of(measures_[at], ground_.forced));
            for (const GroupWeight& group : measures_[at].groups) {
                if ((group.members & ground_.free) != 0 && group.weight != 0)
                    plan_.group_costs[row(group.members & ground_.free) + at] += group.weight;
            }
        }
    }

    /// Where the costs of this group begin, added if need be.
    std::size_t row(AuthoritySet group) {
        const auto found = std::find(groups_.begin(), groups_.end(), group);
        const auto place = static_cast<std::size_t>(found - groups_.begin());
        if (found == groups_.end()) {
            groups_.push_back(group);
            plan_.group_costs.resize(groups_.size() * plan_.measures, 0);
        }
        return place * plan_.measures;
    }

    /// The units that hold anybody of the set, as a set of places in units_.
    [[nodiscard]] AuthoritySet units_with(AuthoritySet set) const {
        AuthoritySet result = 0;
        for (std::size_t at = 0; at < units_.size(); ++at)
            result |= (units_[at] & set) != 0 ? only(at) : 0;
        return result;
    }

    [[nodiscard]] AuthoritySet neighbours(std::size_t unit) const {
        AuthoritySet border = 0;
        for_each(units_[unit], [&](std::size_t at) { border |= ground_.borders.neighbours[at]; });
        return units_with(border & ~units_[unit]);
    }

    void order() {
        std::vector<AuthoritySet> touching(units_.size());
        for (std::size_t at = 0; plan_.bordered && at < units_.size(); ++at)
            touching[at] = neighbours(at);
        std::vector<AuthoritySet> parted;
        for (const AuthoritySet group : groups_) parted.push_back(units_with(group));
        std::vector<AuthoritySet> ordered;
        for (const std::size_t at : sweep_order(touching, parted)) ordered.push_back(units_[at]);
        units_ = std::move(ordered);
        touching_.clear();
        for (std::size_t at = 0; at < units_.size(); ++at) touching_.push_back(neighbours(at));
    }

    void steps() {
        std::size_t size_left = size(ground_.free);
        std::uint64_t residents_left = 0;
        for (const AuthoritySet unit : units_)
            residents_left += ground_.unit_residents[lowest(unit)];
        for (std::size_t at = 0; at < units_.size(); ++at) {
            SweepStep step;
            step.members = units_[at];
            step.size = size(units_[at]);
            step.residents = ground_.unit_residents[lowest(units_[at])];
            step.units_left = units_.size() - at - 1;
            step.size_left = size_left -= step.size;
            step.residents_left = residents_left -= step.residents;
            plan_.steps.push_back(std::move(step));
        }
    }

    void borders() {
        if (!plan_.bordered) return;
        std::vector<std::size_t> frontier;
        for (std::size_t at = 0; at < units_.size(); ++at) {
            SweepStep& step = plan_.steps[at];
            const AuthoritySet touching = touching_[at];
            const AuthoritySet done = first_of(at + 1);
            step.slots = frontier.size();
            frontier.push_back(at);
            std::vector<std::size_t> kept;
            for (std::size_t slot = 0; slot < frontier.size(); ++slot) {
                const auto bit = std::uint32_t{1} << slot;
                if ((touching & only(frontier[slot])) != 0) step.touching |= bit;
                if ((touching_[frontier[slot]] & ~done) != 0) {
                    kept.push_back(frontier[slot]);
                } else {
                    step.leaving |= bit;
                }
            }
            frontier = std::move(kept);
            if (frontier.size() > most_slots) {
                plan_.possible = SweepEnd::too_wide;
                return;
            }
            for (const std::size_t slot : frontier) {
                const std::vector<std::uint8_t> far = gaps(slot, done);
                for (const std::size_t other : frontier) step.gaps.push_back(far[other]);
            }
        }
    }

    /// From one unit that is done to every other: the fewest authorities on a way through units
    /// that are not.
    [[nodiscard]] std::vector<std::uint8_t> gaps(std::size_t from, AuthoritySet done) const {
        std::vector<std::uint8_t> far(units_.size(), never_joined);  // the end itself not counted
        AuthoritySet passed = 0;
        AuthoritySet open = touching_[from];
        for_each(open, [&](std::size_t at) { far[at] = 0; });
        while ((open & ~passed & ~done) != 0) {
            std::size_t next = lowest(open & ~passed & ~done);
            for_each(open & ~passed & ~done, [&](std::size_t at) {
                if (far[at] < far[next]) next = at;
            });
            passed |= only(next);
            open |= touching_[next];
            const auto on = static_cast<std::uint8_t>(far[next] + size(units_[next]));
            for_each(touching_[next], [&](std::size_t at) { far[at] = std::min(far[at], on); });
        }
        return far;
    }

    [[nodiscard]] std::vector<Matter> matters() const {
        std::vector<Matter> result;
        for (std::size_t at = 0; at < groups_.size(); ++at)
            result.push_back({MarkUse::group, units_with(groups_[at]), 0, at * plan_.measures});
        AuthoritySet seen = 0;
        for (std::size_t at = 0; at < units_.size(); ++at) {
            const std::size_t one = lowest(units_[at]);
            const AuthoritySet apart = units_with(ground_.apart[one]) & ~first_of(at + 1);
            if (apart != 0) result.push_back({MarkUse::apart, only(at), apart});
            const AuthoritySet whole = units_with(ground_.whole[one]);
            if (size(whole) > 1 && (whole & seen) == 0)
                result.push_back({MarkUse::together, whole});
            seen |= whole;
        }
        return result;
    }

    /// Gives every matter that is open after some step a bit for as long as it is.
    void marks() {
        const std::vector<Matter> all = matters();
        std::vector<Marks> mark(all.size());
        Marks used = 0;
        Marks unfinished = 0;
        for (std::size_t at = 0; at < plan_.steps.size(); ++at) {
            SweepStep& step = plan_.steps[at];
            for (std::size_t matter = 0; matter < all.size(); ++matter) {
                const Matter& one = all[matter];
                const AuthoritySet span = one.units | one.others;
                if ((span & only(at)) == 0) continue;
                const bool begins = lowest(span) == at;
                const bool ends = (span & ~first_of(at + 1)) == 0;
                if (begins && !ends) {
                    if (~used == 0) {
                        plan_.possible = SweepEnd::too_many_marks;
                        return;
                    }
                    mark[matter] = ~used & (used + 1);
                    used |= mark[matter];
                    plan_.marked = true;
                }
                apply(step, one, mark[matter], begins, at);
                if (ends) step.settled |= mark[matter];
                if (one.use == MarkUse::together) unfinished |= mark[matter];
            }
            used &= ~step.settled;
            unfinished &= ~step.settled;
            step.unfinished = unfinished;
        }
    }

    static void apply(SweepStep& step, const Matter& matter, Marks mark, bool begins,
                      std::size_t at) {
        switch (matter.use) {
            case MarkUse::group:
                step.groups.push_back({begins ? 0 : mark, matter.group});
                step.set |= mark;
                return;
            case MarkUse::apart:
                if ((matter.units & only(at)) != 0) {
                    step.set |= mark;
                } else {
                    step.conflicts |= mark;
                }
                return;
            case MarkUse::together:
                if (!begins) step.wanted |= mark;
                step.set |= mark;
                return;
        }
    }

    const Ground& ground_;
    std::span<const Measure> measures_;
    std::vector<AuthoritySet> units_;     ///< in the order of the sweep once that is known
    std::vector<AuthoritySet> touching_;  ///< the neighbours of each, once the order is known
    std::vector<AuthoritySet> groups_;    ///< of the measures, without forced authorities
    SweepPlan plan_;
};

}  // namespace

SweepPlan make_sweep_plan(const Ground& ground, std::span<const Measure> measures) {
    return Planner(ground, measures).run();
}

}  // namespace govmap::footprints
