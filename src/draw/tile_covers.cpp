#include "draw/tile_covers.hpp"

#include <algorithm>

namespace govmap {

void sort_by_name(const Model& model, std::vector<EntityIndex>& list) {
    std::sort(list.begin(), list.end(), [&](EntityIndex one, EntityIndex other) {
        const std::string a = model.entity(one).plain_name();
        const std::string b = model.entity(other).plain_name();
        return a != b ? a < b : model.entity(one).id < model.entity(other).id;
    });
}

CoveredAuthorities::CoveredAuthorities(const GovernanceGraph& graph, const std::string& function)
    : graph_(graph) {
    const Model& model = graph.model();
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const EntityIndex one{at};
        if (is_of_tier(one, "upper") && graph.alive(one) != Truth::no) authorities_.push_back(one);
    }
    sort_by_name(model, authorities_);
    for (const EntityIndex one : authorities_)
        around_.emplace(one.value, places_around(graph, one));
    if (const auto known = model.symbols.find(function)) bodies_ = graph.fulfilling(*known);
    sort_by_name(model, bodies_);
    for (const EntityIndex body : bodies_) {
        for (const LinkIndex index : graph.out(body, LinkKind::covers)) cover(body, index);
    }
}

const std::map<std::uint32_t, Cover>& CoveredAuthorities::covers(EntityIndex body) const {
    static const std::map<std::uint32_t, Cover> none;
    const auto found = covers_.find(body.value);
    return found == covers_.end() ? none : found->second;
}

bool CoveredAuthorities::is_covered(EntityIndex authority) const {
    return std::any_of(covers_.begin(), covers_.end(),
                       [&](const auto& one) { return one.second.contains(authority.value); });
}

Truth CoveredAuthorities::lies_in(EntityIndex authority, EntityIndex place) const {
    const auto found = around_.find(authority.value);
    if (found == around_.end()) return Truth::no;
    for (const Around& one : found->second) {
        if (one.place == place) return one.mostly;
    }
    return Truth::no;
}

bool CoveredAuthorities::is_of_tier(EntityIndex one, std::string_view tier) const {
    const auto key = graph_.model().symbols.find("tier");
    if (!key || graph_.kind(one) != EntityKind::authority) return false;
    const Property* said = graph_.said(one, *key).property;
    return said != nullptr && said->text() != nullptr && *said->text() == tier;
}

void CoveredAuthorities::cover(EntityIndex body, LinkIndex index) {
    const Link& link = graph_.model().link(index);
    const bool perhaps = graph_.holds(index) != Truth::yes;
    const bool part = graph_.model().detail(link).part_only;
    if (is_of_tier(link.to, "upper")) {
        add(body, {link.to, perhaps, part});
    } else if (graph_.kind(link.to) == EntityKind::authority) {
        for (const Around& place : places_around(graph_, link.to)) {
            if (is_of_tier(place.place, "upper")) add(body, {place.place, perhaps, true});
        }
    } else {
        for (const EntityIndex one : authorities_) {
            const Truth lies = lies_in(one, link.to);
            if (lies != Truth::no) add(body, {one, perhaps || lies != Truth::yes, part});
        }
    }
}

// Of two ways in which it covers an authority, the whole and sure one counts.
void CoveredAuthorities::add(EntityIndex body, const Cover& how) {
    const auto [found, fresh] = covers_[body.value].try_emplace(how.authority.value, how);
    if (fresh) return;
    found->second.perhaps = found->second.perhaps && how.perhaps;
    found->second.part = found->second.part && how.part;
}

}  // namespace govmap
