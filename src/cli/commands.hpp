#pragma once

#include "cli/arguments.hpp"
#include "cli/surroundings.hpp"

// The commands that are long enough to stand in a file of their own, `<word>_command.cpp`;
// pipeline.cpp has the others and chooses among them all.

namespace govmap {

/// A picture of a model: a graph that Graphviz lays out, or a tile map.
Exit run_map(const Arguments& arguments, const Surroundings& world);

/// What is overdue, what falls due, and what cannot be told.
Exit run_due(const Arguments& arguments, const Surroundings& world);

/// A document that a pack describes, filled in for one partnership: the return to central
/// government, the terms of reference, the matrix of who answers for what.
Exit run_document(const Arguments& arguments, const Surroundings& world);

/// The page of a rule; or why a rule says what it says of something in a model, and what would
/// settle it.
Exit run_explain(const Arguments& arguments, const Surroundings& world);

/// What is in a model.
Exit run_list(const Arguments& arguments, const Surroundings& world);

/// Every way to part an area into partnerships: how many, which none beats, all of them.
Exit run_footprints(const Arguments& arguments, const Surroundings& world);

/// The ways to part an area that a file names, side by side.
Exit run_compare(const Arguments& arguments, const Surroundings& world);

/// What planned or supposed changes would break in a model, from when, and for whom.
Exit run_rehearse(const Arguments& arguments, const Surroundings& world);

/// One entity of a model, with all its links.
Exit run_show(const Arguments& arguments, const Surroundings& world);

}  // namespace govmap
