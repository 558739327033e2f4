#pragma once

#include <optional>

#include "check/due_date.hpp"
#include "check/outcome.hpp"

namespace govmap {

/// What is to be done, and by when.
struct DueTerms {
    Deed deed;
    std::optional<Date> first;   ///< the last day on which the first time is in time
    std::optional<int> months;   ///< how soon it is to be done again; nothing: once
    std::optional<Date> starts;  ///< the day that the clock of the deadlines starts: a body formed
                                 ///< after `first` has as long from its own start
};

/// How it stands with a deed of a body on the day asked for, by what is recorded of it: verdict,
/// sentence and the one Deadline.
Outcome reckon(const World& world, EntityIndex subject, const DueTerms& terms,
               const DeedHistory& history);

}  // namespace govmap
