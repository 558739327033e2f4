#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/source.hpp"
#include "model/finding.hpp"
#include "model/model.hpp"
#include "read/reader.hpp"

namespace govmap {

/// The findings that were accepted as known on a day, so that a later check shows what is new. Kept
/// as a text file of our own form: one finding a line, sorted, the same on every machine.
struct Baseline {
    struct Entry {
        std::string rule;
        std::string subject;
        std::string item;
        Verdict verdict = Verdict::fail;  ///< fail or cannot tell
        Location where;                   ///< in the file it was read from
    };
    Date as_of;
    std::vector<Entry> entries;  ///< by rule, subject and item; each key once
};

/// The failures of a report; with `strict` also what cannot be told.
Baseline baseline_of(const CheckReport& report, bool strict);

/// The file: what `read_baseline` reads.
std::string baseline_text(const Baseline& baseline);

/// Reads the file. Nothing, and Problems with their places, where it is missing, is something else
/// than a baseline, or holds a key twice.
std::optional<Baseline> read_baseline(ReadContext& context, const std::string& path);

struct CompareOptions {
    bool strict = false;    ///< cannot tell counts as a failure does
    bool all_rules = true;  ///< every rule of the packs ran; else only rules that ran can find less
};

/// Marks the findings of a report as known or new, and notes what is found no longer. A finding is
/// known if the baseline has it with the same verdict or a worse one: a cannot tell that was
/// accepted does not cover a fail. Reports a Problem, and marks nothing, if nothing that the
/// baseline speaks of is in the model.
void compare_with(const Baseline& baseline, const Model& model, const CompareOptions& options,
                  CheckReport& report, Problems& problems);

}  // namespace govmap
