#pragma once

#include <optional>
#include <span>

#include "graph/graph.hpp"

namespace govmap {

/// A link that a line of accountability may follow from where it stands. For graph/*.cpp only.
struct Onward {
    LinkIndex link;
    EntityIndex to;
    Truth certain = Truth::yes;
    std::optional<LinkIndex> through;  ///< the surest holder of the role that it goes through
    Symbol role;                       ///< that role, if it names one
    bool blocked = false;              ///< it names a role that nobody holds
};

/// The role that a link goes through; on `holds` the role is what is held instead.
inline Symbol role_through(const GovernanceGraph& graph, const Link& link) {
    return link.kind == LinkKind::holds ? Symbol{} : graph.model().detail(link).role;
}

/// Calls `visit` with every `holds` link of the role in the body.
template <class Visit>
void each_holder(const GovernanceGraph& graph, EntityIndex body, Symbol role, Visit visit) {
    for (const LinkIndex index : graph.in(body, LinkKind::holds)) {
        if (graph.model().detail(graph.model().link(index)).role == role) visit(index);
    }
}

/// What following one link means.
inline Onward onward_over(const GovernanceGraph& graph, LinkIndex index) {
    const Link& link = graph.model().link(index);
    Onward onward{index, link.to, graph.holds(index), std::nullopt, role_through(graph, link),
                  false};
    if (onward.role.said()) {
        Truth best = Truth::no;
        each_holder(graph, link.from, onward.role, [&](LinkIndex holder) {
            if (graph.holds(holder) <= best) return;
            best = graph.holds(holder);
            onward.through = holder;
        });
        onward.blocked = best == Truth::no;
        if (!onward.blocked) onward.certain = both(onward.certain, best);
    }
    return onward;
}

/// Calls `visit` with every link onward from `at`: kinds in the order given, then model order.
template <class Visit>
void each_onward(const GovernanceGraph& graph, EntityIndex at, std::span<const LinkKind> over,
                 Visit visit) {
    for (const LinkKind kind : over) {
        for (const LinkIndex index : graph.out(at, kind)) visit(onward_over(graph, index));
    }
}

}  // namespace govmap
