#pragma once

#include <string>
#include <vector>

#include "check/pack.hpp"

namespace govmap {

/// What came of one example of a rule.
struct ExampleResult {
    std::string rule;
    ExampleKind kind = ExampleKind::passes;
    std::string says;
    bool held = false;  ///< the rule did on it what the example says
    std::string got;    ///< the verdicts: "fail: The X has no chair."; or why there is none
    Location where;
};

/// Runs every example of every rule that runs. What is wrong in an example's model, and a rule that
/// cannot be run to its end on it, is reported in the context's Problems, and the example does not
/// hold.
///
/// Of the findings on the example's subject and item (all, where it names none):
///   passes          there is one, and every one is a pass
///   fails           at least one is a fail
///   cannot tell     at least one cannot tell, and none is a fail
///   does not apply  every one is not applicable, or there is none
std::vector<ExampleResult> run_examples(ReadContext& context, const PackSet& packs);

}  // namespace govmap
