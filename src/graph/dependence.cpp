#include "graph/dependence.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/lines.hpp"
#include "graph/onward.hpp"

namespace govmap {
namespace {

constexpr std::uint32_t none = 0xffffffff;

}  // namespace

Dependence::Built Dependence::build(const GovernanceGraph& graph, EntityIndex target,
                                    std::span<const LinkKind> over, Truth surely) {
    Built built;
    std::vector<std::uint32_t> node_of(graph.model().entities.size(), none);
    const auto add = [&](EntityIndex owner, bool in_role) {
        built.owners.push_back(owner);
        built.in_role.push_back(in_role);
        return static_cast<std::uint32_t>(built.owners.size() - 1);
    };
    const auto node = [&](EntityIndex entity) {
        std::uint32_t& known = node_of[entity.value];
        if (known == none) known = add(entity, false);
        return known;
    };
    node(target);
    std::unordered_map<std::uint32_t, std::uint32_t> holders;     // of one receiver
    for (std::uint32_t at = 0; at < built.owners.size(); ++at) {  // grows as it goes
        if (built.in_role[at]) continue;  // its arcs were made with its receiver's
        holders.clear();
        for (const LinkKind kind : over) {
            for (const LinkIndex index : graph.in(built.owners[at], kind)) {
                const Link& link = graph.model().link(index);
                const Symbol role = role_through(graph, link);
                const Truth holds = graph.holds(index);
                if (holds < surely) continue;
                const auto arc = [&](std::uint32_t from, Truth sure) {
                    const std::uint32_t to = node(link.from);
                    built.arcs.emplace_back(from, to);
                    if (sure != Truth::yes) built.open.push_back(to);
                };
                if (!role.said()) {
                    arc(at, holds);
                    continue;
                }
                each_holder(graph, link.from, role, [&](LinkIndex holder) {
                    if (graph.holds(holder) < surely) return;
                    const EntityIndex by = graph.model().link(holder).from;
                    const auto [found, fresh] = holders.try_emplace(by.value, 0);
                    if (fresh) {
                        found->second = add(by, true);
                        built.arcs.emplace_back(at, found->second);
                    }
                    arc(found->second, both(holds, graph.holds(holder)));
                });
            }
        }
    }
    return built;
}

Dependence::Dependence(const GovernanceGraph& graph, std::span<const EntityIndex> sources,
                       EntityIndex target, std::span<const LinkKind> over, Truth surely)
    : Dependence(build(graph, target, over, surely), graph, sources) {}

Dependence::Dependence(Built built, const GovernanceGraph& graph,
                       std::span<const EntityIndex> sources)
    : owners_(std::move(built.owners)),
      in_role_(std::move(built.in_role)),
      open_(std::move(built.open)),
      arcs_(owners_.size(), built.arcs),
      sources_(sources.begin(), sources.end()),
      place_(owners_.size(), none) {
    const auto count = static_cast<std::uint32_t>(owners_.size());
    std::vector<std::uint32_t> place(graph.model().entities.size(), none);
    for (std::uint32_t at = 0; at < sources_.size(); ++at) place[sources_[at].value] = at;
    for (std::uint32_t at = 0; at < count; ++at) {
        by_owner_.emplace_back(owners_[at], at);
        if (!in_role_[at]) place_[at] = place[owners_[at].value];
    }
    std::sort(by_owner_.begin(), by_owner_.end());

    // The dominator tree in preorder, so that whatever hangs on a node stands in one run.
    const std::vector<std::uint32_t> dominators = immediate_dominators(arcs_);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    edges.reserve(count);
    for (std::uint32_t at = 1; at < count; ++at) edges.emplace_back(dominators[at], at);
    const Arcs tree(count, edges);
    begins_.resize(count);
    ends_.resize(count);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> levels{{0, 0}};
    while (!levels.empty()) {
        auto& [at, child] = levels.back();
        if (child == 0) {
            begins_[at] = static_cast<std::uint32_t>(order_.size());
            order_.push_back(at);
        }
        const auto children = tree.of(at);
        if (child == children.size()) {
            ends_[at] = static_cast<std::uint32_t>(order_.size());
            levels.pop_back();
            continue;
        }
        const std::uint32_t next = children[child++];  // before the push, which moves `child`
        levels.emplace_back(next, 0);
    }
}

std::span<const std::pair<EntityIndex, std::uint32_t>> Dependence::nodes_of(
    EntityIndex entity) const {
    const auto first = std::lower_bound(by_owner_.begin(), by_owner_.end(),
                                        std::pair<EntityIndex, std::uint32_t>{entity, 0});
    auto last = first;
    while (last != by_owner_.end() && last->first == entity) ++last;
    return {first, last};
}

bool Dependence::reaches(EntityIndex entity) const {
    const auto nodes = nodes_of(entity);
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const auto& one) { return !in_role_[one.second]; });
}

