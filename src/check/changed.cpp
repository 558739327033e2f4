#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/due_date.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Whether one date certainly lies after another; the same month named twice is no change.
Truth after(const PartialDate& one, const PartialDate& other) {
    if (one == other || one.last <= other.first) return Truth::no;
    return one.first > other.last ? Truth::yes : Truth::unknown;
}

// Whether what a body has in a list came to be otherwise while the body went on: what began after
// it, or ended before it. Links that no longer hold, or do not yet, count too, so this looks at the
// model and not only at the day.
class Changed : public Condition {
public:
    explicit Changed(LinkKind kind) : kind_(kind) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const std::span<const LinkIndex> ever = world.ever(subject, kind_);
        const std::vector<LinkIndex> list(ever.begin(), ever.end());
        Outcome outcome;
        Truth changed = Truth::no;
        std::vector<std::string> how;
        for (const LinkIndex one : list) {
            const Truth this_one = either(began_later(world, subject, list, one),
                                          ended_earlier(world, subject, list, one));
            if (this_one == Truth::no) continue;
            if (this_one == Truth::yes) how.push_back(fact(world, one).text);
            outcome.facts.push_back(fact(world, one));
            changed = either(changed, this_one);
        }
        conclude(world, subject, changed, how, outcome);
        return outcome;
    }

private:
    void conclude(const World& world, EntityIndex subject, Truth changed,
                  const std::vector<std::string>& how, Outcome& outcome) const {
        const std::string body = the(world.model(), subject);
        const std::string list = kind_ == LinkKind::covers
                                     ? "the footprint of " + body
                                     : "the list of " + list_in_words(world, subject, kind_, true);
        outcome.verdict = verdict_of(changed);
        if (changed == Truth::yes) {
            outcome.sentence =
                fmt::format("A change of {} is recorded: {}.", list, fmt::join(how, "; "));
        } else if (changed == Truth::no) {
            outcome.sentence = fmt::format("No change of {} is recorded.", list);
        } else {
            outcome.sentence =
                fmt::format("Whether {} changed, the dates leave open, so one cannot tell.", list);
            outcome.missing.push_back(
                fmt::format("from and until which days what is in {} belongs to it", list));
        }
    }

    // The day that the body began: formed (done, not planned), else its first day, else that of the
    // first link; nothing where a link has none, which then was there before every link that has.
    [[nodiscard]] std::optional<PartialDate> start(const World& world, EntityIndex subject,
                                                   const std::vector<LinkIndex>& list) const {
        if (const auto formed = formed_on(world, subject)) return formed;
        std::optional<PartialDate> first;
        for (const LinkIndex one : list) {
            const Period& period = world.model().link(one).period;
            if (!period.from) return std::nullopt;
            if (!first || period.from->first < first->first) first = period.from;
        }
        return first;
    }

    [[nodiscard]] Truth began_later(const World& world, EntityIndex subject,
                                    const std::vector<LinkIndex>& list, LinkIndex one) const {
        const Link& link = world.model().link(one);
        if (!link.period.from) return Truth::no;
        const Period& life = world.model().entity(link.to).period;
        if (life.from == link.period.from && took_over(world, list, link.to, true))
            return Truth::no;
        const auto began = start(world, subject, list);
        return began ? after(*link.period.from, *began) : Truth::yes;
    }

    [[nodiscard]] static Truth ended_earlier(const World& world, EntityIndex subject,
                                             const std::vector<LinkIndex>& list, LinkIndex one) {
        const Link& link = world.model().link(one);
        if (!link.period.until) return Truth::no;
        const Period& life = world.model().entity(link.to).period;
        if (life.until == link.period.until && took_over(world, list, link.to, false))
            return Truth::no;
        const Period& whole = world.model().entity(subject).period;
        return whole.until ? after(*whole.until, *link.period.until) : Truth::yes;
    }

    // Whether another of the list was succeeded by the place, or succeeded it: a reorganisation
    // does not change the area.
    static bool took_over(const World& world, const std::vector<LinkIndex>& list, EntityIndex place,
                          bool successor) {
        const Model& model = world.model();
        return std::any_of(model.links.begin(), model.links.end(), [&](const Link& link) {
            if (link.kind != LinkKind::succeeds || (successor ? link.from : link.to) != place)
                return false;
            const EntityIndex other = successor ? link.to : link.from;
            return std::any_of(list.begin(), list.end(),
                               [&](LinkIndex one) { return model.link(one).to == other; });
        });
    }

    LinkKind kind_;
};

}  // namespace

Shape changed_form() {
    return shapes::fields(
        "that a list changed while the subject went on",
        {{"list", "link kind", "the kind of link that leaves the subject", true}});
}

ConditionPtr make_changed(const Node& node, MakeContext&) {
    return std::make_unique<Changed>(*link_kind(param::text(node, "list")));
}

}  // namespace govmap::component
