#pragma once

#include <vector>

#include "check/why_trial.hpp"

namespace govmap {

/// What would settle a finding, each answer tried out: those that let it pass first, and of each
/// sort a few.
std::vector<Answer> answers_to(const Finding& finding, const Model& model, Trial& trial);

}  // namespace govmap
