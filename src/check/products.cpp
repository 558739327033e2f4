#include "check/products.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

namespace govmap {

std::vector<ProductRecord> products_of(const World& world, EntityIndex body,
                                       const std::string& word) {
    std::vector<ProductRecord> result;
    const auto type = world.model().symbols.find(word);
    if (!type) return result;
    for (const LinkIndex index : world.graph().out(body, LinkKind::owns)) {
        const EntityIndex product = world.model().link(index).to;
        const Entity& entity = world.model().entity(product);
        if (entity.kind != EntityKind::product || entity.type != *type) continue;
        result.push_back(
            {product, index, property_of(world, product, "state"), world.graph().holds(index)});
    }
    return result;
}

const Closure* products_closed(const World& world, EntityIndex body, const std::string& word) {
    return world.graph().closure(body, LinkKind::owns, true,
                                 world.model().symbols.find(word).value_or(Symbol{}));
}

Truth done_by(const World& world, const Property* state, const Term* term) {
    if (state == nullptr || term == nullptr) return Truth::no;
    // Where one source says that it is done, the other's word that it is not settles nothing.
    if (state->disputed) return both(state->period.holds_on(world.as_of()), Truth::unknown);
    if (state->text() == nullptr) return Truth::no;
    if (std::find(term->done.begin(), term->done.end(), *state->text()) == term->done.end())
        return Truth::no;
    return so_by(world, *state);
}

namespace {

const ProductRecord* current_among(const World& world, const std::vector<ProductRecord>& records,
                                   const Term* term) {
    const ProductRecord* best = records.empty() ? nullptr : &records.back();
    std::optional<Date> latest;
    for (const ProductRecord& one : records) {
        if (done_by(world, one.state, term) != Truth::yes || !one.state->on) continue;
        if (latest && one.state->on->first < *latest) continue;
        latest = one.state->on->first;
        best = &one;
    }
    return best;
}

// Which of the documents may be the one that holds on the day, by place.
class MayBeCurrent {
public:
    MayBeCurrent(const World& world, const std::vector<ProductRecord>& records, const Term* term)
        : records_(records), may_(records.size()) {
        for (const ProductRecord& one : records) done_.push_back(done_by(world, one.state, term));
    }

    std::vector<bool> look() {
        bool some_done = false;  // surely: then it is not only because it is listed last
        for (std::size_t at = 0; at < records_.size(); ++at) {
            if (done_[at] == Truth::no) continue;
            may_[at] = !records_[at].state->on || !surely_later(at);
            some_done = some_done || surely_done(at);
        }
        if (some_done) return may_;
        for (std::size_t at = records_.size(); at-- > 0;) {
            may_[at] = true;
            if (records_[at].there == Truth::yes) break;
        }
        return may_;
    }

private:
    [[nodiscard]] bool surely_done(std::size_t at) const {
        return both(done_[at], records_[at].there) == Truth::yes && records_[at].state->on;
    }

    // Whether another was surely done after this one; of one day, the one listed later.
    [[nodiscard]] bool surely_later(std::size_t at) const {
        const Date last = records_[at].state->on->last;
        for (std::size_t other = 0; other < records_.size(); ++other) {
            if (other == at || !surely_done(other)) continue;
            const Date first = records_[other].state->on->first;
            if (first > last || (first == last && other > at)) return true;
        }
        return false;
    }

