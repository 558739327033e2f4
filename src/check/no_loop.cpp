#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"
#include "graph/lines.hpp"

namespace govmap::component {
namespace {

class NoLoop : public Condition {
public:
    explicit NoLoop(std::vector<LinkKind> over) : over_(std::move(over)) {}

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        if (subject != whole_model) return Condition::items(world, subject);
        const World::Loops& loops = world.loops(over_);
        std::vector<Item> result;
        for (const auto& loop : loops.certain) result.push_back(item(world, loop, Verdict::fail));
        for (const auto& loop : loops.perhaps)
            result.push_back(item(world, loop, Verdict::cannot_tell));
        if (result.empty()) {
            result.emplace_back();
            result.back().outcome.verdict = Verdict::pass;
            result.back().outcome.sentence = "No loop is recorded in these lines.";
        }
        return result;
    }

    void verdicts(const World& world, EntityIndex subject,
                  std::vector<Verdict>& result) const override {
        if (subject != whole_model && !world.on_loops(over_)[subject.value]) {
            result.push_back(Verdict::pass);
        } else {
            Condition::verdicts(world, subject, result);
        }
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        if (subject == whole_model) {
            std::vector<Outcome> outcomes;
            for (Item& one : items(world, subject)) outcomes.push_back(std::move(one.outcome));
            return all_of(outcomes);
        }
        Outcome outcome;
        if (world.on_loops(over_)[subject.value]) {
            std::vector<LinkIndex> loop = loop_through(world.graph(), subject, over_, Truth::yes);
            if (!loop.empty()) return found(world, loop, Verdict::fail);
            loop = loop_through(world.graph(), subject, over_);
            if (!loop.empty()) return found(world, loop, Verdict::cannot_tell);
        }
        outcome.verdict = Verdict::pass;
        if (!world.telling()) return outcome;
        outcome.sentence =
            fmt::format("No loop is recorded that runs through {}.", the(world.model(), subject));
        return outcome;
    }

private:
    static Item item(const World& world, const std::vector<LinkIndex>& loop, Verdict verdict) {
        const Entity& first = world.model().entity(world.model().link(loop.front()).from);
        return {first.id, first.name.empty() ? first.id : first.name, found(world, loop, verdict)};
    }

    static Outcome found(const World& world, const std::vector<LinkIndex>& loop, Verdict verdict) {
        const Model& model = world.model();
        Outcome outcome;
        outcome.verdict = verdict;
        std::string round = the_first(model, model.link(loop.front()).from);
        for (const LinkIndex index : loop) {
            const Link& link = model.link(index);
            round += fmt::format("{} {} {}", index == loop.front() ? "" : ", and that",
                                 info(link.kind).forward, the(model, link.to));
            outcome.facts.push_back(fact(world, index));
            if (verdict == Verdict::cannot_tell && world.graph().holds(index) != Truth::yes) {
                outcome.missing.push_back(fmt::format("whether this holds on {}: {}",
                                                      in_words(world.as_of()),
                                                      outcome.facts.back().text));
            }
        }
        outcome.sentence = fmt::format("{}{}.", round,
                                       verdict == Verdict::fail
                                           ? ": a loop"
                                           : ": a loop, if the dates allow, so one cannot tell");
        return outcome;
    }

    std::vector<LinkKind> over_;
};

}  // namespace

Shape no_loop_form() {
    return shapes::fields("that lines do not run in a circle",
                          {{"over", "link kinds", "the links (answers_to, part_of)", false}});
}

ConditionPtr make_no_loop(const Node& node, MakeContext&) {
    return std::make_unique<NoLoop>(
        param::link_kinds(node, "over", {LinkKind::answers_to, LinkKind::part_of}));
}

}  // namespace govmap::component
