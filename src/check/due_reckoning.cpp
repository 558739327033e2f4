#include "check/due_reckoning.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

using State = DeedRecord::State;

std::string when(const PartialDate& date) {
    return (date.precision == PartialDate::Precision::day ? "on " : "in ") + in_words(date);
}

const DeedRecord* earliest(const DeedHistory& history) {
    const DeedRecord* best = nullptr;
    for (const DeedRecord& one : history.records) {
        if (one.happened != Truth::yes) continue;
        const bool sooner =
            best == nullptr || (one.on && (!best->on || one.on->last < best->on->last));
        if (sooner) best = &one;
    }
    return best;
}

const DeedRecord* latest(const DeedHistory& history) {
    const DeedRecord* last = nullptr;
    for (const DeedRecord& one : history.records) {
        if (one.happened != Truth::yes || !one.on) continue;
        if (last == nullptr || one.on->last > last->on->last) last = &one;
    }
    return last;
}

// Whether a label is of several: "terms of reference" are, "confirmation of the footprint" is.
bool is_plural(std::string_view label) {
    const std::string_view head = label.substr(0, label.find(" of "));
    return head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("is");
}

/// How something not done is recorded: "draft", "yet to be determined on 7 September 2022".
std::string recorded_as(const DeedRecord& record) {
    if (record.said.empty() || record.said == "not recorded") return {};
    std::string result = record.said;
    if (record.state == State::done && record.on) return result + " only " + when(*record.on);
    if (record.open_then && record.stated) result += " on " + in_words(*record.stated);
    return result;
}

class Reckoning {
public:
    Reckoning(const World& world, EntityIndex subject, const DueTerms& terms,
              const DeedHistory& history)
        : world_(world),
          terms_(terms),
          history_(history),
          whose_(the(world.model(), subject)),
          plural_(is_plural(terms.deed.label(world))),
          named_(terms.deed.role.empty() ? "done" : "named"),
          what_(fmt::format("the {} of {}", terms.deed.label(world), whose_)) {
        const Entity& body = world.model().entity(subject);
        deadline_.of = body.id;
        deadline_.of_name = body.name.empty() ? body.id : body.name;
        deadline_.deed = terms.deed.word();
        deadline_.what = terms.deed.label(world);
        deadline_.every = terms.months.value_or(0);
        for (const DeedRecord& record : history.records) outcome_.facts.push_back(record.fact);
        if (history.closed != nullptr && terms.deed.role.empty()) {
            outcome_.facts.push_back(fact(world, *history.closed));
        }
        set_first(subject);
    }

    Outcome reckon() {
        if (!history_.records.empty() &&
            std::all_of(history_.records.begin(), history_.records.end(), none_here)) {
            outcome_.verdict = Verdict::not_applicable;
            outcome_.sentence = fmt::format(
                "{} {} recorded as not applicable: there can be none here.", what_first(), is());
            return std::move(outcome_);
        }
        const DeedRecord* done = earliest(history_);
        deadline_.done_before = done != nullptr;
        if (terms_.months && done != nullptr) {
            again();
        } else if (!first_) {
            not_done_ever();
        } else if (done != nullptr) {
            done_once(*done);
        } else {
            not_done_yet();
        }
        if (deadline_.due) outcome_.due = deadline_.due;
        outcome_.deadlines.push_back(std::move(deadline_));
        return std::move(outcome_);
    }

private:
    // The day of the first time. A body that was formed after it has its own clock; being formed
    // itself has none.
    void set_first(EntityIndex subject) {
        soonest_ = first_ = terms_.first;
        if (!first_ || !terms_.starts || terms_.deed.milestone == "formed") return;
        const auto formed = formed_on(world_, subject);
        if (!formed || formed->last <= *first_) return;
        const auto given = *first_ - *terms_.starts;
        if (formed->first > *first_) soonest_ = Date{formed->first} + given;
        first_ = Date{formed->last} + given;
        deadline_.reckoned = fmt::format("reckoned from {}, when it was formed", in_words(*formed));
    }

    [[nodiscard]] std::string what_first() const { return capitalised(what_); }
    [[nodiscard]] const char* is() const { return plural_ ? "are" : "is"; }
    [[nodiscard]] const char* was() const { return plural_ ? "were" : "was"; }

