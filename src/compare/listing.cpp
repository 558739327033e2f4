#include "compare/listing.hpp"

namespace govmap::footprints {

namespace {

std::uint64_t residents_of(const Ground& ground, AuthoritySet set) {
    std::uint64_t sum = 0;
    while (set != 0) {  // a unit lies in the set whole
        const std::size_t at = lowest(set);
        sum += ground.unit_residents[at];
        set &= ~ground.unit[at] & ~only(at);
    }
    return sum;
}

AuthoritySet groups_of(const Ground& ground, AuthoritySet set) {
    AuthoritySet all = 0;
    for_each(set, [&](std::size_t at) { all |= ground.whole[at]; });
    return all;
}

}  // namespace

double place_in_listing(const Ground& ground, std::span<const AuthoritySet> blocks) {
    double place = 0;
    double part = 1;
    AuthoritySet rest = ground.free;
    for (std::size_t block = ground.forced.size(); block < blocks.size() && rest != 0; ++block) {
        const AuthoritySet first = ground.unit[lowest(rest)];
        AuthoritySet open = rest & ~first;
        const auto border = [&](AuthoritySet unit) {
            AuthoritySet all = 0;
            for_each(unit, [&](std::size_t at) { all |= ground.borders.neighbours[at]; });
            return all & open;
        };
        AuthoritySet edge = border(first);
        while (edge != 0) {  // taking comes before leaving
            const AuthoritySet unit = ground.unit[lowest(edge)];
            const bool taken = (unit & blocks[block]) != 0;
            open &= ~unit;
            edge &= ~unit;
            part /= 2;
            if (taken) {
                edge |= border(unit);
            } else {
                place += part;
            }
        }
        rest &= ~blocks[block];
    }
    return place;
}

std::size_t fewest_parts(const Ground& ground, AuthoritySet set) {
    std::size_t count = 0;
    for (; set != 0; ++count) set &= ~reach(ground.borders, set & (~set + 1), set);
    return count;
}

bool residents_suffice(const Ground& ground, AuthoritySet set) {
    while (set != 0) {
        const AuthoritySet piece = reach(ground.borders, set & (~set + 1), set);
        if (residents_of(ground, piece) < ground.fewest_residents) return false;
        set &= ~piece;
    }
    return true;
}

bool can_be_completed(const Ground& ground, AuthoritySet block, AuthoritySet open) {
    if (is_complete(ground, block)) return true;
    const AuthoritySet all = reach(ground.borders, block, block | open);
    if ((groups_of(ground, block) & ~all) != 0) return false;
    return residents_of(ground, all) >= ground.fewest_residents;
}

bool is_complete(const Ground& ground, AuthoritySet block) {
    if (ground.scattered && (groups_of(ground, block) & ~block) != 0) return false;
    return ground.fewest_residents == 0 || residents_of(ground, block) >= ground.fewest_residents;
}

}  // namespace govmap::footprints
