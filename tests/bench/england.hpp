#pragma once

#include <cstddef>
#include <string>

namespace govmap::bench {

/// An invented England as a model in the text format: `copies` times 153 authorities in 106
/// partnerships, each with a Senior Responsible Owner, a whole list of members, sub-groups and
/// documents, all reporting to one invented national chain. The same text every time.
std::string invented_england(std::size_t copies);

/// The number of partnerships in one copy.
inline constexpr std::size_t partnerships_a_copy = 106;

}  // namespace govmap::bench
