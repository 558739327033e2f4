#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "draw/composing.hpp"

namespace govmap {

/// Where an entity stands in the picture.
struct Place {
    std::size_t tier = 0;
    std::string figure;
    std::string cell;  ///< empty: the figure itself
};

/// The tiers of a scene, and who stands where in them.
struct Tiers {
    std::vector<SceneTier> list;  ///< without those that are empty
    std::map<EntityIndex, Place> places;
    /// The box that stands for nobody holding a role in a body.
    std::map<std::pair<EntityIndex, std::string>, Place> vacancies;
    /// A line upwards whose other end nobody names, and the box that stands for that end.
    struct Unnamed {
        EntityIndex from;
        LinkKind kind = LinkKind::answers_to;
        std::string figure;
        std::string why;  ///< "not recorded"
    };
    std::vector<Unnamed> unnamed;
    std::set<std::string> needs_line_up;  ///< figures of which a line upwards is to be expected
};

Tiers compose_tiers(Composing& composing);

}  // namespace govmap
