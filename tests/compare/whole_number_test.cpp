#include "compare/whole_number.hpp"

#include <cstdint>

#include <gtest/gtest.h>

namespace govmap::footprints {
namespace {

WholeNumber power_of_two(int exponent) {
    WholeNumber result = 1;
    for (; exponent > 0; --exponent) result += WholeNumber(result);
    return result;
}

TEST(WholeNumber, IsWrittenInDecimal) {
    EXPECT_EQ(WholeNumber().text(), "0");
    EXPECT_EQ(WholeNumber(10).text(), "10");
    EXPECT_EQ(WholeNumber(UINT64_MAX).text(), "18446744073709551615");
    EXPECT_EQ(power_of_two(64).text(), "18446744073709551616");
    EXPECT_EQ(power_of_two(128).text(), "340282366920938463463374607431768211456");
    EXPECT_EQ(power_of_two(255).text(),
              "57896044618658097711785492504343953926634992332820282019728792003956564819968");
}

TEST(WholeNumber, CarriesOverAllItsWords) {
    WholeNumber most = power_of_two(255);
    WholeNumber sum;
    for (int exponent = 0; exponent < 255; ++exponent) sum += power_of_two(exponent);
    EXPECT_LT(sum, most);
    sum += WholeNumber(1);
    EXPECT_EQ(sum, most);
}

TEST(WholeNumber, IsMultipliedExactly) {
    WholeNumber factorial = 1;
    for (std::uint32_t factor = 2; factor <= 50; ++factor) factorial = factorial.times(factor);
    EXPECT_EQ(factorial.text(),
              "30414093201713378043612608166064768844377641568960512000000000000");
    EXPECT_EQ(factorial.times(0), WholeNumber());
    EXPECT_EQ(WholeNumber(UINT64_MAX).times(UINT32_MAX).text(), "79228162495817593515539431425");
}

TEST(WholeNumber, SaysRoughlyWhatItIsAndWhetherItFitsAWord) {
    EXPECT_DOUBLE_EQ(WholeNumber(3).rough(), 3.0);
    EXPECT_DOUBLE_EQ(power_of_two(200).rough(), 0x1p200);
    EXPECT_TRUE(WholeNumber(UINT64_MAX).fits_64_bits());
    EXPECT_EQ(WholeNumber(UINT64_MAX).low(), UINT64_MAX);
    EXPECT_FALSE(power_of_two(64).fits_64_bits());
    EXPECT_FALSE(power_of_two(255).fits_64_bits());
}

}  // namespace
}  // namespace govmap::footprints
