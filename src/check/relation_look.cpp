#include "check/relation_look.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

// How a body relates to bodies of a type: by a relation with its nature said, or by a link that
// says it of itself, whichever of the two it starts at.
constexpr std::array<LinkKind, 8> relating = {
    LinkKind::relates_to, LinkKind::answers_to, LinkKind::reports_to, LinkKind::part_of,
    LinkKind::informs,    LinkKind::advises,    LinkKind::member_of,  LinkKind::engages};

// One look at one subject, for one place or for none in particular.
struct Look {
    const RelationAsked& asked;
    const World& world;
    EntityIndex subject;
    const Place* place;  // null: for the subject as such
    bool only_place;
    Outcome result;

    [[nodiscard]] const Model& model() const { return world.model(); }
    [[nodiscard]] std::string board() const { return type_label(world.words(), asked.board.word); }
    [[nodiscard]] std::string where() const {
        return place == nullptr ? "" : " for " + the(model(), place->at);
    }

    Outcome outcome() {
        if (!asked.peers && asked.board.test(world, subject) == Truth::yes) {
            result.verdict = Verdict::pass;
            result.facts.push_back(fact(world, subject));
            result.sentence = fmt::format("{} is itself the {}{}.", the_first(model(), subject),
                                          board(), where());
            return std::move(result);
        }
        Truth defined = Truth::no;
        std::string how;
        for (const LinkKind kind : relating) {
            for (const LinkIndex link : world.graph().out(subject, kind))
                consider(link, model().link(link).to, defined, how);
            for (const LinkIndex link : world.graph().in(subject, kind))
                consider(link, model().link(link).from, defined, how);
        }
        if (defined == Truth::yes) {
            result.verdict = Verdict::pass;
            result.missing.clear();
            result.sentence = fmt::format("How {} relates to {}{} is defined: {}.",
                                          the(model(), subject), a(board()), where(), how);
            return std::move(result);
        }
        conclude(defined, how);
        return std::move(result);
    }

    // Whether a link to or from `other` is one for this place.
    [[nodiscard]] Truth for_this_place(const LinkDetail& detail, EntityIndex other) const {
        if (place == nullptr) return Truth::yes;
        // Of a board whose footprint is not recorded, what the relation says of itself counts.
        const bool recorded = !world.graph().out(other, LinkKind::covers).empty();
        const Truth served = serves(world, other, *place);
        if (!detail.for_authority) return only_place && !recorded ? Truth::yes : served;
        const EntityIndex whom = *detail.for_authority;
        const Truth named = place->concerned_by(world, whom);
        const bool area = model().entity(place->at).kind == EntityKind::area;
        if (!area || !recorded) return named;
        // An authority may lie in two areas: whose board it is, the board's own footprint says.
        constexpr double slice = 0.02;
        return both(served, either(named, has_share_in(world, whom, place->at, slice)));
    }

    void consider(LinkIndex index, EntityIndex other, Truth& defined, std::string& how) {
        const Truth of_kind = asked.board.test(world, other);
        if (of_kind == Truth::no || other == subject) return;
        const Link& link = model().link(index);
        const LinkDetail& detail = model().detail(link);
        const Truth placed = for_this_place(detail, other);
        Truth here = both(both(of_kind, placed), world.graph().holds(index));
        if (here == Truth::no) return;
        result.facts.push_back(fact(world, index));
        const std::string who = the(model(), other);
        if (link.kind == LinkKind::relates_to && detail.nature.empty()) {
            here = Truth::unknown;
            result.missing.push_back(fmt::format("of what nature the relation of {} to {} is",
                                                 the(model(), subject), who));
        } else if (of_kind == Truth::unknown) {
            result.missing.push_back(fmt::format("whether {} is {}", who, a(board())));
        } else if (placed == Truth::unknown) {
            result.missing.push_back(
                fmt::format("whether {} serves {}", who, the(model(), place->at)));
        } else if (here == Truth::unknown) {
            result.missing.push_back(fmt::format("whether it holds on {}: {}",
                                                 in_words(world.as_of()), fact(world, index).text));
        }
        if (here > defined) how = who;
        defined = either(defined, here);
    }

    // What the recorded absences of such a relation come to.
    struct Gaps {
        const Gap* reasoned = nullptr;  // none, and why
        const Gap* bare = nullptr;      // none, without saying why
        const Gap* absent = nullptr;    // not yet there, known to be so
        const Gap* open = nullptr;      // left open by its reason or its dates
    };
    Gaps gaps() {
        Gaps found;
        for (const GapIndex index : world.graph().gaps(subject)) {
            const Gap& gap = model().gap(index);
            if (gap.kind != LinkKind::relates_to || model().word(gap.qualifier) != asked.board.word)
                continue;
            const Truth here = place == nullptr || !gap.for_authority
                                   ? Truth::yes
                                   : place->concerned_by(world, *gap.for_authority);
            if (here == Truth::no) continue;
            result.facts.push_back(fact(world, index));
            if (both(here, holds_on(gap, world.as_of())) != Truth::yes ||
                !info(gap.reason).known_absent) {
                found.open = &gap;
            } else if (gap.reason != Absence::not_applicable) {
                found.absent = &gap;
            } else {
                (gap.note.empty() ? found.bare : found.reasoned) = &gap;
            }
        }
        return found;
    }

