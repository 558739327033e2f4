#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace govmap {

/// A directed graph in compressed rows: the arcs of node n are heads[starts[n] .. starts[n + 1]).
struct Arcs {
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> heads;

    /// From pairs (tail, head), keeping their order within a row.
    Arcs(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);
    [[nodiscard]] std::size_t nodes() const { return starts.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const {
        return std::span(heads).subspan(starts[node], starts[node + 1] - starts[node]);
    }
};

/// For each node the last one that every way from node 0 to it must pass (its immediate
/// dominator); 0 for node 0. Every node must be reachable from node 0.
///
/// Lengauer and Tarjan's algorithm with plain path compression, O(arcs x log nodes). Boost has it
/// too, but recursing once for each level of the search: a chain of half a million entities with
/// one link back ends the process.
std::vector<std::uint32_t> immediate_dominators(const Arcs& arcs);

}  // namespace govmap
