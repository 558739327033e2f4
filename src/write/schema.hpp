#pragma once

#include <string>

#include "base/shape.hpp"

namespace govmap {

/// The JSON Schema (draft-07) of the documents that conform to the shape `root`, made from the same
/// table that the reader holds them to.
std::string json_schema(const Shapes& book, const std::string& root, const std::string& title);

}  // namespace govmap
