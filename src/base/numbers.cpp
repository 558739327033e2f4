#include "base/numbers.hpp"

namespace govmap {

std::string grouped(std::string_view digits) {
    std::string result;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) result += ',';
        result += digits[at];
    }
    return result;
}

std::string grouped(std::uint64_t number) { return grouped(std::to_string(number)); }

}  // namespace govmap
