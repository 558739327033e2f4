#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/dominators.hpp"
#include "graph/graph.hpp"

namespace govmap {

/// Who hangs on whom on the lines to one target: built once in the time that the lines take to
/// walk, then each answer costs about as much as it is long. Only links that hold at least as
/// surely as `surely` count. To judge by, take Hanging, which asks how surely.
class Dependence {
public:
    Dependence(const GovernanceGraph& graph, std::span<const EntityIndex> sources,
               EntityIndex target, std::span<const LinkKind> over, Truth surely = Truth::unknown);

    /// Those of the sources that reach the target, and would not if `entity` were gone, its roles
    /// held by nobody else included; in the order that the sources were given.
    [[nodiscard]] std::vector<EntityIndex> hanging_on(EntityIndex entity) const;
    /// Whether the entity reaches the target at all.
    [[nodiscard]] bool reaches(EntityIndex entity) const;

private:
    friend class Hanging;

    // The lines backwards, from the target. A node is an entity, or an entity in its role of
    // passing on the reports of bodies to one receiver (`through`); both are gone with the entity.
    struct Built {
        std::vector<EntityIndex> owners;  // by node; node 0 is the target
        std::vector<bool> in_role;        // by node
        std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
        std::vector<std::uint32_t> open;  // nodes that are on their line only perhaps
    };
    static Built build(const GovernanceGraph& graph, EntityIndex target,
                       std::span<const LinkKind> over, Truth surely);
    Dependence(Built built, const GovernanceGraph& graph, std::span<const EntityIndex> sources);

    [[nodiscard]] std::span<const std::pair<EntityIndex, std::uint32_t>> nodes_of(
        EntityIndex entity) const;
    [[nodiscard]] std::vector<bool> reached_without(const std::vector<std::uint32_t>& gone) const;
    void keep_source(std::uint32_t node, EntityIndex but, std::vector<std::uint32_t>& places) const;

    std::vector<EntityIndex> owners_;
    std::vector<bool> in_role_;
    std::vector<std::uint32_t> open_;
    Arcs arcs_;
    std::vector<std::pair<EntityIndex, std::uint32_t>> by_owner_;  // sorted
    std::vector<std::uint32_t> order_;   // nodes in preorder of the dominator tree
    std::vector<std::uint32_t> begins_;  // node -> place in order_
    std::vector<std::uint32_t> ends_;    // node -> end of its subtree in order_
    std::vector<EntityIndex> sources_;
    std::vector<std::uint32_t> place_;  // node -> place among sources_, or none
};

/// Who hangs on whom on the lines to one target, surely or perhaps: a link whose dates leave open
/// whether it holds on the day may be the line that hangs, or the other way round.
class Hanging {
public:
    Hanging(const GovernanceGraph& graph, std::span<const EntityIndex> sources, EntityIndex target,
            std::span<const LinkKind> over);

    /// Those that surely hang on `entity`, in the order that the sources were given.
    [[nodiscard]] std::vector<EntityIndex> surely_on(EntityIndex entity) const;
    /// Whether others may hang on it.
    [[nodiscard]] bool perhaps_on(EntityIndex entity) const;
    /// Whether anything reaches the target at all, surely or perhaps.
    [[nodiscard]] bool any_line() const { return all_.owners_.size() > 1; }

private:
    Dependence all_;                  // perhaps links as if they were there
    std::optional<Dependence> sure_;  // without them; nothing where there are none
    // By place in the model, where there are perhaps links:
    std::vector<bool> unsure_;  // whose line is over one of them
    std::vector<bool> passed_;  // what is on a line of somebody who surely has none
};

}  // namespace govmap
