#pragma once

#include <cstddef>
#include <optional>

#include "compare/comparison.hpp"

namespace govmap::footprints {

/// A figure of the option, from its result and what lies across the area, which have to be in
/// `found` already. Nothing where it cannot be told.
std::optional<double> figure_value(FigureKind kind, const Options& options, const Comparison& found,
                                   std::size_t option);

}  // namespace govmap::footprints
