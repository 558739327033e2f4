#pragma once

#include "read/builder.hpp"

namespace govmap {

/// Reads the tables that a unit's `gazetteer:` section names: authorities, areas, health coverage,
/// borders and the rest, as entities and links. Checks what the tables promise: every id and code
/// resolves and is unique, shares lie in 0 to 1 and sum to 1 within the stated tolerance on every
/// day of the horizon, no border is told twice or of a place to itself, no link outlives its ends.
void read_gazetteer(ModelBuilder& builder, const Unit& unit);

}  // namespace govmap
