#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

struct Wanted {
    std::string word;
    std::string label;
};

class Lists : public Condition {
public:
    Lists(std::string property, std::string product, std::vector<Wanted> wanted)
        : property_(std::move(property)),
          product_(std::move(product)),
          wanted_(std::move(wanted)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        EntityIndex of = subject;
        std::string whose = the(world.model(), subject);
        Outcome outcome;
        if (!product_.empty()) {
            const auto product = current_product(world, subject, product_);
            if (!product) return no_product(world, subject, product_);
            of = product->product;
            whose = fmt::format("the {} of {}", world.words().products.label(product_), whose);
            if (product->state != nullptr)
                outcome.facts.push_back(fact(world, of, *product->state));
            const Absence* absent = product->state == nullptr ? nullptr : product->state->absent();
            if (absent != nullptr && info(*absent).known_absent) {
                outcome.verdict = Verdict::not_applicable;
                outcome.sentence = fmt::format("{} is {}.", capitalised(whose), in_words(*absent));
                return outcome;
            }
        }
        const std::string what = Terms{}.label(property_);
        const Property* said = property_of(world, of, property_);
        if (said != nullptr) outcome.facts.push_back(fact(world, of, *said));
        if (said == nullptr || (said->absent() != nullptr && !info(*said->absent()).known_absent)) {
            outcome.sentence =
                said == nullptr
                    ? fmt::format("For {}, no {} are recorded, so one cannot tell.", whose, what)
                    : fmt::format("For {}, the {} are {}, so one cannot tell.", whose, what,
                                  in_words(*said->absent()));
            outcome.missing.push_back(
                fmt::format("the {} of {}: {}", what, whose, join_and(labels(wanted_))));
            return outcome;
        }
        const std::vector<Wanted> lacking = lacking_in(*said);
        if (lacking.empty()) {
            outcome.verdict = Verdict::pass;
            outcome.sentence = fmt::format("For {}, the {} hold all {} that should be there.",
                                           whose, what, wanted_.size());
            return outcome;
        }
        const std::string which = join_and(labels(lacking));
        const bool whole = said->complete || said->absent() != nullptr;
        outcome.verdict = whole ? Verdict::fail : Verdict::cannot_tell;
        if (whole) {
            outcome.sentence =
                fmt::format("For {}, {} of the {} that should be there are not among the {}: {}.",
                            whose, lacking.size(), wanted_.size(), what, which);
        } else {
            outcome.sentence = fmt::format(
                "For {}, {} of the {} {} are recorded, and the list is not said to be "
                "complete; not recorded: {}; so one cannot tell.",
                whose, wanted_.size() - lacking.size(), wanted_.size(), what, which);
            for (const std::string& one : labels(lacking)) {
                outcome.missing.push_back(
                    fmt::format("whether the {} of {} hold {}", what, whose, one));
            }
        }
        return outcome;
    }

private:
    [[nodiscard]] std::vector<Wanted> lacking_in(const Property& said) const {
        std::vector<std::string> there;
        if (said.list() != nullptr) there = *said.list();
        if (said.text() != nullptr) there = {*said.text()};
        std::vector<Wanted> result;
        for (const Wanted& one : wanted_) {
            if (std::find(there.begin(), there.end(), one.word) == there.end())
                result.push_back(one);
        }
        return result;
    }

    static std::vector<std::string> labels(const std::vector<Wanted>& wanted) {
        std::vector<std::string> result;
        for (const Wanted& one : wanted) result.push_back(one.label);
        return result;
    }

    std::string property_;
    std::string product_;
    std::vector<Wanted> wanted_;
};

}  // namespace

Shape lists_form() {
    return shapes::fields(
        "that a list holds every item",
        {{"property", "property", "the key of the property that is a list", true},
         {"product", "product", "of this document of the subject, not of itself", false},
         {"items", "items", "what it should hold: words, or words with labels", true}});
}

ConditionPtr make_lists(const Node& node, MakeContext& context) {
    std::vector<Wanted> wanted;
    const Node& items = *node.find("items");
    for (const Node& item : items.items())
        wanted.push_back({item.text(), Terms{}.label(item.text())});
    for (const Node::Entry& entry : items.entries())
        wanted.push_back({entry.key, entry.value.text()});
    if (wanted.empty()) {
        context.problems.add(items.where(), "a list of no items", "name what the list should hold");
        return nullptr;
    }
    return std::make_unique<Lists>(param::text(node, "property"), param::text(node, "product"),
                                   std::move(wanted));
}

}  // namespace govmap::component
