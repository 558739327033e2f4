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

class Reaches : public Condition {
public:
    Reaches(Target target, std::vector<LinkKind> over, std::string through)
        : target_(std::move(target)), over_(std::move(over)), through_(std::move(through)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Model& model = world.model();
        Outcome outcome;
        const std::vector<EntityIndex> targets = target_.in(world);
        if (!world.telling() && through_.empty() && !target_.moves() &&
            world.arriving(targets, over_)[subject.value]) {
            outcome.verdict = Verdict::pass;
            return outcome;
        }
        if (targets.empty()) {
            outcome.sentence =
                fmt::format("No {} is in the model, so one cannot tell.", target_.in_words(world));
            outcome.missing.push_back(fmt::format("the line from {} to {}", the(model, subject),
                                                  target_.in_words(world)));
            return outcome;
        }
        const Line line = line_to(world.graph(), subject, targets, over_);
        outcome.verdict = verdict_of(line.arrives);
        std::vector<EntityIndex> passed;
        for (const LineStep& step : line.steps) {
            outcome.facts.push_back(fact(world, step.link));
            if (step.through) {
                outcome.facts.push_back(fact(world, *step.through));
                if (model.link(*step.through).from != subject)
                    passed.push_back(model.link(*step.through).from);
            }
            passed.push_back(step.to);
            if (step.certain != Truth::yes) {
                outcome.missing.push_back(fmt::format("whether this holds on {}: {}",
                                                      in_words(world.as_of()),
                                                      fact(world, step.link).text));
            }
        }
        const std::string from = the(model, subject);
        if (!line.broken) {
            if (!passed.empty()) passed.pop_back();
            const EntityIndex end = line.steps.empty() ? subject : line.steps.back().to;
            outcome.sentence =
                fmt::format("The line of {} arrives at {}{}{}.", from, the(model, end),
                            passed.empty() ? "" : " by way of ", names(model, passed, 12));
            if (line.arrives != Truth::yes) {
                outcome.sentence.pop_back();
                outcome.sentence +=
                    ", over links that perhaps do not hold on the day, so one cannot tell.";
            }
            ask_through(world, subject, line, outcome);
            return outcome;
        }
        broken(world, from, the(model, targets.front()), line, outcome);
        return outcome;
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        const std::vector<EntityIndex> targets = target_.in(world);
        if (targets.empty()) return;
        const Line line = line_to(world.graph(), subject, targets, over_);
        Want want;
        want.of = line.broken ? line.broken->at : subject;
        if (line.broken && line.broken->role.said()) {
            want.step = role_path(world.model().word(line.broken->role)).steps.front();
            wants.push_back(std::move(want));
            return;
        }
        const EntityKind kind = world.model().entity(want.of).kind;
        for (const LinkKind over : over_) {
            if ((info(over).from & bit(kind)) == 0) continue;
            want.step.kind = over;
            if (!through_.empty()) want.key = through_;
            want.far_end = targets.front();
            wants.push_back(want);
            return;
        }
    }

private:
    /// A line that arrives by another way than through the holder of the role does not show that
    /// it goes through them: that is then not recorded.
    void ask_through(const World& world, EntityIndex subject, const Line& line,
                     Outcome& outcome) const {
        if (through_.empty() || outcome.verdict != Verdict::pass) return;
        const Model& model = world.model();
        const bool goes =
            std::any_of(line.steps.begin(), line.steps.end(), [&](const LineStep& step) {
                return step.through &&
                       model.word(model.detail(model.link(step.link)).role) == through_;
            });
        if (goes) return;
        const std::string role = world.words().roles.label(through_);
        outcome.verdict = Verdict::cannot_tell;
        outcome.sentence =
            fmt::format("{} That it goes through the {} is not recorded, so one cannot tell.",
                        outcome.sentence, role);
        outcome.missing.push_back(fmt::format("whether {} reports through its {} (through: {})",
                                              the(model, subject), role, through_));
    }

    // What is looked for: a line of reports is no line of accountability.
    [[nodiscard]] bool only_accountability() const {
        return over_ == std::vector<LinkKind>{LinkKind::answers_to};
    }

    void broken(const World& world, const std::string& from, const std::string& to,
                const Line& line, Outcome& outcome) const {
        const Model& model = world.model();
        const LineBreak& stop = *line.broken;
        const std::string at = the(model, stop.at);
        const std::string start = fmt::format("The line of {} to {}", from, to);
        if (stop.gap) outcome.facts.push_back(fact(world, *stop.gap));
        const std::string reason =
            stop.gap ? in_words(model.gap(*stop.gap).reason) : "not recorded";
        if (stop.link) {
            outcome.facts.push_back(fact(world, *stop.link));
            const std::string role = world.words().roles.label(model.word(stop.role));
            const std::string next = the(model, model.link(*stop.link).to);
            if (line.arrives == Truth::no) {
                outcome.sentence = fmt::format(
                    "{} breaks between {} and {}: it goes through the {}, and nobody holds "
                    "that role{}.",
                    start, at, next, role, stop.gap ? fmt::format(" ({})", reason) : "");
            } else {
                outcome.sentence = fmt::format(
                    "{} cannot be followed from {} to {}: it goes through the {}, and who "
                    "that is is {}, so one cannot tell.",
                    start, at, next, role, reason);
                outcome.missing.push_back(fmt::format("who is {} of {}", role, at));
            }
            return;
        }
        if (line.arrives == Truth::no) {
            outcome.sentence =
                fmt::format("{} breaks at {}: to whom it answers is {}.", start, at, reason);
            return;
        }
        if (at == from) {
            const char* what = only_accountability() ? "line of accountability" : "line";
            outcome.sentence =
                fmt::format("From {} no {} to {} is recorded, so one cannot tell.", from, what, to);
            outcome.missing.push_back(
                fmt::format("whether a {} leads from {} to {}, and along whom", what, from, to));
            return;
        }
        const char* does = only_accountability() ? "answers" : "answers or reports";
        outcome.sentence = fmt::format(
            "{} cannot be followed beyond {}: to whom it {} there is not recorded, so one cannot "
            "tell.",
            start, at, does);
        outcome.missing.push_back(fmt::format("to whom {} {}", at, does));
    }

    Target target_;
    std::vector<LinkKind> over_;
    std::string through_;  // a role; empty: by any way
};

}  // namespace

Shape reaches_form() {
    return shapes::fields(
        "that a line arrives",
        {{"target", "target", "where it should arrive", true},
         {"over", "link kinds", "the links it may follow (all those of accountability)", false},
         {"through", "role", "the role whose holder it goes through", false}});
}

ConditionPtr make_reaches(const Node& node, MakeContext&) {
    const auto kinds = accountability_kinds();
    return std::make_unique<Reaches>(Target::read(*node.find("target")),
                                     param::link_kinds(node, "over", {kinds.begin(), kinds.end()}),
                                     param::text(node, "through"));
}

}  // namespace govmap::component
