#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace govmap {

/// What is known of something that a picture keeps a place for. Each is drawn in its own way, and
/// says its word too: colour and outline are never alone.
enum class Standing : std::uint8_t {
    recorded,    ///< somebody says so
    excepted,    ///< asked for and absent, and the partners accept that for a reason and a time
    absent,      ///< known not to be there: vacant, not yet appointed, or not on a whole list
    undecided,   ///< the source says that it is still to be determined
    unrecorded,  ///< nothing that was read says anything; it may well be there
    disputed,    ///< somebody says so, and another source says otherwise
    planned      ///< a body that is to be formed, and is not there yet
};

struct StandingInfo {
    Standing standing;
    const char* word;  ///< as in a theme
};
std::span<const StandingInfo> standings();
const StandingInfo& info(Standing standing);
std::optional<Standing> standing(std::string_view word);

}  // namespace govmap
