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
        const auto look = [&](const Fact& one, EvidenceIndex evidence) {
            ++all;
            if (evidence.value == 0) bare.push_back(one);
        };
        look(fact(world, subject), model.entity(subject).evidence);
        for (const LinkKindInfo& kind : link_kinds()) {
            const bool here = listed_at_end(kind.kind);
            const auto links =
                here ? world.graph().in(subject, kind.kind) : world.graph().out(subject, kind.kind);
            for (const LinkIndex link : links) look(fact(world, link), model.link(link).evidence);
        }
        for (const GapIndex gap : world.graph().gaps(subject))
            look(fact(world, gap), model.gap(gap).evidence);
        for (const Property& property : model.entity(subject).properties) {
            if (property.evidence.value != 0 || model.entity(subject).evidence.value == 0) {
                look(fact(world, subject, property), property.evidence);
            }
        }
        Outcome outcome;
        const std::string of = the(model, subject);
        outcome.verdict = bare.empty() ? Verdict::pass : Verdict::fail;
        outcome.sentence = bare.empty()
                               ? fmt::format("Everything recorded of {} names its source.", of)
                               : fmt::format("Of {} recorded of {}, {} {} no source.",
                                             govmap::counted(all, "fact"), of, bare.size(),
                                             bare.size() == 1 ? "names" : "name");
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
        for (const LinkKindInfo& kind : link_kinds()) {
            for (const auto links :
                 {world.graph().out(subject, kind.kind), world.graph().in(subject, kind.kind)}) {
                if (links.empty() || !outcome.facts.empty()) continue;
                outcome.facts.push_back(fact(world, links.front()));
            }
        }
        const std::string who = the_first(world.model(), subject);
        outcome.verdict = outcome.facts.empty() ? Verdict::fail : Verdict::pass;
        outcome.sentence = outcome.facts.empty()
                               ? fmt::format("{} is joined to nothing else in the model.", who)
                               : fmt::format("{} is joined to the rest.", who);
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
