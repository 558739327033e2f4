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
        const std::string what = in_words(world, selector_);
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

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::type;
        want.of = subject;
        if (!selector_.tier.empty()) {
            want.key = "tier";
            want.words = {selector_.tier};
            wants.push_back(want);
        }
        if (!selector_.country.empty()) {
            want.key = "country";
            want.words = {selector_.country};
            wants.push_back(want);
        }
        if (!selector_.types.empty()) {
            want.key = "type";
            want.words = selector_.types;
            wants.push_back(std::move(want));
        }
    }

private:
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
