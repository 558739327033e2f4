#pragma once

#include <random>
#include <string>

#include "model/model.hpp"

namespace govmap::test {

/// A small random model of bodies and posts, for holding an algorithm to its brute-force twin.
/// Some links perhaps hold, some reports go through roles, some of which nobody holds.
inline Model random_model(unsigned seed, std::uint32_t entities, std::uint32_t links) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t most) {
        return std::uniform_int_distribution<std::uint32_t>(0, most - 1)(random);
    };
    Model model;
    const Symbol chair = model.symbols.intern("chair");
    const Symbol lead = model.symbols.intern("lead");
    for (std::uint32_t at = 0; at < entities; ++at) {
        Entity entity;
        entity.kind = below(3) == 0 ? EntityKind::post : EntityKind::body;
        entity.id = entity.name = "e" + std::to_string(at);
        model.add(std::move(entity));
    }
    const LinkKind kinds[] = {LinkKind::answers_to, LinkKind::reports_to, LinkKind::part_of,
                              LinkKind::member_of, LinkKind::holds};
    for (std::uint32_t at = 0; at < links; ++at) {
        Link link;
        link.kind = kinds[below(5)];
        link.from = {below(entities)};
        link.to = {below(entities)};
        if (!may_join(link.kind, model.entity(link.from).kind, model.entity(link.to).kind))
            continue;
        if (below(5) == 0)
            link.period.from = parse_partial_date("2022-09");  // perhaps, on 2022-09-07
        if (link.kind == LinkKind::holds || (link.kind == LinkKind::reports_to && below(2) == 0)) {
            LinkDetail detail;
            detail.role = below(2) == 0 ? chair : lead;
            link.detail = static_cast<std::uint32_t>(model.details.size());
            model.details.push_back(detail);
        }
        model.links.push_back(link);
    }
    return model;
}

}  // namespace govmap::test
