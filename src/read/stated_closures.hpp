#pragma once

#include <vector>

#include "model/model.hpp"

namespace govmap {

/// The days of which a link with dates of its own or none speaks: those on which `named`, whom it
/// puts on a list, was there as well. Of the days after a post ended nothing is said by its roles.
Period spoken_of(const Period& link, const Entity& named);

/// The closures of a list that is whole because its author named who is on it, with no more said:
/// it is whole on the days on which one of them is named, and not on others, of which nothing was
/// said. `named` are their periods; the closure holds always where one of these has no dates, or
/// where nobody is named.
std::vector<Closure> stated_closures(const Closure& closure, const std::vector<Period>& named);

}  // namespace govmap
