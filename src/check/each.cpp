#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// A check of everything that a path reaches, one item each. What is not recorded cannot break it:
// only where nothing at all is reached does it matter whether the list is known to be whole.
class Each : public Condition {
public:
    Each(Path path, Noun noun, ConditionPtr check)
        : path_(std::move(path)), noun_(std::move(noun)), check_(std::move(check)) {}

    [[nodiscard]] std::vector<Item> items(const World& world, EntityIndex subject) const override {
        const Reach reach = world.walk(path_, subject);
        std::vector<Item> result;
        for (const Reached& one : reach.entities) {
            Item item;
            const Entity& entity = world.model().entity(one.entity);
            item.id = entity.id;
            item.name = entity.name.empty() ? entity.id : entity.plain_name();
            item.outcome = check_->evaluate(world, one.entity);
            if (one.certain != Truth::yes) perhaps(world, one, item.outcome);
            result.push_back(std::move(item));
        }
        if (result.empty()) result.push_back(nothing(world, subject, reach));
        return result;
    }

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        std::vector<Outcome> outcomes;
        for (Item& item : items(world, subject)) outcomes.push_back(std::move(item.outcome));
        return all_of(outcomes);
    }

    void wants(const World& world, EntityIndex subject, const std::string& item,
               Wants& wants) const override {
        const Reach reach = world.walk(path_, subject);
        bool any = false;
        for (const Reached& one : reach.entities) {
            if (item != "-" && world.model().entity(one.entity).id != item) continue;
            any = true;
            check_->wants(world, one.entity, "-", wants);
        }
        if (!any) want_path(world, path_, subject, wants);
    }

private:
    // What only perhaps belongs here cannot pass or fail for certain.
    static void perhaps(const World& world, const Reached& one, Outcome& outcome) {
        if (outcome.verdict == Verdict::not_applicable) return;
        const bool stated = outcome.verdict != Verdict::cannot_tell;
        outcome.verdict = Verdict::cannot_tell;
        const std::string whether =
            fmt::format("whether {} belongs to it on {}", the(world.model(), one.entity),
                        in_words(world.as_of()));
        if (stated && outcome.sentence.ends_with('.')) {
            outcome.sentence.pop_back();
            outcome.sentence +=
                fmt::format("; but {}, its dates leave open, so one cannot tell.", whether);
        }
        outcome.missing.push_back(whether);
    }

    [[nodiscard]] Item nothing(const World& world, EntityIndex subject, const Reach& reach) const {
        Item item;
        Outcome& outcome = item.outcome;
        const std::string whose = the(world.model(), subject);
        outcome.verdict = reach.whole ? Verdict::not_applicable : Verdict::cannot_tell;
        outcome.sentence =
            reach.whole ? fmt::format("There is no {} of {}: {}.", noun_.one, whose,
                                      because(world, path_, reach, subject))
                        : fmt::format("No {} of {} is recorded; {}, so one cannot tell.", noun_.one,
                                      whose, because(world, path_, reach, subject));
        add_facts(world, reach, outcome.facts);
        if (!reach.whole) outcome.missing = missing_from(world, path_, reach);
        return item;
    }

    Path path_;
    Noun noun_;
    ConditionPtr check_;
};

}  // namespace

Shape each_form() {
    return shapes::fields("a check of everything that a path reaches",
                          {{"path", "path", "what is checked", true},
                           {"as", "text", "what one of them is called: a noun", false},
                           {"check", "condition", "what must hold of each", true}});
}

ConditionPtr make_each(const Node& node, MakeContext& context) {
    auto path = param::path(node, "path", context);
    ConditionPtr check = make_condition(*node.find("check"), context);
    if (!path || !check) return nullptr;
    const std::string as = param::text(node, "as");
    Noun called = as.empty() ? noun_of(context.words, *path) : noun(as);
    return std::make_unique<Each>(std::move(*path), std::move(called), std::move(check));
}

}  // namespace govmap::component