    [[nodiscard]] std::string by() const {
        return in_words(*first_) +
               (deadline_.reckoned.empty() ? "" : fmt::format(" ({})", deadline_.reckoned));
    }

    void done_once(const DeedRecord& done) {
        deadline_.due = first_;
        deadline_.state = Deadline::State::done;
        deadline_.done_on = done.on;
        outcome_.verdict = Verdict::pass;
        const std::string said = done.said.empty() ? named_ : done.said;
        const std::string done_then =
            done.on ? fmt::format("{} {} {} {}", what_first(), was(), said, when(*done.on))
                    : fmt::format("{} {} {}", what_first(), is(), said);
        if (!done.on) {
            outcome_.sentence = fmt::format(
                "{}; since when is not recorded, so whether that was in time for {} cannot be "
                "said.",
                done_then, by());
        } else if (done.on->last <= *soonest_) {
            outcome_.sentence = fmt::format("{}, in time for {}.", done_then, by());
        } else if (done.on->first > *first_) {
            outcome_.late = deadline_.late = true;
            outcome_.sentence = fmt::format("{}, later than {}.", done_then, by());
        } else {
            outcome_.sentence =
                fmt::format("{}; whether that was in time for {} cannot be said.", done_then, by());
        }
    }

    // Never done by the day asked for, as far as is recorded.
    void not_done_yet() {
        deadline_.due = first_;
        if (!history_.records.empty()) deadline_.recorded = recorded_as(history_.records.back());
        if (world_.as_of() <= *first_ && world_.as_of() > *soonest_) {
            deadline_.due = soonest_;
            deadline_.latest = first_;
            unrecorded(fmt::format("Whether {} {} due by {} or only by {}, the day that {} was "
                                   "formed leaves open, so one cannot tell.",
                                   what_, was(), in_words(*soonest_), by(), whose_),
                       named_);
            outcome_.missing.push_back(fmt::format("on which day {} was formed", whose_));
            return;
        }
        if (world_.as_of() <= *first_) {
            deadline_.state = Deadline::State::ahead;
            outcome_.verdict = Verdict::not_applicable;
            // What is done again and again may have been done before, without a record of it.
            outcome_.sentence =
                terms_.months
                    ? fmt::format("The next {} of {} {} not due before {}.",
                                  terms_.deed.label(world_), whose_, is(), by())
                    : fmt::format("{} {} not yet due ({}{}).", what_first(), is(),
                                  in_words(*first_),
                                  deadline_.reckoned.empty() ? "" : ", " + deadline_.reckoned);
            return;
        }
        const DeedRecord* undone = nullptr;
        const DeedRecord* open = nullptr;
        for (const DeedRecord& one : history_.records) {
            if (one.happened == Truth::unknown) open = &one;
            const bool said_after = one.open_then && one.stated && *one.stated > *first_;
            const bool known = one.state == State::not_done || one.state == State::absent ||
                               said_after ||
                               (one.state == State::done && one.happened == Truth::no);
            if (known && undone == nullptr) undone = &one;
            if (!known && open == nullptr) open = &one;
        }
        const std::string was = fmt::format("{} {} due by {}", what_first(), this->was(), by());
        if (undone != nullptr && open == nullptr) {
            overdue(fmt::format("{}, and {} overdue: recorded as {}.", was, is(),
                                recorded_as(*undone)));
            deadline_.recorded = recorded_as(*undone);
        } else if (open == nullptr && history_.records.empty() && history_.closed != nullptr) {
            overdue(fmt::format(
                "{}, and {} overdue: the list of what there is is complete without.", was, is()));
        } else {
            const std::string recorded = open == nullptr ? std::string{} : recorded_as(*open);
            deadline_.recorded = recorded;
            unrecorded(fmt::format("{}; whether that has been done is {}, so one cannot tell.", was,
                                   recorded.empty() ? "not recorded" : "recorded as " + recorded),
                       named_);
        }
    }

