#include <algorithm>
#include <unordered_map>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "graph/lines.hpp"

namespace govmap {

std::vector<std::vector<EntityIndex>> pieces(const GovernanceGraph& graph,
                                             std::span<const EntityIndex> authorities,
                                             std::span<const std::string> capacities,
                                             Truth surely) {
    std::vector<Symbol> counted;
    for (const std::string& word : capacities) {
        if (const auto symbol = graph.model().symbols.find(word)) counted.push_back(*symbol);
    }
    std::unordered_map<std::uint32_t, std::size_t> places;
    std::vector<EntityIndex> members;  // each once
    for (const EntityIndex one : authorities) {
        if (places.try_emplace(one.value, members.size()).second) members.push_back(one);
    }
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> borders(members.size());
    for (std::size_t at = 0; at < members.size(); ++at) {
        for (const LinkIndex index : graph.out(members[at], LinkKind::borders)) {
            const Link& link = graph.model().link(index);
            const auto other = places.find(link.to.value);
            if (other == places.end() || graph.holds(index) < surely) continue;
            const Symbol capacity = graph.model().detail(link).capacity;
            if (std::find(counted.begin(), counted.end(), capacity) == counted.end()) continue;
            boost::add_edge(at, other->second, borders);
        }
    }
    std::vector<std::size_t> piece(members.size());
    // Components are numbered in the order of their first vertex, which is the order given.
    const std::size_t count =
        members.empty() ? 0 : boost::connected_components(borders, piece.data());
    std::vector<std::vector<EntityIndex>> result(count);
    for (std::size_t at = 0; at < members.size(); ++at) result[piece[at]].push_back(members[at]);
    return result;
}

}  // namespace govmap
