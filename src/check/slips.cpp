#include "check/slips.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace govmap {
namespace {

bool is_opposite(std::string_view longer, std::string_view shorter) {
    constexpr std::array<std::string_view, 6> prefixes = {"un", "in", "im", "il", "ir", "no"};
    return longer.ends_with(shorter) &&
           std::find(prefixes.begin(), prefixes.end(),
                     longer.substr(0, longer.size() - shorter.size())) != prefixes.end();
}

// Whether two words differ in two letters side by side at most.
bool nearly(std::string_view one, std::string_view other) {
    constexpr std::size_t most = 2;
    constexpr std::size_t shortest = 4;
    if (one.size() > other.size()) std::swap(one, other);
    if (one.size() < shortest || is_opposite(other, one)) return false;
    const auto begin = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const auto same = static_cast<std::size_t>(begin.first - one.begin());
    const auto end = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
    const auto same_end = static_cast<std::size_t>(end.first - one.rbegin());
    return std::min(same + same_end, one.size()) + most >= other.size();
}

}  // namespace

bool may_mean(std::string_view written, std::string_view word, std::string_view label) {
    const std::string said = lower_case(written);
    const std::string wanted = lower_case(word);
    return said == wanted || said == lower_case(label) || nearly(said, wanted);
}

}  // namespace govmap
