#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "compare/authority_set.hpp"
#include "compare/conditions.hpp"
#include "compare/whole_number.hpp"

namespace govmap::footprints {

/// How far a listing is.
struct ListingProgress {
    std::uint64_t listed = 0;
    /// Of the work, 0 to 1, never falling. With ListingWatch::total it is listed over total; else a
    /// rough guess from the place in the tree of choices, which may be far off.
    double fraction = 0;
};

/// Who looks on while partitions are listed.
struct ListingWatch {
    /// Asked after every `every` partitions, and now and then where none is found for long; false
    /// stops the listing.
    std::function<bool(const ListingProgress&)> go_on;
    std::uint64_t every = std::uint64_t{1} << 20U;
    std::optional<WholeNumber> total;  ///< how many there are, where that was counted before
};

struct Listed {
    std::uint64_t count = 0;  ///< partitions shown
    bool complete = false;    ///< false: the visitor or the watch stopped it
};

/// Where a partition stands in the listing, 0 to 1, if every choice had as much below it as its
/// alternative. `blocks` may be the beginning of a partition, forced blocks first.
double place_in_listing(const Ground& ground, std::span<const AuthoritySet> blocks);

/// Fewest blocks that a set can be parted into: its connected pieces.
std::size_t fewest_parts(const Ground& ground, AuthoritySet set);

/// Whether every connected piece of the set has as many residents as a block needs.
bool residents_suffice(const Ground& ground, AuthoritySet set);

/// Whether a block that holds `block` and may grow into `open` can still be made whole: groups
/// complete and residents enough.
bool can_be_completed(const Ground& ground, AuthoritySet block, AuthoritySet open);

/// Whether the block holds whole groups only, and enough residents.
bool is_complete(const Ground& ground, AuthoritySet block);

/// list_partitions() below does the work through this. `conditional` is fixed at compile time, so
/// that an area without conditions pays nothing for them.
template <bool conditional, class Visit>
class Lister {
public:
    Lister(const Ground& ground, Visit& visit, const ListingWatch& watch)
        : ground_(ground),
          visit_(visit),
          watch_(watch),
          looks_ahead_(ground.scattered || ground.fewest_residents != 0),
          next_look_(watch.every) {
        std::copy(ground.forced.begin(), ground.forced.end(), blocks_.begin());
        for (std::size_t at = 0; at < ground.borders.count; ++at) {
            for_each(ground.unit[at],
                     [&](std::size_t one) { border_[at] |= ground.borders.neighbours[one]; });
            if (lowest(ground.whole[at]) == at) leaders_ |= only(at);
        }
    }

    Listed run() {
        if (ground_.impossible) return {0, true};
        const std::size_t forced = ground_.forced.size();
        bool all = true;
        if (ground_.free != 0) {
            all = start(ground_.free, forced);
        } else if (forced >= ground_.fewest_blocks && forced <= ground_.most_blocks) {
            all = show(forced);
        }
        return {listed_, all};
    }

private:
    /// Every way to part `rest`, `depth` blocks being there already.
    bool start(AuthoritySet rest, std::size_t depth) {
        const std::size_t at = lowest(rest);
        if constexpr (conditional) {
            const AuthoritySet unit = ground_.unit[at];
            const AuthoritySet open = rest & ~unit & ~ground_.apart[at];
            const std::uint64_t residents = ground_.unit_residents[at];
            if (!may_be(unit, residents, rest, depth) || depth >= ground_.most_blocks) return true;
            if (hopeless(unit, open)) return true;
            return grow(unit, border_[at] & open, open, rest, depth, residents);
        } else {
            const AuthoritySet open = rest & (rest - 1);
            return grow(only(at), border_[at] & open, open, rest, depth);
        }
    }

    /// Every connected block that holds `block` and otherwise only what is in `open`, and below
    /// each of them every way to part the others. `edge` is what of `open` borders on the block.
    bool grow(AuthoritySet block, AuthoritySet edge, AuthoritySet open, AuthoritySet rest,
              std::size_t depth) {
        while (edge != 0) {
            const std::size_t at = lowest(edge);
            edge &= edge - 1;
            open &= ~only(at);
            if (!grow(block | only(at), (edge | border_[at]) & open, open, rest, depth))
                return false;
        }
        return end(block, rest, depth);
    }

