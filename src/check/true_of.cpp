#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

class TrueOf : public Condition {
public:
    explicit TrueOf(Selector selector) : selector_(std::move(selector)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        Outcome outcome;
        outcome.verdict = verdict_of(world.prepared(selector_).test(subject));
        outcome.facts.push_back(fact(world, subject));
        const std::string who = the_first(world.model(), subject);
        const std::string what = asked(world);
        switch (outcome.verdict) {
            case Verdict::pass: outcome.sentence = fmt::format("{} is {}.", who, what); break;
            case Verdict::fail: outcome.sentence = fmt::format("{} is not {}.", who, what); break;
            default:
                outcome.sentence =
                    fmt::format("Whether {} is {} is not recorded, so one cannot tell.",
                                the(world.model(), subject), what);
                outcome.missing.push_back(
                    fmt::format("whether {} is {}", the(world.model(), subject), what));
        }
        return outcome;
    }

private:
    [[nodiscard]] std::string asked(const World& world) const {
        std::vector<std::string> parts;
        if (!selector_.tier.empty()) parts.push_back(selector_.tier + "-tier");
        if (selector_.kind) parts.push_back(kinds_in_words(bit(*selector_.kind)));
        if (!selector_.types.empty()) {
            std::string types;
            for (const std::string& type : selector_.types) {
                types += (types.empty() ? "" : " or ") + type_label(world.words(), type);
            }
            parts.push_back("of the type " + types);
        }
        if (!selector_.fulfils.empty()) {
            parts.push_back("serving as " + world.words().functions.label(selector_.fulfils));
        }
        if (!selector_.country.empty()) parts.push_back("in " + capitalised(selector_.country));
        if (selector_.in_review_area) parts.emplace_back("in the area under review");
        if (!selector_.ids.empty()) parts.push_back("one of " + join_and(selector_.ids));
        return join_and(parts);
    }

    Selector selector_;
};

}  // namespace

Shape true_of_form() { return shapes::either("what the entity should be", "", "", "selector"); }

ConditionPtr make_true_of(const Node& node, MakeContext& context) {
    if (node.entries().empty()) {
        context.problems.add(node.where(), "nothing is asked of the entity",
                             "such as {tier: upper}");
        return nullptr;
    }
    return std::make_unique<TrueOf>(Selector::read(node));
}

}  // namespace govmap::component
