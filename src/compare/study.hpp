#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/area.hpp"
#include "compare/counting.hpp"
#include "compare/unbeaten.hpp"

namespace govmap::footprints {

/// What footprints are weighed by.
enum class Weighing : std::uint8_t {
    more_partnerships,
    fewer_partnerships,
    icb_splits,
    police_splits,
    probation_splits,
    attendances,
    population_gap
};

struct WeighingInfo {
    Weighing weighing;
    const char* word;
    const char* one;  ///< what a value counts: "partnership"
    const char* many;
    const char* meaning;  ///< one sentence, with what is better
    bool more_is_better;
    bool adds_up;  ///< over the partnerships; else options must be listed to be weighed
};
std::span<const WeighingInfo> weighings();
const WeighingInfo& info(Weighing weighing);
std::optional<Weighing> weighing(std::string_view word);

/// An option with values that no other beats, and how many options have just these.
struct WeighedOption {
    std::vector<std::int64_t> values;  ///< by weighing, as people read them
    WholeNumber options;
    std::vector<AuthoritySet> example;  ///< one of them, by the lowest authority
};

struct Study {
    PartitionCount count;
    std::vector<Weighing> weighings;
    std::vector<WeighedOption> unbeaten;  ///< only where `weighed`
    bool weighed = false;                 ///< whether the unbeaten options are all there
    std::string not_weighed;              ///< why not
};

/// What a study asks.
struct StudyRequest {
    std::vector<Weighing> weighings;
    std::uint64_t meetings = 4;  ///< of a partnership in a year
    SweepBounds bounds;
    /// More partitions than this are not listed for a weighing that does not add up.
    std::uint64_t most_listed = 50'000'000;
    /// Asked now and then; false stops the study, which then says so.
    SweepWatch go_on;
};

/// Counts the partitions that meet the conditions, and finds those that no other beats on the
/// weighings asked for. `ground` is of the area's borders.
Result<Study> study(const Area& area, const Ground& ground, const StudyRequest& request);

/// What one partition comes to, by weighing, as people read it.
std::vector<std::int64_t> weighed(const Area& area, std::span<const Weighing> weighings,
                                  std::uint64_t meetings, std::span<const AuthoritySet> blocks);

}  // namespace govmap::footprints