    /// The same where conditions are to be met; `residents` are those of the block.
    bool grow(AuthoritySet block, AuthoritySet edge, AuthoritySet open, AuthoritySet rest,
              std::size_t depth, std::uint64_t residents) {
        if (size(block) >= ground_.most_size) edge = 0;
        while (edge != 0) {
            const std::size_t at = lowest(edge);
            const AuthoritySet unit = ground_.unit[at];
            open &= ~unit;
            edge &= ~unit;
            const AuthoritySet grown = block | unit;
            const AuthoritySet still = open & ~ground_.apart[at];
            const std::uint64_t more = residents + ground_.unit_residents[at];
            if (may_be(grown, more, rest, depth) && !hopeless(grown, still)) {
                if (!look_up(depth)) return false;
                if (!grow(grown, (edge | border_[at]) & still, still, rest, depth, more))
                    return false;
            }
            if (hopeless(block, open)) return true;
        }
        return !may_end(block, rest & ~block, depth + 1) || end(block, rest, depth);
    }

    bool end(AuthoritySet block, AuthoritySet rest, std::size_t depth) {
        blocks_[depth] = block;
        const AuthoritySet next = rest & ~block;
        return next == 0 ? show(depth + 1) : start(next, depth + 1);
    }

    bool may_be(AuthoritySet block, std::uint64_t residents, AuthoritySet rest,
                std::size_t depth) const {
        return size(block) <= ground_.most_size && residents <= ground_.most_residents &&
               depth + 1 + size(rest & ~block & leaders_) >= ground_.fewest_blocks;
    }

    bool hopeless(AuthoritySet block, AuthoritySet open) const {
        return looks_ahead_ && !can_be_completed(ground_, block, open);
    }

    bool may_end(AuthoritySet block, AuthoritySet next, std::size_t depth) const {
        if (looks_ahead_ && !is_complete(ground_, block)) return false;
        if (depth + size(next) > ground_.most_blocks &&
            depth + fewest_parts(ground_, next) > ground_.most_blocks)
            return false;
        return ground_.fewest_residents == 0 || residents_suffice(ground_, next);
    }

    bool show(std::size_t count) {
        ++listed_;
        if (!visit_(std::span<const AuthoritySet>(blocks_.data(), count))) return false;
        return listed_ != next_look_ || report(count);
    }

    /// Counts steps, so that a search that finds nothing can be stopped too.
    bool look_up(std::size_t depth) {
        constexpr std::uint64_t steps_a_look = std::uint64_t{1} << 22U;
        return ++steps_ % steps_a_look != 0 || report(depth);
    }

    bool report(std::size_t count) {
        if (listed_ == next_look_) next_look_ += watch_.every;
        if (!watch_.go_on) return true;
        const double guess =
            watch_.total
                ? static_cast<double>(listed_) / std::max(watch_.total->rough(), 1.0)
                : place_in_listing(ground_, std::span<const AuthoritySet>(blocks_.data(), count));
        fraction_ = std::clamp(guess, fraction_, 1.0);
        return watch_.go_on({listed_, fraction_});
    }

    const Ground& ground_;
    Visit& visit_;
    const ListingWatch& watch_;
    std::array<AuthoritySet, most_authorities> blocks_{};
    std::array<AuthoritySet, most_authorities> border_{};  ///< neighbours of each one's unit
    bool looks_ahead_;          ///< whether a block may be too small as it is
    AuthoritySet leaders_ = 0;  ///< the lowest of each group
    std::uint64_t listed_ = 0;
    std::uint64_t next_look_;
    std::uint64_t steps_ = 0;
    double fraction_ = 0;
};

/// Shows every partition of the area into connected blocks that meets the conditions to `visit`,
/// each exactly once, always in the same order: `bool visit(std::span<const AuthoritySet>)` gets
/// the forced blocks and then the others, each part in the order of their lowest authority, and
/// returns whether to go on. The blocks are valid until it returns. An area of no authorities has
/// one partition, of no blocks. Memory is the same whatever the number of partitions.
///
/// Method: the lowest free authority lies in exactly one block, so take in turn every connected set
/// that holds it, grown by taking or leaving one bordering authority at a time, and part what is
/// left in the same way. Without conditions there are no dead ends, and the time for a partition is
/// nearly constant. Limits on size, residents, pairs apart and number of blocks cut the growth
/// where they can no longer be met.
template <class Visit>
Listed list_partitions(const Ground& ground, Visit&& visit, const ListingWatch& watch = {}) {
    if (ground.conditional || ground.free == 0)
        return Lister<true, std::remove_reference_t<Visit>>(ground, visit, watch).run();
    return Lister<false, std::remove_reference_t<Visit>>(ground, visit, watch).run();
}

}  // namespace govmap::footprints
