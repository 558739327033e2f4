#include "compare/conditions.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace govmap::footprints {

namespace {

constexpr std::uint64_t most_residents_of_area = std::uint64_t{1} << 40U;

Result<void> readable(const Borders& borders, const Conditions& asked) {
    const AuthoritySet all = first_of(borders.count);
    const bool counts_residents =
        asked.fewest_residents_a_block != 0 || asked.most_residents_a_block.has_value();
    if (counts_residents && asked.residents.size() != borders.count)
        return request_failure(
            fmt::format("a block's residents are limited, but the residents of {} of {} "
                        "authorities are given",
                        asked.residents.size(), borders.count));
    std::uint64_t sum = 0;
    for (const std::uint64_t one : asked.residents) {
        if (one > most_residents_of_area || (sum += one) > most_residents_of_area)
            return request_failure("an area with more than a million million residents");
    }
    for (const AuthoritySet group : asked.together) {
        if ((group & ~all) != 0)
            return request_failure(
                fmt::format("a group to be kept together names authority {} of an area that has {}",
                            lowest(group & ~all), borders.count));
    }
    for (const auto& [one, other] : asked.apart) {
        if (one >= borders.count || other >= borders.count)
            return request_failure(
                fmt::format("authorities {} and {} are to be kept apart, but the area has {}", one,
                            other, borders.count));
        if (one == other)
            return request_failure(
                fmt::format("authority {} cannot be kept apart from itself", one));
    }
    AuthoritySet taken = 0;
    for (const AuthoritySet block : asked.forced) {
        if (block == 0) return request_failure("a forced block without authorities");
        if ((block & ~all) != 0)
            return request_failure(
                fmt::format("a forced block names authority {} of an area that has {}",
                            lowest(block & ~all), borders.count));
        if ((block & taken) != 0)
            return request_failure(
                fmt::format("authority {} is in two forced blocks", lowest(block & taken)));
        taken |= block;
    }
    return {};
}

/// Groups that share an authority are one.
void join_groups(Ground& ground, std::span<const AuthoritySet> together) {
    ground.whole.resize(ground.borders.count);
    for (std::size_t at = 0; at < ground.borders.count; ++at) ground.whole[at] = only(at);
    for (const AuthoritySet group : together) {
        AuthoritySet joined = group;
        for_each(group, [&](std::size_t at) { joined |= ground.whole[at]; });
        for_each(joined, [&](std::size_t at) { ground.whole[at] = joined; });
    }
    ground.unit = ground.whole;
    for (std::size_t at = 0; at < ground.borders.count; ++at) {
        ground.unit[at] = reach(ground.borders, only(at), ground.whole[at]);
        if (ground.unit[at] != ground.whole[at] && (ground.free & only(at)) != 0)
            ground.scattered = true;
    }
}

void keep_apart(Ground& ground, const Conditions& asked) {
    ground.apart.assign(ground.borders.count, 0);
    for (const auto& [one, other] : asked.apart) {
        if ((ground.whole[one] & only(other)) != 0) ground.impossible = true;
        for_each(ground.whole[one],
                 [&, far = other](std::size_t at) { ground.apart[at] |= ground.whole[far]; });
        for_each(ground.whole[other],
                 [&, far = one](std::size_t at) { ground.apart[at] |= ground.whole[far]; });
    }
}

bool may_be_block(const Ground& ground, AuthoritySet block, const Conditions& asked) {
    if (!connected(ground.borders, block) || size(block) > ground.most_size) return false;
    std::uint64_t residents = 0;
    bool fits = true;
    for_each(block, [&](std::size_t at) {
        if (!asked.residents.empty()) residents += asked.residents[at];
        fits = fits && (ground.whole[at] & ~block) == 0 && (ground.apart[at] & block) == 0;
    });
    return fits && residents >= ground.fewest_residents && residents <= ground.most_residents;
}

}  // namespace

Result<Ground> make_ground(Borders borders, const Conditions& conditions) {
    if (const auto fine = readable(borders, conditions); !fine)
        return tl::unexpected<Failure>(fine.error());
    Ground result;
    result.borders = std::move(borders);
    result.forced = conditions.forced;
    std::sort(result.forced.begin(), result.forced.end(),
              [](AuthoritySet one, AuthoritySet other) { return lowest(one) < lowest(other); });
    result.free = first_of(result.borders.count);
    for (const AuthoritySet block : result.forced) result.free &= ~block;
    result.most_size = conditions.most_authorities_a_block;
    result.fewest_blocks = conditions.fewest_blocks;
    result.most_blocks = std::min(conditions.most_blocks, most_authorities);
    result.fewest_residents = conditions.fewest_residents_a_block;
    result.most_residents = conditions.most_residents_a_block.value_or(result.most_residents);

    join_groups(result, conditions.together);
    keep_apart(result, conditions);
    for (const AuthoritySet block : result.forced)
        result.impossible = result.impossible || !may_be_block(result, block, conditions);
    const bool counts_residents =
        result.fewest_residents != 0 || conditions.most_residents_a_block.has_value();
    result.unit_residents.assign(result.borders.count, 0);
    for (std::size_t at = 0; counts_residents && at < result.borders.count; ++at) {
        for_each(result.unit[at],
                 [&](std::size_t one) { result.unit_residents[at] += conditions.residents[one]; });
    }
    result.conditional = result.most_size < size(result.free) || counts_residents ||
                         result.fewest_blocks > result.forced.size() ||
                         result.most_blocks < result.forced.size() + size(result.free);
    for_each(result.free, [&](std::size_t at) {
        if (result.whole[at] != only(at) || result.apart[at] != 0) result.conditional = true;
    });
    return result;
}

}  // namespace govmap::footprints
