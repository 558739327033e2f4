#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/due_date.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Whether a document, or whatever else has a state, is done by the day that its authors set for it.
class DoneBy : public Condition {
public:
    explicit DoneBy(std::string property) : property_(std::move(property)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        Outcome outcome;
        const DeedRecord record = record_of(world, subject);
        if (none_here(record)) {
            outcome.verdict = Verdict::not_applicable;
            if (!world.telling()) return outcome;
            outcome.sentence =
                fmt::format("{} is recorded as not applicable: there can be none here.",
                            the_first(world.model(), subject));
            outcome.facts.push_back(record.fact);
            return outcome;
        }
        const Property* set = property_of(world, subject, property_);
        const auto due =
            set == nullptr || set->text() == nullptr || so_by(world, *set) != Truth::yes
                ? std::nullopt
                : parse_partial_date(*set->text());
        if (!world.telling()) {
            if (due) outcome.verdict = verdict(world, *due, record);
            return outcome;
        }
        const std::string what = the_first(world.model(), subject);
        if (set != nullptr) outcome.facts.push_back(fact(world, subject, *set));
        if (!due) {
            outcome.sentence = fmt::format(
                "{}: by when it is to be done is not recorded, so one "
                "cannot tell.",
                what);
            outcome.missing.push_back(fmt::format("the day by which {} is to be done (property {})",
                                                  the(world.model(), subject), property_));
            return outcome;
        }
        outcome.facts.push_back(record.fact);
        const std::string by = in_words(*due);
        outcome.due = due->last;
        outcome.verdict = verdict(world, *due, record);
        if (outcome.verdict == Verdict::pass) {
            outcome.late = record.on && record.on->first > due->last;
            outcome.sentence =
                fmt::format("{} is {}{}; it was due {}.", what, record.said,
                            record.on ? ", " + in_words(*record.on) : std::string{}, by);
        } else if (outcome.verdict == Verdict::not_applicable) {
            outcome.sentence = fmt::format("{} is not yet due: due {}.", what, by);
        } else if (outcome.verdict == Verdict::cannot_tell) {
            outcome.sentence = fmt::format(
                "{} was due {}; whether it is done is not recorded, so "
                "one cannot tell.",
                what, by);
            outcome.missing.push_back(fmt::format("how far {} is", the(world.model(), subject)));
        } else {
            outcome.sentence =
                fmt::format("{} was due {} and is overdue: recorded as {}.", what, by, record.said);
        }
        return outcome;
    }

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::property;
        want.of = subject;
        want.key = property_;
        want.day = true;
        wants.push_back(want);
        want.kind = Want::Kind::state;
        want.key.clear();
        wants.push_back(std::move(want));
    }

private:
    static Verdict verdict(const World& world, const PartialDate& due, const DeedRecord& record) {
        if (record.happened == Truth::yes) return Verdict::pass;
        if (world.as_of() <= due.last) return Verdict::not_applicable;
        const bool open =
            record.state == DeedRecord::State::undetermined || record.happened == Truth::unknown;
        return open ? Verdict::cannot_tell : Verdict::fail;
    }

    std::string property_;
};

}  // namespace

Shape done_by_form() {
    return shapes::fields("that a document is done by its own day",
                          {{"property", "property", "the property that holds the day", true}});
}

ConditionPtr make_done_by(const Node& node, MakeContext&) {
    return std::make_unique<DoneBy>(param::text(node, "property"));
}

}  // namespace govmap::component