void Dependence::keep_source(std::uint32_t node, EntityIndex but,
                             std::vector<std::uint32_t>& places) const {
    if (place_[node] != none && node != 0 && owners_[node] != but) places.push_back(place_[node]);
}

// Several nodes may cut off together what none does alone: walk without all of them.
std::vector<bool> Dependence::reached_without(const std::vector<std::uint32_t>& gone) const {
    std::vector<bool> seen(owners_.size());
    for (const std::uint32_t node : gone) seen[node] = true;
    std::vector<bool> reached(owners_.size());
    std::vector<std::uint32_t> waiting;
    const auto arrive = [&](std::uint32_t node) {
        if (seen[node]) return;
        seen[node] = true;
        reached[node] = true;
        waiting.push_back(node);
    };
    arrive(0);
    // The list grows while it is walked. NOLINTNEXTLINE(modernize-loop-convert)
    for (std::size_t done = 0; done < waiting.size(); ++done) {
        for (const std::uint32_t next : arcs_.of(waiting[done])) arrive(next);
    }
    return reached;
}

std::vector<EntityIndex> Dependence::hanging_on(EntityIndex entity) const {
    std::vector<std::uint32_t> gone;  // its nodes that others pass
    for (const auto& [owner, node] : nodes_of(entity)) {
        if (!arcs_.of(node).empty()) gone.push_back(node);
    }
    std::vector<std::uint32_t> places;
    if (gone.size() == 1) {
        const std::uint32_t node = gone.front();
        for (std::uint32_t at = begins_[node]; at < ends_[node]; ++at) {
            keep_source(order_[at], entity, places);
        }
    } else if (gone.size() > 1) {
        const std::vector<bool> reached = reached_without(gone);
        for (std::uint32_t node = 0; node < owners_.size(); ++node) {
            if (!reached[node]) keep_source(node, entity, places);
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<EntityIndex> result;
    result.reserve(places.size());
    for (const std::uint32_t place : places) result.push_back(sources_[place]);
    return result;
}

namespace {

// All that the arcs lead to from these nodes; these too where `themselves`.
std::vector<bool> led_to(const Arcs& arcs, const std::vector<std::uint32_t>& from,
                         bool themselves) {
    std::vector<bool> result(arcs.nodes());
    std::vector<bool> walked(arcs.nodes());
    std::vector<std::uint32_t> waiting = from;
    while (!waiting.empty()) {
        const std::uint32_t at = waiting.back();
        waiting.pop_back();
        if (walked[at]) continue;
        walked[at] = true;
        for (const std::uint32_t next : arcs.of(at)) {
            result[next] = true;
            waiting.push_back(next);
        }
    }
    for (const std::uint32_t node : from) result[node] = result[node] || themselves;
    return result;
}

}  // namespace

Hanging::Hanging(const GovernanceGraph& graph, std::span<const EntityIndex> sources,
                 EntityIndex target, std::span<const LinkKind> over)
    : all_(graph, sources, target, over) {
    if (all_.open_.empty()) return;
    sure_.emplace(graph, sources, target, over, Truth::yes);
    const auto count = static_cast<std::uint32_t>(all_.owners_.size());
    unsure_.resize(graph.model().entities.size());
    passed_.resize(graph.model().entities.size());
    const std::vector<bool> unsure = led_to(all_.arcs_, all_.open_, true);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> onward;
    std::vector<std::uint32_t> lost;  // who reaches the target only if some dates allow
    for (std::uint32_t at = 0; at < count; ++at) {
        for (const std::uint32_t next : all_.arcs_.of(at)) onward.emplace_back(next, at);
        if (all_.place_[at] == none || at == 0 || !unsure[at]) continue;
        unsure_[all_.owners_[at].value] = true;
        if (!sure_->reaches(all_.owners_[at])) lost.push_back(at);
    }
    const std::vector<bool> passed = led_to(Arcs(count, onward), lost, false);
    for (std::uint32_t at = 1; at < count; ++at) {
        if (passed[at]) passed_[all_.owners_[at].value] = true;
    }
}

std::vector<EntityIndex> Hanging::surely_on(EntityIndex entity) const {
    std::vector<EntityIndex> result = all_.hanging_on(entity);
    if (sure_) std::erase_if(result, [&](EntityIndex one) { return !sure_->reaches(one); });
    return result;
}

bool Hanging::perhaps_on(EntityIndex entity) const {
    if (!sure_) return false;
    if (passed_[entity.value]) return true;
    const std::vector<EntityIndex> now = sure_->hanging_on(entity);
    return std::any_of(now.begin(), now.end(), [&](EntityIndex one) { return unsure_[one.value]; });
}

std::vector<EntityIndex> hanging_on(const GovernanceGraph& graph, EntityIndex entity,
                                    std::span<const EntityIndex> sources, EntityIndex target,
                                    std::span<const LinkKind> over) {
    return Dependence(graph, sources, target, over).hanging_on(entity);
}

}  // namespace govmap
