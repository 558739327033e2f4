#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compare/rehearsal.hpp"
#include "graph/graph.hpp"
#include "model/model.hpp"

namespace govmap::rehearsal {

/// A model as recorded and as changed, and what is what in the other one. Refers to both.
class Pair {
public:
    Pair(const Model& as_recorded, const Model& as_changed);

    [[nodiscard]] const Model& recorded() const { return *recorded_; }
    [[nodiscard]] const Model& changed() const { return *changed_; }

    /// The same thing in the other model.
    [[nodiscard]] EntityIndex in_changed(EntityIndex of_recorded) const {
        return to_changed_[of_recorded.value];
    }
    [[nodiscard]] std::optional<EntityIndex> in_recorded(EntityIndex of_changed) const {
        return to_recorded_[of_changed.value];
    }

    /// What succeeds it, and what that is succeeded by, nearest first; of the changed model.
    [[nodiscard]] std::vector<EntityIndex> successors(EntityIndex of_changed) const;
    [[nodiscard]] std::vector<EntityIndex> predecessors(EntityIndex of_changed) const;

    /// How it is shown: the changed model has everything.
    [[nodiscard]] Named named(EntityIndex of_changed) const;

private:
    using Lists = std::vector<std::vector<EntityIndex>>;
    static std::vector<EntityIndex> all_along(const Lists& lists, EntityIndex from);

    const Model* recorded_;
    const Model* changed_;
    std::vector<EntityIndex> to_changed_;
    std::vector<std::optional<EntityIndex>> to_recorded_;
    Lists next_;
    Lists before_;
};

/// The two on one day.
struct OneDay {
    const Pair& pair;
    const GovernanceGraph& recorded;
    const GovernanceGraph& changed;
    std::size_t number;  ///< of the day
};

/// The partnerships that a body is, or is a part of, by its links on the graph's day, whatever the
/// way; nearest first.
std::vector<EntityIndex> partnerships_of(const GovernanceGraph& graph, EntityIndex body);

}  // namespace govmap::rehearsal
