#include "read/reader.hpp"

#include <algorithm>
#include <utility>

#include "read/builder.hpp"
#include "read/entities.hpp"
#include "read/gazetteer.hpp"
#include "read/tables.hpp"

namespace govmap {
namespace {

// What a model uses from another folder (the gazetteer, the national chain) is others' to mend;
// what it uses from its own is a part of it.
bool is_under_review(const Unit& unit, const std::vector<Unit>& units) {
    return std::any_of(units.begin(), units.end(), [&](const Unit& one) {
        return one.asked_for && (one.path == unit.path || one.folder == unit.folder);
    });
}

std::optional<Model> build(ReadContext& context, std::vector<Unit> units,
                           std::size_t problems_before) {
    const Shapes book = model_shapes(context.vocabulary);
    ModelBuilder builder(context);
    for (Unit& unit : units) {
        // Documents of the wrong form are read as far as they go, so that what refers into them is
        // not reported as well.
        for (const Node& document : unit.documents)
            book.conform(document, "model", context.problems);
        declare_sources(builder, unit);
    }
    for (const Unit& unit : units) builder.know(unit);
    const auto next = [&] {
        return EntityIndex{static_cast<std::uint32_t>(builder.model.entities.size())};
    };
    for (Unit& unit : units) {
        unit.first = next();
        read_gazetteer(builder, unit);
        declare_entities(builder, unit);
        declare_tables(builder, unit);
        unit.end = next();
    }
    for (const Unit& unit : units) {
        if (is_under_review(unit, units))
            builder.model.under_review.push_back({unit.first, unit.end});
    }
    for (const Unit& unit : units) read_ends(builder, unit);
    for (const Unit& unit : units) read_successions(builder, unit);
    for (const Unit& unit : units) read_links(builder, unit);
    builder.settle_closures();
    if (context.problems.size() != problems_before) return std::nullopt;
    return std::move(builder.model);
}

}  // namespace

std::optional<Model> read_models(ReadContext& context, std::span<const std::string> paths) {
    const std::size_t before = context.problems.size();
    return build(context, gather(context, paths), before);
}

std::optional<Model> read_inline_model(ReadContext& context, const Node& document,
                                       const std::string& folder) {
    const std::size_t before = context.problems.size();
    Node whole = document;
    if (whole.is_map() && whole.find("govmap") == nullptr) {
        whole.append("govmap", whole.where(), Node::scalar("1", whole.where()));
    }
    return build(context, gather_inline(context, whole, folder), before);
}

std::optional<EntityIndex> find_place(const Model& model, std::string_view name,
                                      std::optional<Date> date, Location asked_at,
                                      Problems& problems) {
    if (const auto by_id = model.find(name)) return by_id;
    constexpr std::uint16_t places = bit(EntityKind::authority) | bit(EntityKind::area);
    PlaceIndex index;
    const auto code = model.symbols.find("code");
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const Entity& entity = model.entities[at];
        if ((bit(entity.kind) & places) == 0) continue;
        index.add(entity.name, {at});
        for (const std::string& alias : entity.aliases) index.add(alias, {at});
        const Property* property = code ? entity.find(*code) : nullptr;
        if (property != nullptr && property->text() != nullptr) index.add(*property->text(), {at});
    }
    return index.find(model, name, places, date, asked_at, problems);
}

}  // namespace govmap
