#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/due_date.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// The day by which something should be done, for one body.
struct Deadline {
    Date by;
    std::string own_clock;  ///< why it is not the guidance's own date; may be empty
};

class Due : public Condition {
public:
    Due(Deed deed, std::optional<Date> first, std::optional<int> months, std::optional<Date> starts)
        : deed_(std::move(deed)), first_(first), months_(months), starts_(starts) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const DeedHistory history = history_of(world, subject, deed_);
        Outcome outcome;
        for (const DeedRecord& record : history.records) outcome.facts.push_back(record.fact);
        if (history.closed != nullptr && deed_.role.empty()) {
            outcome.facts.push_back(fact(world, *history.closed));
        }
        const bool happened =
            std::any_of(history.records.begin(), history.records.end(),
                        [](const DeedRecord& one) { return one.happened == Truth::yes; });
        if (months_ && happened) {
            again(world, subject, history, outcome);
        } else if (first_) {
            first_time(world, subject, history, outcome);
        } else {
            not_done_ever(world, subject, history, outcome);
        }
        return outcome;
    }

private:
    [[nodiscard]] Deadline deadline(const World& world, EntityIndex subject) const {
        Deadline result{*first_, {}};
        if (deed_.milestone == "formed" || !starts_) return result;
        const auto formed = formed_on(world, subject);
        if (!formed || formed->first <= *first_) return result;
        result.by = Date{formed->last} + (*first_ - *starts_);
        result.own_clock =
            fmt::format(" (reckoned from {}, when it was formed)", in_words(*formed));
        return result;
    }

    [[nodiscard]] std::string subject_of(const World& world, EntityIndex subject) const {
        return fmt::format("{}: {}", the_first(world.model(), subject), deed_.label(world));
    }

    // Done once, by a date.
    void first_time(const World& world, EntityIndex subject, const DeedHistory& history,
                    Outcome& outcome) const {
        const Deadline due = deadline(world, subject);
        outcome.due = due.by;
        const std::string what = subject_of(world, subject);
        const std::string by = in_words(due.by) + due.own_clock;
        if (const DeedRecord* done = earliest(history)) {
            outcome.verdict = Verdict::pass;
            const std::string said = done->said.empty() ? "done" : done->said;
            if (!done->on) {
                outcome.sentence = fmt::format(
                    "{} {}; the date is not recorded, so whether it was in time for {} "
                    "cannot be said.",
                    what, said, by);
            } else if (done->on->last <= due.by) {
                outcome.sentence =
                    fmt::format("{} {} {}, in time for {}.", what, said, when(*done->on), by);
            } else if (done->on->first > due.by) {
                outcome.late = true;
                outcome.sentence =
                    fmt::format("{} {} {}, later than {}.", what, said, when(*done->on), by);
            } else {
                outcome.sentence =
                    fmt::format("{} {} {}; whether that was in time for {} cannot be said.", what,
                                said, when(*done->on), by);
            }
            return;
        }
        if (world.as_of() <= due.by) {
            outcome.verdict = Verdict::not_applicable;
            outcome.sentence = fmt::format("{} not yet due: due {}.", what, by);
            return;
        }
        settle(world, subject, history, due.by, fmt::format("was due {}", by), outcome);
    }

    // Not done on the day, after its date: known not to be, or not known.
    void settle(const World& world, EntityIndex subject, const DeedHistory& history, Date by,
                const std::string& was, Outcome& outcome) const {
        using State = DeedRecord::State;
        const std::string what = subject_of(world, subject);
        const DeedRecord* undone = nullptr;
        const DeedRecord* open = nullptr;
        for (const DeedRecord& one : history.records) {
            if (one.happened == Truth::unknown) open = &one;
            const bool said_after = one.open_then && one.stated && *one.stated > by;
            const bool known = one.state == State::not_done || one.state == State::absent ||
                               said_after ||
                               (one.state == State::done && one.happened == Truth::no);
            if (known && undone == nullptr) undone = &one;
            if (!known && open == nullptr) open = &one;
        }
        if (undone != nullptr && open == nullptr) {
            outcome.verdict = Verdict::fail;
            const bool later = undone->state == State::done;
            const bool said_then = undone->open_then && undone->stated;
            outcome.sentence =
                fmt::format("{} {}, and is overdue: recorded as {}{}.", what, was, undone->said,
                            later       ? fmt::format(" only {}", when(*undone->on))
                            : said_then ? fmt::format(" on {}", in_words(*undone->stated))
                                        : std::string{});
            return;
        }
        if (open == nullptr && history.records.empty() && history.closed != nullptr) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format(
                "{} {}, and is overdue: the list that it should be on is complete without it.",
                what, was);
            return;
        }
        outcome.verdict = Verdict::cannot_tell;
        const std::string said = open == nullptr || open->said.empty() ? "not recorded"
                                 : open->said == "not recorded"        ? open->said
                                                                : "recorded as " + open->said;
        const std::string on = open != nullptr && open->open_then && open->stated
                                   ? fmt::format(" on {}", in_words(*open->stated))
                                   : std::string{};
        outcome.sentence = fmt::format(
            "{} {}; whether it has been done is {}{}, so one cannot tell.", what, was, said, on);
        outcome.missing.push_back(fmt::format("whether, and when, this was done for {}: {}",
                                              the(world.model(), subject), deed_.label(world)));
    }

    // Done before, and to be done again within so many months.
    void again(const World& world, EntityIndex subject, const DeedHistory& history,
               Outcome& outcome) const {
        const std::string what = subject_of(world, subject);
        const DeedRecord* last = nullptr;
        for (const DeedRecord& one : history.records) {
            if (one.happened != Truth::yes || !one.on) continue;
            if (last == nullptr || one.on->last > last->on->last) last = &one;
        }
        if (last == nullptr) {
            outcome.sentence = fmt::format(
                "{} done; the date is not recorded, so when it is due again one cannot tell.",
                what);
            outcome.missing.push_back(fmt::format("when this was last done for {}: {}",
                                                  the(world.model(), subject), deed_.label(world)));
            return;
        }
        const Date soonest = add_months(last->on->first, *months_);
        const Date latest = add_months(last->on->last, *months_);
        outcome.due = soonest;
        const std::string history_text = fmt::format("{} last done {}", what, when(*last->on));
        if (world.as_of() <= soonest) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("{}; due again {}.", history_text, in_words(soonest));
            return;
        }
        const bool perhaps =
            std::any_of(history.records.begin(), history.records.end(),
                        [](const DeedRecord& one) { return one.happened == Truth::unknown; });
        const bool told = history.closed != nullptr &&
                          (!history.closed_stated || *history.closed_stated > latest);
        const bool overdue = world.as_of() > latest && !perhaps;
        if (overdue && (told || known_undone(history, latest))) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format("{}; it was due again {} and is overdue.", history_text,
                                           in_words(latest));
            return;
        }
        outcome.sentence = fmt::format(
            "{}; it was due again {}, and whether it has been done since is not recorded, so "
            "one cannot tell.",
            history_text, in_words(latest));
        outcome.missing.push_back(fmt::format("whether, and when, this was done again for {}: {}",
                                              the(world.model(), subject), deed_.label(world)));
    }

    // A later one is recorded as not done yet: a draft, a plan, or one dated after the day asked
    // for.
    static bool known_undone(const DeedHistory& history, Date due) {
        return std::any_of(history.records.begin(), history.records.end(),
                           [&](const DeedRecord& one) {
                               if (one.state == DeedRecord::State::done)
                                   return one.happened == Truth::no;
                               if (one.open_then) return one.stated && *one.stated > due;
                               return one.state == DeedRecord::State::not_done ||
                                      one.state == DeedRecord::State::absent;
                           });
    }

    // To be done every so often, without a date for the first time, and never done yet.
    void not_done_ever(const World& world, EntityIndex subject, const DeedHistory&,
                       Outcome& outcome) const {
        outcome.verdict = Verdict::not_applicable;
        outcome.sentence =
            fmt::format("{} not recorded as done; this asks only how soon it is done again.",
                        subject_of(world, subject));
    }

    static const DeedRecord* earliest(const DeedHistory& history) {
        const DeedRecord* best = nullptr;
        for (const DeedRecord& one : history.records) {
            if (one.happened != Truth::yes) continue;
            const bool sooner =
                best == nullptr || (one.on && (!best->on || one.on->last < best->on->last));
            if (sooner) best = &one;
        }
        return best;
    }

    static std::string when(const PartialDate& date) {
        return (date.precision == PartialDate::Precision::day ? "on " : "in ") + in_words(date);
    }

    Deed deed_;
    std::optional<Date> first_;
    std::optional<int> months_;
    std::optional<Date> starts_;
};

}  // namespace

