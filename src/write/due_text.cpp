#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/due.hpp"

namespace govmap {
namespace {

constexpr std::size_t under_day = 4;
constexpr std::size_t under_body = 6;

std::string asked_by(const DueItem& item) {
    return item.rule.empty() ? std::string("the model's own day")
                             : fmt::format("{}, {}", item.rule, info(item.force).word);
}

std::string headline_of(const DueItem& item) {
    const Deadline& deadline = item.deadline;
    const std::string what = deed_in_words(item);
    if (!deadline.due) return fmt::format("{} [{}]", capitalised(what), asked_by(item));
    return fmt::format("{} ({}): {} [{}]", in_words(*deadline.due), days_in_words(*item.days), what,
                       asked_by(item));
}

/// Whether two items say the same but for the body.
bool together(const DueItem& a, const DueItem& b) {
    return a.group == b.group && a.rule == b.rule && a.deadline.due == b.deadline.due &&
           a.deadline.deed == b.deadline.deed && a.deadline.what == b.deadline.what;
}

/// What is said under the name of a body.
std::vector<std::string> lines_of(const DueItem& item) {
    std::vector<std::string> result = {record_in_words(item), origin_in_words(item)};
    if (item.group != DueGroup::accepted) result.push_back(who_in_words(item));
    result.erase(std::remove(result.begin(), result.end(), std::string{}), result.end());
    return result;
}

using Items = std::vector<const DueItem*>;

void write_items(Page& page, const Items& items) {
    for (std::size_t at = 0; at < items.size(); ++at) {
        const DueItem& item = *items[at];
        if (at == 0 || !together(*items[at - 1], item)) page.paragraph(headline_of(item), 2);
        page.paragraph(item.deadline.of_name, under_day);
        const bool last = at + 1 == items.size() || !together(item, *items[at + 1]);
        // Several bodies of which the same is to be said share it.
        const std::vector<std::string> lines = lines_of(item);
        if (last || lines_of(*items[at + 1]) != lines) {
            for (const std::string& line : lines) page.paragraph(line, under_body);
        }
        const std::string to_do = to_do_in_words(item);
        if (last && !to_do.empty()) page.paragraph(to_do, under_day, "to do: ");
    }
}

std::string heading_of(const DueList& list, DueGroup group) {
    if (group != DueGroup::soon) return info(group).heading;
    return list.horizon ? fmt::format("Due soon, by {}", in_words(*list.horizon))
                        : std::string("Still to come");
}

/// Of what lies beyond the time asked for, all with the first of the days.
Items next_of(const Items& later) {
    Items result;
    for (const DueItem* item : later) {
        if (!item->deadline.due) continue;
        if (result.empty() || item->deadline.due == result.front()->deadline.due)
            result.push_back(item);
    }
    return result;
}

std::string counts(const DueList& list) {
    const auto count = [&](DueGroup group) {
        return std::count_if(list.items.begin(), list.items.end(),
                             [&](const DueItem& one) { return one.group == group; });
    };
    std::string result = fmt::format(
        "{} overdue; {} with the date passed and not recorded as done; {} due today; {} {}; {} "
        "done.",
        count(DueGroup::overdue), count(DueGroup::passed), count(DueGroup::today),
        count(DueGroup::soon),
        list.horizon ? "due by " + in_words(*list.horizon) : std::string("still to come"),
        count(DueGroup::done));
    return result;
}

Items of_group(const DueList& list, DueGroup group) {
    Items result;
    for (const DueItem& item : list.items) {
        if (item.group == group) result.push_back(&item);
    }
    return result;
}

void write_group(Page& page, const DueList& list, DueGroup group) {
    const Items items = of_group(list, group);
    if (items.empty()) return;
    if (group != DueGroup::later) {
        page.heading(fmt::format("{} ({})", heading_of(list, group), items.size()));
        write_items(page, items);
        return;
    }
    const Items next = list.horizon ? next_of(items) : items;
    if (next.empty()) return;
    page.heading(list.horizon ? "After that, the next (--within all lists every one)"
                              : "Some time after it is first done");
    write_items(page, next);
}

void write_done(Page& page, const Items& done) {
    if (!done.empty()) page.heading(fmt::format("Done, as recorded ({})", done.size()));
    for (const DueItem* item : done) {
        const Deadline& deadline = item->deadline;
        page.paragraph(
            fmt::format("{}: {}, {}{}", deadline.of_name, deed_in_words(*item),
                        deadline.done_on ? in_words(*deadline.done_on) : "on a day not recorded",
                        deadline.late ? " (late)" : ""),
            2, fmt::format("{:<8}  ", item->rule));
    }
}

}  // namespace

std::string due_text(const DueList& list, PageStyle style) {
    Page page(style);
    const std::string title = list.model_title.empty() ? "What is due" : list.model_title;
    page.heading(fmt::format("{}: what is due, as at {}", title, in_words(list.as_of)));
    for (const std::string& pack : list.packs) page.paragraph(pack, 0, "Checked against: ");
    for (const std::string& standing : list.standing) page.paragraph(standing);
    page.heading(counts(list));
    for (const DueGroupInfo& group : due_groups()) {
        if (group.group != DueGroup::done) write_group(page, list, group.group);
    }
    write_done(page, of_group(list, DueGroup::done));
    return page.text();
}

}  // namespace govmap
