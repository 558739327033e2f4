#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/slips.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

struct Asked {
    std::string property;
    std::string product;
    std::string or_state;         // of the product, which says the same as the property
    std::vector<std::string> as;  // one of these words; empty: anything
    std::string label;            // the property as people call it
};

class Recorded : public Condition {
public:
    explicit Recorded(Asked asked) : asked_(std::move(asked)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const std::string body = the(world.model(), subject);
        if (asked_.product.empty()) return look(world, subject, body);
        const std::string label = world.words().products.label(asked_.product);
        const std::string whose = fmt::format("the {} of {}", label, body);
        return of_current(world, subject, asked_.product, [&](const ProductRecord& product) {
            if (product.state != nullptr && product.state->absent() != nullptr)
                return no_document_yet(world, product, whose);
            Outcome outcome = look(world, product.product, whose);
            if (!asked_.or_state.empty()) or_state(world, product, whose, outcome);
            return outcome;
        });
    }

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::property;
        want.of = subject;
        want.key = asked_.property;
        want.product = asked_.product;
        want.words = asked_.as;
        wants.push_back(want);
        if (asked_.or_state.empty()) return;
        want.kind = Want::Kind::state;
        want.words = {asked_.or_state};
        wants.push_back(std::move(want));
    }

private:
    [[nodiscard]] Outcome look(const World& world, EntityIndex of, const std::string& whose) const {
        const std::string& what = asked_.label;
        const Property* said = property_of(world, of, asked_.property);
        Outcome outcome;
        if (said == nullptr) {
            outcome.sentence =
                fmt::format("For {}, the {} is not recorded, so one cannot tell.", whose, what);
            outcome.missing.push_back(
                fmt::format("for {}, the {} (entered as {})", whose, what, asked_.property));
            return outcome;
        }
        outcome.facts.push_back(fact(world, of, *said));
        if (so_by(world, *said) != Truth::yes) {
            outcome.sentence =
                fmt::format("For {}, the {} is recorded {}; what it was on {}, one cannot tell.",
                            whose, what, when_so(*said), in_words(world.as_of()));
            outcome.missing.push_back(
                fmt::format("for {}, the {} on {}", whose, what, in_words(world.as_of())));
            return outcome;
        }
        outcome.verdict = verdict_of(asked_.as.empty() ? says_there_is(*said) : is_one_of(*said));
        outcome.sentence =
            fmt::format("For {}, the {} {}{}.", whose, what, says(*said, outcome.verdict),
                        outcome.verdict == Verdict::cannot_tell ? ", so one cannot tell" : "");
        if (outcome.verdict == Verdict::cannot_tell) {
            outcome.missing.push_back(fmt::format("for {}, the {}", whose, what));
            if (const auto slip = slip_in(*said)) {
                outcome.missing.back() +=
                    fmt::format(": '{}' is not a word that the rule knows; did you mean '{}'?",
                                slip->written, slip->meant);
            }
        }
        return outcome;
    }

    struct Slip {
        std::string written;
        std::string meant;
    };

    // What is not one of the words asked for, and may be meant for one of them.
    [[nodiscard]] std::optional<Slip> slip_in(const Property& said) const {
        std::vector<std::string> words;
        if (said.list() != nullptr) words = *said.list();
        if (said.text() != nullptr) words = {*said.text()};
        for (const std::string& word : words) {
            for (const std::string& meant : asked_.as) {
                if (may_mean(word, meant, Terms{}.label(meant))) return Slip{word, meant};
            }
        }
        return std::nullopt;
    }

    // Whether the text, or an item of the list, is one of the words asked for.
    [[nodiscard]] Truth is_one_of(const Property& said) const {
        if (said.absent() != nullptr) return says_there_is(said);
        const auto wanted = [&](const std::string& word) {
            return std::find(asked_.as.begin(), asked_.as.end(), word) != asked_.as.end();
        };
        if (said.text() != nullptr && wanted(*said.text())) return Truth::yes;
        if (said.list() != nullptr &&
            std::any_of(said.list()->begin(), said.list()->end(), wanted)) {
            return Truth::yes;
        }
        if (slip_in(said)) return Truth::unknown;
        if (said.text() != nullptr) return said.text()->empty() ? Truth::unknown : Truth::no;
        return said.complete ? Truth::no : Truth::unknown;
    }

    [[nodiscard]] std::string says(const Property& said, Verdict verdict) const {
        if (said.absent() != nullptr) return "is " + in_words(*said.absent());
        const bool list = said.list() != nullptr;
        if (list ? said.list()->empty() : said.text()->empty()) {
            return fmt::format("is recorded as empty{}",
                               verdict == Verdict::fail ? "" : ", and not as complete");
        }
        if (asked_.as.empty() && verdict == Verdict::pass) return "is recorded";
        const std::string value = list ? join_and(*said.list()) : *said.text();
        if (asked_.as.empty() || verdict == Verdict::pass)
            return fmt::format("is recorded as {}", value);
        const auto slip = slip_in(said);
        if (slip && verdict == Verdict::cannot_tell) {
            return fmt::format("is recorded as {}, by which {} may be meant", value,
                               Terms{}.label(slip->meant));
        }
        return fmt::format("is recorded as {}, not as {}{}", value, fmt::join(asked_.as, " or "),
                           verdict == Verdict::fail ? "" : ", and not as complete");
    }

    // What the state of the document adds to what its property says: "published" says it too, and
    // of a draft it is not asked.
    void or_state(const World& world, const ProductRecord& product, const std::string& whose,
                  Outcome& outcome) const {
        if (outcome.verdict == Verdict::pass) return;
        const std::string* state = product.state == nullptr ? nullptr : product.state->text();
        const std::string is =
            fmt::format("{} is {}", capitalised(whose), state == nullptr ? "" : *state);
        const Truth so = state == nullptr ? Truth::unknown : so_by(world, *product.state);
        const Term* term = world.words().products.find(asked_.product);
        const bool done =
            state != nullptr && term != nullptr &&
            std::find(term->done.begin(), term->done.end(), *state) != term->done.end();
        if (state != nullptr) outcome.facts.push_back(fact(world, product.product, *product.state));
        const bool open = state != nullptr && holds_on(*product.state, world.as_of()) != Truth::yes;
        if (state != nullptr && !open && (!done || so == Truth::no)) {
            outcome.verdict = Verdict::not_applicable;
            outcome.missing.clear();
            outcome.sentence = so == Truth::no
                                   ? fmt::format("{} only {}.", is, when_so(*product.state))
                                   : is + ".";
        } else if (state != nullptr && *state == asked_.or_state && so == Truth::yes) {
            outcome.verdict = Verdict::pass;
            outcome.missing.clear();
            outcome.sentence = is + ".";
        } else if (outcome.verdict == Verdict::cannot_tell || so == Truth::unknown) {
            outcome.verdict = Verdict::cannot_tell;
            outcome.sentence =
                fmt::format("Whether {} is {} on {} is not recorded, so one cannot tell.", whose,
                            asked_.or_state, in_words(world.as_of()));
            outcome.missing = {fmt::format("whether {} is {}", whose, asked_.or_state)};
        }
    }

    [[nodiscard]] static Outcome no_document_yet(const World& world, const ProductRecord& product,
                                                 const std::string& whose) {
        const Absence absent = *product.state->absent();
        const bool known = info(absent).known_absent && so_by(world, *product.state) == Truth::yes;
        Outcome outcome;
        outcome.verdict = known ? Verdict::not_applicable : Verdict::cannot_tell;
        outcome.sentence = fmt::format("{} is {}{}.", capitalised(whose), in_words(absent),
                                       known ? "" : ", so one cannot tell");
        if (!known) outcome.missing.push_back(whose);
        outcome.facts.push_back(fact(world, product.product, *product.state));
        return outcome;
    }

    Asked asked_;
};

