#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/member_types.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/slips.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// A group that should be engaged, in whatever way. Pinned in memory, as its path and types are.
struct Group {
    Group(const std::string& category, std::vector<std::string> standing_for)
        : word(category),
          any_type(!standing_for.empty()),
          types(std::move(standing_for)),
          members{"~member_of[represents=" + category + "]",
                  {{LinkKind::member_of, true, false, {{"represents", {category}}}}}} {}

    std::string word;
    bool any_type;
    MemberTypes types;
    Path members;
};

// How far one group is engaged.
struct Found {
    Truth engaged = Truth::no;  // unknown: perhaps, or not recorded
    std::string how;
    std::string slip;  // a word of the list that may be meant for it
    std::vector<Fact> facts;
};

// One member may leave several groups open.
void add_once(std::vector<Fact>& facts, Fact fact) {
    const bool told = std::any_of(facts.begin(), facts.end(), [&](const Fact& one) {
        return one.text == fact.text && one.where == fact.where;
    });
    if (!told) facts.push_back(std::move(fact));
}

class Engaged : public Condition {
public:
    Engaged(std::vector<std::unique_ptr<const Group>> groups, std::string property)
        : groups_(std::move(groups)),
          property_(std::move(property)),
          bodies_{"~part_of*[kind=body]", {{LinkKind::part_of, true, true, {{"kind", {"body"}}}}}} {
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const std::vector<Reached> bodies = world.walk(bodies_, subject).entities;
        const std::string body = the(world.model(), subject);
        Outcome outcome;
        std::vector<std::string> yes;
        std::vector<std::string> no;
        std::vector<std::string> open;
        for (const auto& group : groups_) {
            const std::string label = world.words().categories.phrase(group->word);
            Found found = look(world, subject, bodies, *group);
            for (Fact& one : found.facts) add_once(outcome.facts, std::move(one));
            if (found.engaged == Truth::yes) {
                yes.push_back(fmt::format("{} ({})", label, found.how));
                continue;
            }
            (found.engaged == Truth::no ? no : open).push_back(label);
            if (found.engaged != Truth::unknown) continue;
            outcome.missing.push_back(fmt::format("whether {} engages {}", body, label));
            if (found.slip.empty()) continue;
            outcome.missing.back() +=
                fmt::format(": '{}' is not a word that the rule knows; did you mean '{}'?",
                            found.slip, group->word);
        }
        if (const Property* said = property_of(world, subject, property_))
            outcome.facts.push_back(fact(world, subject, *said));
        const std::string who = capitalised(body);
        if (!no.empty()) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format(
                "{} is recorded as not engaging {}{}.", who, join_and(no),
                open.empty()
                    ? ""
                    : "; whether it engages the following is not recorded: " + join_and(open));
        } else if (open.empty()) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("{} engages {}.", who, join_and(yes));
        } else {
            outcome.sentence = fmt::format(
                "Of {}, {} recorded as engaged by {}; not recorded: {}; so one cannot tell.",
                counted(groups_.size(), noun("group")),
                yes.empty() ? "none is"
                            : fmt::format("{} {}", yes.size(), yes.size() == 1 ? "is" : "are"),
                body, join_and(open));
        }
        return outcome;
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        const Property* said = property_of(world, subject, property_);
        Want want;
        want.kind = Want::Kind::property;
        want.of = subject;
        want.key = property_;
        want.list = true;
        if (said != nullptr && said->list() != nullptr) want.words = *said->list();
        for (const auto& group : groups_) {
            if (std::find(want.words.begin(), want.words.end(), group->word) == want.words.end())
                want.words.push_back(group->word);
        }
        if (!property_.empty()) wants.push_back(std::move(want));
        for (const auto& group : groups_) want_path(world, group->members, subject, wants);
    }

