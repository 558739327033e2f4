#pragma once

#include <optional>
#include <vector>

#include "cli/session.hpp"
#include "graph/graph.hpp"

namespace govmap {

/// What --area names; empty where it was not given. One name by itself means an area before it
/// means an authority of that name, as London does; of several, each means an authority first.
/// Nothing, with the reader told why, where there is none, or where several areas are called so.
std::optional<std::vector<EntityIndex>> places(Session& session, const Arguments& arguments,
                                               const GovernanceGraph& graph);

}  // namespace govmap
