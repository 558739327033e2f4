#include "compare/rehearsal_pair.hpp"

#include <algorithm>

#include "compare/lists.hpp"
#include "model/partnership.hpp"

namespace govmap::rehearsal {

Pair::Pair(const Model& as_recorded, const Model& as_changed)
    : recorded_(&as_recorded),
      changed_(&as_changed),
      to_recorded_(as_changed.entities.size()),
      next_(as_changed.entities.size()),
      before_(as_changed.entities.size()) {
    to_changed_.reserve(as_recorded.entities.size());
    for (std::uint32_t at = 0; at < as_recorded.entities.size(); ++at) {
        // What was read from the same files and more has everything that they have.
        const EntityIndex there = *as_changed.find(as_recorded.entities[at].id);
        to_changed_.push_back(there);
        to_recorded_[there.value] = EntityIndex{at};
    }
    for (const Link& link : as_changed.links) {
        if (link.kind != LinkKind::succeeds) continue;
        next_[link.to.value].push_back(link.from);
        before_[link.from.value].push_back(link.to);
    }
}

std::vector<EntityIndex> Pair::all_along(const Lists& lists, EntityIndex from) {
    std::vector<EntityIndex> found = {from};
    for (std::size_t at = 0; at < found.size(); ++at) {
        for (const EntityIndex one : lists[found[at].value]) {
            if (!is_in(found, one)) found.push_back(one);
        }
    }
    found.erase(found.begin());
    return found;
}

std::vector<EntityIndex> Pair::successors(EntityIndex of_changed) const {
    return all_along(next_, of_changed);
}

std::vector<EntityIndex> Pair::predecessors(EntityIndex of_changed) const {
    return all_along(before_, of_changed);
}

Named Pair::named(EntityIndex of_changed) const {
    const Entity& one = changed_->entity(of_changed);
    return {one.id, one.plain_name()};
}

std::vector<EntityIndex> partnerships_of(const GovernanceGraph& graph, EntityIndex body) {
    const Model& model = graph.model();
    const auto function = model.symbols.find(partnership_function);
    std::vector<EntityIndex> result;
    if (!function) return result;
    std::vector<EntityIndex> seen = {body};
    for (std::size_t at = 0; at < seen.size(); ++at) {
        const auto& fulfils = model.entity(seen[at]).fulfils;
        if (std::find(fulfils.begin(), fulfils.end(), *function) != fulfils.end()) {
            result.push_back(seen[at]);
            continue;
        }
        for (const LinkIndex up : graph.out(seen[at], LinkKind::part_of)) {
            const EntityIndex whole = model.link(up).to;
            if (!is_in(seen, whole)) seen.push_back(whole);
        }
    }
    return result;
}

}  // namespace govmap::rehearsal
