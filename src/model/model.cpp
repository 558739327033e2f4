#include "model/model.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace govmap {
namespace {

constexpr std::array<AbsenceInfo, 6> absence_table = {{
    {Absence::vacant, "vacant", true, "the post exists and nobody holds it"},
    {Absence::not_yet_appointed, "not yet appointed", true,
     "there is to be one; who is not decided"},
    {Absence::yet_to_be_determined, "yet to be determined", false,
     "not decided when the source was written"},
    {Absence::not_recorded, "not recorded", false, "looked for, and nothing found said"},
    {Absence::withheld, "withheld", false, "known, but not published"},
    {Absence::not_applicable, "not applicable", true, "there can be none here"},
}};

}  // namespace

std::span<const AbsenceInfo> absences() { return absence_table; }

const AbsenceInfo& info(Absence absence) {
    return absence_table.at(static_cast<std::size_t>(absence));
}

std::optional<Absence> absence(std::string_view word) {
    for (const AbsenceInfo& one : absence_table) {
        if (word == one.word) return one.absence;
    }
    return std::nullopt;
}

const Property* Entity::find(Symbol key) const {
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const Property& one) { return one.key == key; });
    return found == properties.end() ? nullptr : &*found;
}

std::string Entity::plain_name() const {
    std::string result = name;
    if (kind != EntityKind::authority && kind != EntityKind::area) return result;
    // An area that is named after an authority has it in the middle of its name.
    for (const std::string_view official : {", County of", ", City of"}) {
        const std::size_t at = result.find(official);
        if (at != std::string::npos) result.erase(at, official.size());
    }
    return result;
}

std::optional<EntityIndex> Model::find(std::string_view id) const {
    const auto found = by_id.find(entities, id);
    if (!found) return std::nullopt;
    return EntityIndex{*found};
}

bool Model::is_under_review(EntityIndex index) const {
    return under_review.empty() ||
           std::any_of(under_review.begin(), under_review.end(), [&](const EntityRange& one) {
               return one.first <= index && index < one.end;
           });
}

std::optional<EntityIndex> Model::add(Entity&& entity) {
    if (!by_id.add_next(entities, entity.id)) return std::nullopt;
    entities.push_back(std::move(entity));
    return EntityIndex{static_cast<std::uint32_t>(entities.size() - 1)};
}

std::string Model::cite(EvidenceIndex index) const {
    std::string result;
    for (const Citation& citation : citations(index)) {
        if (!result.empty()) result += "; ";
        result += source(citation.source).title;
        if (!citation.place.empty()) result += fmt::format(", {}", citation.place);
        if (citation.basis == Basis::inferred) result += " (inferred)";
    }
    return result;
}

}  // namespace govmap
