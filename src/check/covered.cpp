#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Whether a body with a function covers the place, or something that the place lies in.
class Covered : public Condition {
public:
    explicit Covered(std::string function) : function_(std::move(function)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Model& model = world.model();
        const auto function = model.symbols.find(function_);
        const std::vector<Around> places = places_around(world.graph(), subject);
        Outcome outcome;
        std::vector<EntityIndex> sure;
        std::vector<LinkIndex> partly;
        bool unsure = false;  // one of those may cover the whole of it
        for (const Around& around : places) {
            for (const LinkIndex index : world.graph().in(around.place, LinkKind::covers)) {
                const Link& link = model.link(index);
                if (!function || !fulfils(model.entity(link.from), *function)) continue;
                outcome.facts.push_back(fact(world, index));
                const Truth whole = model.detail(link).part_only ? Truth::no : around.wholly;
                const Truth covers = both(whole, world.graph().holds(index));
                unsure = unsure || covers == Truth::unknown;
                if (covers != Truth::yes) {
                    partly.push_back(index);
                } else if (std::find(sure.begin(), sure.end(), link.from) == sure.end()) {
                    sure.push_back(link.from);
                }
            }
        }
        const Noun what = called(world);
        const std::string where = the(model, subject);
        if (!sure.empty()) {
            outcome.verdict = Verdict::pass;
            outcome.sentence =
                fmt::format("{} is covered by {}.", capitalised(where), names(model, sure));
            return outcome;
        }
        const Closure* closure = whole_list(world, places, function.value_or(Symbol{}));
        if (closure != nullptr) outcome.facts.push_back(fact(world, *closure));
        if (closure != nullptr && !unsure) {
            outcome.verdict = Verdict::fail;
            outcome.sentence =
                partly.empty()
                    ? fmt::format("No {} covers {}, and the list of them for {} is complete.",
                                  what.one, where, the(model, closure->of))
                    : fmt::format("{} is covered in part only, by {}.", capitalised(where),
                                  the(model, model.link(partly.front()).from));
            return outcome;
        }
        if (partly.empty()) {
            outcome.sentence = fmt::format(
                "No {} is recorded that covers {}; the list of them is not known to "
                "be complete, so one cannot tell.",
                what.one, where);
        } else {
            outcome.sentence = fmt::format(
                "Only {} is recorded to cover {}, {}, so one cannot tell.",
                the(model, model.link(partly.front()).from), where,
                unsure ? "perhaps not yet or no longer on that day" : "and that in part");
        }
        outcome.missing.push_back(fmt::format("which {} covers {}", what.one, where));
        outcome.missing.push_back(
            fmt::format("whether the list of {} over {} is complete", what.many, where));
        return outcome;
    }

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::covered;
        want.of = subject;
        want.key = function_;
        wants.push_back(std::move(want));
    }

private:
    [[nodiscard]] Noun called(const World& world) const {
        const Term* term = world.words().functions.find(function_);
        return noun(world.words().functions.label(function_), term == nullptr ? "" : term->plural);
    }

    static bool fulfils(const Entity& entity, Symbol function) {
        return std::find(entity.fulfils.begin(), entity.fulfils.end(), function) !=
               entity.fulfils.end();
    }

    static const Closure* whole_list(const World& world, const std::vector<Around>& places,
                                     Symbol function) {
        for (const auto& [place, mostly, wholly] : places) {
            if (wholly != Truth::yes) continue;
            const Closure* one = world.graph().closure(place, LinkKind::covers, false, function);
            if (one != nullptr) return one;
        }
        return nullptr;
    }

    std::string function_;
};

}  // namespace

Shape covered_form() {
    return shapes::fields("that a body with a function covers the place",
                          {{"fulfils", "function", "the function", true}});
}

ConditionPtr make_covered(const Node& node, MakeContext&) {
    return std::make_unique<Covered>(param::text(node, "fulfils"));
}

}  // namespace govmap::component
