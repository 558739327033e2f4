#include "compare/borders.hpp"

#include <fmt/format.h>

namespace govmap::footprints {

namespace {

tl::unexpected<Failure> too_many(std::size_t count) {
    return request_failure(
        fmt::format("an area of {} authorities is too large to part in every way; the most is {}",
                    count, most_authorities));
}

}  // namespace

Result<Borders> make_borders(std::size_t count,
                             std::span<const std::pair<std::size_t, std::size_t>> pairs) {
    if (count > most_authorities) return too_many(count);
    Borders result{count, std::vector<AuthoritySet>(count)};
    for (const auto& [one, other] : pairs) {
        if (one >= count || other >= count)
            return request_failure(
                fmt::format("a border between authorities {} and {} of an area that has {}", one,
                            other, count));
        if (one == other)
            return request_failure(fmt::format("authority {} borders on itself", one));
        result.neighbours[one] |= only(other);
        result.neighbours[other] |= only(one);
    }
    return result;
}

Result<Borders> without_borders(std::size_t count) {
    if (count > most_authorities) return too_many(count);
    Borders result{count, {}};
    result.neighbours.reserve(count);
    for (std::size_t at = 0; at < count; ++at)
        result.neighbours.push_back(first_of(count) & ~only(at));
    return result;
}

bool all_touch(const Borders& borders, AuthoritySet set) {
    bool all = true;
    for_each(set, [&](std::size_t at) {
        all = all && (set & ~only(at) & ~borders.neighbours[at]) == 0;
    });
    return all;
}

AuthoritySet reach(const Borders& borders, AuthoritySet from, AuthoritySet within) {
    AuthoritySet reached = from & within;
    for (AuthoritySet fresh = reached; fresh != 0;) {
        AuthoritySet next = 0;
        for_each(fresh, [&](std::size_t at) { next |= borders.neighbours[at]; });
        fresh = next & within & ~reached;
        reached |= fresh;
    }
    return reached;
}

bool connected(const Borders& borders, AuthoritySet set) {
    return set == 0 || reach(borders, only(lowest(set)), set) == set;
}

std::vector<AuthoritySet> pieces(const Borders& borders, AuthoritySet set) {
    std::vector<AuthoritySet> result;
    while (set != 0) {
        result.push_back(reach(borders, only(lowest(set)), set));
        set &= ~result.back();
    }
    return result;
}

}  // namespace govmap::footprints
