#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/truth.hpp"

namespace govmap {

/// A day of the Gregorian calendar. Never today's by itself: dates come from the caller.
using Date = std::chrono::sys_days;

/// A day as models keep it, in half the room: there may be two in each of a million periods. It is
/// a Date wherever one is wanted.
class Day {
public:
    Day() = default;
    Day(Date date) : number_(static_cast<std::int32_t>(date.time_since_epoch().count())) {}
    Day(std::chrono::year_month_day date) : Day(Date{date}) {}
    Day(std::chrono::year_month_day_last date) : Day(Date{date}) {}
    operator Date() const { return Date{std::chrono::days{number_}}; }
    friend auto operator<=>(const Day&, const Day&) = default;

private:
    std::int32_t number_ = 0;
};

/// A date as an author knows it: a day, or only the month or the year, which is then the span of
/// days within which it lies.
struct PartialDate {
    enum class Precision : unsigned char { day, month, year };

    Day first;  ///< the earliest day it may be
    Day last;   ///< the latest day it may be
    Precision precision = Precision::day;

    static PartialDate on(Date day) { return {day, day, Precision::day}; }
    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// `2022-09-07`, `2022-09` or `2022`, years 1000 to 9999; nothing for anything else.
std::optional<PartialDate> parse_partial_date(std::string_view text);

/// `2022-09-07` only.
std::optional<Date> parse_date(std::string_view text);

/// `2022-09-07`; of a date known less well `2022-09` or `2022`, as one writes it.
std::string iso(Date date);
std::string iso(const PartialDate& date);

/// As people write it: `7 September 2022`, `September 2022`, `2022`.
std::string in_words(Date date);
std::string in_words(const PartialDate& date);

/// The same day of the month `months` later; the month's last day where there is no such day.
Date add_months(Date date, int months);

/// From when until when something holds: half-open, so on the `until` day it is over. An end that
/// is not given is open.
struct Period {
    std::optional<PartialDate> from;
    std::optional<PartialDate> until;

    /// Whether it holds on `date`; unknown inside a month or year that an end names.
    [[nodiscard]] Truth holds_on(Date date) const {
        return !from && !until ? Truth::yes : within(date);
    }

    /// Whether it certainly ends before, or on the day that, it begins.
    [[nodiscard]] bool backwards() const;

    /// Whether some day may lie in both.
    [[nodiscard]] bool may_overlap(const Period& other) const;

    friend bool operator==(const Period&, const Period&) = default;

private:
    [[nodiscard]] Truth within(Date date) const;
};

/// "from 1 April 2023 until 6 May 2024", "until 2024", or empty.
std::string in_words(const Period& period);

}  // namespace govmap
