#include "write/due.hpp"

#include <gtest/gtest.h>

#include "write/icalendar.hpp"

namespace govmap {
namespace {

DueItem small_item(DueGroup group, const char* day, int days) {
    DueItem item;
    item.group = group;
    item.deadline.of = "p";
    item.deadline.of_name = "The \x1b[31m Partnership";
    item.deadline.deed = "product:terms-of-reference";
    item.deadline.what = "terms of reference";
    item.deadline.due = parse_date(day);
    item.days = days;
    item.rule = "CYC-04";
    item.force = Force::minimum;
    item.subject = "p";
    item.item = "-";
    item.citation = "Guidance, chapter 3";
    item.remedy = "Agree them; then enter the day.";
    item.sentence = "A sentence.";
    item.who = {{"overseen", "Senior Responsible Owner", "the Commissioner", "pcc", {}}};
    return item;
}

DueList small_list() {
    DueList list;
    list.model_title = "Two places, one list";
    list.as_of = *parse_date("2022-10-10");
    list.horizon = parse_date("2023-01-08");
    list.packs = {"The guidance (June 2022)"};
    list.standing = {"Guidance, not law."};
    DueItem overdue = small_item(DueGroup::overdue, "2022-09-30", -10);
    overdue.deadline.recorded = "draft";
    DueItem other = overdue;
    other.deadline.of = other.subject = "q";
    other.deadline.of_name = "Another";
    DueItem soon = small_item(DueGroup::soon, "2022-10-11", 1);
    soon.deadline.every = 36;
    soon.deadline.deed = "product:needs-assessment";
    soon.deadline.what = "needs assessment";
    soon.deadline.done_on = parse_partial_date("2019-10");
    soon.stated = StatedDay{"2022-11-01", parse_partial_date("2022-11-01"), "Minutes, item 3"};
    soon.who = {{"overseen", "Senior Responsible Owner", {}, {}, "vacant"}};
    DueItem next = small_item(DueGroup::later, "2024-04-30", 568);
    DueItem after = small_item(DueGroup::later, "2025-04-30", 933);
    DueItem done = small_item(DueGroup::done, "2022-08-01", -70);
    done.deadline.late = true;
    done.deadline.done_on = parse_partial_date("2022-09");
    list.items = {overdue, other, soon, next, after, done};
    return list;
}

TEST(DueText, SaysWhatWhoWhenAndWhatToDo) {
    const std::string text = due_text(small_list(), {110, false});
    for (const char* part :
         {"Two places, one list: what is due, as at 10 October 2022", "Guidance, not law.",
          "2 overdue; 0 with the date passed and not recorded as done; 0 due today; 1 due by 8 "
          "January 2023; 1 done.",
          "Overdue: known not to be done (2)",
          "  30 September 2022 (10 days ago): terms of reference [CYC-04, minimum]\n"
          "    The \\x1b[31m Partnership\n"
          "    Another\n"
          "      last recorded as draft\n"
          "      overseen by the Senior Responsible Owner, the Commissioner\n"
          "    to do: Agree them; then enter the day.\n",
          "Due soon, by 8 January 2023 (1)",
          "11 October 2022 (tomorrow): needs assessment (every 3 years) [CYC-04, minimum]",
          "last done October 2019; the model states another day, 1 November 2022 [Minutes, item 3]",
          "overseen by the Senior Responsible Owner (recorded as vacant)", "After that, the next",
          "30 April 2024 (in 568 days)", "terms of reference, September 2022 (late)"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    }
    EXPECT_EQ(text.find("30 April 2025"), std::string::npos) << "only the next";
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(DueText, AsksFirstWhetherWhatIsNotRecordedWasDone) {
    DueList list = small_list();
    list.items = {small_item(DueGroup::passed, "2022-09-30", -10)};
    const std::string text = due_text(list, {});
    EXPECT_NE(text.find("to do: Find out whether it has been done; if so, enter it with its day. "
                        "If not: Agree"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("Overdue"), std::string::npos);
}

TEST(DueText, ListsEveryDayWhereNoEndIsSet) {
    DueList list = small_list();
    list.horizon.reset();
    for (DueItem& item : list.items) {
        if (item.group == DueGroup::later) item.group = DueGroup::soon;
    }
    const std::string text = due_text(list, {});
    EXPECT_NE(text.find("Still to come (3)"), std::string::npos) << text;
    EXPECT_NE(text.find("30 April 2025"), std::string::npos);
}

TEST(DueJson, HoldsEveryItem) {
    const std::string json = due_json(small_list(), {});
    for (const char* part : {"\"group\": \"overdue\"", "\"group\": \"later\"",
                             "\"group\": \"done\"", "\"due\": \"2025-04-30\"", "\"days\": -10",
                             "\"every_months\": 36", "\"as_written\": \"2022-11-01\"",
                             "\"absent\": \"vacant\"", "\"within\": \"2023-01-08\"", "\\u001b"}) {
        EXPECT_NE(json.find(part), std::string::npos) << part << "\nin\n" << json;
    }
}

TEST(DueCalendar, HasAnEventForWhatIsOpenAndKeepsItsUid) {
    const std::string today = due_ics(small_list(), {});
    EXPECT_NE(today.find("UID:CYC-04.p.all.product.terms-of-reference@govmap\r\n"),
              std::string::npos)
        << today;
    EXPECT_NE(today.find("UID:CYC-04.q.all."), std::string::npos);
    EXPECT_NE(
        today.find("DTSTAMP:20221010T000000Z\r\nSEQUENCE:19275\r\nDTSTART;VALUE=DATE:20220930\r\n"
                   "DTEND;VALUE=DATE:20221001\r\n"),
        std::string::npos);
    std::size_t events = 0;
    for (std::size_t at = today.find("BEGIN:VEVENT"); at != std::string::npos;
         at = today.find("BEGIN:VEVENT", at + 1))
        ++events;
    EXPECT_EQ(events, 3U) << "not what is done, nor what lies beyond the time asked for";
    EXPECT_EQ(today.find("BEGIN:VALARM"), today.rfind("BEGIN:VALARM")) << "only for what is ahead";
    DueList later = small_list();
    later.as_of = *parse_date("2022-10-12");
    const std::string then = due_ics(later, {});
    EXPECT_NE(then.find("UID:CYC-04.p.all.product.terms-of-reference@govmap\r\n"),
              std::string::npos);
    EXPECT_NE(then.find("SEQUENCE:19277"), std::string::npos) << "replaces the earlier one";
}

TEST(Calendar, FoldsAtSeventyFiveBytesAndNeverInsideACharacter) {
    CalendarLines out;
    std::string name;
    for (int at = 0; at < 60; ++at) name += "é€😀";
    out.text("SUMMARY", name);
    std::string unfolded;
    std::size_t start = 0;
    const std::string& lines = out.lines();
    while (start < lines.size()) {
        const std::size_t end = lines.find("\r\n", start);
        ASSERT_NE(end, std::string::npos);
        const std::string line = lines.substr(start, end - start);
        EXPECT_LE(line.size(), 75U);
        EXPECT_GE(line.size(), start == 0 ? 70U : 2U);
        EXPECT_NE(line[start == 0 ? 0 : 1] & 0xC0, 0x80) << "begins inside a character";
        unfolded += start == 0 ? line : line.substr(1);
        start = end + 2;
    }
    EXPECT_EQ(unfolded, "SUMMARY:" + name);
}

TEST(Calendar, EscapesText) {
    CalendarLines out;
    out.text("X", "a,b;c\\d\ne\rEND:VCALENDAR \x1b[31m");
    EXPECT_EQ(out.lines(), "X:a\\,b\\;c\\\\d\\ne\\\\x0dEND:VCALENDAR \\\\x1b[31m\r\n");
    CalendarLines exact;
    exact.plain("X", std::string(73, 'y'));
    EXPECT_EQ(exact.lines(), "X:" + std::string(73, 'y') + "\r\n") << "75 bytes fit";
}

TEST(DueFormats, AreAllInOneTable) {
    EXPECT_EQ(due_formats().size(), 3U);
    for (const DueFormat& format : due_formats()) {
        EXPECT_EQ(due_format(format.word), &format);
        EXPECT_FALSE(format.write(small_list(), {}).empty());
    }
    EXPECT_EQ(due_format("xml"), nullptr);
}

TEST(DueJson, HidesNothing) {
    DueList list = small_list();
    list.model_title = "a\u202eb\u009bc";
    EXPECT_NE(due_json(list, {}).find(R"("model": "a\u202eb\u009bc")"), std::string::npos);
}

TEST(DueIcs, HasNoEventInAYearThatACalendarCannotWrite) {
    DueItem item = small_item(DueGroup::soon, "9999-12-31", 1);
    EXPECT_FALSE(has_event(item)) << "it would end on the first day of the year 10000";
    item.deadline.due = *parse_date("9999-12-30");
    EXPECT_TRUE(has_event(item));
    item.deadline.due = *item.deadline.due + std::chrono::days{100};
    EXPECT_FALSE(has_event(item));
}

}  // namespace
}  // namespace govmap
