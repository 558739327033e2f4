#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace govmap::footprints {

/// Authorities of one area, numbered from nought: bit i is set when authority i is in the set.
using AuthoritySet = std::uint64_t;

/// The largest area that the engine takes on; more does not fit a set.
inline constexpr std::size_t most_authorities = 64;

inline AuthoritySet only(std::size_t authority) { return AuthoritySet{1} << authority; }

/// The authorities 0 … count-1.
inline AuthoritySet first_of(std::size_t count) {
    return count >= most_authorities ? ~AuthoritySet{0} : only(count) - 1;
}

inline std::size_t size(AuthoritySet set) { return static_cast<std::size_t>(std::popcount(set)); }

/// The lowest authority of a set that is not empty.
inline std::size_t lowest(AuthoritySet set) {
    return static_cast<std::size_t>(std::countr_zero(set));
}

/// Calls `look` with every authority of the set, lowest first.
template <class Look>
void for_each(AuthoritySet set, Look&& look) {
    for (; set != 0; set &= set - 1) look(lowest(set));
}

}  // namespace govmap::footprints
