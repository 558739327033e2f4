#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/finding.hpp"

namespace govmap {

/// What a condition says of one entity: the verdict and, in the same record, why.
struct Outcome {
    Verdict verdict = Verdict::cannot_tell;  ///< never `excepted`
    std::string sentence;                    ///< plain English, with its final stop
    std::vector<Fact> facts;                 ///< what it rests on
    std::vector<std::string> missing;        ///< what would settle a cannot tell; no final stop
    std::optional<Date> due;                 ///< where there is a date: the first of them
    bool late = false;                       ///< done after it
    std::vector<Deadline> deadlines;         ///< all there are
};

/// The outcome for one of several things that a condition looks at in one subject.
struct Item {
    std::string id = "-";  ///< "-": the subject itself
    std::string name;      ///< empty: the subject itself
    Outcome outcome;
};

/// Kleene's *and*, *or* and *not*. Outcomes that are not applicable are left out of account; if
/// all are, so is the result. What decides brings its sentence, facts and missing facts along.
Outcome all_of(const std::vector<Outcome>& parts);
Outcome any_of(const std::vector<Outcome>& parts);
Outcome not_of(Outcome part);

/// Pass, cannot tell or fail.
Verdict verdict_of(Truth truth);

}  // namespace govmap
