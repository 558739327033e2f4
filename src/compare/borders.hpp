#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "compare/authority_set.hpp"

namespace govmap::footprints {

/// Who borders on whom in an area of up to `most_authorities` authorities.
struct Borders {
    std::size_t count = 0;                 ///< authorities in the area
    std::vector<AuthoritySet> neighbours;  ///< of each authority; symmetric, never itself
};

/// Borders from pairs of neighbours, in any order and direction; a pair may repeat. Fails when the
/// area is too large, or a pair names an authority that is not there or borders on itself.
Result<Borders> make_borders(std::size_t count,
                             std::span<const std::pair<std::size_t, std::size_t>> pairs);

/// The same area with connection not asked for: everyone counts as everyone's neighbour, so that
/// every set of authorities is connected.
Result<Borders> without_borders(std::size_t count);

/// Whether every pair of the set borders on each other.
bool all_touch(const Borders& borders, AuthoritySet set);

/// The part of `within` that can be reached from `from` without leaving `within`.
AuthoritySet reach(const Borders& borders, AuthoritySet from, AuthoritySet within);

/// Whether the set hangs together over borders inside it; the empty set does.
bool connected(const Borders& borders, AuthoritySet set);

/// The connected pieces of a set, in the order of their lowest authority.
std::vector<AuthoritySet> pieces(const Borders& borders, AuthoritySet set);

}  // namespace govmap::footprints
