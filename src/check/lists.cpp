#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/component_list.hpp"
#include "check/param.hpp"
#include "check/products.hpp"
#include "check/slips.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

struct Wanted {
    std::string word;
    std::string label;
};

class Lists : public Condition {
public:
    Lists(std::string property, std::string label, std::string product, std::vector<Wanted> wanted)
        : property_(std::move(property)),
          label_(std::move(label)),
          product_(std::move(product)),
          wanted_(std::move(wanted)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        const std::string body = the(world.model(), subject);
        if (product_.empty()) return look(world, subject, body, {});
        const std::string whose =
            fmt::format("the {} of {}", world.words().products.label(product_), body);
        return of_current(world, subject, product_, [&](const ProductRecord& product) {
            return in_document(world, product, whose);
        });
    }

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::property;
        want.of = subject;
        want.key = property_;
        want.product = product_;
        want.list = true;
        for (const Wanted& one : wanted_) want.words.push_back(one.word);
        wants.push_back(std::move(want));
    }

private:
    // What the list should hold and does not. A word in it that the rule does not know, and that is
    // nearly one of these, may be a slip of the pen: then that one is open.
    struct Lacking {
        std::vector<Wanted> known;
        std::vector<Wanted> open;
        std::vector<std::string> slips;  // as written, in the order of `open`
    };

    [[nodiscard]] Outcome in_document(const World& world, const ProductRecord& product,
                                      const std::string& whose) const {
        Outcome outcome;
        if (product.state != nullptr)
            outcome.facts.push_back(fact(world, product.product, *product.state));
        const Absence* absent = product.state == nullptr ? nullptr : product.state->absent();
        if (absent == nullptr || !info(*absent).known_absent)
            return look(world, product.product, whose, std::move(outcome));
        if (so_by(world, *product.state) != Truth::yes) {
            outcome.sentence = fmt::format("{} is {} {}, so one cannot tell.", capitalised(whose),
                                           in_words(*absent), when_so(*product.state));
            outcome.missing.push_back(whose);
            return outcome;
        }
        outcome.verdict = Verdict::not_applicable;
        outcome.sentence = fmt::format("{} is {}.", capitalised(whose), in_words(*absent));
        return outcome;
    }

    [[nodiscard]] Outcome look(const World& world, EntityIndex of, const std::string& whose,
                               Outcome outcome) const {
        const std::string& what = label_;
        const Property* said = property_of(world, of, property_);
        if (said != nullptr) outcome.facts.push_back(fact(world, of, *said));
        if (const std::string open = not_said(world, said, what); !open.empty()) {
            outcome.sentence = fmt::format("For {}, {}, so one cannot tell.", whose, open);
            outcome.missing.push_back(fmt::format("for {}, the {} (entered as {}): {}", whose, what,
                                                  property_, join_and(labels(wanted_))));
            return outcome;
        }
        conclude(*said, fmt::format("For {}, the {}", whose, what),
                 fmt::format("whether the {} of {} hold", what, whose), outcome);
        return outcome;
    }

    // Why nothing can be told of the list; empty where something can.
    static std::string not_said(const World& world, const Property* said, const std::string& what) {
        if (said == nullptr) return fmt::format("the {} are not recorded", what);
        if (so_by(world, *said) != Truth::yes) {
            return fmt::format("the {} are recorded {}, and not for {}", what, when_so(*said),
                               in_words(world.as_of()));
        }
        if (said->absent() == nullptr || info(*said->absent()).known_absent) return {};
        return fmt::format("the {} are {}", what, in_words(*said->absent()));
    }

    void conclude(const Property& said, const std::string& hold, const std::string& whether,
                  Outcome& outcome) const {
        const Lacking lacking = lacking_in(said);
        const bool whole = said.complete || says_there_is(said) == Truth::no;
        const std::size_t count = lacking.known.size() + lacking.open.size();
        if (count == 0) {
            outcome.verdict = Verdict::pass;
            outcome.sentence =
                wanted_.size() == 1
                    ? fmt::format("{} hold {}.", hold, wanted_.front().label)
                    : fmt::format("{} hold all {} that should be there.", hold, wanted_.size());
            return;
        }
        const std::string which = join_and(labels(lacking.known));
        if (whole && !lacking.known.empty()) {
            outcome.verdict = Verdict::fail;
            outcome.sentence =
                lacking.known.size() == 1
                    ? fmt::format("{} do not hold {}.", hold, which)
                    : fmt::format("{} do not hold {} of the {} that should be there: {}.", hold,
                                  lacking.known.size(), wanted_.size(), which);
            return;
        }
        if (!whole) {
            for (const Wanted& one : lacking.known)
                outcome.missing.push_back(fmt::format("{} {}", whether, one.label));
        }
        for (std::size_t at = 0; at < lacking.open.size(); ++at) {
            outcome.missing.push_back(fmt::format(
                "{} {}: '{}' is not a word that the rule knows; did you mean '{}'?", whether,
                lacking.open[at].label, lacking.slips[at], lacking.open[at].word));
        }
        outcome.sentence = open_sentence(lacking, whole, hold);
    }

    [[nodiscard]] std::string open_sentence(const Lacking& lacking, bool whole,
                                            const std::string& hold) const {
        std::vector<Wanted> all = lacking.known;
        all.insert(all.end(), lacking.open.begin(), lacking.open.end());
        if (whole) {
            return fmt::format("{} hold '{}', by which {} may be meant, so one cannot tell.", hold,
                               fmt::join(lacking.slips, "' and '"), join_and(labels(all)));
        }
        if (wanted_.size() == 1) {
            return fmt::format(
                "{} recorded do not hold {}, and the list is not said to be complete, so one "
                "cannot tell.",
                hold, wanted_.front().label);
        }
        return fmt::format(
            "{} recorded hold {} of the {} that should be there, and the list is not said to be "
            "complete; not recorded: {}; so one cannot tell.",
            hold, wanted_.size() - all.size(), wanted_.size(), join_and(labels(all)));
    }

    [[nodiscard]] Lacking lacking_in(const Property& said) const {
        std::vector<std::string> there;
        if (said.list() != nullptr) there = *said.list();
        if (said.text() != nullptr && says_there_is(said) == Truth::yes) there = {*said.text()};
        Lacking result;
        for (const Wanted& one : wanted_) {
            if (std::find(there.begin(), there.end(), one.word) == there.end())
                result.known.push_back(one);
        }
        for (const std::string& word : there) {
            const bool known = std::any_of(wanted_.begin(), wanted_.end(),
                                           [&](const Wanted& one) { return one.word == word; });
            if (known) continue;
            const auto at = std::find_if(
                result.known.begin(), result.known.end(),
                [&](const Wanted& one) { return may_mean(word, one.word, one.label); });
            if (at == result.known.end()) continue;
            result.open.push_back(*at);
            result.slips.push_back(word);
            result.known.erase(at);
        }
        return result;
    }

    static std::vector<std::string> labels(const std::vector<Wanted>& wanted) {
        std::vector<std::string> result;
        for (const Wanted& one : wanted) result.push_back(one.label);
        return result;
    }

    std::string property_;
    std::string label_;  // the property as people call it
    std::string product_;
    std::vector<Wanted> wanted_;
};

}  // namespace

Shape lists_form() {
    return shapes::fields(
        "that a list holds every item",
        {{"property", "property", "the key of the property that is a list", true},
         {"label", "text", "the property as people call it (its key in words)", false},
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
    ListAsked asked{param::text(node, "product"), param::text(node, "property"), {}};
    for (const Wanted& one : wanted) asked.items.push_back({one.word, one.label});
    context.lists.push_back(std::move(asked));
    const std::string property = param::text(node, "property");
    const std::string label = param::text(node, "label");
    return std::make_unique<Lists>(property, label.empty() ? Terms{}.label(property) : label,
                                   param::text(node, "product"), std::move(wanted));
}

}  // namespace govmap::component
