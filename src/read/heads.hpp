#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/source.hpp"

namespace govmap {

/// What a model file says of itself before any fact: for pages that tell what they rest on.
struct FileHead {
    std::uint32_t file = 0;  ///< its number in the SourceMap
    std::string title;       ///< empty where it has none
    std::optional<Date> as_of;
    bool uses_reference = false;  ///< it is a gazetteer, or names one under `uses`
    /// Of a gazetteer: the time for which its tables are true, half-open.
    struct Horizon {
        Date from;
        Date until;
    };
    std::optional<Horizon> horizon;
};

/// The heads of the model files that a run has read, from number `first` on, each name once. What
/// is no model, or was not kept (tables), has none.
std::vector<FileHead> heads_of(const SourceMap& sources, std::uint32_t first = 1);

/// What the reference data among the files are and for which time they are true, each a sentence;
/// that there are none is one as well. Where the day is past that time, it is said that they know
/// nothing of it, and then `but`: from whom the reader has what is of later ("but for what the
/// model says").
std::vector<std::string> reference_in_words(const std::vector<FileHead>& heads, Date day,
                                            std::string_view but);

}  // namespace govmap
