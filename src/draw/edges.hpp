#pragma once

#include <vector>

#include "draw/composing.hpp"
#include "draw/tiers.hpp"

namespace govmap {

/// The lines between what stands in the tiers. A report that goes through a role is drawn through
/// the box of whoever holds it. Lines of one kind between the same two figures become one, unless
/// they run straight between the columns of two frames: what many do alike is one line, not a fan.
std::vector<Edge> compose_edges(Composing& composing, const Tiers& tiers);

}  // namespace govmap
