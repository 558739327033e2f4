#include "graph/select.hpp"

#include <algorithm>

namespace govmap {
namespace {

constexpr const char* area_under_review = "area under review";
constexpr const char* model_under_review = "model under review";

std::vector<std::string> all_types(const Vocabulary& words) {
    std::vector<std::string> result;
    for (const auto& [kind, terms] : words.types) {
        const std::vector<std::string> some = terms.words();
        result.insert(result.end(), some.begin(), some.end());
    }
    return result;
}

std::vector<std::string> texts(const Node& node) {
    if (node.is_scalar()) return {node.text()};
    std::vector<std::string> result;
    for (const Node& item : node.items()) result.push_back(item.text());
    return result;
}

}  // namespace

void Selector::add_shapes(Shapes& book, const Vocabulary* words) {
    std::vector<std::string> kinds;
    for (const EntityKindInfo& one : entity_kinds()) kinds.emplace_back(one.word);
    book.add("selector kind", shapes::word("a kind of entity", kinds));
    book.add("selector kinds", shapes::one_or_many("one kind or several", "selector kind"));
    book.add("selector type",
             shapes::word("a type that a pack names",
                          words == nullptr ? std::vector<std::string>{} : all_types(*words)));
    book.add("selector types", shapes::one_or_many("one type or several", "selector type"));
    book.add("selector function", shapes::word("a function that a body can fulfil",
                                               words == nullptr ? std::vector<std::string>{}
                                                                : words->functions.words()));
    book.add("selector tier", shapes::word("the tier of an authority", {"upper", "lower"}));
    book.add("selector country", shapes::word("the country of an authority"));
    book.add("selector area", shapes::word("where it lies, or is declared",
                                           {area_under_review, model_under_review}));
    book.add("selector id", shapes::word("the id of an entity"));
    book.add("selector ids", shapes::one_or_many("one id or several", "selector id"));
    book.add(
        "selector",
        shapes::fields("which entities: everything that is said must hold",
                       {{"kind", "selector kinds", "the kind of entity: one or several", false},
                        {"type", "selector types", "its type, or one that lies above it", false},
                        {"fulfils", "selector function", "a function that it fulfils", false},
                        {"tier", "selector tier", "upper or lower", false},
                        {"country", "selector country", "the country of an authority", false},
                        {"in", "selector area",
                         "lies in an area, or is declared in a model, under review", false},
                        {"id", "selector ids", "these only", false}}));
}

Selector Selector::read(const Node& node) {
    Selector result;
    for (const Node::Entry& entry : node.entries()) {
        const Node& value = entry.value;
        if (entry.key == "kind") {
            for (const std::string& word : texts(value)) {
                if (const auto kind = entity_kind(word)) result.kinds.push_back(*kind);
            }
        }
        if (entry.key == "type") result.types = texts(value);
        if (entry.key == "fulfils") result.fulfils = value.text();
        if (entry.key == "tier") result.tier = value.text();
        if (entry.key == "country") result.country = value.text();
        if (entry.key == "in") {
            result.in_review_area = value.text() == area_under_review;
            result.in_review_model = value.text() == model_under_review;
        }
        if (entry.key == "id") result.ids = texts(value);
    }
    return result;
}

bool Selector::matches(const GovernanceGraph& graph, const Vocabulary& words,
                       EntityIndex entity) const {
    return PreparedSelector(graph, words, *this, graph.model().review_areas).test(entity) ==
           Truth::yes;
}

std::vector<EntityIndex> Selector::all(const GovernanceGraph& graph,
                                       const Vocabulary& words) const {
    return PreparedSelector(graph, words, *this, graph.model().review_areas).all();
}

PreparedSelector::PreparedSelector(const GovernanceGraph& graph, const Vocabulary& words,
                                   const Selector& selector, std::span<const EntityIndex> areas)
    : graph_(&graph),
      test_(graph),
      in_review_area_(selector.in_review_area),
      in_review_model_(selector.in_review_model),
      areas_(areas.begin(), areas.end()) {
    const auto one = [](const std::string& text) { return std::vector<std::string>{text}; };
    if (!selector.kinds.empty()) test_.want_kind(selector.kinds);
    if (!selector.types.empty()) test_.want_type(words, selector.types);
    if (!selector.fulfils.empty()) test_.want_fulfils(one(selector.fulfils));
    if (!selector.tier.empty()) test_.want_property("tier", one(selector.tier));
    if (!selector.country.empty()) test_.want_property("country", one(selector.country));
    if (!selector.ids.empty()) test_.want_id(selector.ids);
}

bool PreparedSelector::in_area(EntityIndex entity) const {
    const EntityKind kind = graph_->model().entity(entity).kind;
    const auto lies_in_one = [&](EntityIndex place) {
        return std::any_of(areas_.begin(), areas_.end(),
                           [&](EntityIndex area) { return lies_in(*graph_, place, area); });
    };
    if (kind == EntityKind::authority || kind == EntityKind::area) return lies_in_one(entity);
    const std::span<const LinkIndex> covered = graph_->out(entity, LinkKind::covers);
    return std::any_of(covered.begin(), covered.end(),
                       [&](LinkIndex link) { return lies_in_one(graph_->model().link(link).to); });
}

Truth PreparedSelector::test(EntityIndex entity) const {
    const Truth result = test_(entity);
    if (in_review_model_ && !graph_->model().is_under_review(entity)) return Truth::no;
    if (result == Truth::no || !in_review_area_) return result;
    return in_area(entity) ? result : Truth::no;
}

std::vector<EntityIndex> PreparedSelector::all() const {
    std::vector<EntityIndex> result;
    for (std::uint32_t at = 0; at < graph_->model().entities.size(); ++at) {
        const EntityIndex entity{at};
        if ((test_.kinds() & bit(graph_->kind(entity))) == 0) continue;
        if (graph_->alive(entity) != Truth::no && test(entity) == Truth::yes)
            result.push_back(entity);
    }
    return result;
}

std::vector<EntityIndex> places_around(const GovernanceGraph& graph, EntityIndex place) {
    constexpr double most_of_it = 0.5;
    std::vector<EntityIndex> result{place};
    for (std::size_t at = 0; at < result.size(); ++at) {  // grows as it goes: breadth first
        for (const LinkIndex index : graph.out(result[at], LinkKind::within)) {
            const Link& link = graph.model().link(index);
            if (graph.model().detail(link).share.value_or(1.0) < most_of_it) continue;
            if (std::find(result.begin(), result.end(), link.to) == result.end()) {
                result.push_back(link.to);
            }
        }
    }
    return result;
}

bool lies_in(const GovernanceGraph& graph, EntityIndex place, EntityIndex area) {
    if (place == area) return true;
    const std::vector<EntityIndex> around = places_around(graph, place);
    return std::find(around.begin(), around.end(), area) != around.end();
}

}  // namespace govmap
