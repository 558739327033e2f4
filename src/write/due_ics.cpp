#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/due.hpp"
#include "write/icalendar.hpp"

namespace govmap {
namespace {

std::string basic(Date date) {
    std::string result = iso(date);
    result.erase(std::remove(result.begin(), result.end(), '-'), result.end());
    return result;
}

/// The same for the same thing whatever the day asked for, so that a calendar replaces what it
/// holds.
std::string uid(const DueItem& item) {
    std::string deed = item.deadline.deed;
    std::replace(deed.begin(), deed.end(), ':', '.');
    return fmt::format("{}.{}.{}.{}@govmap", item.rule.empty() ? "model" : item.rule, item.subject,
                       item.item == "-" ? "all" : item.item, deed);
}

std::string summary(const DueItem& item) {
    const std::string what = deed_in_words(item);
    const std::string& whose = item.deadline.of_name;
    if (item.group == DueGroup::overdue) return fmt::format("Overdue: {} - {}", what, whose);
    if (item.group == DueGroup::passed)
        return fmt::format("Not recorded as done: {} - {}", what, whose);
    return fmt::format("Due: {} - {}", what, whose);
}

std::string description(const DueList& list, const DueItem& item) {
    std::string result;
    const auto add = [&](const std::string& line) {
        if (line.empty()) return;
        if (!result.empty()) result += '\n';
        std::string one_line = line;
        std::replace(one_line.begin(), one_line.end(), '\n', ' ');
        result += capitalised(one_line);
        if (result.back() != '.') result += '.';
    };
    add(record_in_words(item));
    add(origin_in_words(item));
    add(who_in_words(item));
    add(to_do_in_words(item));
    if (!item.rule.empty())
        add(fmt::format("{} ({}): {}", item.rule, info(item.force).word, item.citation));
    add(fmt::format("As recorded on {}", in_words(list.as_of)));
    return result;
}

void write_event(CalendarLines& out, const DueList& list, const DueItem& item) {
    const Date due = *item.deadline.due;
    out.plain("BEGIN", "VEVENT");
    out.text("UID", uid(item));
    out.plain("DTSTAMP", basic(list.as_of) + "T000000Z");
    // A list of a later day replaces one of an earlier day.
    out.plain("SEQUENCE",
              fmt::format("{}", std::max<long>(0, list.as_of.time_since_epoch().count())));
    out.plain("DTSTART;VALUE=DATE", basic(due));
    out.plain("DTEND;VALUE=DATE", basic(due + std::chrono::days{1}));
    out.text("SUMMARY", summary(item));
    out.text("DESCRIPTION", description(list, item));
    if (!item.rule.empty()) out.text("CATEGORIES", item.rule);
    out.plain("TRANSP", "TRANSPARENT");  // nobody is busy all day because of it
    if (item.days > 0) {
        out.plain("BEGIN", "VALARM");
        out.plain("ACTION", "DISPLAY");
        out.text("DESCRIPTION", summary(item));
        out.plain("TRIGGER", "-P14D");
        out.plain("END", "VALARM");
    }
    out.plain("END", "VEVENT");
}

}  // namespace

std::string due_ics(const DueList& list, PageStyle /*style*/) {
    CalendarLines out;
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.plain("PRODID", "-//govmap//What is due//EN");
    out.plain("CALSCALE", "GREGORIAN");
    out.plain("METHOD", "PUBLISH");
    out.text("X-WR-CALNAME",
             list.model_title.empty() ? "What is due" : "What is due: " + list.model_title);
    for (const DueItem& item : list.items) {
        if (has_event(item)) write_event(out, list, item);
    }
    out.plain("END", "VCALENDAR");
    return out.lines();
}

}  // namespace govmap
