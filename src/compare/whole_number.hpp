#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

namespace govmap::footprints {

/// A number of partitions, exactly: four words of 64 bits, lowest first. The most ways to part 64
/// authorities, the Bell number of 64, has 218 bits, so that no sum over partitions of an area
/// overflows. Fixed and without an allocation, because a sweep adds up millions of them.
class WholeNumber {
public:
    WholeNumber() = default;
    WholeNumber(std::uint64_t value) : words_{value, 0, 0, 0} {}  // NOLINT: numbers are numbers

    WholeNumber& operator+=(const WholeNumber& other) {
        std::uint64_t carry = 0;
        for (std::size_t at = 0; at < words_.size(); ++at) {
            const std::uint64_t sum = words_[at] + other.words_[at];
            const std::uint64_t whole = sum + carry;
            carry = static_cast<std::uint64_t>(sum < words_[at]) |
                    static_cast<std::uint64_t>(whole < sum);
            words_[at] = whole;
        }
        return *this;
    }

    /// That many times as much.
    [[nodiscard]] WholeNumber times(std::uint32_t factor) const;

    friend bool operator==(const WholeNumber&, const WholeNumber&) = default;
    std::strong_ordering operator<=>(const WholeNumber& other) const;

    /// Decimal digits, without separators.
    [[nodiscard]] std::string text() const;
    /// The nearest that a double can say.
    [[nodiscard]] double rough() const;
    [[nodiscard]] bool fits_64_bits() const {
        return words_[1] == 0 && words_[2] == 0 && words_[3] == 0;
    }
    /// The lowest 64 bits: all of it where fits_64_bits().
    [[nodiscard]] std::uint64_t low() const { return words_[0]; }

private:
    std::array<std::uint64_t, 4> words_{};
};

}  // namespace govmap::footprints
