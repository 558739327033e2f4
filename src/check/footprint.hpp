#pragma once

#include <string>
#include <vector>

#include "check/world.hpp"

namespace govmap {

/// The authorities that something covers, those of the areas that it covers included.
struct Footprint {
    std::vector<EntityIndex> authorities;  ///< each once, in the order of the links
    std::vector<Truth> holds;              ///< of each, whether it surely belongs on the day
    std::vector<LinkIndex> links;          ///< the `covers` links
    bool whole = false;                    ///< stated to be complete
    bool certain = true;                   ///< every link certainly holds on the day
};
Footprint footprint_of(const World& world, EntityIndex body);

/// How much of a footprint and of an area lie in each other, as shares of residents, 0 to 1.
struct AreaOverlap {
    EntityIndex area;
    double of_footprint = 0;
    double of_area = 0;
    std::vector<LinkIndex> links;  ///< the `within` links it was reckoned from
    Truth certain = Truth::yes;    ///< unknown: reckoned from links that perhaps do not hold
};
struct AreaOverlaps {
    std::vector<AreaOverlap> areas;     ///< in the order first met
    std::vector<EntityIndex> unplaced;  ///< authorities of which no such area is recorded
};
/// The areas of a type that the footprint touches. Where residents are not recorded, every
/// authority counts the same; one that lies within another of the footprint is part of that.
AreaOverlaps overlaps_with(const World& world, const Footprint& footprint, const std::string& type);

/// Whether more than nothing, or at least `share`, of a place's residents live in an area.
Truth has_share_in(const World& world, EntityIndex place, EntityIndex area, double share = 0);

/// A place that lies within another, and how surely on the day.
struct Within {
    EntityIndex place;
    Truth lies = Truth::yes;
};
/// The authorities recorded within a place, of the upper tier unless `lower`; each once.
std::vector<Within> authorities_within(const World& world, EntityIndex place, bool lower = false);

}  // namespace govmap