// The state must be one that the document may have.
bool state_is_known(const Node& node, const Asked& asked, MakeContext& context) {
    if (asked.or_state.empty()) return true;
    const Node& state = *node.find("or_state");
    const Term* term = context.words.products.find(asked.product);
    if (term == nullptr) {
        context.problems.add(state.where(), "'or_state' without 'product'",
                             "name the document that has this state");
        return false;
    }
    const auto& states = term->states;
    if (std::find(states.begin(), states.end(), asked.or_state) != states.end()) return true;
    context.problems.add(
        state.where(), fmt::format("'{}' is not a state of {}", asked.or_state, asked.product),
        did_you_mean(asked.or_state, states, fmt::format("one of: {}", fmt::join(states, ", "))));
    return false;
}

}  // namespace

Shape recorded_form() {
    return shapes::fields(
        "that something is recorded",
        {{"property", "property", "the key of the property", true},
         {"product", "product", "of this document of the subject, not of itself", false},
         {"or_state", "text", "a state of the document that says it too", false},
         {"label", "text", "the property as people call it (its key in words)", false},
         {"as", "property words", "what it should be: one of these words", false}});
}

ConditionPtr make_recorded(const Node& node, MakeContext& context) {
    Asked asked{param::text(node, "property"), param::text(node, "product"),
                param::text(node, "or_state"), param::texts(node, "as"),
                param::text(node, "label")};
    if (asked.label.empty()) asked.label = Terms{}.label(asked.property);
    if (!state_is_known(node, asked, context)) return nullptr;
    return std::make_unique<Recorded>(std::move(asked));
}

}  // namespace govmap::component
