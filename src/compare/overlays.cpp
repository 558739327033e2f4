#include "compare/overlays.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "graph/entity_test.hpp"
#include "graph/select.hpp"

namespace govmap::footprints {
namespace {

constexpr std::array<OverlayKindInfo, 9> kind_table = {{
    {OverlayKind::icb, "icb", "Integrated Care Board", "Integrated Care Boards", EntityKind::area,
     "integrated-care-board", true},
    {OverlayKind::icb_leadership, "icb-leadership", "leadership of Integrated Care Boards",
     "leaderships of Integrated Care Boards", EntityKind::area, "integrated-care-board", true},
    {OverlayKind::police, "police", "police force area", "police force areas", EntityKind::area,
     "police-force-area", true},
    {OverlayKind::probation, "probation", "probation region", "probation regions", EntityKind::area,
     "probation-region", true},
    {OverlayKind::combined_authority, "combined-authority", "combined authority",
     "combined authorities", EntityKind::area, "combined-authority", true},
    {OverlayKind::community_safety, "community-safety-partnership", "Community Safety Partnership",
     "Community Safety Partnerships", EntityKind::area, "community-safety-partnership-area", false},
    {OverlayKind::violence_reduction, "violence-reduction-unit", "Violence Reduction Unit",
     "Violence Reduction Units", EntityKind::programme, "violence-reduction-unit", true},
    {OverlayKind::adder, "project-adder", "Project ADDER site", "Project ADDER sites",
     EntityKind::programme, "project-adder", false},
    {OverlayKind::changing_futures, "changing-futures", "Changing Futures area",
     "Changing Futures areas", EntityKind::programme, "changing-futures", true},
}};

class OverlayFinder {
public:
    OverlayFinder(const GovernanceGraph& graph, const Vocabulary& words, const Options& options)
        : graph_(graph), model_(graph.model()), words_(words), options_(options) {
        const auto& authorities = options.area.authorities;
        for (std::size_t at = 0; at < authorities.size(); ++at) {
            place_.emplace(authorities[at], at);
            // what lies in a district or in part of it reaches into its county
            for (const LinkIndex index : graph.in(authorities[at], LinkKind::within)) {
                const EntityIndex lower = model_.link(index).from;
                if (graph.holds(index) == Truth::yes && graph.kind(lower) == EntityKind::authority)
                    place_.emplace(lower, at);
            }
        }
    }

    std::vector<Overlays> all() {
        std::vector<Overlays> result;
        for (const OverlayKindInfo& kind : kind_table) {
            Overlays found{kind.kind, {}};
            if (kind.kind == OverlayKind::icb_leadership) {
                if (!options_.led_together.empty()) found.all = led(result.front().all);
            } else {
                found.all = of_type(kind);
            }
            std::sort(
                found.all.begin(), found.all.end(),
                [](const Overlay& one, const Overlay& other) { return one.name < other.name; });
            result.push_back(std::move(found));
        }
        return result;
    }

private:
    std::vector<Overlay> of_type(const OverlayKindInfo& kind) {
        Selector selector;
        selector.kinds = {kind.entities};
        selector.types = {kind.type};
        const PreparedSelector prepared(graph_, words_, selector, {});
        std::vector<Overlay> result;
        for (const EntityIndex one : prepared.all()) {
            if (graph_.alive(one) != Truth::yes) continue;
            Overlay overlay{model_.entity(one).id,
                            model_.entity(one).name,
                            0,
                            0,
                            std::vector<double>(options_.area.authorities.size()),
                            false};
            add_places(overlay, one);
            if ((overlay.members | overlay.slices) != 0) result.push_back(std::move(overlay));
        }
        return result;
    }

    // An area has its authorities within it; a body or programme covers authorities or areas.
    void add_places(Overlay& overlay, EntityIndex one) {
        for (const LinkIndex index : graph_.in(one, LinkKind::within)) {
            const Link& link = model_.link(index);
            if (graph_.holds(index) == Truth::yes &&
                graph_.kind(link.from) == EntityKind::authority)
                add(overlay, link.from, model_.detail(link).share.value_or(1));
        }
        for (const LinkIndex index : graph_.out(one, LinkKind::covers)) {
            const Link& link = model_.link(index);
            if (graph_.holds(index) != Truth::yes) continue;
            if (graph_.kind(link.to) == EntityKind::authority)
                add(overlay, link.to, 1);
            else
                add_places(overlay, link.to);
        }
    }

