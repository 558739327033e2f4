#pragma once

#include <vector>

#include "model/model.hpp"

namespace govmap {

/// The closures of a list that is whole because its author named who is on it, with no more said:
/// it is whole on the days on which one of them is named, and not on others, of which nothing was
/// said. `named` are their periods; the closure holds always where one of these has no dates, or
/// where nobody is named.
std::vector<Closure> stated_closures(const Closure& closure, const std::vector<Period>& named);

}  // namespace govmap
