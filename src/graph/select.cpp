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

Truth PreparedSelector::in_area(EntityIndex entity) const {
    const EntityKind kind = graph_->model().entity(entity).kind;
    const auto lies_in_one = [&](EntityIndex place) {
        Truth result = Truth::no;
        for (const EntityIndex area : areas_) {
            if (result != Truth::yes) result = either(result, lies_in(*graph_, place, area));
        }
        return result;
    };
    if (kind == EntityKind::authority || kind == EntityKind::area) return lies_in_one(entity);
    Truth result = Truth::no;
    for (const LinkIndex link : graph_->out(entity, LinkKind::covers)) {
        if (result == Truth::yes) break;
        const Truth here = lies_in_one(graph_->model().link(link).to);
        result = either(result, both(graph_->holds(link), here));
    }
    return result;
}

Truth PreparedSelector::test(EntityIndex entity) const {
    const Truth result = test_(entity);
    if (in_review_model_ && !graph_->model().is_under_review(entity)) return Truth::no;
    if (result == Truth::no || !in_review_area_) return result;
    return both(result, in_area(entity));
}

std::vector<EntityIndex> PreparedSelector::all() const {
    std::vector<EntityIndex> result;
    for (std::uint32_t at = 0; at < graph_->model().entities.size(); ++at) {
        const EntityIndex entity{at};
        if ((test_.kinds() & bit(graph_->kind(entity))) == 0) continue;
        if (graph_->alive(entity) == Truth::no) continue;
        const Truth selected = test(entity);
        const bool perhaps_there =
            in_review_area_ && selected == Truth::unknown && test_(entity) == Truth::yes;
        if (selected == Truth::yes || perhaps_there) result.push_back(entity);
    }
    return result;
}

std::vector<Around> places_around(const GovernanceGraph& graph, EntityIndex place) {
    constexpr double most_of_it = 0.5;
    constexpr double all_of_it = 0.98;  // areas do not nest to the last household
    std::vector<Around> result{{place}};
    std::vector<std::size_t> waiting{0};
    // The list grows while it is walked. NOLINTNEXTLINE(modernize-loop-convert)
    for (std::size_t done = 0; done < waiting.size(); ++done) {
        const Around from = result[waiting[done]];
        for (const LinkIndex index : graph.out(from.place, LinkKind::within)) {
            const Link& link = graph.model().link(index);
            const double share = graph.model().detail(link).share.value_or(1.0);
            if (share < most_of_it) continue;
            const Truth holds = graph.holds(index);
            const Around next{link.to, both(from.mostly, holds),
                              share < all_of_it ? Truth::no : both(from.wholly, holds)};
            const auto known = std::find_if(result.begin(), result.end(), [&](const Around& one) {
                return one.place == next.place;
            });
            if (known == result.end()) {
                waiting.push_back(result.size());
                result.push_back(next);
            } else if (next.mostly > known->mostly || next.wholly > known->wholly) {
                known->mostly = either(known->mostly, next.mostly);  // a surer way to it
                known->wholly = either(known->wholly, next.wholly);
                waiting.push_back(static_cast<std::size_t>(known - result.begin()));
            }
        }
    }
    return result;
}

Truth lies_in(const GovernanceGraph& graph, EntityIndex place, EntityIndex area) {
    if (place == area) return Truth::yes;
    for (const Around& one : places_around(graph, place)) {
        if (one.place == area) return one.mostly;
    }
    return Truth::no;
}

}  // namespace govmap
