#pragma once

#include <optional>

#include "model/model.hpp"

namespace govmap {

/// A copy of the model without what is written at a place: links, gaps, whole lists, properties.
/// Whoever is left out of a role leaves the role open. Nothing if nothing was left out: entities
/// stay, since others may refer to them.
std::optional<Model> without(const Model& model, Location place);

}  // namespace govmap
