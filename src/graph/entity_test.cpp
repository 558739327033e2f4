#include "graph/entity_test.hpp"

#include <algorithm>

namespace govmap {
namespace {

void sort_unique(std::vector<Symbol>& symbols) {
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
}

bool holds_symbol(const std::vector<Symbol>& symbols, Symbol symbol) {
    // There are hardly ever more than one or two.
    return std::find(symbols.begin(), symbols.end(), symbol) != symbols.end();
}

}  // namespace

std::vector<Symbol> symbols_under(const Model& model, const Terms& terms,
                                  std::span<const std::string> wide) {
    std::vector<Symbol> result;
    const auto keep = [&](const std::string& word) {
        if (const auto symbol = model.symbols.find(word)) result.push_back(*symbol);
    };
    for (const std::string& word : wide) keep(word);
    for (const Term& term : terms.list()) {
        for (const std::string& word : wide) {
            if (terms.is_within(term.word, word)) keep(term.word);
        }
    }
    sort_unique(result);
    return result;
}

std::vector<Symbol> symbols_above(const Model& model, const Terms& terms,
                                  std::span<const std::string> narrow) {
    std::vector<Symbol> result;
    for (const std::string& word : narrow) {
        for (const Term& term : terms.list()) {
            if (term.word == word || !terms.is_within(word, term.word)) continue;
            if (const auto symbol = model.symbols.find(term.word)) result.push_back(*symbol);
        }
    }
    sort_unique(result);
    return result;
}

void EntityTest::want_kind(std::span<const EntityKind> values) {
    std::uint16_t set = 0;
    for (const EntityKind kind : values) set = static_cast<std::uint16_t>(set | bit(kind));
    kinds_ = static_cast<std::uint16_t>(kinds_ & set);
}

void EntityTest::want_type(const Vocabulary& words, std::span<const std::string> values) {
    Types types;
    for (const auto& [kind, terms] : words.types) {
        const bool declared =
            std::any_of(values.begin(), values.end(),
                        [&](const std::string& word) { return terms.find(word) != nullptr; });
        if (declared) types.kinds = static_cast<std::uint16_t>(types.kinds | bit(kind));
        const std::vector<Symbol> under = symbols_under(graph_->model(), terms, values);
        const std::vector<Symbol> above = symbols_above(graph_->model(), terms, values);
        types.under.insert(types.under.end(), under.begin(), under.end());
        types.above.insert(types.above.end(), above.begin(), above.end());
    }
    const std::vector<Symbol> plain = symbols_under(graph_->model(), Terms{}, values);
    types.under.insert(types.under.end(), plain.begin(), plain.end());
    sort_unique(types.under);
    sort_unique(types.above);
    types_.push_back(std::move(types));
}

void EntityTest::want_fulfils(std::span<const std::string> values) {
    kinds_ =
        static_cast<std::uint16_t>(kinds_ & bit(EntityKind::body));  // nothing else fulfils any
    functions_.push_back(symbols_under(graph_->model(), Terms{}, values));
}

void EntityTest::want_id(std::span<const std::string> values) {
    std::vector<EntityIndex> ids;
    for (const std::string& value : values) {
        if (const auto found = graph_->model().find(value)) ids.push_back(*found);
    }
    std::sort(ids.begin(), ids.end());
    ids_.push_back(std::move(ids));
}

void EntityTest::want_property(std::string_view key, std::span<const std::string> values) {
    kinds_ = static_cast<std::uint16_t>(kinds_ & bit(EntityKind::authority));
    properties_.push_back({graph_->model().symbols.find(key), {values.begin(), values.end()}});
}

Truth EntityTest::test(const Types& types, EntityIndex entity) const {
    const Symbol type = graph_->type(entity);
    if (type.said() && holds_symbol(types.under, type)) return Truth::yes;
    // No organisation is a Health and Wellbeing Board, whether or not its own type is said.
    if (types.kinds != 0 && (types.kinds & bit(graph_->kind(entity))) == 0) return Truth::no;
    if (!type.said()) return Truth::unknown;
    return holds_symbol(types.above, type) ? Truth::unknown : Truth::no;
}

Truth EntityTest::test(const Property& property, EntityIndex entity) const {
    if (graph_->kind(entity) != EntityKind::authority) return Truth::no;
    if (!property.key) return Truth::unknown;
    const auto [said, holds] = graph_->said(entity, *property.key);
    if (holds != Truth::yes || said->text() == nullptr) return Truth::unknown;
    return truth_of(std::find(property.values.begin(), property.values.end(), *said->text()) !=
                    property.values.end());
}

Truth EntityTest::operator()(EntityIndex index) const {
    if ((kinds_ & bit(graph_->kind(index))) == 0) return Truth::no;
    const Entity& entity = graph_->model().entity(index);
    Truth result = Truth::yes;
    for (const auto& ids : ids_) {
        result = both(result, truth_of(std::binary_search(ids.begin(), ids.end(), index)));
    }
    for (const std::vector<Symbol>& functions : functions_) {
        result =
            both(result,
                 truth_of(std::any_of(entity.fulfils.begin(), entity.fulfils.end(),
                                      [&](Symbol one) { return holds_symbol(functions, one); })));
    }
    for (const Property& property : properties_) {
        if (result != Truth::no) result = both(result, test(property, index));
    }
    for (const Types& types : types_) {
        if (result != Truth::no) result = both(result, test(types, index));
    }
    return result;
}

}  // namespace govmap
