#pragma once

#include "base/shape.hpp"

namespace govmap {

/// The form of a view: the shape "view" and those that it is made of.
Shapes view_shapes();

}  // namespace govmap
