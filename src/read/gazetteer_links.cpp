#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "read/gazetteer_tables.hpp"

// The tables of a gazetteer that say one thing about places that are known already.

namespace govmap {
namespace {

using Row = GazetteerRow;
using Cell = CsvTable::Cell;
using Pairs = std::set<std::pair<EntityIndex, EntityIndex>>;

void governance(GazetteerTables& tables, const Row& row) {
    const auto area = tables.known(row["area"], EntityKind::area);
    const Cell& kind = row["governance"];
    tables.hold_to({"pcc", "pfcc", "mayor", "city-corporation"}, kind);
    if (!area) return;
    Property property{tables.builder().symbol("police-governance"),
                      kind.text,
                      false,
                      {},
                      tables.evidence(row),
                      kind.where,
                      tables.period(row)};
    tables.builder().model.entities[area->value].properties.push_back(std::move(property));
}

void border(GazetteerTables& tables, const Row& row, Pairs& told) {
    const Cell& a_cell = row["a"];
    const auto a = tables.known(a_cell, EntityKind::authority);
    const auto b = tables.known(row["b"], EntityKind::authority);
    const Cell& kind = row["border"];
    tables.hold_to({"land", "water"}, kind);
    if (!a || !b) return;
    const auto pair = std::minmax(*a, *b);
    if (*a == *b || !told.insert({pair.first, pair.second}).second) {
        tables.problems().add(
            a_cell.where,
            fmt::format("the border of '{}' and '{}' {}", a_cell.text, row["b"].text,
                        *a == *b ? "joins a place to itself" : "is told twice"),
            "one row tells a border for both sides");
        return;
    }
    Link* link = tables.join(LinkKind::borders, *a, *b, {}, a_cell.where);
    if (link == nullptr) return;
    link->evidence = tables.evidence(row);
    tables.builder().detail(*link).capacity = tables.builder().symbol(kind.text);
}

void safety_partnership(GazetteerTables& tables, const Row& row) {
    const Cell& id = row["id"];
    auto area = tables.builder().model.find(id.text);
    if (!area) {
        Entity entity;
        entity.kind = EntityKind::area;
        entity.id = id.text;
        entity.name = row["name"].text + " Community Safety Partnership area";
        entity.type = tables.builder().symbol("community-safety-partnership-area");
        entity.evidence = tables.evidence();
        entity.where = id.where;
        tables.add_property(entity, "code", row["code"]);
        area = tables.declare_place(std::move(entity), row["code"].text);
        const auto police = tables.known(row["police_area"], EntityKind::area);
        if (area && police) tables.join(LinkKind::within, *area, *police, {}, id.where);
    }
    const auto authority = tables.known(row["authority"], EntityKind::authority);
    if (area && authority)
        tables.join(LinkKind::within, *authority, *area, {}, row["authority"].where);
}

void programme(GazetteerTables& tables, const Row& row) {
    const Cell& id = row["id"];
    auto index = tables.builder().model.find(id.text);
    if (!index) {
        Entity entity;
        entity.kind = EntityKind::programme;
        entity.id = id.text;
        entity.name = row["name"].text;
        tables.hold_to({"violence-reduction-unit", "project-adder", "changing-futures"},
                       row["type"]);
        entity.type = tables.builder().symbol(row["type"].text);
        entity.period = tables.period(row);
        entity.evidence = tables.evidence();
        entity.where = id.where;
        index = tables.builder().declare(std::move(entity));
    }
    if (!index) return;
    for (const auto& [column, kind] : {std::pair{"authority", EntityKind::authority},
                                       std::pair{"police_area", EntityKind::area}}) {
        const Cell& cell = row[column];
        if (cell.text.empty()) continue;
        const auto place = tables.known(cell, kind);
        Link* link =
            place ? tables.join(LinkKind::covers, *index, *place, {}, cell.where) : nullptr;
        if (link != nullptr) link->evidence = tables.evidence(row);
    }
}

}  // namespace

void read_gazetteer_police_governance(GazetteerTables& tables) {
    tables.read("police-governance", {"area", "governance", "from", "until", "basis"},
                [&](const Row& row) { governance(tables, row); });
}

void read_gazetteer_borders(GazetteerTables& tables) {
    Pairs told;
    tables.read("borders", {"a", "b", "border", "length_km", "gap_m", "basis"},
                [&](const Row& row) { border(tables, row, told); });
}

void read_gazetteer_safety_partnerships(GazetteerTables& tables) {
    tables.read("community-safety-partnerships", {"id", "code", "name", "authority", "police_area"},
                [&](const Row& row) { safety_partnership(tables, row); });
}

void read_gazetteer_programmes(GazetteerTables& tables) {
    tables.read("programmes",
                {"id", "name", "type", "authority", "police_area", "from", "until", "basis"},
                [&](const Row& row) { programme(tables, row); });
}

}  // namespace govmap
