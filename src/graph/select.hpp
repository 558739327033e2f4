#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "graph/entity_test.hpp"
#include "graph/graph.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// Which entities something is about: rules and views select with the same words. Everything that
/// is said must hold; what is not said does not matter.
struct Selector {
    std::vector<EntityKind> kinds;   ///< one of these
    std::vector<std::string> types;  ///< one of these, or a type under one of them
    std::string fulfils;             ///< a function
    std::string tier;                ///< authority: "upper" or "lower"
    std::string country;             ///< authority: "england" …
    bool in_review_area = false;     ///< lies in an area under review; a body: covers such a place
    bool in_review_model = false;    ///< declared by a model under review, not by one it uses
    std::vector<std::string> ids;    ///< one of these

    friend bool operator==(const Selector&, const Selector&) = default;

    /// Adds the shape "selector" to a book of shapes. Where `words` are given, types and functions
    /// are held to them.
    static void add_shapes(Shapes& book, const Vocabulary* words = nullptr);
    /// Reads a node that conforms to the shape "selector".
    static Selector read(const Node& node);

    /// Whether the entity certainly is selected (its being alive is not asked here). For many
    /// entities prepare the selector once instead.
    [[nodiscard]] bool matches(const GovernanceGraph& graph, const Vocabulary& words,
                               EntityIndex entity) const;
    /// All entities selected that are, or may be, alive, in the model's order.
    [[nodiscard]] std::vector<EntityIndex> all(const GovernanceGraph& graph,
                                               const Vocabulary& words) const;
};

/// A selector bound to a graph, its words resolved. Refers to the graph, which must outlive it.
class PreparedSelector {
public:
    /// `areas` are the areas under review: the model's own, unless the caller overrides them.
    PreparedSelector(const GovernanceGraph& graph, const Vocabulary& words,
                     const Selector& selector, std::span<const EntityIndex> areas);

    /// Unknown where a type, tier or country that is asked for is not said, or said too widely.
    [[nodiscard]] Truth test(EntityIndex entity) const;
    /// All entities that certainly are selected and that are, or may be, alive, in model order.
    [[nodiscard]] std::vector<EntityIndex> all() const;

private:
    [[nodiscard]] bool in_area(EntityIndex entity) const;

    const GovernanceGraph* graph_;
    EntityTest test_;
    bool in_review_area_ = false;
    bool in_review_model_ = false;
    std::vector<EntityIndex> areas_;
};

/// Whether the place is the area itself, or lies within it: by a chain of `within` links each of
/// which holds, or may hold, on the day and carries at least half of the residents.
bool lies_in(const GovernanceGraph& graph, EntityIndex place, EntityIndex area);

/// The place itself and all that it lies in, nearest first.
std::vector<EntityIndex> places_around(const GovernanceGraph& graph, EntityIndex place);

}  // namespace govmap
