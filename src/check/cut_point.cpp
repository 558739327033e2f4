#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/target.hpp"
#include "check/wording.hpp"
#include "graph/lines.hpp"

namespace govmap::component {
namespace {

class CutPoint : public Condition {
public:
    CutPoint(Target target, std::vector<LinkKind> over)
        : target_(std::move(target)), over_(std::move(over)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Model& model = world.model();
        Outcome outcome;
        const std::vector<EntityIndex> targets = target_.in(world);
        if (targets.empty()) {
            outcome.sentence =
                fmt::format("No {} is in the model, so one cannot tell.", target_.in_words(world));
            outcome.missing.push_back("the lines to " + target_.in_words(world));
            return outcome;
        }
        std::vector<EntityIndex> hanging;
        bool perhaps = false;  // others may hang on it as well
        bool any = false;      // there are lines at all
        for (const EntityIndex target : targets) {
            if (target == subject) continue;
            const Hanging& lines = world.hanging(target, over_);
            any = any || lines.any_line();
            perhaps = perhaps || lines.perhaps_on(subject);
            for (const EntityIndex one : lines.surely_on(subject)) {
                if (std::find(hanging.begin(), hanging.end(), one) == hanging.end())
                    hanging.push_back(one);
            }
        }
        const std::string who = the_first(model, subject);
        const std::string end = the(model, targets.front());
        if (world.telling()) add_lines(world, subject, hanging, outcome.facts);
        if (hanging.empty() && (perhaps || !any)) {
            outcome.sentence =
                perhaps ? fmt::format(
                              "Whether a line to {} hangs on {} alone on {}, the dates "
                              "leave open, so one cannot tell.",
                              end, the(model, subject), in_words(world.as_of()))
                        : fmt::format("No line to {} is recorded, so one cannot tell.", end);
            outcome.missing.push_back(
                perhaps ? fmt::format("from and until which days the lines through {} hold",
                                      the(model, subject))
                        : fmt::format("the lines to {}", end));
            return outcome;
        }
        outcome.verdict = hanging.empty() ? Verdict::pass : Verdict::fail;
        outcome.sentence =
            hanging.empty()
                ? fmt::format("No line to {} hangs on {} alone.", end, the(model, subject))
                : fmt::format(
                      "{} is a single point of failure: without it {} would be cut off from {}.",
                      who, names(model, hanging), end);
        return outcome;
    }

private:
    // What it rests on: the lines of those that hang on it, and its roles in them. Where nobody
    // does, that it is there.
    void add_lines(const World& world, EntityIndex subject, const std::vector<EntityIndex>& hanging,
                   std::vector<Fact>& facts) const {
        for (const EntityIndex one : hanging) {
            for (const LinkIndex link : world.graph().in(one, LinkKind::holds)) {
                if (world.model().link(link).from == subject &&
                    world.graph().holds(link) != Truth::no)
                    facts.push_back(fact(world, link));
            }
            for (const LinkKind kind : over_) {
                for (const LinkIndex link : world.graph().out(one, kind)) {
                    if (world.graph().holds(link) != Truth::no) facts.push_back(fact(world, link));
                }
            }
        }
        if (facts.empty()) facts.push_back(fact(world, subject));
    }

    Target target_;
    std::vector<LinkKind> over_;
};

}  // namespace

Shape cut_point_form() {
    return shapes::fields(
        "that nobody hangs on the entity alone",
        {{"target", "target", "where the lines lead", true},
         {"over", "link kinds", "the links (all those of accountability)", false}});
}

ConditionPtr make_cut_point(const Node& node, MakeContext&) {
    const auto kinds = accountability_kinds();
    return std::make_unique<CutPoint>(
        Target::read(*node.find("target")),
        param::link_kinds(node, "over", {kinds.begin(), kinds.end()}));
}

}  // namespace govmap::component
