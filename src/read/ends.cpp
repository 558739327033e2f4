#include <optional>

#include <fmt/format.h>

#include "read/entities.hpp"
#include "read/sheet.hpp"

// A plan may end what it does not declare: a county of the gazetteer, a commissioner of another
// model. The end becomes that of the thing itself, so that everything that looks at lives knows it.

namespace govmap {
namespace {

void read_end(ModelBuilder& builder, const Unit& unit, const Node& node) {
    const Node* of = ModelBuilder::scalar(node, "of");
    const Node* until = ModelBuilder::scalar(node, "until");
    if (of == nullptr || until == nullptr) return;
    const auto over = parse_partial_date(until->text());
    const auto what = builder.resolve(*of, any_kind, unit);
    if (!over || !what) return;
    Entity& entity = builder.model.entities[what->value];
    if (unit.first.value <= what->value && what->value < unit.end.value) {
        builder.problems().add(of->where(),
                               fmt::format("'{}' is declared in this model itself", entity.id),
                               "write 'until:' there");
        return;
    }
    Period life = entity.period;
    if (life.until && *life.until != *over) {
        builder.problems().add(
            until->where(),
            fmt::format("'{}' is told to be over on another day already", entity.id),
            fmt::format("it is there {}: keep one of the two ends, or mend the other",
                        in_words(life)));
        return;
    }
    life.until = over;
    if (life.backwards()) {
        builder.problems().add(
            until->where(), fmt::format("'{}' would be over before it begins", entity.id),
            fmt::format("it is there from {}; 'until' is the first day on which it no longer is",
                        in_words(*life.from)));
        return;
    }
    entity.period = life;
    // The property keeps who says so: the thing's own evidence is of what it is.
    entity.properties.push_back({builder.symbol("until"),
                                 until->text(),
                                 false,
                                 {},
                                 builder.evidence(node, unit),
                                 until->where(),
                                 {}});
}

}  // namespace

void read_ends(ModelBuilder& builder, const Unit& unit) {
    for (const Node& document : unit.documents) {
        const Node* ends = document.find("ends");
        if (ends == nullptr || !ends->is_list()) continue;
        for (const Node& one : ends->items()) read_end(builder, unit, one);
    }
}

}  // namespace govmap