Shape due_form() {
    return shapes::fields(
        "that something is done by a day, or again within a time",
        {{"product", "product", "a document", false},
         {"milestone", "milestone", "something done once", false},
         {"role", "role", "a role that somebody should hold", false},
         {"by", "day", "the last day on which it is in time", false},
         {"every", "months", "how soon it should be done again", false},
         {"after", "day", "with 'every': the last day on which the first time is in time", false}});
}

ConditionPtr make_due(const Node& node, MakeContext& context) {
    const std::size_t before = context.problems.size();
    Deed deed{param::text(node, "product"), param::text(node, "milestone"),
              param::text(node, "role")};
    const int named = static_cast<int>(!deed.product.empty()) +
                      static_cast<int>(!deed.milestone.empty()) +
                      static_cast<int>(!deed.role.empty());
    if (named != 1) {
        context.problems.add(
            node.where(),
            fmt::format("{} is to be done here", named == 0 ? "nothing" : "more than one thing"),
            "name one of product, milestone and role");
    }
    std::optional<int> months;
    if (const Node* every = node.find("every")) {
        months = param::months(every->text());
        if (!months) {
            context.problems.add(every->where(),
                                 fmt::format("'{}' is not a length of time", every->text()),
                                 "write a number of months or years, such as 12 months or 3 years");
        }
        if (!deed.role.empty()) {
            context.problems.add(every->where(), "a role is not held again and again",
                                 "use a product or milestone");
        }
    }
    const auto by = param::day(node, "by");
    const auto after = param::day(node, "after");
    if (node.find("every") == nullptr && !by) {
        context.problems.add(node.where(), "nothing says when it is due", "add 'by', or 'every'");
    }
    if (node.find("every") == nullptr && after) {
        context.problems.add(node.find("after")->where(), "'after' without 'every'",
                             "for a single date use 'by'");
    }
    if (by && after) {
        context.problems.add(node.find("after")->where(), "'by' and 'after' together",
                             "with 'every', 'after' says when the first is due; keep one of them");
    }
    if (context.problems.size() != before) return nullptr;
    return std::make_unique<Due>(std::move(deed), by ? by : after, months, context.starts);
}

}  // namespace govmap::component
