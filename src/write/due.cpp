#include "write/due.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"

// What every format of the list says in the same words.

namespace govmap {
namespace {

constexpr std::array<DueFormat, 3> format_table = {{
    {"text", "for people", false, due_text},
    {"json", "for programs: every item, done ones too", false, due_json},
    {"ics", "for calendars: an event for everything still open (iCalendar)", true, due_ics},
}};

std::string every_in_words(int months) {
    constexpr int in_a_year = 12;
    if (months > in_a_year && months % in_a_year == 0)
        return fmt::format("every {} years", months / in_a_year);
    return fmt::format("every {}", counted(static_cast<std::size_t>(months), "month"));
}

}  // namespace

std::span<const DueFormat> due_formats() { return format_table; }

const DueFormat* due_format(std::string_view word) {
    for (const DueFormat& format : format_table) {
        if (word == format.word) return &format;
    }
    return nullptr;
}

bool has_event(const DueItem& item) {
    // Calendars write years with four digits.
    constexpr Date last_day = std::chrono::year{9999} / std::chrono::December / 30;
    return item.deadline.due && *item.deadline.due <= last_day && item.group != DueGroup::later &&
           item.group != DueGroup::done && item.group != DueGroup::accepted;
}

std::string deed_in_words(const DueItem& item) {
    const Deadline& deadline = item.deadline;
    std::string result = deadline.what;
    if (deadline.deed.starts_with("role:")) result += " in place";
    if (deadline.every > 0) result += fmt::format(" ({})", every_in_words(deadline.every));
    return result;
}

std::string days_in_words(int days) {
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "yesterday";
    const std::string number = counted(static_cast<std::size_t>(days < 0 ? -days : days), "day");
    return days < 0 ? number + " ago" : "in " + number;
}

std::string origin_in_words(const DueItem& item) {
    std::vector<std::string> parts;
    const Deadline& deadline = item.deadline;
    if (deadline.every > 0 && deadline.done_on) {
        parts.push_back(fmt::format("last done {}", in_words(*deadline.done_on)));
    }
    if (deadline.latest) {
        parts.push_back(fmt::format("by {} at the latest: the day of the last time is not recorded",
                                    in_words(*deadline.latest)));
    }
    if (!deadline.reckoned.empty()) parts.push_back(deadline.reckoned);
    if (item.stated) {
        const std::string source =
            item.stated->citation.empty() ? "" : fmt::format(" [{}]", item.stated->citation);
        if (item.rule.empty()) {
            parts.push_back("the day is the model's own" + source);
        } else if (item.stated->day && item.stated->day->last == deadline.due) {
            parts.push_back("the model states the same day" + source);
        } else {
            parts.push_back(fmt::format(
                "the model states another day, {}{}",
                item.stated->day ? in_words(*item.stated->day) : item.stated->as_written, source));
        }
    }
    if (item.by_rule) parts.push_back("by the rules it is " + in_words(*item.by_rule));
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string who_in_words(const DueItem& item) {
    std::vector<std::string> parts;
    for (const Responsible& one : item.who) {
        std::string text = one.as + " by ";
        if (!one.role.empty()) text += "the " + one.role;
        if (!one.role.empty() && !one.who.empty()) text += ", ";
        text += one.who;
        if (one.who.empty()) {
            text += one.absent == "not recorded" ? " (who that is, is not recorded)"
                                                 : fmt::format(" (recorded as {})", one.absent);
        }
        parts.push_back(text);
    }
    return parts.empty() ? "who is to do it is not recorded"
                         : fmt::format("{}", fmt::join(parts, "; "));
}

std::string to_do_in_words(const DueItem& item) {
    if (item.group != DueGroup::passed || item.remedy.empty()) return item.remedy;
    return "Find out whether it has been done; if so, enter it with its day. If not: " +
           item.remedy;
}

std::string record_in_words(const DueItem& item) {
    if (item.group == DueGroup::undated && item.deadline.done_before) {
        return "done, on which day is not recorded, so when it falls due again cannot be told";
    }
    if (item.group == DueGroup::undated && item.stated && !item.stated->day) {
        return fmt::format("the model says '{}', which is no date", item.stated->as_written);
    }
    if (item.group == DueGroup::undated) return item.sentence;
    if (item.group == DueGroup::accepted) return item.sentence;
    if (!item.deadline.recorded.empty()) return "last recorded as " + item.deadline.recorded;
    return {};
}

}  // namespace govmap
