#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/relation_look.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

class Relation : public Condition {
public:
    explicit Relation(RelationAsked asked) : asked_(std::move(asked)) {}

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        if (asked_.per == "subject") return Condition::items(world, subject);
        std::vector<Item> result;
        const Footprint footprint = footprint_asked(world, asked_, subject);
        const std::string area = asked_.per == "authority" ? "" : asked_.per;
        const std::vector<Place> places = places_of(world, footprint, area, asked_.board);
        for (const Place& place : places) {
            Item item;
            item.id = world.model().entity(place.at).id;
            item.name = world.model().entity(place.at).plain_name();
            item.outcome = relation_outcome(world, asked_, subject, &place, places.size() == 1);
            result.push_back(std::move(item));
        }
        if (result.empty()) result.push_back(no_places(world, subject));
        return result;
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        if (asked_.per == "subject") return relation_outcome(world, asked_, subject, nullptr, true);
        std::vector<Outcome> outcomes;
        for (Item& item : items(world, subject)) outcomes.push_back(std::move(item.outcome));
        return all_of(outcomes);
    }

    void wants(const World& world, EntityIndex subject, const std::string& item,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::relation;
        want.of = subject;
        want.key = asked_.board.word;
        if (asked_.per == "subject") {
            wants.push_back(std::move(want));
            return;
        }
        const Footprint footprint = footprint_asked(world, asked_, subject);
        const std::string area = asked_.per == "authority" ? "" : asked_.per;
        for (const Place& place : places_of(world, footprint, area, asked_.board)) {
            if (item != "-" && world.model().entity(place.at).id != item) continue;
            want.place = place.at;
            wants.push_back(want);
        }
        if (!footprint.authorities.empty()) return;
        Want covers;
        covers.of = subject;
        covers.step.kind = LinkKind::covers;
        wants.push_back(std::move(covers));
    }

private:
    [[nodiscard]] Item no_places(const World& world, EntityIndex subject) const {
        Item item;
        const std::string body = the(world.model(), subject);
        const Footprint all = footprint_of(world, subject);
        if (asked_.among && all.whole && !all.authorities.empty()) {
            item.outcome.verdict = Verdict::not_applicable;
            item.outcome.sentence =
                fmt::format("Nothing that {} covers is {}.", body, in_words(world, *asked_.among));
            for (const LinkIndex link : all.links) item.outcome.facts.push_back(fact(world, link));
            return item;
        }
        item.outcome.sentence = fmt::format(
            "What {} covers is not recorded so far that one could say for which places "
            "it should relate to {}, so one cannot tell.",
            body, a(type_label(world.words(), asked_.board.word)));
        item.outcome.missing.push_back(
            fmt::format("the footprint of {}, and what it lies in", body));
        return item;
    }

    RelationAsked asked_;
};

}  // namespace

Shape relation_form() {
    return shapes::fields(
        "that a relation to a body of a type is defined",
        {{"type", "selector type", "the type of the other body, or a function that it fulfils",
          true},
         {"per", "text",
          "once for the subject (if not said), for each authority, or for each area of a type",
          false},
         {"only_where", "only where", "only for places where there is one", false},
         {"among", "selector", "only for these authorities of the footprint", false}});
}

ConditionPtr make_relation(const Node& node, MakeContext& context) {
    RelationAsked asked(param::text(node, "type"));
    asked.per = param::text(node, "per");
    if (asked.per.empty()) asked.per = "subject";
    if (const Selector* about = context.about) {
        asked.peers = about->fulfils == asked.board.word ||
                      std::find(about->types.begin(), about->types.end(), asked.board.word) !=
                          about->types.end();
    }
    if (const Node* only = node.find("only_where"))
        asked.only_where.emplace(param::text(*only, "fulfils"));
    std::vector<std::string> known = {"subject", "authority"};
    const auto areas = context.words.types.find(EntityKind::area);
    if (areas != context.words.types.end()) {
        for (const Term& term : areas->second.list()) known.push_back(term.word);
    }
    if (std::find(known.begin(), known.end(), asked.per) == known.end()) {
        context.problems.add(
            node.find("per")->where(),
            fmt::format("'{}' is not what a relation can be per", asked.per),
            did_you_mean(asked.per, known, fmt::format("one of: {}", fmt::join(known, ", "))));
        return nullptr;
    }
    if (const Node* among = node.find("among")) {
        if (asked.per == "subject" || among->entries().empty()) {
            context.problems.add(among->where(),
                                 asked.per == "subject" ? "'among' without 'per'"
                                                        : "nothing is asked of the authorities",
                                 "it chooses among the authorities of the footprint, such as "
                                 "per: authority, among: {country: england}");
            return nullptr;
        }
        asked.among = Selector::read(*among);
    }
    return std::make_unique<Relation>(std::move(asked));
}

}  // namespace govmap::component
