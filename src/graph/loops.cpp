#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/lines.hpp"
#include "graph/onward.hpp"

namespace govmap {
namespace {

bool joins_downwards(LinkKind kind) {
    return kind == LinkKind::holds || kind == LinkKind::member_of;
}

// The links that a loop may be made of, from one entity.
template <class Visit>
void each_arc(const GovernanceGraph& graph, EntityIndex at, std::span<const LinkKind> over,
              Truth surely, Visit visit) {
    each_onward(graph, at, over, [&](const Onward& onward) {
        if (onward.blocked || onward.certain < surely) return;
        const bool down = joins_downwards(graph.model().link(onward.link).kind);
        bool answered_by = false;  // the body joined answers straight back to whom joined it
        if (down && onward.to != at) {
            each_onward(graph, onward.to, over, [&](const Onward& back) {
                const bool up = !joins_downwards(graph.model().link(back.link).kind);
                answered_by = answered_by || (up && back.to == at);
            });
        }
        if (!answered_by) visit(onward);
    });
}

// A shortest loop through `start`; the entities for which `inside` is false are left out.
template <class Inside>
std::vector<LinkIndex> shortest_loop(const GovernanceGraph& graph, EntityIndex start,
                                     std::span<const LinkKind> over, Truth surely, Inside inside) {
    struct Node {
        EntityIndex entity;
        std::size_t before = 0;
        LinkIndex link;
    };
    std::vector<Node> nodes{{start, 0, {}}};
    std::unordered_map<std::uint32_t, bool> seen{{start.value, true}};
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        std::optional<LinkIndex> closing;
        each_arc(graph, nodes[at].entity, over, surely, [&](const Onward& onward) {
            if (closing || !inside(onward.to)) return;
            if (onward.to == start) {
                closing = onward.link;
            } else if (seen.emplace(onward.to.value, true).second) {
                nodes.push_back({onward.to, at, onward.link});
            }
        });
        if (!closing) continue;
        std::vector<LinkIndex> loop{*closing};
        for (std::size_t back = at; back != 0; back = nodes[back].before)
            loop.push_back(nodes[back].link);
        std::reverse(loop.begin(), loop.end());
        return loop;
    }
    return {};
}

/// Which entities lie on loops with each other: one knot, one number.
struct Knots {
    std::vector<std::uint32_t> of;  // by place in the model
    std::vector<bool> loops;        // by knot: more than one entity, or one with a link to itself
};

Knots knots(const GovernanceGraph& graph, std::span<const LinkKind> over, Truth surely) {
    using Arcs =
        boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                           boost::no_property, std::uint32_t, std::uint32_t>;
    const auto count = static_cast<std::uint32_t>(graph.model().entities.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
    std::vector<std::uint32_t> to_itself;
    for (std::uint32_t at = 0; at < count; ++at) {
        each_arc(graph, {at}, over, surely, [&](const Onward& onward) {
            arcs.emplace_back(at, onward.to.value);
            if (onward.to.value == at) to_itself.push_back(at);
        });
    }
    const Arcs boost_graph(boost::edges_are_sorted, arcs.begin(), arcs.end(), count);
    Knots result;
    result.of.resize(count);
    const auto index = boost::get(boost::vertex_index, boost_graph);
    const auto number = boost::strong_components(
        boost_graph, boost::make_iterator_property_map(result.of.begin(), index));
    std::vector<std::uint32_t> sizes(number);
    for (const std::uint32_t one : result.of) ++sizes[one];
    result.loops.resize(number);
    for (std::size_t knot = 0; knot < number; ++knot) result.loops[knot] = sizes[knot] > 1;
    for (const std::uint32_t at : to_itself) result.loops[result.of[at]] = true;
    return result;
}

}  // namespace

std::vector<std::vector<LinkIndex>> loops(const GovernanceGraph& graph,
                                          std::span<const LinkKind> over, Truth surely) {
    const Knots all = knots(graph, over, surely);
    std::vector<bool> shown(all.loops.size());
    std::vector<std::vector<LinkIndex>> result;
    for (std::uint32_t at = 0; at < all.of.size(); ++at) {
        const std::uint32_t knot = all.of[at];
        if (shown[knot] || !all.loops[knot]) continue;
        shown[knot] = true;
        result.push_back(shortest_loop(graph, {at}, over, surely, [&](EntityIndex entity) {
            return all.of[entity.value] == knot;
        }));
    }
    return result;
}

std::vector<bool> on_loops(const GovernanceGraph& graph, std::span<const LinkKind> over,
                           Truth surely) {
    const Knots all = knots(graph, over, surely);
    std::vector<bool> result(all.of.size());
    for (std::size_t at = 0; at < result.size(); ++at) result[at] = all.loops[all.of[at]];
    return result;
}

std::vector<LinkIndex> loop_through(const GovernanceGraph& graph, EntityIndex entity,
                                    std::span<const LinkKind> over, Truth surely) {
    return shortest_loop(graph, entity, over, surely, [](EntityIndex) { return true; });
}

}  // namespace govmap
