#include "check/products.hpp"

#include <algorithm>

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
        result.push_back({product, index, property_of(world, product, "state")});
    }
    return result;
}

const Closure* products_closed(const World& world, EntityIndex body, const std::string& word) {
    return world.graph().closure(body, LinkKind::owns, true,
                                 world.model().symbols.find(word).value_or(Symbol{}));
}

Truth done_by(const World& world, const Property* state, const Term* term) {
    if (state == nullptr || state->text() == nullptr || term == nullptr) return Truth::no;
    if (std::find(term->done.begin(), term->done.end(), *state->text()) == term->done.end())
        return Truth::no;
    return so_by(world, *state);
}

std::optional<ProductRecord> current_product(const World& world, EntityIndex body,
                                             const std::string& word) {
    const std::vector<ProductRecord> records = products_of(world, body, word);
    const Term* term = world.words().products.find(word);
    const ProductRecord* best = records.empty() ? nullptr : &records.back();
    std::optional<Date> latest;
    for (const ProductRecord& one : records) {
        if (done_by(world, one.state, term) != Truth::yes || !one.state->on) continue;
        if (latest && one.state->on->first < *latest) continue;
        latest = one.state->on->first;
        best = &one;
    }
    if (best == nullptr) return std::nullopt;
    return *best;
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
    if (!property.on || property.on->last <= world.as_of()) return Truth::yes;
    return property.on->first > world.as_of() ? Truth::no : Truth::unknown;
}

const Property* property_of(const World& world, EntityIndex entity, const std::string& key) {
    const auto symbol = world.model().symbols.find(key);
    if (!symbol) return nullptr;
    for (const Property& one : world.model().entity(entity).properties) {
        if (one.key == *symbol && one.period.holds_on(world.as_of()) != Truth::no) return &one;
    }
    return nullptr;
}

}  // namespace govmap
