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

    /// Unknown where a type, tier or country that is asked for is not said, or said too widely, and
    /// where it lies in an area under review only perhaps.
    [[nodiscard]] Truth test(EntityIndex entity) const;
    /// All entities that certainly are selected, or would be if they lay in the area that they
    /// perhaps lie in, and that are, or may be, alive, in model order.
    [[nodiscard]] std::vector<EntityIndex> all() const;

private:
    [[nodiscard]] Truth in_area(EntityIndex entity) const;

    const GovernanceGraph* graph_;
    EntityTest test_;
    bool in_review_area_ = false;
    bool in_review_model_ = false;
    std::vector<EntityIndex> areas_;
};

/// A place that another lies in on the day, by a chain of `within` links, and how surely.
struct Around {
    EntityIndex place;
    Truth mostly = Truth::yes;  ///< each link carries at least half of the residents
    Truth wholly = Truth::yes;  ///< each carries all of them, but for a slice of 2 %
};

/// Whether the place is the area itself, or mostly lies within it.
Truth lies_in(const GovernanceGraph& graph, EntityIndex place, EntityIndex area);

/// The place itself and all that it mostly lies in, or may lie in, nearest first.
std::vector<Around> places_around(const GovernanceGraph& graph, EntityIndex place);

}  // namespace govmap
