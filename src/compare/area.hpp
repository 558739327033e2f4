#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "compare/borders.hpp"
#include "graph/graph.hpp"

namespace govmap::footprints {

/// What connects two authorities: any border, one on land, or nothing being asked for.
enum class BorderRule : std::uint8_t { any, land, none };

struct BorderRuleInfo {
    BorderRule rule;
    const char* word;
    const char* meaning;
};
std::span<const BorderRuleInfo> border_rules();
const BorderRuleInfo& info(BorderRule rule);

/// Less of an authority's residents than this in an area is a slice along a border, which no
/// meeting has to be held for: it is told of and not counted. The rules on areas take the same.
inline constexpr double slice_threshold = 0.02;

/// An area that cuts across the authorities: an integrated care board, a police force area.
struct Across {
    EntityIndex area;
    AuthoritySet members = 0;  ///< those with at least slice_threshold of their residents in it
    AuthoritySet slices = 0;   ///< those with less
};

/// The upper-tier authorities whose footprints are in question, and what is known of them on the
/// graph's day.
struct Area {
    std::vector<EntityIndex> authorities;  ///< in the order of their names
    Borders borders;
    std::vector<std::uint64_t> residents;  ///< nought where none are recorded
    AuthoritySet alone = 0;                ///< without a neighbour among them
    std::vector<Across> boards;            ///< integrated care boards, in the order of their names
    std::vector<Across> forces;            ///< police force areas
    std::vector<Across> regions;           ///< probation regions
};

/// The authorities that `places` name: themselves, or those that lie in an area by more than half
/// of their residents. Fails when there are none or more than `most_authorities`, or when one of
/// them is of the lower tier.
Result<Area> area_of(const GovernanceGraph& graph, std::span<const EntityIndex> places,
                     BorderRule rule);

/// The areas called so, by name or alias whatever the case, in which whole authorities lie: of
/// those that hold the same authorities one only, as one place has several names for its kinds:
/// the region, else the first.
std::vector<EntityIndex> areas_called(const GovernanceGraph& graph, std::string_view name);

/// A sentence to put beside anything told of the area where the day lies outside the time that the
/// reference data is said to be whole for; empty inside it.
std::string reservation(const GovernanceGraph& graph, const Area& area);

/// The authorities of a set, by name, as "Bolton, Bury and Wigan".
std::string names_of(const GovernanceGraph& graph, const Area& area, AuthoritySet set);
/// The same as "Bolton + Bury + Wigan", for lists: there are "ands" in names.
std::string names_added(const GovernanceGraph& graph, const Area& area, AuthoritySet set);

}  // namespace govmap::footprints
