#include "check/relation_places.hpp"

#include <algorithm>

#include "check/wording.hpp"

namespace govmap {
namespace {

// Shares of residents below this are slices: areas do not nest to the last household.
constexpr double slice = 0.02;

Truth has(const std::vector<Within>& list, EntityIndex one) {
    for (const Within& entry : list) {
        if (entry.place == one) return entry.lies;
    }
    return Truth::no;
}

// What an area is made of: the upper-tier authorities in it, and lower-tier ones of others.
std::vector<Within> made_of(const World& world, EntityIndex area) {
    std::vector<Within> result = authorities_within(world, area);
    const std::vector<Within> upper = result;
    for (const Within& one : authorities_within(world, area, true)) {
        Truth of_another = Truth::no;
        for (const Around& around : places_around(world.graph(), one.place))
            of_another = either(of_another, both(around.mostly, has(upper, around.place)));
        const Truth alone = both(one.lies, negated(of_another));
        if (alone != Truth::no) result.push_back({one.place, alone});
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
        places_.push_back({at, area ? made_of(world_, at) : std::vector<Within>{}, holds});
    }

    void authority(EntityIndex one, Truth holds) {
        const std::vector<Within> lower = authorities_within(world_, one, true);
        Truth theirs = Truth::no;
        for (const Within& place : lower)
            theirs = either(theirs, both(place.lies, has_board(place.place)));
        if (theirs != Truth::yes) add(one, both(holds, negated(theirs)), false);
        if (theirs == Truth::no) return;
        for (const Within& place : lower)
            add(place.place, both(both(holds, theirs), place.lies), false);
    }

    [[nodiscard]] Truth has_board(EntityIndex place) const {
        Truth result = Truth::no;
        for (const LinkIndex link : world_.graph().in(place, LinkKind::covers)) {
            if (kind_.test(world_, world_.model().link(link).from) == Truth::yes)
                result = either(result, world_.graph().holds(link));
        }
        return result;
    }

    // Whether the authority lies in areas that the footprint as a whole has more than a slice of.
    bool placed(const AreaOverlaps& overlaps, EntityIndex one, Truth holds) {
        bool any = false;
        for (const AreaOverlap& overlap : overlaps.areas) {
            if (overlap.of_footprint < slice && overlap.of_area < slice) continue;
            const Truth lies = has_share_in(world_, one, overlap.area);
            if (lies == Truth::no) continue;
            add(overlap.area, both(holds, lies), true);
            any = any || lies == Truth::yes;
        }
        return any;
    }

    // Areas that hold districts, not counties, as those of community safety do.
    void in_lower_tier(EntityIndex one, Truth holds) {
        Footprint districts;
        for (const auto& [place, lies] : authorities_within(world_, one, true)) {
            districts.authorities.push_back(place);
            holds = both(holds, lies);
        }
        const AreaOverlaps overlaps = overlaps_with(world_, districts, area_type_);
        if (overlaps.areas.empty()) return authority(one, holds);
        for (const AreaOverlap& overlap : overlaps.areas)
            add(overlap.area, both(holds, overlap.certain), true);
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

Truth Place::concerned_by(const World& world, EntityIndex other) const {
    const Truth itself = either(lies_in(world.graph(), at, other), has(inside, other));
    if (itself == Truth::yes || inside.empty()) return itself;
    Truth all = Truth::yes;
    for (const Within& one : inside) {
        // One that is perhaps not inside need not lie in it.
        const Truth lies = lies_in(world.graph(), one.place, other);
        all = both(all, one.lies == Truth::yes ? lies : either(lies, Truth::unknown));
    }
    return either(itself, all);
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
        const Truth concerned = place.concerned_by(world, world.model().link(link).to);
        result = either(result, both(concerned, world.graph().holds(link)));
    }
    return result;
}

Presence presence_of(const World& world, const KindOfBoard& kind, const Place& place) {
    Presence result;
    result.there = Truth::no;
    const std::vector<Around> around = places_around(world.graph(), place.at);
    std::vector<Within> places;
    for (const Around& one : around) places.push_back({one.place, one.mostly});
    places.insert(places.end(), place.inside.begin(), place.inside.end());
    for (const auto& [one, lies] : places) {
        for (const LinkIndex link : world.graph().in(one, LinkKind::covers)) {
            const EntityIndex body = world.model().link(link).from;
            const Truth there = both(lies, both(kind.test(world, body), world.graph().holds(link)));
            if (there == Truth::no) continue;
            result.there = either(result.there, there);
            result.facts.push_back(fact(world, link));
        }
    }
    if (result.there != Truth::no) return result;
    const Symbol word = world.model().symbols.find(kind.word).value_or(Symbol{});
    for (const Around& one : around) {
        const Closure* whole = world.graph().closure(one.place, LinkKind::covers, false, word);
        if (whole == nullptr || one.mostly != Truth::yes) continue;
        result.whole_over = one.place;
        result.facts.push_back(fact(world, *whole));
        return result;
    }
    result.there = Truth::unknown;
    return result;
}

}  // namespace govmap