private:
    [[nodiscard]] Found look(const World& world, EntityIndex subject,
                             const std::vector<Reached>& bodies, const Group& group) const {
        Found found;
        for (const Reached& one : bodies) {
            members(world, one, group, found);
            if (group.any_type) others(world, one, group, found);
        }
        if (found.engaged != Truth::yes) listed(world, subject, group, found);
        return found;
    }

    static void note(const World& world, Found& found, LinkIndex link, EntityIndex who,
                     Truth truth) {
        if (truth == Truth::no || found.engaged == Truth::yes) return;
        found.facts.push_back(fact(world, link));
        found.engaged = either(found.engaged, truth);
        found.how = the(world.model(), who);
    }

    static void members(const World& world, const Reached& body, const Group& group, Found& found) {
        const Reach reach = world.walk(group.members, body.entity);
        for (const Reached& one : reach.entities)
            note(world, found, reach.over(one).back(), one.entity, both(one.certain, body.certain));
        for (const LinkIndex link : reach.unsaid)
            note(world, found, link, world.model().link(link).from, Truth::unknown);
    }

    // Those of the group's types that the body engages, hears, or relates to.
    static void others(const World& world, const Reached& body, const Group& group, Found& found) {
        const auto consider = [&](LinkIndex index, EntityIndex who) {
            const Link& link = world.model().link(index);
            Truth truth = both(both(group.types.is_one(world, who), world.graph().holds(index)),
                               body.certain);
            if (link.kind == LinkKind::relates_to && world.model().detail(link).nature.empty())
                truth = both(truth, Truth::unknown);
            note(world, found, index, who, truth);
        };
        for (const LinkKind kind : {LinkKind::engages, LinkKind::relates_to}) {
            for (const LinkIndex link : world.graph().out(body.entity, kind))
                consider(link, world.model().link(link).to);
        }
        for (const LinkKind kind : {LinkKind::attends, LinkKind::advises, LinkKind::relates_to}) {
            for (const LinkIndex link : world.graph().in(body.entity, kind))
                consider(link, world.model().link(link).from);
        }
    }

    // What the list of those engaged adds: it settles who is, and, if whole, who is not.
    void listed(const World& world, EntityIndex subject, const Group& group, Found& found) const {
        const Property* said = property_.empty() ? nullptr : property_of(world, subject, property_);
        const bool holds = said != nullptr && so_by(world, *said) == Truth::yes;
        const auto is_it = [&](const std::string& word) { return word == group.word; };
        const bool there =
            holds && ((said->list() != nullptr &&
                       std::any_of(said->list()->begin(), said->list()->end(), is_it)) ||
                      (said->text() != nullptr && is_it(*said->text())));
        if (holds && !there) found.slip = slip_for(world, *said, group);
        if (there) {
            found.engaged = Truth::yes;
            found.how = "listed";
        } else if (!found.slip.empty() || !holds ||
                   !(said->complete || says_there_is(*said) == Truth::no)) {
            found.engaged = Truth::unknown;
        }
    }

    // A word that no rule knows, and that may be meant for the group; empty if there is none.
    [[nodiscard]] static std::string slip_for(const World& world, const Property& said,
                                              const Group& group) {
        const Terms& known = world.words().categories;
        std::vector<std::string> words;
        if (said.list() != nullptr) words = *said.list();
        if (said.text() != nullptr) words = {*said.text()};
        const auto found = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
            return known.find(word) == nullptr &&
                   may_mean(word, group.word, known.label(group.word));
        });
        return found == words.end() ? std::string{} : *found;
    }

    std::vector<std::unique_ptr<const Group>> groups_;
    std::string property_;
    Path bodies_;
};

}  // namespace

Shape engaged_form() {
    return shapes::fields("that groups are engaged, in whatever way",
                          {{"groups", "engaged groups",
                            "the categories, each with the types that stand for it", true},
                           {"property", "property",
                            "the list of those engaged, by the words of their categories", false}});
}

ConditionPtr make_engaged(const Node& node, MakeContext& context) {
    std::vector<std::unique_ptr<const Group>> groups;
    const Node& listed = *node.find("groups");
    for (const Node::Entry& entry : listed.entries()) {
        groups.push_back(std::make_unique<const Group>(entry.key, param::texts(listed, entry.key)));
    }
    if (groups.empty()) {
        context.problems.add(listed.where(), "no group that should be engaged",
                             "name categories, such as {schools: [school]}");
        return nullptr;
    }
    return std::make_unique<Engaged>(std::move(groups), param::text(node, "property"));
}

}  // namespace govmap::component