    void conclude(Truth defined, const std::string& how) {
        const std::string body = the(model(), subject);
        const std::string relates =
            fmt::format("How {} relates to {}{}", body, a(board()), where());
        const Gaps gap = gaps();
        const Closure* whole =
            world.graph().closure(subject, LinkKind::relates_to, true,
                                  model().symbols.find(asked.board.word).value_or(Symbol{}));
        if (whole != nullptr) result.facts.push_back(fact(world, *whole));
        if (defined == Truth::unknown) {
            result.sentence = fmt::format(
                "{} relates to {}, but not enough is recorded of it{}, so one cannot tell.",
                capitalised(body), how, where());
            return;
        }
        if (gap.reasoned != nullptr) {
            result.verdict = Verdict::pass;
            result.sentence = fmt::format("{} relates to no {}{}, and says why: {}.",
                                          capitalised(body), board(), where(), gap.reasoned->note);
            return;
        }
        if (asked.only_where && !is_there()) return;
        if (gap.bare != nullptr) {
            result.sentence =
                fmt::format("{} is recorded to relate to no {}{}, but not why, so one cannot tell.",
                            capitalised(body), board(), where());
            result.missing.push_back(
                fmt::format("why {} relates to no {}{}", body, board(), where()));
            return;
        }
        if (gap.absent != nullptr || (whole != nullptr && gap.open == nullptr)) {
            fail(relates, gap.absent != nullptr ? "it is " + in_words(gap.absent->reason)
                                                : "the list of its relations is complete");
            return;
        }
        result.sentence =
            fmt::format("{} is {}, so one cannot tell.", relates,
                        gap.open == nullptr ? "not recorded" : in_words(gap.open->reason));
        result.missing.push_back(
            fmt::format("how {} relates to {}{}, or why to none", body, a(board()), where()));
    }

    void fail(const std::string& relates, const std::string& why) {
        result.verdict = Verdict::fail;
        result.sentence = fmt::format("{} is not defined: {}.", relates, why);
    }

    // Whether there is a board of the kind at all; where not, or where one cannot tell, the result
    // says so.
    bool is_there() {
        std::vector<Place> places;
        Truth there = Truth::no;
        if (place != nullptr) {
            places.push_back(*place);
        } else {
            const Footprint footprint = footprint_asked(world, asked, subject);
            for (const EntityIndex one : footprint.authorities)
                places.push_back({one, {}, Truth::yes});
            if (!footprint.whole || places.empty()) there = Truth::unknown;
        }
        std::vector<EntityIndex> over;
        for (const Place& one : places) {
            Presence presence = presence_of(world, *asked.only_where, one);
            there = either(there, presence.there);
            for (Fact& known : presence.facts) result.facts.push_back(std::move(known));
            if (presence.there == Truth::no &&
                std::find(over.begin(), over.end(), presence.whole_over) == over.end()) {
                over.push_back(presence.whole_over);
            }
        }
        if (there == Truth::yes) return true;
        const Noun kind = function_noun();
        const std::string covered = place == nullptr ? "what " + the(model(), subject) + " covers"
                                                     : the(model(), place->at);
        if (there == Truth::no) {
            result.verdict = Verdict::not_applicable;
            result.sentence = fmt::format("No {} covers {}: the list of {} over {} is complete.",
                                          kind.one, covered, kind.many, names(model(), over));
            return false;
        }
        result.sentence = fmt::format(
            "{} relates to no {}{} as far as is recorded; whether one covers {} is not recorded, "
            "so one cannot tell.",
            the_first(model(), subject), board(), where(), covered);
        result.missing.push_back(fmt::format("whether {} covers {}", a(kind.one), covered));
        return false;
    }

    [[nodiscard]] Noun function_noun() const {
        const std::string& word = asked.only_where->word;
        const Term* term = world.words().functions.find(word);
        return noun(world.words().functions.label(word), term == nullptr ? "" : term->plural);
    }
};

}  // namespace

Footprint footprint_asked(const World& world, const RelationAsked& asked, EntityIndex subject) {
    Footprint all = footprint_of(world, subject);
    if (!asked.among) return all;
    Footprint some;
    some.whole = all.whole;
    some.certain = all.certain;
    for (std::size_t at = 0; at < all.authorities.size(); ++at) {
        if (world.prepared(*asked.among).test(all.authorities[at]) == Truth::no) continue;
        some.authorities.push_back(all.authorities[at]);
        some.holds.push_back(all.holds[at]);
    }
    return some;
}

Outcome relation_outcome(const World& world, const RelationAsked& asked, EntityIndex subject,
                         const Place* place, bool only_place) {
    Outcome outcome = Look{asked, world, subject, place, only_place, {}}.outcome();
    const bool told = outcome.verdict == Verdict::pass || outcome.verdict == Verdict::fail;
    if (place == nullptr || place->in_footprint == Truth::yes || !told) return outcome;
    // What is asked of a place that is perhaps none of theirs neither passes nor fails.
    const Model& model = world.model();
    const std::string whether =
        fmt::format("whether {} belongs to the footprint of {} on {}", the(model, place->at),
                    the(model, subject), in_words(world.as_of()));
    outcome.verdict = Verdict::cannot_tell;
    if (outcome.sentence.ends_with('.')) outcome.sentence.pop_back();
    outcome.sentence += fmt::format("; but {}, the dates leave open, so one cannot tell.", whether);
    outcome.missing.push_back(whether);
    return outcome;
}

}  // namespace govmap
