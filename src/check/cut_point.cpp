#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/target.hpp"
#include "check/wording.hpp"
#include "graph/lines.hpp"

namespace govmap::component {
namespace {

// Which role stands in for which.
using StandIns = std::vector<std::pair<std::string, std::string>>;

class CutPoint : public Condition {
public:
    CutPoint(Target target, std::vector<LinkKind> over, StandIns stand_ins)
        : target_(std::move(target)), over_(std::move(over)), stand_ins_(std::move(stand_ins)) {}

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
        if (outcome.verdict == Verdict::fail && !stand_ins_.empty())
            ask_who_stands_in(world, subject, hanging, outcome);
        return outcome;
    }

private:
    // That nobody is recorded who stands in does not say that there is nobody.
    void ask_who_stands_in(const World& world, EntityIndex subject,
                           const std::vector<EntityIndex>& hanging, Outcome& outcome) const {
        std::vector<std::string> missing;
        for (const EntityIndex body : hanging) {
            bool role_has_one = false;
            bool known_to_be_nobody = true;
            for (const auto& [role, stand_in] : stand_ins_) {
                if (!holds_role(world, subject, body, role)) continue;
                role_has_one = true;
                const Path path = role_path(stand_in);
                const Reach reach = world.walk(path, body);
                if (reach.entities.empty() && reach.whole) {
                    add_facts(world, reach, outcome.facts);
                    continue;
                }
                known_to_be_nobody = false;
                missing.push_back(reach.entities.empty() ? who_is(world, stand_in, body)
                                                         : reports(world, reach, body));
            }
            if (role_has_one && known_to_be_nobody) return;
        }
        const std::string who = the(world.model(), subject);
        if (missing.empty())
            missing.push_back(fmt::format("who would report while {} is vacant", who));
        outcome.verdict = Verdict::cannot_tell;
        outcome.sentence.pop_back();
        outcome.sentence += fmt::format(
            ", as far as is recorded; {} is not recorded, so one cannot tell.", missing.front());
        outcome.missing = std::move(missing);
    }

    static bool holds_role(const World& world, EntityIndex holder, EntityIndex body,
                           const std::string& role) {
        const auto links = world.graph().in(body, LinkKind::holds);
        return std::any_of(links.begin(), links.end(), [&](LinkIndex index) {
            const Link& link = world.model().link(index);
            return link.from == holder &&
                   world.model().word(world.model().detail(link).role) == role;
        });
    }

    static std::string who_is(const World& world, const std::string& role, EntityIndex body) {
        return fmt::format("whether there is a {} of {}", world.words().roles.label(role),
                           the(world.model(), body));
    }

    static std::string reports(const World& world, const Reach& reach, EntityIndex body) {
        return fmt::format("whether {} reports for {} meanwhile",
                           the(world.model(), reach.entities.front().entity),
                           the(world.model(), body));
    }

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
    StandIns stand_ins_;
};

}  // namespace

Shape cut_point_form() {
    return shapes::fields(
        "that nobody hangs on the entity alone",
        {{"target", "target", "where the lines lead", true},
         {"over", "link kinds", "the links (all those of accountability)", false},
         {"stand_ins", "stand-ins",
          "roles, each with the one that stands in for it: fails only where that is known empty",
          false}});
}

ConditionPtr make_cut_point(const Node& node, MakeContext&) {
    const auto kinds = accountability_kinds();
    StandIns stand_ins;
    if (const Node* roles = node.find("stand_ins")) {
        for (const Node::Entry& one : roles->entries())
            stand_ins.emplace_back(one.key, one.value.text());
    }
    return std::make_unique<CutPoint>(Target::read(*node.find("target")),
                                      param::link_kinds(node, "over", {kinds.begin(), kinds.end()}),
                                      std::move(stand_ins));
}

}  // namespace govmap::component
