#pragma once

#include <vector>

#include "check/check.hpp"
#include "check/exceptions.hpp"
#include "check/world.hpp"

namespace govmap {

/// The findings of one rule, with its summary's counts filled in; a failure with the rule's place
/// where it could not be looked at to the end. Whatever a component throws is our mistake or a
/// machine without memory: also then the rule that was at work is named, and nothing reads as a
/// pass.
Result<std::vector<Finding>> run_rule(World& world, const Rule& rule,
                                      const PackSet::Strength& strength,
                                      const CheckOptions& options, Exceptions& exceptions,
                                      RuleSummary& summary);

}  // namespace govmap