    const std::vector<ProductRecord>& records_;
    std::vector<Truth> done_;
    std::vector<bool> may_;
};

// What several documents come to, of which the dates leave open which one counts.
Outcome unless_they_differ(const World& world, EntityIndex body, const std::string& word,
                           std::vector<Outcome> found, bool none) {
    Outcome& first = found.front();
    const bool same = std::all_of(found.begin(), found.end(),
                                  [&](const Outcome& one) { return one.verdict == first.verdict; });
    if (same || !world.telling()) {
        if (!same) first.verdict = Verdict::cannot_tell;
        return std::move(first);
    }
    Outcome outcome;
    for (Outcome& one : found) {
        std::move(one.facts.begin(), one.facts.end(), std::back_inserter(outcome.facts));
        std::move(one.missing.begin(), one.missing.end(), std::back_inserter(outcome.missing));
    }
    const std::string whose =
        fmt::format("the {} of {}", world.words().products.label(word), the(world.model(), body));
    const std::string day = in_words(world.as_of());
    const std::string open =
        none ? fmt::format("from and until which day {} existed", whose)
             : fmt::format("which of several was done last before {}: {}", day, whose);
    outcome.missing.push_back(open);
    outcome.sentence =
        none ? fmt::format("Whether {} existed on {}, the dates leave open, so one cannot tell.",
                           whose, day)
             : fmt::format(
                   "Which of several documents counts as {} on {}, the dates leave open, "
                   "and they differ in this, so one cannot tell.",
                   whose, day);
    return outcome;
}

}  // namespace

std::optional<ProductRecord> current_product(const World& world, EntityIndex body,
                                             const std::string& word) {
    const std::vector<ProductRecord> records = products_of(world, body, word);
    const ProductRecord* best = current_among(world, records, world.words().products.find(word));
    if (best == nullptr) return std::nullopt;
    return *best;
}

Outcome of_current(const World& world, EntityIndex body, const std::string& word,
                   const std::function<Outcome(const ProductRecord&)>& look) {
    const std::vector<ProductRecord> records = products_of(world, body, word);
    const std::vector<bool> may =
        MayBeCurrent(world, records, world.words().products.find(word)).look();
    std::vector<Outcome> found;
    for (std::size_t at = 0; at < records.size(); ++at) {
        if (may[at]) found.push_back(look(records[at]));
    }
    const bool none = std::none_of(records.begin(), records.end(), [](const ProductRecord& one) {
        return one.there == Truth::yes;
    });
    if (none) found.push_back(no_product(world, body, word));
    if (found.size() == 1) return std::move(found.front());
    return unless_they_differ(world, body, word, std::move(found), none);
}

Outcome no_product(const World& world, EntityIndex body, const std::string& word) {
    Outcome outcome;
    const std::string label = world.words().products.label(word);
    const std::string whose = the(world.model(), body);
    const Closure* closed = products_closed(world, body, word);
    if (closed != nullptr) {
        outcome.verdict = Verdict::not_applicable;
        outcome.sentence = fmt::format("{} has no {}: its list of documents is complete.",
                                       capitalised(whose), label);
        outcome.facts.push_back(fact(world, *closed));
        return outcome;
    }
    outcome.sentence = fmt::format("No {} of {} is recorded, so one cannot tell.", label, whose);
    outcome.missing.push_back(fmt::format("the {} of {}", label, whose));
    return outcome;
}

Truth says_there_is(const Property& property) {
    if (const Absence* absent = property.absent())
        return info(*absent).known_absent ? Truth::no : Truth::unknown;
    const bool empty = property.list() != nullptr
                           ? property.list()->empty()
                           : property.text() == nullptr || property.text()->empty();
    if (empty) return property.complete ? Truth::no : Truth::unknown;
    if (property.text() == nullptr) return Truth::yes;
    const std::string said = lower_case(*property.text());
    return truth_of(said != "no" && said != "none" && said != "false");
}

Truth so_by(const World& world, const Property& property) {
    const Truth holds = holds_on(property, world.as_of());
    if (!property.on || property.on->last <= world.as_of()) return holds;
    return property.on->first > world.as_of() ? Truth::no : both(holds, Truth::unknown);
}

std::string when_so(const Property& property) {
    std::vector<std::string> parts;
    if (property.on) parts.push_back("as of " + in_words(*property.on));
    if (const std::string period = in_words(property.period); !period.empty())
        parts.push_back(period);
    if (property.disputed) parts.emplace_back("as disputed between sources");
    return fmt::format("{}", fmt::join(parts, ", "));
}

const Property* property_of(const World& world, EntityIndex entity, const std::string& key) {
    const auto symbol = world.model().symbols.find(key);
    return symbol ? world.graph().said(entity, *symbol).property : nullptr;
}

}  // namespace govmap
