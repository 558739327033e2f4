#pragma once

#include <map>
#include <vector>

#include "compare/rehearsal_pair.hpp"

namespace govmap::rehearsal {

/// What the files of the changes say with a day, and how much they say without one.
struct Told {
    std::vector<Change> changes;                    ///< by day, then as written
    std::map<Date, std::vector<PartialDate>> days;  ///< to be looked at, as they are said
    std::size_t undated = 0;
};
Told told_by(const Pair& pair, const Request& request, const Vocabulary& words);

}  // namespace govmap::rehearsal
