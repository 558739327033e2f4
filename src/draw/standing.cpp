#include "draw/standing.hpp"

#include <array>
#include <cstddef>

namespace govmap {
namespace {

constexpr std::array<StandingInfo, 7> table = {{
    {Standing::recorded, "recorded"},
    {Standing::excepted, "excepted"},
    {Standing::absent, "absent"},
    {Standing::undecided, "undecided"},
    {Standing::unrecorded, "unrecorded"},
    {Standing::disputed, "disputed"},
    {Standing::planned, "planned"},
}};

}  // namespace

std::span<const StandingInfo> standings() { return table; }

const StandingInfo& info(Standing standing) { return table.at(static_cast<std::size_t>(standing)); }

std::optional<Standing> standing(std::string_view word) {
    for (const StandingInfo& one : table) {
        if (word == one.word) return one.standing;
    }
    return std::nullopt;
}

}  // namespace govmap
