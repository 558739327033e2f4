#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/due_list.hpp"
#include "write/page.hpp"

namespace govmap {

/// One format of the list of `due`. The table is walked by the command line, its help and the
/// tests.
struct DueFormat {
    const char* word;
    const char* meaning;
    bool calendar;  ///< holds every day that is still to come, unless less is asked for
    std::string (*write)(const DueList&, PageStyle);
};

std::span<const DueFormat> due_formats();
const DueFormat* due_format(std::string_view word);

/// For people: what is overdue, passed and not recorded, due today, soon, and what comes next.
std::string due_text(const DueList& list, PageStyle style);
/// For programs: every item, also what is done and what lies beyond the time asked for.
std::string due_json(const DueList& list, PageStyle style);
/// For calendars: an all-day event for everything that is open and has a day (RFC 5545). The same
/// list gives the same bytes; the same thing keeps its UID from one day asked for to the next.
std::string due_ics(const DueList& list, PageStyle style);

/// Whether a calendar has anything to show for it.
bool has_event(const DueItem& item);

/// "terms of reference", "progress report (every 12 months)", "Senior Responsible Owner in place".
std::string deed_in_words(const DueItem& item);
/// "213 days ago", "today", "in 23 days".
std::string days_in_words(int days);
/// Where the day is from: "by the guidance; the model states the same day [source]". May be empty.
std::string origin_in_words(const DueItem& item);
/// "overseen by the Senior Responsible Owner, the West Mercia PCC", or that it is not recorded.
std::string who_in_words(const DueItem& item);
/// What to do about it; where it may have been done already, to find that out first. May be empty.
std::string to_do_in_words(const DueItem& item);
/// How it is recorded: "last recorded as yet to be determined on 7 September 2022". May be empty.
std::string record_in_words(const DueItem& item);

}  // namespace govmap
