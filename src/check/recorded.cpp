#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

class Recorded : public Condition {
public:
    Recorded(std::string property, std::string product)
        : property_(std::move(property)), product_(std::move(product)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        EntityIndex of = subject;
        std::string whose = the(world.model(), subject);
        if (!product_.empty()) {
            const auto product = current_product(world, subject, product_);
            if (!product) return no_product(world, subject, product_);
            if (product->state != nullptr && product->state->absent() != nullptr) {
                return no_document_yet(world, *product, whose);
            }
            of = product->product;
            whose = fmt::format("the {} of {}", world.words().products.label(product_), whose);
        }
        const std::string what = Terms{}.label(property_);
        const Property* said = property_of(world, of, property_);
        Outcome outcome;
        if (said == nullptr) {
            outcome.sentence =
                fmt::format("For {}, no {} is recorded, so one cannot tell.", whose, what);
            outcome.missing.push_back(fmt::format("the {} of {}", what, whose));
            return outcome;
        }
        outcome.facts.push_back(fact(world, of, *said));
        if (const Absence* absent = said->absent()) {
            outcome.verdict = info(*absent).known_absent ? Verdict::fail : Verdict::cannot_tell;
            outcome.sentence =
                fmt::format("For {}, the {} is {}{}.", whose, what, in_words(*absent),
                            info(*absent).known_absent ? "" : ", so one cannot tell");
            if (!info(*absent).known_absent)
                outcome.missing.push_back(fmt::format("the {} of {}", what, whose));
            return outcome;
        }
        const bool empty = (said->list() != nullptr && said->list()->empty()) ||
                           (said->text() != nullptr && said->text()->empty());
        if (empty) {
            outcome.verdict = said->complete ? Verdict::fail : Verdict::cannot_tell;
            outcome.sentence =
                fmt::format("For {}, the {} is recorded as empty{}.", whose, what,
                            said->complete ? "" : ", and not as complete, so one cannot tell");
            if (!said->complete)
                outcome.missing.push_back(fmt::format("the {} of {}", what, whose));
            return outcome;
        }
        outcome.verdict = Verdict::pass;
        outcome.sentence = fmt::format("For {}, the {} is recorded.", whose, what);
        return outcome;
    }

private:
    [[nodiscard]] Outcome no_document_yet(const World& world, const ProductRecord& product,
                                          const std::string& whose) const {
        const Absence absent = *product.state->absent();
        Outcome outcome;
        const std::string label = world.words().products.label(product_);
        outcome.verdict =
            info(absent).known_absent ? Verdict::not_applicable : Verdict::cannot_tell;
        outcome.sentence = fmt::format("The {} of {} is {}{}.", label, whose, in_words(absent),
                                       info(absent).known_absent ? "" : ", so one cannot tell");
        if (!info(absent).known_absent)
            outcome.missing.push_back(fmt::format("the {} of {}", label, whose));
        outcome.facts.push_back(fact(world, product.product, *product.state));
        return outcome;
    }

    std::string property_;
    std::string product_;
};

}  // namespace

Shape recorded_form() {
    return shapes::fields(
        "that something is recorded",
        {{"property", "property", "the key of the property", true},
         {"product", "product", "of this document of the subject, not of itself", false}});
}

ConditionPtr make_recorded(const Node& node, MakeContext&) {
    return std::make_unique<Recorded>(param::text(node, "property"), param::text(node, "product"));
}

}  // namespace govmap::component
