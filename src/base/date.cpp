#include "base/date.hpp"

#include <array>

#include <fmt/format.h>

namespace govmap {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<const char*, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string month_and_year(const year_month_day& ymd) {
    return fmt::format("{} {}", month_names[static_cast<unsigned>(ymd.month()) - 1],
                       static_cast<int>(ymd.year()));
}

}  // namespace

std::optional<PartialDate> parse_partial_date(std::string_view text) {
    using Precision = PartialDate::Precision;
    const bool shaped = text.size() == 4 || (text.size() == 7 && text[4] == '-') ||
                        (text.size() == 10 && text[4] == '-' && text[7] == '-');
    if (!shaped) return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    if (!y || *y < 1000) return std::nullopt;
    if (text.size() == 4) {
        return PartialDate{year{*y} / 1 / 1, year{*y} / 12 / 31, Precision::year};
    }
    const auto m = digits(text.substr(5, 2));
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    const auto in_month = year{*y} / month{static_cast<unsigned>(*m)};
    if (text.size() == 7) return PartialDate{in_month / 1, in_month / last, Precision::month};
    const auto d = digits(text.substr(8, 2));
    if (!d) return std::nullopt;
    const year_month_day whole = in_month / day{static_cast<unsigned>(*d)};
    if (!whole.ok()) return std::nullopt;
    return PartialDate::on(whole);
}

std::optional<Date> parse_date(std::string_view text) {
    const auto partial = parse_partial_date(text);
    if (!partial || partial->precision != PartialDate::Precision::day) return std::nullopt;
    return Date{partial->first};
}

std::string iso(Date date) {
    const year_month_day ymd{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::string iso(const PartialDate& date) {
    constexpr std::size_t year = 4;
    constexpr std::size_t year_and_month = 7;
    const std::string day = iso(Date{date.first});
    switch (date.precision) {
        case PartialDate::Precision::day: break;
        case PartialDate::Precision::month: return day.substr(0, year_and_month);
        case PartialDate::Precision::year: return day.substr(0, year);
    }
    return day;
}

std::string in_words(Date date) {
    const year_month_day ymd{date};
    return fmt::format("{} {}", static_cast<unsigned>(ymd.day()), month_and_year(ymd));
}

std::string in_words(const PartialDate& date) {
    const year_month_day ymd{Date{date.first}};
    switch (date.precision) {
        case PartialDate::Precision::day: return in_words(Date{date.first});
        case PartialDate::Precision::month: return month_and_year(ymd);
        case PartialDate::Precision::year: break;
    }
    return fmt::format("{}", static_cast<int>(ymd.year()));
}

Date add_months(Date date, int months) {
    const year_month_day ymd{date};
    const auto moved = ymd.year() / ymd.month() + std::chrono::months{months};
    const year_month_day same_day = moved / ymd.day();
    return same_day.ok() ? Date{same_day} : Date{moved / last};
}

Truth Period::within(Date date) const {
    Truth begun = Truth::yes;
    if (from)
        begun = date < from->first ? Truth::no : date < from->last ? Truth::unknown : Truth::yes;
    Truth over = Truth::no;
    if (until)
        over = date < until->first ? Truth::no : date < until->last ? Truth::unknown : Truth::yes;
    return both(begun, negated(over));
}

bool Period::backwards() const { return from && until && until->last <= from->first; }

bool Period::may_overlap(const Period& other) const {
    const auto ends_before = [](const Period& a, const Period& b) {
        return a.until && b.from && a.until->last <= b.from->first;
    };
    return !ends_before(*this, other) && !ends_before(other, *this);
}

std::string in_words(const Period& period) {
    std::string result;
    if (period.from) result = "from " + in_words(*period.from);
    if (period.until) result += (result.empty() ? "until " : " until ") + in_words(*period.until);
    return result;
}

}  // namespace govmap
