#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/world.hpp"
#include "model/finding.hpp"

namespace govmap {

/// What a deadline is about: one of these is named.
struct Deed {
    std::string product;
    std::string milestone;
    std::string role;

    /// "terms of reference", "partnership formed", "Senior Responsible Owner".
    [[nodiscard]] std::string label(const World& world) const;
    /// "product:terms-of-reference", "milestone:formed", "role:sro".
    [[nodiscard]] std::string word() const;
};

/// One thing recorded about whether, and when, it was done.
struct DeedRecord {
    enum class State { done, not_done, absent, undetermined };

    State state = State::undetermined;
    Truth happened = Truth::no;     ///< done, and by the day asked for
    std::optional<PartialDate> on;  ///< when it came to be so
    std::optional<Date> stated;     ///< when that was said: its source's date, else the model's
    std::string said;               ///< the state or absence as written
    bool open_then = false;         ///< "yet to be determined": it was not done when that was said
    Fact fact;
};

/// Whether it says that there can be none here, which no day can make overdue.
bool none_here(const DeedRecord& record);

/// The record that the state of a document or milestone makes, read by the states that its term
/// has.
DeedRecord record_of(const World& world, EntityIndex of, const Property& property,
                     const Term* term);

/// Everything recorded on the day about one deed of a body.
struct DeedHistory {
    std::vector<DeedRecord> records;
    const Closure* closed = nullptr;    ///< nothing is left out
    std::optional<Date> closed_stated;  ///< the day for which that was explicitly said
};
DeedHistory history_of(const World& world, EntityIndex body, const Deed& deed);

/// What is recorded of how far one document is.
DeedRecord record_of(const World& world, EntityIndex product);

/// The day that a body was formed, at the latest: its milestone `formed` where that is done, else
/// its `from`.
std::optional<PartialDate> formed_on(const World& world, EntityIndex body);

}  // namespace govmap
