#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

// eligible and agreed: what is asked of the holders of a role. Both look at every holder.

namespace govmap::component {
namespace {

class OfHolders : public Condition {
public:
    explicit OfHolders(const std::string& role) : role_(role), path_(role_path(role)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Reach reach = world.walk(path_, subject);
        if (reach.entities.empty()) return nobody(world, subject, reach);
        std::vector<Outcome> outcomes;
        for (const Reached& holder : reach.entities) {
            Outcome one = of_holder(world, subject, holder.entity, reach.over(holder).back());
            if (world.telling())
                one.facts.insert(one.facts.begin(), fact(world, reach.over(holder).back()));
            if (holder.certain != Truth::yes) {
                one.verdict = Verdict::cannot_tell;
                one.missing.push_back(fmt::format("whether {} holds the role on {}",
                                                  the(world.model(), holder.entity),
                                                  in_words(world.as_of())));
            }
            outcomes.push_back(std::move(one));
        }
        return all_of(outcomes);
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        want_path(world, path_, subject, wants);
        if (wants.empty()) return;
        Want& role = wants.back();
        role.words = types();
        for (const Reached& holder : world.walk(path_, subject).entities) {
            Want want;
            want.kind = types().empty() ? Want::Kind::agreed : Want::Kind::type;
            want.of = types().empty() ? subject : holder.entity;
            want.key = types().empty() ? role_ : "type";
            want.words = types();
            want.far_end = holder.entity;
            wants.push_back(std::move(want));
        }
    }

protected:
    /// The types that a holder may have; none where it is not the type that is asked for.
    [[nodiscard]] virtual std::vector<std::string> types() const { return {}; }
    [[nodiscard]] virtual Outcome of_holder(const World& world, EntityIndex body,
                                            EntityIndex holder, LinkIndex link) const = 0;
    [[nodiscard]] std::string label(const World& world) const {
        return world.words().roles.label(role_);
    }

private:
    [[nodiscard]] Outcome nobody(const World& world, EntityIndex subject,
                                 const Reach& reach) const {
        Outcome outcome;
        const std::string body = the(world.model(), subject);
        add_facts(world, reach, outcome.facts);
        if (reach.whole) {
            outcome.verdict = Verdict::not_applicable;
            outcome.sentence = fmt::format("Nobody is {} of {}: {}.", label(world), body,
                                           because(world, path_, reach, subject));
            return outcome;
        }
        outcome.sentence =
            fmt::format("Who is {} of {} is not recorded, so one cannot tell.", label(world), body);
        outcome.missing = missing_from(world, path_, reach);
        return outcome;
    }

    std::string role_;
    Path path_;
};

class Eligible : public OfHolders {
public:
    Eligible(const std::string& role, std::vector<std::string> types) : OfHolders(role) {
        selector_.types = std::move(types);
    }

protected:
    [[nodiscard]] std::vector<std::string> types() const override { return selector_.types; }
    [[nodiscard]] Outcome of_holder(const World& world, EntityIndex body, EntityIndex holder,
                                    LinkIndex) const override {
        const Model& model = world.model();
        const Entity& entity = model.entity(holder);
        Outcome outcome;
        const Truth fits = world.prepared(selector_).test(holder);
        outcome.verdict = verdict_of(fits);
        if (!world.telling()) return outcome;
        outcome.facts.push_back(fact(world, holder));
        const std::string who =
            fmt::format("{} of {} is {}", label(world), the(model, body), the(model, holder));
        const std::string type =
            entity.type.said() ? type_label(world.words(), model.word(entity.type)) : "";
        if (fits == Truth::yes) {
            outcome.sentence = fmt::format("The {}, of a listed kind of post ({}).", who, type);
        } else if (fits == Truth::no) {
            outcome.sentence =
                fmt::format("The {}, which is not of a listed kind of post but a {}.", who, type);
        } else {
            outcome.sentence =
                type.empty()
                    ? fmt::format(
                          "The {}; what kind of post that is is not recorded, so one cannot tell.",
                          who)
                    : fmt::format("The {}, recorded only as {}, so one cannot tell.", who, type);
            outcome.missing.push_back(fmt::format("what kind of post {} is", the(model, holder)));
        }
        return outcome;
    }

private:
    Selector selector_;
};

class Agreed : public OfHolders {
public:
    using OfHolders::OfHolders;

protected:
    [[nodiscard]] Outcome of_holder(const World& world, EntityIndex body, EntityIndex holder,
                                    LinkIndex link) const override {
        const Model& model = world.model();
        Outcome outcome;
        const std::optional<bool> agreed = model.detail(model.link(link)).agreed;
        if (!world.telling()) {
            if (agreed) outcome.verdict = *agreed ? Verdict::pass : Verdict::fail;
            return outcome;
        }
        const std::string who =
            fmt::format("{} as {} of {}", the(model, holder), label(world), the(model, body));
        if (agreed) {
            outcome.verdict = *agreed ? Verdict::pass : Verdict::fail;
            outcome.sentence = fmt::format("The core members {} to {}.",
                                           *agreed ? "agreed" : "did not agree", who);
            return outcome;
        }
        outcome.sentence = fmt::format(
            "Whether the core members agreed to {} is not recorded, so one cannot tell.", who);
        outcome.missing.push_back(fmt::format("whether the core members agreed to {}", who));
        return outcome;
    }
};

}  // namespace

Shape eligible_form() {
    return shapes::fields("of what type the holders of a role may be",
                          {{"role", "role", "the role", true},
                           {"types", "selector types", "the types that may hold it", true}});
}

Shape agreed_form() {
    return shapes::fields("that a holder was agreed to", {{"role", "role", "the role", true}});
}

ConditionPtr make_eligible(const Node& node, MakeContext&) {
    return std::make_unique<Eligible>(param::text(node, "role"), param::texts(node, "types"));
}

ConditionPtr make_agreed(const Node& node, MakeContext&) {
    return std::make_unique<Agreed>(param::text(node, "role"));
}

}  // namespace govmap::component
