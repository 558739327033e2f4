#include "compare/unbeaten_rows.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap::footprints {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rows = std::vector<std::vector<double>>;

TEST(UnbeatenRows, KeepWhatNoneIsAsGoodAsEverywhereAndBetterSomewhere) {
    const Rows rows = {{1, 5}, {2, 2}, {3, 2}, {5, 1}, {5, 1}, {6, 6}};
    EXPECT_THAT(unbeaten_places<double>(rows), ElementsAre(0, 1, 3, 4));
    EXPECT_THAT(unbeaten_places<double>(Rows{}), IsEmpty());
    EXPECT_THAT(unbeaten_places<double>(Rows{{}, {}}), ElementsAre(0, 1))
        << "nothing to be beaten on";
}

TEST(UnbeatenRows, CountThoseWithEqualValuesUnderTheFirstLabel) {
    UnbeatenRows<int> rows;
    const std::vector<int> one = {1, 2};
    const std::vector<int> other = {2, 1};
    EXPECT_TRUE(rows.add(one, 10));
    EXPECT_TRUE(rows.add(other, 11));
    EXPECT_FALSE(rows.add(one, 12));
    EXPECT_FALSE(rows.add(std::vector<int>{2, 2}, 13));
    const auto all = rows.in_order();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].values, one);
    EXPECT_EQ(all[0].first, 10U);
    EXPECT_EQ(all[0].count, 2U);
    EXPECT_EQ(all[1].values, other);
    EXPECT_EQ(all[1].first, 11U);
    EXPECT_EQ(all[1].count, 1U);
}

TEST(UnbeatenRows, AreThoseThatComparingAllWithAllLeaves) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Rows rows(random() % 40, std::vector<double>(1 + random() % 4));
        const std::size_t width = rows.empty() ? 1 : rows.front().size();
        for (auto& row : rows) {
            row.resize(width);
            for (double& value : row) value = static_cast<double>(random() % 6) / 2;
        }
        std::vector<std::size_t> expected;
        for (std::size_t one = 0; one < rows.size(); ++one) {
            const bool beaten = std::any_of(rows.begin(), rows.end(), [&](const auto& other) {
                bool nowhere_worse = true;
                for (std::size_t at = 0; at < width; ++at)
                    nowhere_worse = nowhere_worse && other[at] <= rows[one][at];
                return nowhere_worse && other != rows[one];
            });
            if (!beaten) expected.push_back(one);
        }
        EXPECT_EQ(unbeaten_places<double>(rows), expected);

        UnbeatenRows<double> front;
        for (std::size_t at = 0; at < rows.size(); ++at) front.add(rows[at], at);
        const auto kept = front.in_order();
        std::uint64_t counted = 0;
        for (const auto& row : kept) counted += row.count;
        EXPECT_EQ(counted, expected.size());

        std::shuffle(rows.begin(), rows.end(), random);
        UnbeatenRows<double> shuffled;
        for (std::size_t at = 0; at < rows.size(); ++at) shuffled.add(rows[at], at);
        const auto again = shuffled.in_order();
        ASSERT_EQ(again.size(), kept.size());
        for (std::size_t at = 0; at < kept.size(); ++at) {
            EXPECT_EQ(again[at].values, kept[at].values);
            EXPECT_EQ(again[at].count, kept[at].count);
        }
    }
}

}  // namespace
}  // namespace govmap::footprints