    // Done before, and to be done again within so many months.
    void again() {
        const DeedRecord* last = latest(history_);
        if (last == nullptr) {
            outcome_.sentence = fmt::format(
                "{} {} done; when is not recorded, so one cannot tell when the next is due.",
                what_first(), is());
            outcome_.missing.push_back(fmt::format("when {} {} last done", what_, was()));
            return;
        }
        const Date soonest = add_months(last->on->first, *terms_.months);
        const Date latest_day = add_months(last->on->last, *terms_.months);
        deadline_.reckoned.clear();
        deadline_.done_on = last->on;
        deadline_.due = soonest;
        if (latest_day != soonest) deadline_.latest = latest_day;
        const std::string before =
            fmt::format("{} {} last done {}", what_first(), was(), when(*last->on));
        if (world_.as_of() <= soonest) {
            deadline_.state = Deadline::State::ahead;
            outcome_.verdict = Verdict::pass;
            outcome_.sentence =
                fmt::format("{}, and {} due again by {}.", before, is(), in_words(soonest));
            return;
        }
        // One done on a day that is not recorded may be a later one.
        const bool perhaps = std::any_of(
            history_.records.begin(), history_.records.end(), [](const DeedRecord& one) {
                return one.happened == Truth::unknown || (one.happened == Truth::yes && !one.on);
            });
        const bool told = history_.closed != nullptr &&
                          (!history_.closed_stated || *history_.closed_stated > latest_day);
        if (world_.as_of() > latest_day && !perhaps && (told || known_undone(latest_day))) {
            overdue(fmt::format("{}; the next was due by {} and is overdue.", before,
                                in_words(latest_day)));
            return;
        }
        const std::string next = world_.as_of() > latest_day
                                     ? "the next was due by " + in_words(latest_day)
                                     : fmt::format("the next is due between {} and {}",
                                                   in_words(soonest), in_words(latest_day));
        unrecorded(fmt::format("{}; {}, and whether that has been done is not recorded, so one "
                               "cannot tell.",
                               before, next),
                   "done again");
    }

    // A later one is recorded as not done yet: a draft, a plan, or one dated after the day asked
    // for.
    [[nodiscard]] bool known_undone(Date due) {
        const auto undone = [&](const DeedRecord& one) {
            if (one.state == State::done) return one.happened == Truth::no;
            if (one.open_then) return one.stated && *one.stated > due;
            return one.state == State::not_done || (one.state == State::absent && !none_here(one));
        };
        const auto found = std::find_if(history_.records.begin(), history_.records.end(), undone);
        if (found == history_.records.end()) return false;
        deadline_.recorded = recorded_as(*found);
        return true;
    }

    // To be done every so often, without a date for the first time, and never done yet.
    void not_done_ever() {
        const bool perhaps =
            std::any_of(history_.records.begin(), history_.records.end(),
                        [](const DeedRecord& one) { return one.happened == Truth::unknown; });
        if (perhaps) {
            unrecorded(fmt::format("Whether {} {} done by {}, the dates leave open, so one cannot "
                                   "tell when the next is due.",
                                   what_, was(), in_words(world_.as_of())),
                       named_);
            return;
        }
        outcome_.verdict = Verdict::not_applicable;
        outcome_.sentence =
            fmt::format("{} {} not recorded as done; this asks only how soon that is done again.",
                        what_first(), is());
    }

    void overdue(std::string sentence) {
        deadline_.state = Deadline::State::overdue;
        outcome_.verdict = Verdict::fail;
        outcome_.sentence = std::move(sentence);
    }

    void unrecorded(std::string sentence, std::string_view done) {
        deadline_.state = Deadline::State::unrecorded;
        outcome_.verdict = Verdict::cannot_tell;
        outcome_.sentence = std::move(sentence);
        outcome_.missing.push_back(fmt::format("whether, and when, {} {} {}", what_, was(), done));
    }

    const World& world_;
    const DueTerms& terms_;
    const DeedHistory& history_;
    std::string whose_;
    bool plural_;
    std::string named_;            ///< what a deed that says nothing else of itself is, once done
    std::string what_;             ///< "the terms of reference of the X"
    std::optional<Date> first_;    ///< the first time: the latest day that it may be due
    std::optional<Date> soonest_;  ///< and the earliest, where when it was formed is half known
    Deadline deadline_;
    Outcome outcome_;
};

}  // namespace

Outcome reckon(const World& world, EntityIndex subject, const DueTerms& terms,
               const DeedHistory& history) {
    return Reckoning(world, subject, terms, history).reckon();
}

}  // namespace govmap
