#include "base/date.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

Date day(const char* text) { return *parse_date(text); }

Period period(const char* from, const char* until) {
    Period result;
    if (from != nullptr) result.from = parse_partial_date(from);
    if (until != nullptr) result.until = parse_partial_date(until);
    return result;
}

TEST(Dates, AreReadOnlyInTheOneForm) {
    EXPECT_TRUE(parse_partial_date("2022-09-07"));
    EXPECT_TRUE(parse_partial_date("2022-09"));
    EXPECT_TRUE(parse_partial_date("2022"));
    for (const char* bad : {"", "22", "2022-9-7", "2022-13", "2022-02-30", "07/09/2022",
                            "2022-09-07 ", "0022", "2022-00", "20220907", "2022-09-0x"}) {
        EXPECT_FALSE(parse_partial_date(bad)) << bad;
    }
    EXPECT_FALSE(parse_date("2022-09")) << "a month is no day";
    EXPECT_TRUE(parse_date("2024-02-29"));
    EXPECT_FALSE(parse_date("2023-02-29"));
}

TEST(Dates, AreWrittenAsPeopleWriteThem) {
    EXPECT_EQ(in_words(day("2022-09-07")), "7 September 2022");
    EXPECT_EQ(in_words(*parse_partial_date("2022-09")), "September 2022");
    EXPECT_EQ(in_words(*parse_partial_date("2022")), "2022");
    EXPECT_EQ(iso(day("2022-09-07")), "2022-09-07");
    EXPECT_EQ(in_words(period("2023-04-01", "2024-05")), "from 1 April 2023 until May 2024");
    EXPECT_EQ(in_words(Period{}), "");
}

TEST(Dates, MonthsLaterStayInTheMonth) {
    EXPECT_EQ(add_months(day("2023-01-31"), 1), day("2023-02-28"));
    EXPECT_EQ(add_months(day("2023-04-30"), 12), day("2024-04-30"));
    EXPECT_EQ(add_months(day("2022-11-15"), 3), day("2023-02-15"));
}

TEST(Periods, AreHalfOpen) {
    const Period life = period("2023-04-01", "2024-05-06");
    EXPECT_EQ(life.holds_on(day("2023-03-31")), Truth::no);
    EXPECT_EQ(life.holds_on(day("2023-04-01")), Truth::yes);
    EXPECT_EQ(life.holds_on(day("2024-05-05")), Truth::yes);
    EXPECT_EQ(life.holds_on(day("2024-05-06")), Truth::no) << "on the until day it is over";
    EXPECT_EQ(Period{}.holds_on(day("1900-01-01")), Truth::yes);
}

TEST(Periods, CannotTellInsideTheMonthOrYearThatAnEndNames) {
    EXPECT_EQ(period("2022-09", nullptr).holds_on(day("2022-08-31")), Truth::no);
    EXPECT_EQ(period("2022-09", nullptr).holds_on(day("2022-09-01")), Truth::unknown);
    EXPECT_EQ(period("2022-09", nullptr).holds_on(day("2022-09-30")), Truth::yes)
        << "by its last day it has begun";
    EXPECT_EQ(period(nullptr, "2024").holds_on(day("2023-12-31")), Truth::yes);
    EXPECT_EQ(period(nullptr, "2024").holds_on(day("2024-06-01")), Truth::unknown);
    EXPECT_EQ(period(nullptr, "2024").holds_on(day("2025-01-01")), Truth::no);
}

TEST(Periods, RunBackwardsOnlyWhenThatIsCertain) {
    EXPECT_TRUE(period("2023-04-01", "2023-03-31").backwards());
    EXPECT_TRUE(period("2023-04-01", "2023-04-01").backwards()) << "it would never hold";
    EXPECT_FALSE(period("2023-04-01", "2023-04-02").backwards());
    EXPECT_FALSE(period("2023-04-15", "2023").backwards()) << "it may end later in the year";
    EXPECT_FALSE(period("2023", nullptr).backwards());
}

TEST(Periods, OverlapUnlessOneEndsBeforeTheOtherBegins) {
    EXPECT_FALSE(period(nullptr, "2023-04-01").may_overlap(period("2023-04-01", nullptr)));
    EXPECT_TRUE(period(nullptr, "2023-04-02").may_overlap(period("2023-04-01", nullptr)));
    EXPECT_TRUE(Period{}.may_overlap(period("2023", "2024")));
}

}  // namespace
}  // namespace govmap
