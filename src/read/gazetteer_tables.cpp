#include "read/gazetteer_tables.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {

void GazetteerTables::read(const char* name, const std::vector<std::string>& columns,
                           const std::function<void(const Row&)>& read_row) {
    const Node* entry = section_.find("tables")->find(name);
    if (entry == nullptr) return;
    evidence_ = evidence_of(*entry, name);
    inferred_ = {};
    const Node* file = entry->find("file");
    std::string_view text;
    const auto number =
        read_text(builder_.context, join_path(unit_.folder, file->text()), file->where(), text);
    if (!number) return;
    const CsvTable table = CsvTable::parse(text, *number, columns, problems());
    for (const CsvTable::Row& row : table.rows()) read_row({table, row});
}

EvidenceIndex GazetteerTables::evidence_of(const Node& entry, const char* table) {
    Evidence evidence;
    for (const Node* one : ModelBuilder::one_or_many(entry.find("sources"))) {
        const auto found = unit_.sources.find(one->text());
        if (found == unit_.sources.end()) {
            problems().add(one->where(), fmt::format("there is no source '{}'", one->text()),
                           "declare it under 'sources:' with its title");
            continue;
        }
        evidence.push_back({found->second, table, Basis::stated});
    }
    builder_.model.evidence.push_back(std::move(evidence));
    return {static_cast<std::uint32_t>(builder_.model.evidence.size() - 1)};
}

EvidenceIndex GazetteerTables::evidence(const Row& row) {
    if (row["basis"].text == "source") return evidence_;
    if (inferred_.value == 0) {
        Evidence citations = builder_.model.citations(evidence_);
        for (Citation& citation : citations) citation.basis = Basis::inferred;
        builder_.model.evidence.push_back(std::move(citations));
        inferred_ = {static_cast<std::uint32_t>(builder_.model.evidence.size() - 1)};
    }
    return inferred_;
}

std::optional<PartialDate> GazetteerTables::date(const Cell& cell) const {
    if (cell.text.empty()) return std::nullopt;
    const auto result = parse_partial_date(cell.text);
    if (!result) {
        problems().add(cell.where, fmt::format("'{}' is not a date", cell.text),
                       "write 2022-09-07, 2022-09 or 2022");
    }
    return result;
}

Period GazetteerTables::period(const Row& row) const {
    Period result{date(row["from"]), date(row["until"])};
    if (!result.backwards()) return result;
    problems().add(row["until"].where, "it is over before it begins",
                   "'until' is the first day on which it no longer holds");
    return {};
}

std::optional<double> GazetteerTables::number(const Cell& cell) const {
    if (cell.text.empty()) return std::nullopt;
    double value = 0;
    const char* end = cell.text.data() + cell.text.size();
    const auto [stop, error] = std::from_chars(cell.text.data(), end, value);
    if (error == std::errc{} && stop == end) return value;
    problems().add(cell.where, fmt::format("'{}' is not a number", cell.text), "write 0.25");
    return std::nullopt;
}

double GazetteerTables::share(const Cell& cell) const {
    const auto value = number(cell);
    if (value && *value >= 0 && *value <= 1) return *value;
    problems().add(cell.where, fmt::format("'{}' is not a share", cell.text),
                   "a share of residents lies between 0 and 1");
    return 0;
}

void GazetteerTables::hold_to(const std::vector<std::string>& words, const Cell& cell) const {
    if (std::find(words.begin(), words.end(), cell.text) != words.end()) return;
    problems().add(cell.where, fmt::format("'{}' is not known here", cell.text),
                   fmt::format("one of: {}", fmt::join(words, ", ")));
}

std::optional<EntityIndex> GazetteerTables::known(const Cell& cell, EntityKind kind) const {
    const auto found = builder_.model.find(cell.text);
    if (found && builder_.model.entity(*found).kind == kind) return found;
    problems().add(cell.where,
                   fmt::format("'{}' is not the id of {}", cell.text, kinds_in_words(bit(kind))),
                   "ids come from the tables 'authorities' and 'areas'");
    return std::nullopt;
}

void GazetteerTables::add_property(Entity& entity, const char* key, const Cell& cell) const {
    if (cell.text.empty()) return;
    entity.properties.push_back(
        {builder_.symbol(key), cell.text, false, {}, evidence_, cell.where, {}});
}

std::optional<EntityIndex> GazetteerTables::declare_place(Entity entity,
                                                          const std::string& code) const {
    const std::string name = entity.name;
    const std::vector<std::string> aliases = entity.aliases;
    const auto index = builder_.declare(std::move(entity));
    if (!index) return std::nullopt;
    builder_.places.add(name, *index);
    builder_.places.add(code, *index);
    for (const std::string& alias : aliases) builder_.places.add(alias, *index);
    return index;
}

Link* GazetteerTables::join(LinkKind kind, EntityIndex from, EntityIndex to, Period period,
                            Location where, EvidenceIndex evidence) const {
    const Period& a = builder_.model.entity(from).period;
    const Period& b = builder_.model.entity(to).period;
    if (kind != LinkKind::succeeds &&
        (!a.may_overlap(b) || !period.may_overlap(a) || !period.may_overlap(b))) {
        problems().add(where,
                       fmt::format("'{}' and '{}' do not both live at that time",
                                   builder_.model.entity(from).id, builder_.model.entity(to).id),
                       "mend the period, or name the successor");
        return nullptr;
    }
    Link link{kind, from, to, 0, evidence, period, where};
    if (kind == LinkKind::succeeds && !builder_.after_its_predecessor(link)) return nullptr;
    builder_.model.links.push_back(std::move(link));
    return &builder_.model.links.back();
}

}  // namespace govmap
