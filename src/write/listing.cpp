#include "write/listing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "check/wording.hpp"
#include "write/json_text.hpp"
#include "write/sheet.hpp"

namespace govmap {
namespace {

std::string day(const std::optional<PartialDate>& date) { return date ? iso(*date) : ""; }

struct Column {
    const char* heading;
    const char* key;  ///< in JSON
    std::string (*cell)(const Listing&, const Entity&);
};

constexpr std::array<Column, 9> columns = {{
    {"Id", "id", [](const Listing&, const Entity& one) { return one.id; }},
    {"Kind", "kind",
     [](const Listing&, const Entity& one) { return std::string(info(one.kind).word); }},
    {"Type", "type",
     [](const Listing& list, const Entity& one) {
         return one.type.said() ? list.world.model().word(one.type) : std::string{};
     }},
    {"Name", "name", [](const Listing&, const Entity& one) { return one.name; }},
    {"Also called", "aliases",
     [](const Listing&, const Entity& one) {
         return fmt::format("{}", fmt::join(one.aliases, "; "));
     }},
    {"From", "from", [](const Listing&, const Entity& one) { return day(one.period.from); }},
    {"Until", "until", [](const Listing&, const Entity& one) { return day(one.period.until); }},
    {"Source", "source",
     [](const Listing& list, const Entity& one) { return list.world.model().cite(one.evidence); }},
    {"Where in the model", "where",
     [](const Listing& list, const Entity& one) { return list.sources.describe(one.where); }},
}};

std::string list_text(const Listing& list, PageStyle style) {
    const Model& model = list.world.model();
    std::map<EntityKind, std::vector<const Entity*>> by_kind;
    for (const EntityIndex one : list.entities)
        by_kind[model.entity(one).kind].push_back(&model.entity(one));
    Page page(style);
    page.heading(fmt::format("{}, as at {}", counted(list.entities.size(), "entry", "entries"),
                             in_words(list.world.as_of())));
    for (const auto& [kind, entities] : by_kind) {
        page.blank();
        page.line(fmt::format("{} ({})", capitalised(info(kind).section), entities.size()));
        for (const Entity* one : entities) {
            std::string text = one->name;
            if (one->type.said())
                text += fmt::format(": {}", type_label(list.world.words(), model.word(one->type)));
            if (one->period.from || one->period.until)
                text += fmt::format("; {}", in_words(one->period));
            page.paragraph(text, 4, one->id + "  ");
        }
    }
    return page.text();
}

std::string list_csv(const Listing& list, PageStyle /*style*/) {
    std::string out = byte_order_mark;
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    for (const Column& column : columns) cells.emplace_back(column.heading);
    add_sheet_row(out, cells);
    for (const EntityIndex one : list.entities) {
        cells.clear();
        for (const Column& column : columns)
            cells.push_back(column.cell(list, list.world.model().entity(one)));
        add_sheet_row(out, cells);
    }
    return out;
}

std::string list_json(const Listing& list, PageStyle /*style*/) {
    nlohmann::ordered_json entries = nlohmann::ordered_json::array();
    for (const EntityIndex index : list.entities) {
        const Entity& one = list.world.model().entity(index);
        nlohmann::ordered_json entry;
        for (const Column& column : columns) entry[column.key] = column.cell(list, one);
        entry["aliases"] = one.aliases;
        entries.push_back(std::move(entry));
    }
    return json_text({{"as_of", iso(list.world.as_of())}, {"entries", std::move(entries)}});
}

std::string list_ids(const Listing& list, PageStyle /*style*/) {
    std::string out;
    for (const EntityIndex one : list.entities) out += list.world.model().entity(one).id + '\n';
    return out;
}

constexpr std::array<ListFormat, 4> formats = {{
    {"text", "for people", list_text},
    {"csv", "for Excel", list_csv},
    {"json", "for programs", list_json},
    {"ids", "the ids alone, one a line", list_ids},
}};

}  // namespace

std::span<const ListFormat> list_formats() { return formats; }

const ListFormat* list_format(std::string_view word) {
    const auto* const found = std::find_if(formats.begin(), formats.end(),
                                           [&](const ListFormat& one) { return word == one.word; });
    return found == formats.end() ? nullptr : &*found;
}

}  // namespace govmap
