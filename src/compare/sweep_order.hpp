#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "compare/authority_set.hpp"

namespace govmap::footprints {

/// An order of vertices 0 … neighbours.size()-1 in which few at once are begun and not done with: a
/// vertex that was passed and has a neighbour to come, a group of which some were passed and some
/// were not. Greedy from every vertex; the cheapest order by a guess at the number of states, with
/// single vertices moved to other places for as long as that makes it cheaper. Any order would do;
/// only time and memory hang on it.
std::vector<std::size_t> sweep_order(std::span<const AuthoritySet> neighbours,
                                     std::span<const AuthoritySet> groups);

}  // namespace govmap::footprints
