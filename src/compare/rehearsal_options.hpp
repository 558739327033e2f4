#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "check/pack.hpp"
#include "compare/options.hpp"
#include "compare/rehearsal.hpp"

// Which ways to part an area still meet the guidance's minimum once the changes have come: the
// options of a file, each looked at again on the last day, with the changes and without.

namespace govmap::rehearsal {

/// How a way to part the area stands to the minimum that footprints decide.
enum class Fate : std::uint8_t {
    passes,       ///< every minimum rule
    cannot_tell,  ///< fails none, and not all can be told
    fails,        ///< at least one
    not_possible  ///< the changes leave no such way to part the area
};
const char* word(Fate fate);

/// A way to part the area, before and after the changes.
struct OptionThen {
    std::string id;
    std::string name;
    Fate before = Fate::passes;
    Fate after = Fate::passes;
    std::vector<std::string> reasons;  ///< sentences: why it does not pass, where it does not
};

/// The options of a file on the last day looked at.
struct OptionsThen {
    std::string title;
    std::string area_name;
    Date day;
    std::vector<std::string> rules;     ///< ids of the minimum rules that were asked
    std::vector<std::string> replaced;  ///< sentences: who takes the place of whom in each option
    std::vector<OptionThen> options;
};

/// Looks at the options again on `day`. `graph` is that of the options' own model; what they name
/// is found in the others by its id. Fails (a request) where a model does not have it; and as
/// `check` does.
Result<OptionsThen> options_on(Date day, const footprints::Options& options,
                               const GovernanceGraph& graph, const Model& as_recorded,
                               const Model& as_changed, const PackSet& packs);

}  // namespace govmap::rehearsal
