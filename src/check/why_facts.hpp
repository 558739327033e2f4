#pragma once

#include <cstddef>
#include <vector>

#include "check/why_trial.hpp"

namespace govmap {

/// The facts of a finding, each once, not tried yet.
std::vector<FactTried> each_once(const std::vector<Fact>& facts);

/// What the verdict would be without each of the first so many of them.
void leave_each_out(const Model& model, Trial& trial, std::vector<FactTried>& facts);

/// Places in `facts` of a smallest set that bears the pass of which they are the facts; empty if
/// not all could be tried.
std::vector<std::size_t> smallest_set(const Model& model, Trial& trial,
                                      const std::vector<FactTried>& facts);

}  // namespace govmap
