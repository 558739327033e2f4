#include "compare/whole_number.hpp"

#include <algorithm>
#include <cmath>

namespace govmap::footprints {

namespace {

constexpr std::uint64_t half = 0xffffffff;
constexpr int half_bits = 32;

}  // namespace

WholeNumber WholeNumber::times(std::uint32_t factor) const {
    WholeNumber result;
    std::uint64_t carry = 0;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        const std::uint64_t low = (words_[at] & half) * factor + carry;
        const std::uint64_t high = (words_[at] >> half_bits) * factor + (low >> half_bits);
        result.words_[at] = (high << half_bits) | (low & half);
        carry = high >> half_bits;
    }
    return result;
}

std::strong_ordering WholeNumber::operator<=>(const WholeNumber& other) const {
    return std::lexicographical_compare_three_way(words_.rbegin(), words_.rend(),
                                                  other.words_.rbegin(), other.words_.rend());
}

std::string WholeNumber::text() const {
    std::array<std::uint64_t, 4> rest = words_;
    std::string digits;
    const auto left = [&] {
        return std::any_of(rest.begin(), rest.end(), [](auto w) { return w; });
    };
    do {  // divide by ten, word by word from the top, half a word at a time
        std::uint64_t over = 0;
        for (std::size_t at = rest.size(); at-- > 0;) {
            const std::uint64_t high = (over << half_bits) | (rest[at] >> half_bits);
            const std::uint64_t low = ((high % 10) << half_bits) | (rest[at] & half);
            rest[at] = ((high / 10) << half_bits) | (low / 10);
            over = low % 10;
        }
        digits.push_back(static_cast<char>('0' + over));
    } while (left());
    std::reverse(digits.begin(), digits.end());
    return digits;
}

double WholeNumber::rough() const {
    double result = 0;
    for (std::size_t at = words_.size(); at-- > 0;)
        result = std::ldexp(result, 2 * half_bits) + static_cast<double>(words_[at]);
    return result;
}

}  // namespace govmap::footprints
