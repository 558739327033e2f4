#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/footprint.hpp"
#include "check/outcome.hpp"
#include "check/world.hpp"

namespace govmap {

/// A kind of board by one word: bodies of that type, or of one under it, and those that fulfil the
/// function of the same name, whatever they are called. Pinned in memory, as its selectors are.
struct KindOfBoard {
    explicit KindOfBoard(const std::string& name);

    /// Unknown where the type of something that may be one is not said, or said too widely.
    [[nodiscard]] Truth test(const World& world, EntityIndex entity) const;

    std::string word;
    Selector type;
    Selector function;
};

/// What a relation is looked for: an authority, or an area with the authorities in it.
struct Place {
    EntityIndex at;
    std::vector<Within> inside;       ///< of an area: what it is made of, upper or lower tier
    Truth in_footprint = Truth::yes;  ///< unknown: on the day only perhaps

    /// Whether what is said of `other` (an authority or area) is said of this place.
    [[nodiscard]] Truth concerned_by(const World& world, EntityIndex other) const;
};

/// The places of a footprint, each once: its authorities, in a two-tier area the lower ones where
/// boards of the kind are theirs; or, with the type of an area, the areas of that type that they,
/// else the lower ones in them, lie in. An authority of which no such area is recorded stands for
/// itself.
std::vector<Place> places_of(const World& world, const Footprint& footprint,
                             const std::string& area_type, const KindOfBoard& kind);

/// Whether the body's own footprint has the place; unknown where none is recorded.
Truth serves(const World& world, EntityIndex body, const Place& place);

/// Whether a board, or a programme, of the kind covers the place or what it lies in; no only where
/// the list of them over it is whole.
struct Presence {
    Truth there = Truth::unknown;
    EntityIndex whole_over;  ///< for `no`: of what place the list is whole
    std::vector<Fact> facts;
};
Presence presence_of(const World& world, const KindOfBoard& kind, const Place& place);

}  // namespace govmap
