#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "compare/figures.hpp"

namespace govmap::footprints {

/// The options from the first to the last under some weights. Those of equal standing share a
/// place.
struct Order {
    std::vector<std::vector<std::size_t>> places;
};

/// While the weight of a criterion lies between two shares of all weights, these options lead.
struct Lead {
    double from = 0;
    double to = 1;
    std::vector<std::size_t> options;
};

/// What the weight of one criterion does, the others weighing the same among themselves.
struct WeightEffect {
    FigureKind criterion = FigureKind::partnerships;
    Order alone;              ///< were it the only one
    std::vector<Lead> leads;  ///< from no weight to all of it, in order
};

/// How the order of options hangs on the weights of the criteria. Each criterion is scored from 0
/// for the worst option here to 1 for the best, in step with its value; the score of an option is
/// the weighted mean. No weights are right: they say what matters to whoever chooses.
struct Weighting {
    std::vector<FigureKind> criteria;
    Order equal;                        ///< all weighing the same
    std::vector<WeightEffect> effects;  ///< by criterion
};

/// Of these options alone, by their places in the figures: what others come to moves no score.
/// Nothing in it where there are fewer than two criteria on which they differ.
Weighting weighting(std::span<const Figure> figures, std::span<const std::size_t> options);

}  // namespace govmap::footprints
