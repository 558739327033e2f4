#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/footprint.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// How a body relates to bodies of a type: by a relation with its nature said, or by a link that
// says it of itself, whichever of the two it starts at.
constexpr std::array<LinkKind, 8> relating = {
    LinkKind::relates_to, LinkKind::answers_to, LinkKind::reports_to, LinkKind::part_of,
    LinkKind::informs,    LinkKind::advises,    LinkKind::member_of,  LinkKind::engages};

// What a relation is looked for: the subject itself, or a place (and the authorities in it).
struct Place {
    std::optional<EntityIndex> at;
    std::vector<EntityIndex> inside;
};

class Relation : public Condition {
public:
    Relation(std::string type, std::string per) : type_(std::move(type)), per_(std::move(per)) {
        selector_.types = {type_};
    }

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        if (per_ == "subject") return Condition::items(world, subject);
        std::vector<Item> result;
        const Footprint footprint = footprint_of(world, subject);
        const std::vector<Place> places = places_of(world, footprint);
        for (const Place& place : places) {
            Item item;
            item.id = world.model().entity(*place.at).id;
            item.name = world.model().entity(*place.at).name;
            item.outcome = look(world, subject, place, places.size() == 1);
            result.push_back(std::move(item));
        }
        if (!result.empty()) return result;
        Item item;
        item.outcome.sentence = fmt::format(
            "What {} covers is not recorded so far that one could say for which places "
            "it should relate to a {}, so one cannot tell.",
            the(world.model(), subject), label(world));
        item.outcome.missing.push_back(
            fmt::format("the footprint of {}, and what it lies in", the(world.model(), subject)));
        result.push_back(std::move(item));
        return result;
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        if (per_ == "subject") return look(world, subject, {}, true);
        std::vector<Outcome> outcomes;
        for (Item& item : items(world, subject)) outcomes.push_back(std::move(item.outcome));
        return all_of(outcomes);
    }

