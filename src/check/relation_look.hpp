#pragma once

#include <optional>
#include <string>

#include "check/outcome.hpp"
#include "check/relation_places.hpp"

namespace govmap {

/// What the component `relation` is asked. Pinned in memory, as its selectors are.
struct RelationAsked {
    explicit RelationAsked(const std::string& type) : board(type) {}

    KindOfBoard board;
    bool peers = false;  ///< the rule is about boards of the kind: asked of another, not of itself
    std::string per;     ///< subject, authority, or a type of area
    std::optional<KindOfBoard> only_where;  ///< only for places where there is one
    std::optional<Selector> among;          ///< of the authorities of the footprint, only these
};

/// The footprint, without the authorities that certainly are not asked for.
Footprint footprint_asked(const World& world, const RelationAsked& asked, EntityIndex subject);

/// Whether how the subject relates to a board of the kind is defined: for one place, which may be
/// the only one there is, or (null) for none in particular.
Outcome relation_outcome(const World& world, const RelationAsked& asked, EntityIndex subject,
                         const Place* place, bool only_place);

}  // namespace govmap