    void add(Overlay& overlay, EntityIndex authority, double share) {
        const auto here = place_.find(authority);
        if (here == place_.end()) {
            overlay.beyond = overlay.beyond || share >= slice_threshold;
            return;
        }
        const bool whole = authority == options_.area.authorities[here->second];
        overlay.shares[here->second] = std::max(overlay.shares[here->second], whole ? share : 0);
        (share < slice_threshold ? overlay.slices : overlay.members) |= only(here->second);
    }

    std::vector<Overlay> led(const std::vector<Overlay>& boards) const {
        std::vector<Overlay> result;
        std::vector<bool> taken(boards.size());
        for (const LedTogether& cluster : options_.led_together) {
            Overlay overlay{cluster.name,
                            cluster.name,
                            0,
                            0,
                            std::vector<double>(options_.area.authorities.size()),
                            false};
            for (const EntityIndex board : cluster.boards) {
                const auto found = std::find_if(
                    boards.begin(), boards.end(),
                    [&](const Overlay& one) { return one.id == model_.entity(board).id; });
                if (found == boards.end()) {
                    overlay.beyond = true;  // it serves nobody here
                    continue;
                }
                taken[static_cast<std::size_t>(found - boards.begin())] = true;
                overlay.members |= found->members;
                overlay.slices |= found->slices;
                overlay.beyond = overlay.beyond || found->beyond;
                for (std::size_t at = 0; at < overlay.shares.size(); ++at)
                    overlay.shares[at] += found->shares[at];
            }
            overlay.slices &= ~overlay.members;
            if (overlay.members != 0) result.push_back(std::move(overlay));
        }
        for (std::size_t at = 0; at < boards.size(); ++at) {
            if (!taken[at]) result.push_back(boards[at]);
        }
        return result;
    }

    const GovernanceGraph& graph_;
    const Model& model_;
    const Vocabulary& words_;
    const Options& options_;
    std::map<EntityIndex, std::size_t> place_;  // authorities of the area, and their districts
};

}  // namespace

std::span<const OverlayKindInfo> overlay_kinds() { return kind_table; }

const OverlayKindInfo& info(OverlayKind kind) {
    return kind_table.at(static_cast<std::size_t>(kind));
}

std::vector<Overlays> overlays(const GovernanceGraph& graph, const Vocabulary& words,
                               const Options& options) {
    return OverlayFinder(graph, words, options).all();
}

AuthoritySet unplaced(const Area& area, const Overlays& overlays) {
    AuthoritySet left = first_of(area.authorities.size());
    for (const Overlay& one : overlays.all) left &= ~(one.members | one.slices);
    return left;
}

std::size_t met_by(const Overlay& overlay, const Option& option) {
    return static_cast<std::size_t>(
        std::count_if(option.groups.begin(), option.groups.end(),
                      [&](const Group& one) { return (one.members & overlay.members) != 0; }));
}

bool coincide(const Overlay& overlay, AuthoritySet partnership) {
    if (overlay.beyond || overlay.members != partnership) return false;
    bool whole = true;
    for_each(partnership,
             [&](std::size_t at) { whole = whole && overlay.shares[at] >= 1 - slice_threshold; });
    return whole;
}

Alignment alignment(const Area& area, const Overlays& overlays, const Option& option) {
    Alignment result;
    double all = 0;
    double whole = 0;
    double same = 0;
    for (const Overlay& one : overlays.all) {
        const std::size_t met = met_by(one, option);
        result.split += met > 1 ? 1 : 0;
        result.most_partnerships = std::max(result.most_partnerships, met);
        for (std::size_t at = 0; at < one.shares.size(); ++at) {
            const double residents = static_cast<double>(area.residents[at]) * one.shares[at];
            all += residents;
            // a slice's residents have a partnership that their overlay does not meet
            if ((one.members & only(at)) == 0) continue;
            if (met == 1) whole += residents;
            for (const Group& group : option.groups) {
                if ((group.members & only(at)) != 0 && coincide(one, group.members))
                    same += residents;
            }
        }
    }
    for (const Group& group : option.groups) {
        const auto meets =
            std::count_if(overlays.all.begin(), overlays.all.end(),
                          [&](const Overlay& one) { return (one.members & group.members) != 0; });
        result.most_overlays = std::max(result.most_overlays, static_cast<std::size_t>(meets));
    }
    const bool known =
        std::find(area.residents.begin(), area.residents.end(), 0U) == area.residents.end();
    if (!known || !info(overlays.kind).by_residents || all == 0) return result;
    result.in_one_piece = whole / all;
    result.coincide = same / all;
    return result;
}

}  // namespace govmap::footprints
