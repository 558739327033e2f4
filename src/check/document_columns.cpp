#include "check/document_columns.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/products.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

constexpr const char* not_in_a_model = "to be added by hand, not held in the model";

FilledCell said(std::string text) {
    if (text.empty()) return {};
    return {CellKind::said, std::move(text)};
}
FilledCell said_or_open(std::string text) {
    if (text.empty()) return absent_cell(Absence::not_recorded);
    return {CellKind::said, std::move(text)};
}

const LinkDetail* detail_of(const ColumnContext& at) {
    return at.link == nullptr ? nullptr : &at.world.model().detail(*at.link);
}

const std::string& name_of(const World& world, EntityIndex index) {
    const Entity& entity = world.model().entity(index);
    return entity.name.empty() ? entity.id : entity.name;
}

FilledCell name(const ColumnContext& at) { return said(name_of(at.world, at.entity)); }

FilledCell type(const ColumnContext& at) {
    const Entity& entity = at.world.model().entity(at.entity);
    if (!entity.type.said()) return absent_cell(Absence::not_recorded);
    return said(type_label(at.world.words(), at.world.model().word(entity.type)));
}

FilledCell job_title(const ColumnContext& at) {
    if (at.world.model().entity(at.entity).kind == EntityKind::post) return name(at);
    return {CellKind::open, "no post is recorded"};
}

FilledCell organisation(const ColumnContext& at) {
    if (at.world.model().entity(at.entity).kind != EntityKind::post) return name(at);
    std::vector<std::string> names;
    for (const LinkIndex link : at.world.graph().out(at.entity, LinkKind::post_in)) {
        names.push_back(name_of(at.world, at.world.model().link(link).to));
    }
    if (!names.empty()) return said(join_and(names));
    return {CellKind::open, fmt::format("not recorded, for {}", the(at.world.model(), at.entity))};
}

FilledCell property_cell(const ColumnContext& at, const char* key) {
    const Property* property = property_of(at.world, at.entity, key);
    if (property == nullptr) return absent_cell(Absence::not_recorded);
    if (property->absent() != nullptr) return absent_cell(*property->absent());
    if (property->list() != nullptr) return said_or_open(join_and(*property->list()));
    return said_or_open(*property->text());
}

FilledCell code(const ColumnContext& at) { return property_cell(at, "code"); }
FilledCell amount(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail != nullptr && !detail->amount.empty()) return said(detail->amount);
    return property_cell(at, "amount");
}
FilledCell purpose(const ColumnContext& at) { return property_cell(at, "purpose"); }

FilledCell represents(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    std::vector<std::string> labels;
    if (detail != nullptr) {
        for (const Symbol one : detail->represents)
            labels.push_back(at.world.words().categories.label(at.world.model().word(one)));
    }
    return said_or_open(join_and(labels));
}

FilledCell role(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail == nullptr || !detail->role.said()) return absent_cell(Absence::not_recorded);
    return said(capitalised(at.world.words().roles.label(at.world.model().word(detail->role))));
}

FilledCell capacity(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail == nullptr || !detail->capacity.said()) return absent_cell(Absence::not_recorded);
    return said(at.world.words().capacities.label(at.world.model().word(detail->capacity)));
}

FilledCell nature(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    return said_or_open(detail == nullptr ? std::string{} : detail->nature);
}

FilledCell for_authority(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail == nullptr || !detail->for_authority) return {};
    return said(name_of(at.world, *detail->for_authority));
}

FilledCell extent(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    return said(detail != nullptr && detail->part_only ? "in part" : "whole");
}

FilledCell agreed(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail == nullptr || !detail->agreed) return absent_cell(Absence::not_recorded);
    return *detail->agreed ? said("yes") : FilledCell{CellKind::none, "no"};
}

FilledCell through(const ColumnContext& at) {
    const LinkDetail* detail = detail_of(at);
    if (detail == nullptr || !detail->role.said()) return {};
    return said(at.world.words().roles.label(at.world.model().word(detail->role)));
}

FilledCell since(const ColumnContext& at) {
    if (at.link == nullptr || !at.link->period.from) return absent_cell(Absence::not_recorded);
    return said(in_words(*at.link->period.from));
}

FilledCell source(const ColumnContext& at) {
    const EvidenceIndex evidence =
        at.link != nullptr ? at.link->evidence : at.world.model().entity(at.entity).evidence;
    return said(at.world.model().cite(evidence));
}

FilledCell by_hand(const ColumnContext& /*at*/) { return {CellKind::by_hand, not_in_a_model}; }

constexpr std::array<ColumnInfo, 19> table = {{
    {"name", "its name", name},
    {"type", "of what type it is", type},
    {"job-title", "the post; where no post is recorded, that", job_title},
    {"organisation", "the organisation that the post is in, or the organisation itself",
     organisation},
    {"code", "the code of an authority", code},
    {"amount", "of a fund", amount},
    {"purpose", "its property 'purpose'", purpose},
    {"represents", "what a member represents", represents},
    {"role", "the role that is held", role},
    {"capacity", "in what capacity somebody attends", capacity},
    {"nature", "of what nature a relation is", nature},
    {"for", "for which authority, where that is said", for_authority},
    {"extent", "whether an authority is covered whole or in part", extent},
    {"agreed", "whether the core members agreed to the holder", agreed},
    {"through", "the role that a line goes through, where that is said", through},
    {"since", "from when it holds", since},
    {"source", "who says so", source},
    {"by-hand", "names of people and addresses: never held in a model", by_hand},
    {"blank", "to be filled in", [](const ColumnContext&) { return FilledCell{}; }},
}};

}  // namespace

std::span<const ColumnInfo> document_columns() { return table; }

const ColumnInfo* document_column(std::string_view word) {
    for (const ColumnInfo& one : table) {
        if (word == one.word) return &one;
    }
    return nullptr;
}

}  // namespace govmap
