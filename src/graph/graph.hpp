#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/truth.hpp"
#include "model/model.hpp"

namespace govmap {

/// A model at a date, as a typed graph: what certainly or perhaps holds on that day, ready for
/// walking in both directions. Holds the model by reference: the model must outlive the graph.
///
/// Order is the model's own, so the same model always walks the same way.
class GovernanceGraph {
public:
    GovernanceGraph(const Model& model, Date as_of);

    [[nodiscard]] const Model& model() const { return *model_; }
    [[nodiscard]] Date as_of() const { return as_of_; }

    /// Whether the entity exists on the day; unknown inside a month or year that its period names.
    [[nodiscard]] Truth alive(EntityIndex entity) const { return alive_[entity.value]; }
    [[nodiscard]] EntityKind kind(EntityIndex entity) const { return kinds_[entity.value]; }
    [[nodiscard]] Symbol type(EntityIndex entity) const { return types_[entity.value]; }
    /// Whether the link holds on the day, its ends being alive included.
    [[nodiscard]] Truth holds(LinkIndex link) const { return holds_[link.value]; }

    /// The links of a kind that leave `entity`, or arrive at it, without those that certainly do
    /// not hold on the day.
    [[nodiscard]] std::span<const LinkIndex> out(EntityIndex entity, LinkKind kind) const;
    [[nodiscard]] std::span<const LinkIndex> in(EntityIndex entity, LinkKind kind) const;

    /// The gaps that the authors recorded in `entity` and that hold, or may hold, on the day.
    [[nodiscard]] std::span<const GapIndex> gaps(EntityIndex entity) const;

    /// The closure that makes a list whole on the day (certainly), or null: the list of links of
    /// `kind` that arrive at `of` (or leave it: `outward`), with this qualifier or with none.
    [[nodiscard]] const Closure* closure(EntityIndex of, LinkKind kind, bool outward,
                                         Symbol qualifier = {}) const;

    /// What is recorded of an entity under a key, on the day: the first that holds, or may hold;
    /// one that is disputed only where there is no other, and that nothing was found ("not
    /// recorded") only where nobody else found something.
    struct Said {
        const Property* property = nullptr;  ///< null: nothing is recorded
        Truth holds = Truth::no;
    };
    [[nodiscard]] Said said(EntityIndex entity, Symbol key) const;

    /// The bodies that fulfil a function and are, or may be, alive, in the model's order.
    [[nodiscard]] std::vector<EntityIndex> fulfilling(Symbol function) const;

private:
    struct Rows {  // compressed rows: the links of entity e are links[starts[e] .. starts[e + 1])
        std::vector<std::uint32_t> starts;
        std::vector<LinkIndex> links;  // within a row sorted by kind, then in the model's order
        std::vector<LinkKind> kinds;   // of the links: looked at more often than they are
    };
    [[nodiscard]] std::span<const LinkIndex> row(const Rows& rows, EntityIndex entity,
                                                 LinkKind kind) const;
    /// The links that hold or may hold, kind by kind, in the model's order within each.
    [[nodiscard]] std::vector<LinkIndex> links_by_kind() const;
    void build_rows(Rows& rows, const std::vector<LinkIndex>& by_kind, bool outward) const;

    const Model* model_;
    Date as_of_;
    std::vector<Truth> alive_;
    std::vector<Truth> holds_;  // by link
    // Of the entities, close together for going through them all.
    std::vector<EntityKind> kinds_;
    std::vector<Symbol> types_;
    Rows out_;
    Rows in_;
    std::vector<std::uint32_t> gap_starts_;
    std::vector<GapIndex> gaps_;
    std::vector<std::uint32_t> closure_starts_;
    std::vector<std::uint32_t> closures_;
};

}  // namespace govmap
