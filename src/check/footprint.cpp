#include "check/footprint.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace govmap {
namespace {

template <class T>
void add_once(std::vector<T>& list, const T& one) {
    if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

bool is_lower(const World& world, EntityIndex authority) {
    const auto tier = world.model().symbols.find("tier");
    const Property* said = tier ? world.model().entity(authority).find(*tier) : nullptr;
    return said != nullptr && said->text() != nullptr && *said->text() == "lower";
}

// The residents of a place; 0 where they are not recorded.
double residents(const World& world, EntityIndex place) {
    const auto key = world.model().symbols.find("population");
    const Property* said = key ? world.model().entity(place).find(*key) : nullptr;
    if (said == nullptr || said->text() == nullptr) return 0;
    double value = 0;
    const std::string& text = *said->text();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// A place that another lies in: which share of each, and the link to it.
struct Placing {
    EntityIndex area;
    double share = 1;
    std::optional<double> share_back;
    LinkIndex link;
};

// Everything that a place lies in, by chains of `within` links; shares multiply along a chain.
std::vector<Placing> placings(const World& world, EntityIndex place) {
    std::vector<Placing> result;
    const auto look = [&](EntityIndex at, double share, bool direct) {
        for (const LinkIndex index : world.graph().out(at, LinkKind::within)) {
            const Link& link = world.model().link(index);
            const LinkDetail& detail = world.model().detail(link);
            const bool known = std::any_of(result.begin(), result.end(),
                                           [&](const Placing& one) { return one.area == link.to; });
            if (known || link.to == place) continue;
            result.push_back({link.to, share * detail.share.value_or(1.0),
                              direct ? detail.share_back : std::nullopt, index});
        }
    };
    look(place, 1.0, true);
    for (std::size_t at = 0; at < result.size(); ++at)
        look(result[at].area, result[at].share, false);
    return result;
}

// The share of an area that lies in the footprint, where no shares of it are recorded: by count.
double counted_share(const World& world, EntityIndex area, const Footprint& footprint) {
    const std::vector<EntityIndex> all = authorities_within(world, area);
    if (all.empty()) return 1;
    const auto in = std::count_if(all.begin(), all.end(), [&](EntityIndex one) {
        return std::find(footprint.authorities.begin(), footprint.authorities.end(), one) !=
               footprint.authorities.end();
    });
    return static_cast<double>(in) / static_cast<double>(all.size());
}

// An area that the footprint names is in it whole, whatever is recorded of what lies in it.
void add_named(const World& world, const Footprint& footprint, const PreparedSelector& wanted,
               AreaOverlaps& overlaps) {
    for (const LinkIndex index : footprint.links) {
        const Link& link = world.model().link(index);
        if (world.model().entity(link.to).kind != EntityKind::area ||
            world.model().detail(link).part_only || wanted.test(link.to) != Truth::yes) {
            continue;
        }
        auto found = std::find_if(overlaps.areas.begin(), overlaps.areas.end(),
                                  [&](const AreaOverlap& one) { return one.area == link.to; });
        if (found == overlaps.areas.end()) {
            const auto links = static_cast<double>(footprint.links.size());
            overlaps.areas.push_back({link.to, 1 / links, 1, {}});
            continue;
        }
        found->of_area = 1;
    }
}

}  // namespace

Footprint footprint_of(const World& world, EntityIndex body) {
    Footprint result;
    result.whole = world.graph().closure(body, LinkKind::covers, true) != nullptr;
    for (const LinkIndex index : world.graph().out(body, LinkKind::covers)) {
        const EntityIndex place = world.model().link(index).to;
        const Truth holds = world.graph().holds(index);
        result.links.push_back(index);
        result.certain = result.certain && holds == Truth::yes;
        std::vector<EntityIndex> places{place};
        if (world.model().entity(place).kind != EntityKind::authority)
            places = authorities_within(world, place);
        for (const EntityIndex one : places) {
            const auto known = std::find(result.authorities.begin(), result.authorities.end(), one);
            const auto at = static_cast<std::size_t>(known - result.authorities.begin());
            add_once(result.authorities, one);
            if (at == result.holds.size()) result.holds.push_back(Truth::no);
            result.holds[at] = either(result.holds[at], holds);
        }
    }
    return result;
}

double share_within(const World& world, EntityIndex place, EntityIndex area) {
    for (const Placing& one : placings(world, place)) {
        if (one.area == area) return one.share;
    }
    return 0;
}

std::vector<EntityIndex> authorities_within(const World& world, EntityIndex place, bool lower) {
    constexpr double most_of_it = 0.5;
    std::vector<EntityIndex> result;
    std::vector<EntityIndex> places{place};
    for (std::size_t at = 0; at < places.size(); ++at) {  // grows as it goes
        for (const LinkIndex index : world.graph().in(places[at], LinkKind::within)) {
            const Link& link = world.model().link(index);
            if (world.model().detail(link).share.value_or(1.0) < most_of_it) continue;
            const std::size_t before = places.size();
            add_once(places, link.from);
            if (places.size() == before) continue;
            const bool authority = world.model().entity(link.from).kind == EntityKind::authority;
            if (authority && is_lower(world, link.from) == lower) result.push_back(link.from);
        }
    }
    return result;
}

AreaOverlaps overlaps_with(const World& world, const Footprint& footprint,
                           const std::string& type) {
    Selector selector;
    selector.types = {type};
    const PreparedSelector wanted(world.graph(), world.words(), selector, {});
    AreaOverlaps result;
    std::vector<double> weights;
    for (const EntityIndex one : footprint.authorities) weights.push_back(residents(world, one));
    if (std::find(weights.begin(), weights.end(), 0.0) != weights.end()) {
        weights.assign(weights.size(), 1.0);
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<bool> back_known;
    for (std::size_t at = 0; at < footprint.authorities.size(); ++at) {
        bool placed = false;
        for (const Placing& placing : placings(world, footprint.authorities[at])) {
            if (wanted.test(placing.area) != Truth::yes) continue;
            placed = true;
            auto found =
                std::find_if(result.areas.begin(), result.areas.end(),
                             [&](const AreaOverlap& one) { return one.area == placing.area; });
            if (found == result.areas.end()) {
                result.areas.push_back({placing.area, 0, 0, {}});
                back_known.push_back(true);
                found = result.areas.end() - 1;
            }
            found->of_footprint += placing.share * weights[at] / all;
            found->of_area += placing.share_back.value_or(0.0);
            found->links.push_back(placing.link);
            if (!placing.share_back)
                back_known[static_cast<std::size_t>(found - result.areas.begin())] = false;
        }
        if (!placed) result.unplaced.push_back(footprint.authorities[at]);
    }
    for (std::size_t at = 0; at < result.areas.size(); ++at) {
        AreaOverlap& one = result.areas[at];
        if (!back_known[at]) one.of_area = counted_share(world, one.area, footprint);
    }
    add_named(world, footprint, wanted, result);
    return result;
}

}  // namespace govmap
