#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"
#include "graph/lines.hpp"

namespace govmap::component {
namespace {

class Connected : public Condition {
public:
    Connected(Path path, std::vector<std::string> over)
        : path_(std::move(path)), over_(std::move(over)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Reach reach = world.walk(path_, subject);
        std::vector<EntityIndex> places;
        bool certain = reach.whole;
        for (const Reached& one : reach.entities) {
            places.push_back(one.entity);
            certain = certain && one.certain == Truth::yes;
        }
        Outcome outcome;
        const bool joined = !places.empty() && certain &&
                            (places.size() == 1 ||
                             govmap::pieces(world.graph(), places, over_, Truth::yes).size() == 1);
        if (!world.telling() && joined) {
            outcome.verdict = Verdict::pass;
            return outcome;
        }
        add_facts(world, reach, outcome.facts);
        const std::string of = the(world.model(), subject);
        if (places.empty()) {
            outcome.verdict = reach.whole ? Verdict::not_applicable : Verdict::cannot_tell;
            outcome.sentence =
                fmt::format("No {} of {} is recorded{}.", noun_of(world.words(), path_).one, of,
                            reach.whole ? "" : ", so one cannot tell");
            if (!reach.whole) outcome.missing = missing_from(world, path_, reach);
            return outcome;
        }
        const auto pieces = govmap::pieces(world.graph(), places, over_);
        if (joined) {
            outcome.verdict = Verdict::pass;
            outcome.sentence =
                places.size() == 1
                    ? fmt::format("{} has one {} only, {}.", capitalised(of),
                                  noun_of(world.words(), path_).one,
                                  the(world.model(), places.front()))
                    : fmt::format("{} {} connected.", capitalised(names(world.model(), places)),
                                  places.size() == 2 ? "border on each other and are" : "are");
            return outcome;
        }
        std::vector<EntityIndex>
            bare;  // nothing is recorded of their borders: no ground to fail on
        for (const EntityIndex place : places) {
            if (!any_holds(world, world.graph().out(place, LinkKind::borders)) &&
                !any_holds(world, world.graph().in(place, LinkKind::borders))) {
                bare.push_back(place);
            }
        }
        if (pieces.size() == 1) {
            perhaps_joined(world, subject, places, reach, outcome);
            return outcome;
        }
        std::string parts;
        for (std::size_t at = 0; at < pieces.size(); ++at) {
            parts += (at == 0 ? "" : "; ") + names(world.model(), pieces[at]);
        }
        if (bare.empty() && certain) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format(
                "The area of {} is in {} pieces that do not border on each other by {}: {}.", of,
                pieces.size(), by(), parts);
            return outcome;
        }
        outcome.sentence = fmt::format(
            "No border by {} is recorded that joins these: {}; {}, so one cannot tell.", by(),
            parts,
            bare.empty() && !reach.whole ? because(world, path_, reach, subject)
            : bare.empty()
                ? fmt::format("whether they all belong to it on {}, the dates leave open",
                              in_words(world.as_of()))
                : "the borders of " + names(world.model(), bare) + " are not recorded");
        outcome.missing = missing_from(world, path_, reach);
        if (!bare.empty())
            outcome.missing.push_back("the borders of " + names(world.model(), bare));
        return outcome;
    }

private:
    static bool any_holds(const World& world, std::span<const LinkIndex> links) {
        return std::any_of(links.begin(), links.end(),
                           [&](LinkIndex link) { return world.graph().holds(link) == Truth::yes; });
    }

    // One piece as far as is recorded: but over borders, or of places, that perhaps are not there
    // on the day, or of a list that others may be missing from.
    void perhaps_joined(const World& world, EntityIndex subject,
                        const std::vector<EntityIndex>& places, const Reach& reach,
                        Outcome& outcome) const {
        const bool open = !reach.whole;
        outcome.sentence = fmt::format(
            "As far as is recorded, {} {}; {}, so one cannot tell.", names(world.model(), places),
            places.size() == 1 ? fmt::format("is the one {}", noun_of(world.words(), path_).one)
                               : std::string("are connected"),
            open ? because(world, path_, reach, subject)
                 : fmt::format("whether that holds on {}, the dates leave open",
                               in_words(world.as_of())));
        outcome.missing = missing_from(world, path_, reach);
        for (const EntityIndex place : places) {
            for (const LinkIndex link : world.graph().out(place, LinkKind::borders)) {
                if (world.graph().holds(link) == Truth::yes) continue;
                outcome.missing.push_back(fmt::format(
                    "whether it holds on {}: {}", in_words(world.as_of()), fact(world, link).text));
            }
        }
    }

    [[nodiscard]] std::string by() const {
        return over_.size() == 1 ? over_.front() : "land or water";
    }

    Path path_;
    std::vector<std::string> over_;
};

}  // namespace

Shape connected_form() {
    return shapes::fields("that places are one connected piece",
                          {{"path", "path", "the places", true},
                           {"over", "borders", "the borders that count (land)", false}});
}

ConditionPtr make_connected(const Node& node, MakeContext& context) {
    auto path = param::path(node, "path", context);
    if (!path) return nullptr;
    std::vector<std::string> over = param::texts(node, "over");
    if (over.empty()) over = {"land"};
    return std::make_unique<Connected>(std::move(*path), std::move(over));
}

}  // namespace govmap::component
