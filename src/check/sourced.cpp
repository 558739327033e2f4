#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/wording.hpp"

// sourced and tied: whether what is recorded of an entity can be checked, and whether anything ties
// it to the rest.

namespace govmap::component {
namespace {

class Sourced : public Condition {
public:
    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Model& model = world.model();
        std::vector<Fact> bare;
        std::size_t all = 0;
        Truth lacking = Truth::no;
        const auto look = [&](const Fact& one, EvidenceIndex evidence, Truth holds = Truth::yes) {
            ++all;
            if (evidence.value != 0) return;
            bare.push_back(one);
            lacking = either(lacking, holds);
        };
        look(fact(world, subject), model.entity(subject).evidence);
        for (const LinkKindInfo& kind : link_kinds()) {
            const bool here = listed_at_end(kind.kind);
            const auto links =
                here ? world.graph().in(subject, kind.kind) : world.graph().out(subject, kind.kind);
            for (const LinkIndex link : links)
                look(fact(world, link), model.link(link).evidence, world.graph().holds(link));
        }
        for (const GapIndex gap : world.graph().gaps(subject)) {
            look(fact(world, gap), model.gap(gap).evidence,
                 holds_on(model.gap(gap), world.as_of()));
        }
        for (const Property& property : model.entity(subject).properties) {
            if (property.evidence.value != 0 || model.entity(subject).evidence.value == 0) {
                look(fact(world, subject, property), property.evidence);
            }
        }
        Outcome outcome;
        const std::string of = the(model, subject);
        outcome.verdict = verdict_of(negated(lacking));
        outcome.sentence = bare.empty()
                               ? fmt::format("Everything recorded of {} names its source.", of)
                               : fmt::format("Of {} recorded of {}, {} {} no source.",
                                             govmap::counted(all, "fact"), of, bare.size(),
                                             bare.size() == 1 ? "names" : "name");
        if (lacking == Truth::unknown) {
            outcome.sentence.pop_back();
            outcome.sentence += fmt::format(
                "; whether that holds on {}, its dates leave open, so "
                "one cannot tell.",
                in_words(world.as_of()));
            outcome.missing.push_back(fmt::format("whether it holds on {}: {}",
                                                  in_words(world.as_of()), bare.front().text));
        }
        outcome.facts = std::move(bare);
        return outcome;
    }
    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::source;
        want.of = subject;
        wants.push_back(std::move(want));
    }
};

class Tied : public Condition {
public:
    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        Outcome outcome;
        Truth joined = Truth::no;
        std::optional<LinkIndex> by;
        for (const LinkKindInfo& kind : link_kinds()) {
            for (const auto links :
                 {world.graph().out(subject, kind.kind), world.graph().in(subject, kind.kind)}) {
                for (const LinkIndex link : links) {
                    if (joined == Truth::yes) break;
                    if (world.graph().holds(link) > joined) by = link;
                    joined = either(joined, world.graph().holds(link));
                }
            }
        }
        if (by) outcome.facts.push_back(fact(world, *by));
        const std::string who = the_first(world.model(), subject);
        outcome.verdict = verdict_of(joined);
        outcome.sentence = joined == Truth::no
                               ? fmt::format("{} is joined to nothing else in the model.", who)
                               : fmt::format("{} is joined to the rest.", who);
        if (joined == Truth::unknown) {
            outcome.sentence = fmt::format(
                "Whether {} is joined to anything on {}, the dates leave open, so one cannot tell.",
                the(world.model(), subject), in_words(world.as_of()));
            outcome.missing.push_back(fmt::format(
                "whether it holds on {}: {}", in_words(world.as_of()), outcome.facts.front().text));
        }
        if (outcome.facts.empty()) outcome.facts.push_back(fact(world, subject));
        return outcome;
    }
    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::tied;
        want.of = subject;
        wants.push_back(std::move(want));
    }
};

}  // namespace

Shape sourced_form() {
    return shapes::fields("that everything recorded of the entity names its source", {});
}
Shape tied_form() { return shapes::fields("that something joins the entity to another", {}); }
ConditionPtr make_sourced(const Node&, MakeContext&) { return std::make_unique<Sourced>(); }
ConditionPtr make_tied(const Node&, MakeContext&) { return std::make_unique<Tied>(); }

}  // namespace govmap::component
