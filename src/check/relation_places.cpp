#include "check/relation_places.hpp"

#include <algorithm>

#include "check/wording.hpp"

namespace govmap {
namespace {

// Shares of residents below this are slices: areas do not nest to the last household.
constexpr double slice = 0.02;

bool has(const std::vector<EntityIndex>& list, EntityIndex one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// What an area is made of: the upper-tier authorities in it, and lower-tier ones of others.
std::vector<EntityIndex> made_of(const World& world, EntityIndex area) {
    std::vector<EntityIndex> result = authorities_within(world, area);
    const std::vector<EntityIndex> upper = result;
    for (const EntityIndex one : authorities_within(world, area, true)) {
        const std::vector<EntityIndex> around = places_around(world.graph(), one);
        if (std::none_of(around.begin(), around.end(),
                         [&](EntityIndex place) { return has(upper, place); })) {
            result.push_back(one);
        }
    }
    return result;
}

class Placer {
public:
    Placer(const World& world, const std::string& area_type, const KindOfBoard& kind)
        : world_(world), area_type_(area_type), kind_(kind) {}

    std::vector<Place> all(const Footprint& footprint) {
        if (area_type_.empty()) {
            for (std::size_t at = 0; at < footprint.authorities.size(); ++at)
                authority(footprint.authorities[at], footprint.holds[at]);
            return std::move(places_);
        }
        const AreaOverlaps overlaps = overlaps_with(world_, footprint, area_type_);
        for (std::size_t at = 0; at < footprint.authorities.size(); ++at) {
            const EntityIndex one = footprint.authorities[at];
            if (!placed(overlaps, one, footprint.holds[at]))
                in_lower_tier(one, footprint.holds[at]);
        }
        // An area that the footprint names stands also where no authority in it is recorded.
        for (const LinkIndex index : footprint.links) {
            const EntityIndex named = world_.model().link(index).to;
            for (const AreaOverlap& overlap : overlaps.areas) {
                if (overlap.area == named) add(named, world_.graph().holds(index), true);
            }
        }
        return std::move(places_);
    }

private:
    void add(EntityIndex at, Truth holds, bool area) {
        const auto known = std::find_if(places_.begin(), places_.end(),
                                        [&](const Place& one) { return one.at == at; });
        if (known != places_.end()) {
            known->in_footprint = either(known->in_footprint, holds);
            return;
        }
        places_.push_back({at, area ? made_of(world_, at) : std::vector<EntityIndex>{}, holds});
    }

    void authority(EntityIndex one, Truth holds) {
        const std::vector<EntityIndex> lower = authorities_within(world_, one, true);
        const bool theirs = std::any_of(lower.begin(), lower.end(),
                                        [&](EntityIndex place) { return has_board(place); });
        if (!theirs) return add(one, holds, false);
        for (const EntityIndex place : lower) add(place, holds, false);
    }

    [[nodiscard]] bool has_board(EntityIndex place) const {
        const auto links = world_.graph().in(place, LinkKind::covers);
        return std::any_of(links.begin(), links.end(), [&](LinkIndex link) {
            return kind_.test(world_, world_.model().link(link).from) == Truth::yes;
        });
    }

    // Whether the authority lies in areas that the footprint as a whole has more than a slice of.
    bool placed(const AreaOverlaps& overlaps, EntityIndex one, Truth holds) {
        bool any = false;
        for (const AreaOverlap& overlap : overlaps.areas) {
            if (overlap.of_footprint < slice && overlap.of_area < slice) continue;
            if (share_within(world_, one, overlap.area) == 0) continue;
            add(overlap.area, holds, true);
            any = true;
        }
        return any;
    }

    // Areas that hold districts, not counties, as those of community safety do.
    void in_lower_tier(EntityIndex one, Truth holds) {
        Footprint districts;
        districts.authorities = authorities_within(world_, one, true);
        const AreaOverlaps overlaps = overlaps_with(world_, districts, area_type_);
        if (overlaps.areas.empty()) return authority(one, holds);
        for (const AreaOverlap& overlap : overlaps.areas) add(overlap.area, holds, true);
        for (const EntityIndex district : overlaps.unplaced) add(district, holds, false);
    }

    const World& world_;
    const std::string& area_type_;
    const KindOfBoard& kind_;
    std::vector<Place> places_;
};

}  // namespace

KindOfBoard::KindOfBoard(const std::string& name) : word(name) {
    type.types = {name};
    function.fulfils = name;
}

Truth KindOfBoard::test(const World& world, EntityIndex entity) const {
    if (world.prepared(function).test(entity) == Truth::yes) return Truth::yes;
    return world.prepared(type).test(entity);
}

bool Place::concerned_by(const World& world, EntityIndex other) const {
    if (lies_in(world.graph(), at, other) || has(inside, other)) return true;
    return !inside.empty() && std::all_of(inside.begin(), inside.end(), [&](EntityIndex one) {
        return lies_in(world.graph(), one, other);
    });
}

std::vector<Place> places_of(const World& world, const Footprint& footprint,
                             const std::string& area_type, const KindOfBoard& kind) {
    return Placer(world, area_type, kind).all(footprint);
}

Truth serves(const World& world, EntityIndex body, const Place& place) {
    const auto links = world.graph().out(body, LinkKind::covers);
    if (links.empty()) return Truth::unknown;
    Truth result = Truth::no;
    for (const LinkIndex link : links) {
        if (place.concerned_by(world, world.model().link(link).to))
            result = either(result, world.graph().holds(link));
    }
    return result;
}

Presence presence_of(const World& world, const KindOfBoard& kind, const Place& place) {
    Presence result;
    result.there = Truth::no;
    const std::vector<EntityIndex> around = places_around(world.graph(), place.at);
    std::vector<EntityIndex> places = around;
    places.insert(places.end(), place.inside.begin(), place.inside.end());
    for (const EntityIndex one : places) {
        for (const LinkIndex link : world.graph().in(one, LinkKind::covers)) {
            const EntityIndex body = world.model().link(link).from;
            const Truth there = both(kind.test(world, body), world.graph().holds(link));
            if (there == Truth::no) continue;
            result.there = either(result.there, there);
            result.facts.push_back(fact(world, link));
        }
    }
    if (result.there != Truth::no) return result;
    const Symbol word = world.model().symbols.find(kind.word).value_or(Symbol{});
    for (const EntityIndex one : around) {
        const Closure* whole = world.graph().closure(one, LinkKind::covers, false, word);
        if (whole == nullptr) continue;
        result.whole_over = one;
        result.facts.push_back(fact(world, *whole));
        return result;
    }
    result.there = Truth::unknown;
    return result;
}

}  // namespace govmap
