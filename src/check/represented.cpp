#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/member_types.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

Path sub_groups() {
    return {"~part_of*[kind=body]", {{LinkKind::part_of, true, true, {{"kind", {"body"}}}}}};
}

Path members_for(const std::string& category) {
    return {"~member_of[represents=" + category + "]",
            {{LinkKind::member_of, true, false, {{"represents", {category}}}}}};
}

// The members for a category of a body and of its recorded sub-groups. A sub-group that is not
// recorded does not keep the membership list from being the whole; one that is recorded does,
// until its own list is whole.
class Represented : public Condition {
public:
    Represented(const std::string& category, std::vector<std::string> apart_from, MemberTypes by)
        : category_(category),
          apart_from_(std::move(apart_from)),
          by_(std::move(by)),
          groups_(sub_groups()),
          members_(members_for(category)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        Found found;
        for (const Reached& group : world.walk(groups_, subject).entities) {
            look_in(world, group, subject, found);
        }
        const std::string label = world.words().categories.phrase(category_);
        const std::string body = the(world.model(), subject);
        Outcome outcome;
        outcome.facts = std::move(found.facts);
        if (!found.sentences.empty()) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("{} has {} for {}: {}.", capitalised(body),
                                           found.sentences.size() == 1 ? "a member" : "members",
                                           label, join_and(found.sentences));
            return outcome;
        }
        if (found.missing.empty()) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fails(capitalised(body), label, found);
            return outcome;
        }
        outcome.verdict = Verdict::cannot_tell;
        if (found.wide.empty() && found.level.empty()) {
            outcome.missing.push_back(fmt::format("who represents {} on {}", label, body));
        }
        std::move(found.missing.begin(), found.missing.end(), std::back_inserter(outcome.missing));
        if (!found.level.empty()) {
            outcome.sentence = fmt::format(
                "{} has a member for {}; {}, so one cannot tell whether it is one of those asked "
                "for.",
                capitalised(body), label, found.level);
            return outcome;
        }
        outcome.sentence =
            found.wide.empty()
                ? fmt::format("No member of {} is recorded for {}; {}, so one cannot tell.", body,
                              label, found.why)
                : fmt::format("No member of {} is recorded for {} as such; {}, so one cannot tell.",
                              body, label, found.wide);
        return outcome;
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.of = subject;
        want.step = members_.steps.front();
        want.words = by_.words();
        wants.push_back(want);
        for (const Reached& group : world.walk(groups_, subject).entities) {
            if (group.entity == subject) continue;
            want.of = group.entity;
            wants.push_back(want);
        }
    }

private:
    struct Found {
        std::vector<std::string> sentences;  // the members that surely count
        std::vector<std::string> shared;     // those that do not count by themselves
        std::vector<std::string> others;     // those that are of other types: "Y is a manager"
        std::string level;                   // what leaves open of what type a member is
        std::string wide;                    // a member of a wider category, or of none said
        std::string why;                     // of the first list that settles nothing, or the last
        bool open = false;
        std::vector<Fact> facts;
        std::vector<std::string> missing;
    };

    void look_in(const World& world, const Reached& group, EntityIndex subject,
                 Found& found) const {
        const Model& model = world.model();
        const Reach reach = world.walk(members_, group.entity);
        bool settled = true;  // every member found surely does not count
        bool sure = false;
        for (const Reached& member : reach.entities) {
            const LinkIndex link = reach.over(member).back();
            found.facts.push_back(fact(world, link));
            std::string name = the(model, member.entity);
            if (group.entity != subject)
                name += fmt::format(" (through {})", the(model, group.entity));
            const Truth fits = by_.test(world, member.entity);
            if (is_shared(world, link)) {
                found.shared.push_back(name);
            } else if (fits == Truth::no) {
                found.others.push_back(by_.is(world, member.entity, name));
            } else if (both(fits, both(member.certain, group.certain)) == Truth::yes) {
                sure = true;
                found.sentences.push_back(name + noted(world, model.link(link)));
            } else {
                settled = false;
                if (fits == Truth::unknown)
                    by_.leave_open(world, member.entity, found.level, found.missing);
            }
        }
        if (sure) return;
        for (const GapIndex gap : reach.gaps) found.facts.push_back(fact(world, gap));
        for (const LinkIndex index : reach.unsaid) {
            const Link& link = model.link(index);
            found.facts.push_back(fact(world, index));
            if (!found.wide.empty()) continue;
            std::vector<std::string> said;
            for (const Symbol one : model.detail(link).represents) {
                said.push_back(world.words().categories.phrase(model.word(one)));
            }
            found.wide = said.empty()
                             ? fmt::format("what {} represents is not said", the(model, link.from))
                             : fmt::format("{} is recorded for {} only", the(model, link.from),
                                           join_and(said));
        }
        if (reach.whole && settled) {
            for (const Closure* closure : reach.closures)
                found.facts.push_back(fact(world, *closure));
            if (found.why.empty()) found.why = because(world, members_, reach, subject);
            return;
        }
        for (std::string& one : missing_from(world, members_, reach))
            found.missing.push_back(std::move(one));
        if (!found.open) found.why = because(world, members_, reach, subject);
        found.open = true;
    }

    [[nodiscard]] static std::string fails(const std::string& body, const std::string& label,
                                           const Found& found) {
        if (!found.others.empty()) {
            return fmt::format("{} has no member for {} of those asked for: {}.", body, label,
                               join_and(found.others));
        }
        if (!found.shared.empty()) {
            return fmt::format(
                "{} has no member for {} in its own right: {} sits for another "
                "category too.",
                body, label, join_and(found.shared));
        }
        return fmt::format("{} has no member for {}: {}.", body, label, found.why);
    }

    [[nodiscard]] bool is_shared(const World& world, LinkIndex index) const {
        const Model& model = world.model();
        const std::vector<Symbol>& said = model.detail(model.link(index)).represents;
        return std::any_of(said.begin(), said.end(), [&](Symbol one) {
            const std::string& word = model.word(one);
            return std::any_of(apart_from_.begin(), apart_from_.end(),
                               [&](const std::string& other) {
                                   return world.words().categories.is_within(word, other) &&
                                          !world.words().categories.is_within(word, category_);
                               });
        });
    }

    std::string category_;
    std::vector<std::string> apart_from_;
    MemberTypes by_;
    Path groups_;
    Path members_;
};

}  // namespace

Shape represented_form() {
    return shapes::fields("who represents a category",
                          {{"category", "category", "the category", true},
                           {"apart_from", "categories",
                            "a member that sits for one of these too does not count", false},
                           {"by", "selector types",
                            "only members of one of these types count, or posts in an "
                            "organisation of one",
                            false}});
}

ConditionPtr make_represented(const Node& node, MakeContext&) {
    return std::make_unique<Represented>(param::text(node, "category"),
                                         param::texts(node, "apart_from"),
                                         MemberTypes(param::texts(node, "by")));
}

}  // namespace govmap::component
