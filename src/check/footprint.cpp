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

// Whether the authority is of the lower tier; of the upper one unless that is said.
Truth is_lower(const World& world, EntityIndex authority) {
    const auto tier = world.model().symbols.find("tier");
    if (!tier) return Truth::no;
    const auto [said, holds] = world.graph().said(authority, *tier);
    if (holds == Truth::unknown) return Truth::unknown;
    return truth_of(said != nullptr && said->text() != nullptr && *said->text() == "lower");
}

// The residents of a place; 0 where they are not recorded, or sources disagree on them.
double residents(const World& world, EntityIndex place) {
    const auto key = world.model().symbols.find("population");
    const Property* said = key ? world.graph().said(place, *key).property : nullptr;
    if (said == nullptr || said->text() == nullptr || said->disputed) return 0;
    double value = 0;
    const std::string& text = *said->text();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// A place that another lies in: which share of each, the link to it, and how surely.
struct Placing {
    EntityIndex area;
    double share = 1;
    std::optional<double> share_back;
    LinkIndex link;
    Truth lies = Truth::yes;
};

// Everything that a place lies in, by chains of `within` links; shares multiply along a chain.
std::vector<Placing> placings(const World& world, EntityIndex place) {
    std::vector<Placing> result;
    const auto look = [&](EntityIndex at, double share, Truth lies, bool direct) {
        for (const LinkIndex index : world.graph().out(at, LinkKind::within)) {
            const Link& link = world.model().link(index);
            const LinkDetail& detail = world.model().detail(link);
            if (link.to == place) continue;
            const Truth here = both(lies, world.graph().holds(index));
            const bool known = std::any_of(result.begin(), result.end(),
                                           [&](const Placing& one) { return one.area == link.to; });
            if (known) continue;  // the first way counts, even if it only may hold
            result.push_back({link.to, share * detail.share.value_or(1.0),
                              direct ? detail.share_back : std::nullopt, index, here});
        }
    };
    look(place, 1.0, Truth::yes, true);
    for (std::size_t at = 0; at < result.size(); ++at)
        look(result[at].area, result[at].share, result[at].lies, false);
    return result;
}

// The share of an area that lies in the footprint, where no shares of it are recorded: by count.
double counted_share(const World& world, EntityIndex area, const Footprint& footprint,
                     Truth& certain) {
    const std::vector<Within> all = authorities_within(world, area);
    if (all.empty()) return 1;
    const auto in = std::count_if(all.begin(), all.end(), [&](const Within& one) {
        certain = both(certain, one.lies);
        return std::find(footprint.authorities.begin(), footprint.authorities.end(), one.place) !=
               footprint.authorities.end();
    });
    return static_cast<double>(in) / static_cast<double>(all.size());
}

// The authorities of a footprint without those that lie in another of it, by place: the residents
// of a district are those of its county as well. Where one cannot say that, `certain` is unknown.
std::vector<bool> counted_by_another(const World& world, const Footprint& footprint,
                                     Truth& certain) {
    const std::vector<EntityIndex>& all = footprint.authorities;
    std::vector<bool> result(all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
        for (const Placing& placing : placings(world, all[at])) {
            if (std::find(all.begin(), all.end(), placing.area) == all.end()) continue;
            certain = both(certain, placing.lies);
            result[at] = true;
        }
    }
    return result;
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
            overlaps.areas.push_back({link.to, 1 / links, 1, {}, Truth::yes});
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
        std::vector<Within> places{{place}};
        if (world.model().entity(place).kind != EntityKind::authority)
            places = authorities_within(world, place);
        for (const auto& [one, lies] : places) {
            result.certain = result.certain && lies == Truth::yes;
            const auto known = std::find(result.authorities.begin(), result.authorities.end(), one);
            const auto at = static_cast<std::size_t>(known - result.authorities.begin());
            add_once(result.authorities, one);
            if (at == result.holds.size()) result.holds.push_back(Truth::no);
            result.holds[at] = either(result.holds[at], both(holds, lies));
        }
    }
    return result;
}

Truth has_share_in(const World& world, EntityIndex place, EntityIndex area, double share) {
    for (const Placing& one : placings(world, place)) {
        if (one.area == area && one.share > 0 && one.share >= share) return one.lies;
    }
    return Truth::no;
}

std::vector<Within> authorities_within(const World& world, EntityIndex place, bool lower) {
    constexpr double most_of_it = 0.5;
    std::vector<Within> places{{place}};
    std::vector<std::size_t> waiting{0};
    // The list grows while it is walked. NOLINTNEXTLINE(modernize-loop-convert)
    for (std::size_t done = 0; done < waiting.size(); ++done) {
        const Within at = places[waiting[done]];
        for (const LinkIndex index : world.graph().in(at.place, LinkKind::within)) {
            const Link& link = world.model().link(index);
            if (world.model().detail(link).share.value_or(1.0) < most_of_it) continue;
            const Truth lies = both(at.lies, world.graph().holds(index));
            const auto known = std::find_if(places.begin(), places.end(), [&](const Within& one) {
                return one.place == link.from;
            });
            if (known == places.end()) {
                waiting.push_back(places.size());
                places.push_back({link.from, lies});
            } else if (lies > known->lies) {  // a surer way to it
                known->lies = lies;
                waiting.push_back(static_cast<std::size_t>(known - places.begin()));
            }
        }
    }
    std::vector<Within> result;
    for (auto one = places.begin() + 1; one != places.end(); ++one) {
        if (world.model().entity(one->place).kind != EntityKind::authority) continue;
        const Truth is = is_lower(world, one->place);
        const Truth wanted = both(one->lies, lower ? is : negated(is));
        if (wanted != Truth::no) result.push_back({one->place, wanted});
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
    Truth certain = Truth::yes;
    const std::vector<bool> counted = counted_by_another(world, footprint, certain);
    for (std::size_t at = 0; at < weights.size(); ++at) {
        if (counted[at]) weights[at] = 0;
    }
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<bool> back_known;
    for (std::size_t at = 0; at < footprint.authorities.size(); ++at) {
        if (counted[at]) continue;
        bool placed = false;
        for (const Placing& placing : placings(world, footprint.authorities[at])) {
            if (wanted.test(placing.area) != Truth::yes) continue;
            placed = true;
            auto found =
                std::find_if(result.areas.begin(), result.areas.end(),
                             [&](const AreaOverlap& one) { return one.area == placing.area; });
            if (found == result.areas.end()) {
                result.areas.push_back({placing.area, 0, 0, {}, certain});
                back_known.push_back(true);
                found = result.areas.end() - 1;
            }
            found->of_footprint += placing.share * weights[at] / all;
            found->of_area += placing.share_back.value_or(0.0);
            found->links.push_back(placing.link);
            found->certain = both(found->certain, placing.lies);
            if (!placing.share_back)
                back_known[static_cast<std::size_t>(found - result.areas.begin())] = false;
        }
        if (!placed) result.unplaced.push_back(footprint.authorities[at]);
    }
    for (std::size_t at = 0; at < result.areas.size(); ++at) {
        AreaOverlap& one = result.areas[at];
        if (!back_known[at]) one.of_area = counted_share(world, one.area, footprint, one.certain);
    }
    add_named(world, footprint, wanted, result);
    return result;
}

}  // namespace govmap
