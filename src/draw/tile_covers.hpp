#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/select.hpp"

namespace govmap {

/// That a body covers an authority, and how surely.
struct Cover {
    EntityIndex authority;
    bool perhaps = false;  ///< not certain on the day, or disputed
    bool part = false;     ///< a part of it only
};

/// By plain name; by id where names are the same.
void sort_by_name(const Model& model, std::vector<EntityIndex>& list);

/// The upper-tier authorities of a graph, and which of them the bodies with a function cover: those
/// that they name, those of an area, and the county of a district in part.
class CoveredAuthorities {
public:
    CoveredAuthorities(const GovernanceGraph& graph, const std::string& function);

    /// Every upper-tier authority that is, or may be, there on the day, by name.
    [[nodiscard]] const std::vector<EntityIndex>& authorities() const { return authorities_; }
    /// The bodies with the function, by name.
    [[nodiscard]] const std::vector<EntityIndex>& bodies() const { return bodies_; }
    /// What a body covers, by the authority's index.
    [[nodiscard]] const std::map<std::uint32_t, Cover>& covers(EntityIndex body) const;
    [[nodiscard]] bool is_covered(EntityIndex authority) const;
    /// Whether one of the authorities is the place itself, or lies in it mostly.
    [[nodiscard]] Truth lies_in(EntityIndex authority, EntityIndex place) const;

private:
    [[nodiscard]] bool is_of_tier(EntityIndex one, std::string_view tier) const;
    void cover(EntityIndex body, LinkIndex index);
    void add(EntityIndex body, const Cover& how);

    const GovernanceGraph& graph_;
    std::vector<EntityIndex> authorities_;
    std::vector<EntityIndex> bodies_;
    std::map<std::uint32_t, std::vector<Around>> around_;  // by authority
    std::map<std::uint32_t, std::map<std::uint32_t, Cover>> covers_;
};

}  // namespace govmap