private:
    [[nodiscard]] std::string label(const World& world) const {
        return type_label(world.words(), type_);
    }

    // For authorities: those of the footprint; in a two-tier area the lower ones where bodies of
    // the type are theirs. For an area type: the areas that the footprint lies in.
    [[nodiscard]] std::vector<Place> places_of(const World& world,
                                               const Footprint& footprint) const {
        constexpr double slice = 0.02;
        std::vector<Place> result;
        if (per_ == "authority") {
            for (const EntityIndex one : footprint.authorities) {
                const std::vector<EntityIndex> lower = authorities_within(world, one, true);
                const bool theirs = std::any_of(lower.begin(), lower.end(), [&](EntityIndex place) {
                    return covered_by_type(world, place);
                });
                if (!theirs) {
                    result.push_back({one, {}});
                } else {
                    for (const EntityIndex place : lower) result.push_back({place, {}});
                }
            }
            return result;
        }
        for (const AreaOverlap& one : overlaps_with(world, footprint, per_).areas) {
            if (one.of_footprint < slice && one.of_area < slice) continue;
            result.push_back({one.area, authorities_within(world, one.area)});
        }
        return result;
    }

    [[nodiscard]] bool covered_by_type(const World& world, EntityIndex place) const {
        const auto links = world.graph().in(place, LinkKind::covers);
        return std::any_of(links.begin(), links.end(), [&](LinkIndex link) {
            return world.prepared(selector_).test(world.model().link(link).from) == Truth::yes;
        });
    }

    // Whether the other body's own footprint has the place; unknown where it is not recorded.
    static Truth serves(const World& world, EntityIndex body, const Place& place) {
        const auto links = world.graph().out(body, LinkKind::covers);
        if (links.empty()) return Truth::unknown;
        const std::vector<EntityIndex> around = places_around(world.graph(), *place.at);
        return truth_of(std::any_of(links.begin(), links.end(), [&](LinkIndex link) {
            const EntityIndex covered = world.model().link(link).to;
            return std::find(around.begin(), around.end(), covered) != around.end() ||
                   std::find(place.inside.begin(), place.inside.end(), covered) !=
                       place.inside.end();
        }));
    }

    [[nodiscard]] Outcome look(const World& world, EntityIndex subject, const Place& place,
                               bool only_place) const {
        const Model& model = world.model();
        Outcome outcome;
        Truth defined = Truth::no;
        std::string how;
        const auto consider = [&](LinkIndex index, EntityIndex other) {
            const Truth of_type = world.prepared(selector_).test(other);
            if (of_type == Truth::no) return;
            const Link& link = model.link(index);
            const LinkDetail& detail = model.detail(link);
            Truth here = both(of_type, world.graph().holds(index));
            if (place.at && detail.for_authority) {
                here = both(here, truth_of(concerns(world, *detail.for_authority, place)));
            } else if (place.at && !only_place) {
                here = both(here, serves(world, other, place));
            }
            const bool plain = link.kind == LinkKind::relates_to && detail.nature.empty();
            if (here == Truth::no) return;
            outcome.facts.push_back(fact(world, index));
            if (plain) {
                outcome.missing.push_back(fmt::format("of what nature the relation of {} to {} is",
                                                      the(model, subject), the(model, other)));
                here = Truth::unknown;
            } else if (here == Truth::unknown) {
                outcome.missing.push_back(
                    fmt::format("whether {} serves {}", the(model, other),
                                place.at ? the(model, *place.at) : the(model, subject)));
            }
            if (here > defined) how = the(model, other);
            defined = either(defined, here);
        };
        for (const LinkKind kind : relating) {
            for (const LinkIndex link : world.graph().out(subject, kind))
                consider(link, model.link(link).to);
            for (const LinkIndex link : world.graph().in(subject, kind))
                consider(link, model.link(link).from);
        }
        conclude(world, subject, place, defined, how, outcome);
        return outcome;
    }

    static bool concerns(const World& world, EntityIndex authority, const Place& place) {
        return authority == *place.at || lies_in(world.graph(), *place.at, authority) ||
               std::find(place.inside.begin(), place.inside.end(), authority) != place.inside.end();
    }

    void conclude(const World& world, EntityIndex subject, const Place& place, Truth defined,
                  const std::string& how, Outcome& outcome) const {
        const Model& model = world.model();
        const std::string where = place.at ? " for " + the(model, *place.at) : "";
        const std::string body = the_first(model, subject);
        if (defined == Truth::yes) {
            outcome.verdict = Verdict::pass;
            outcome.missing.clear();
            outcome.sentence = fmt::format("How {} relates to a {}{} is defined: {}.",
                                           the(model, subject), label(world), where, how);
            return;
        }
        bool closed = false;
        std::string gap_said;
        for (const GapIndex index : world.graph().gaps(subject)) {
            const Gap& gap = model.gap(index);
            if (gap.kind != LinkKind::relates_to || model.word(gap.qualifier) != type_) continue;
            if (place.at && gap.for_authority && !concerns(world, *gap.for_authority, place))
                continue;
            outcome.facts.push_back(fact(world, index));
            if (gap.reason == Absence::not_applicable && defined == Truth::no) {
                outcome.verdict = Verdict::pass;
                outcome.sentence =
                    fmt::format("{} relates to no {}{}, and says why{}.", body, label(world), where,
                                gap.note.empty() ? "" : ": " + gap.note);
                return;
            }
            closed = closed || info(gap.reason).known_absent;
            gap_said = in_words(gap.reason);
        }
        const auto type = model.symbols.find(type_);
        const Closure* whole =
            world.graph().closure(subject, LinkKind::relates_to, true, type.value_or(Symbol{}));
        if (whole != nullptr) outcome.facts.push_back(fact(world, *whole));
        if (defined == Truth::no && (closed || whole != nullptr)) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format(
                "How {} relates to a {}{} is not defined: {}.", the(model, subject), label(world),
                where, closed ? "it is " + gap_said : "the list of its relations is complete");
            return;
        }
        if (defined == Truth::unknown) {
            outcome.sentence = fmt::format(
                "{} relates to {}, but not enough is recorded of it{}, so one cannot tell.", body,
                how, where);
            return;
        }
        outcome.sentence =
            fmt::format("How {} relates to a {}{} is {}, so one cannot tell.", the(model, subject),
                        label(world), where, gap_said.empty() ? "not recorded" : gap_said);
        outcome.missing.push_back(fmt::format("how {} relates to a {}{}, or why to none",
                                              the(model, subject), label(world), where));
    }

    std::string type_;
    std::string per_;
    Selector selector_;
};

}  // namespace

Shape relation_form() {
    return shapes::fields("that a relation to a body of a type is defined",
                          {{"type", "selector type", "the type of the other body", true},
                           {"per", "text",
                            "once for the subject (if not said), for each authority, or for each "
                            "area of a type",
                            false}});
}

ConditionPtr make_relation(const Node& node, MakeContext& context) {
    std::string per = param::text(node, "per");
    if (per.empty()) per = "subject";
    std::vector<std::string> known = {"subject", "authority"};
    const auto areas = context.words.types.find(EntityKind::area);
    if (areas != context.words.types.end()) {
        for (const Term& term : areas->second.list()) known.push_back(term.word);
    }
    if (std::find(known.begin(), known.end(), per) == known.end()) {
        context.problems.add(
            node.find("per")->where(), fmt::format("'{}' is not what a relation can be per", per),
            did_you_mean(per, known, fmt::format("one of: {}", fmt::join(known, ", "))));
        return nullptr;
    }
    return std::make_unique<Relation>(param::text(node, "type"), std::move(per));
}

}  // namespace govmap::component
