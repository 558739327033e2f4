#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

// Whether all that one path reaches is reached by the other. What is not recorded of the first
// cannot break it, as in `each`; what is not recorded of the second leaves it open.
class Among : public Condition {
public:
    Among(Path path, Path with, Noun noun)
        : path_(std::move(path)), with_(std::move(with)), noun_(std::move(noun)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const Reach wanted = world.walk(path_, subject);
        if (wanted.entities.empty()) return nothing(world, subject, wanted);
        const Reach there = world.walk(with_, subject);
        std::vector<EntityIndex> in;
        std::vector<EntityIndex> out;   // surely wanted, and not there
        std::vector<EntityIndex> open;  // perhaps wanted, or perhaps there
        for (const Reached& one : wanted.entities) {
            const auto found =
                std::find_if(there.entities.begin(), there.entities.end(),
                             [&](const Reached& other) { return other.entity == one.entity; });
            const bool known = found != there.entities.end();
            if (known && found->certain == Truth::yes) {
                in.push_back(one.entity);
            } else if (!known && one.certain == Truth::yes) {
                out.push_back(one.entity);
            } else {
                open.push_back(one.entity);
            }
        }
        return conclude(world, subject, wanted, there, {in, out, open});
    }

    void wants(const World& world, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        const Reach reach = world.walk(path_, subject);
        want_path(world, with_, subject, reach.entities, wants);
        if (reach.entities.empty()) want_path(world, path_, subject, wants);
        want_path(world, with_, subject, wants);
    }

private:
    struct Sorted {
        std::vector<EntityIndex> in;
        std::vector<EntityIndex> out;
        std::vector<EntityIndex> open;
    };

    [[nodiscard]] Outcome conclude(const World& world, EntityIndex subject, const Reach& wanted,
                                   const Reach& there, Sorted sorted) const {
        const Model& model = world.model();
        const std::string whose = fmt::format("the {} of {}", noun_.many, the(model, subject));
        Outcome outcome;
        add_facts(world, wanted, outcome.facts);
        add_facts(world, there, outcome.facts);
        if (sorted.out.empty() && sorted.open.empty()) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("{} {} among {}.", capitalised(names(model, sorted.in)),
                                           sorted.in.size() == 1 ? "is" : "are all", whose);
            return outcome;
        }
        if (!sorted.out.empty() && there.whole) {
            outcome.verdict = Verdict::fail;
            outcome.sentence = fmt::format("Not among {}: {}.", whose, names(model, sorted.out));
            return outcome;
        }
        std::vector<EntityIndex> lacking = std::move(sorted.out);
        lacking.insert(lacking.end(), sorted.open.begin(), sorted.open.end());
        outcome.sentence = fmt::format(
            "Not recorded for certain among {}: {}; {}, so one cannot tell.", whose,
            names(model, lacking),
            there.whole ? "the dates leave it open" : because(world, with_, there, subject));
        outcome.missing = missing_from(world, with_, there);
        for (const Reached& one : wanted.entities) {
            if (one.certain == Truth::yes) continue;
            outcome.missing.push_back(fmt::format("whether it holds on {}: {}",
                                                  in_words(world.as_of()),
                                                  fact(world, wanted.over(one).back()).text));
        }
        return outcome;
    }

    [[nodiscard]] Outcome nothing(const World& world, EntityIndex subject,
                                  const Reach& wanted) const {
        const std::string one = noun_of(world.words(), path_).one;
        const std::string whose = the(world.model(), subject);
        const std::string why = because(world, path_, wanted, subject);
        Outcome outcome;
        add_facts(world, wanted, outcome.facts);
        if (wanted.whole) {
            outcome.verdict = Verdict::not_applicable;
            outcome.sentence = fmt::format("There is no {} of {}: {}.", one, whose, why);
            return outcome;
        }
        outcome.sentence =
            fmt::format("No {} of {} is recorded; {}, so one cannot tell.", one, whose, why);
        outcome.missing = missing_from(world, path_, wanted);
        return outcome;
    }

    Path path_;
    Path with_;
    Noun noun_;
};

}  // namespace

Shape among_form() {
    return shapes::fields("that all that one path reaches is reached by the other",
                          {{"path", "path", "what should be there", true},
                           {"with", "path", "where it should be", true},
                           {"noun", "text", "what one of those reached by `with` is called", false},
                           {"nouns", "text", "what several of them are called", false}});
}

ConditionPtr make_among(const Node& node, MakeContext& context) {
    auto path = param::path(node, "path", context);
    auto with = param::path(node, "with", context);
    if (!path || !with) return nullptr;
    const std::string one = param::text(node, "noun");
    Noun called =
        one.empty() ? noun_of(context.words, *with) : noun(one, param::text(node, "nouns"));
    return std::make_unique<Among>(std::move(*path), std::move(*with), std::move(called));
}

}  // namespace govmap::component
