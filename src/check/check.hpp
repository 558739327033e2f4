#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "check/pack.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"

namespace govmap {

/// Which findings a report is wanted for. Its summaries count them all.
enum class Keep : unsigned char { all, failures, failures_and_doubts };

struct CheckOptions {
    std::vector<std::string> only;  ///< ids of the rules to run; empty: all
    std::optional<std::vector<EntityIndex>>
        areas;  ///< the areas under review, in place of the model's
    Keep keep = Keep::all;
    std::optional<EntityIndex> subject;  ///< look at this one only; nothing: at all
    std::size_t workers = 1;  ///< how many threads may run rules; the report is the same for any
};

/// Runs the rules of the packs over a graph. Findings stand in the order of the packs' rules, then
/// by id of subject, then by id of item; every rule has a summary, also where it looked at nothing.
/// Fails (a request) if `only` names a rule that is in none of the packs; and (the environment),
/// with the place in the pack, if a rule could not be run to its end.
///
/// Accepted exceptions of the model turn a fail into `excepted`. One that is ended, is not needed,
/// or names an unknown rule is a finding of its own under the id `accepted-exception`, which has a
/// summary where the model has exceptions and all rules ran.
Result<CheckReport> check(const GovernanceGraph& graph, const PackSet& packs,
                          const CheckOptions& options = {});

/// The id of the findings about accepted exceptions themselves.
inline constexpr const char* exception_rule = "accepted-exception";
/// The id of the findings about facts on which sources disagree: one an entity, never a fail, where
/// all rules ran.
inline constexpr const char* disagreement_rule = "sources-disagree";

}  // namespace govmap
