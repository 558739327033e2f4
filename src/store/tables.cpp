#include "store/tables.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace govmap::store {
namespace {

constexpr const char* text = "TEXT";
constexpr const char* integer = "INTEGER";
constexpr const char* real = "REAL";

constexpr const char* certain = "`surely`, or `perhaps`: its dates leave open whether on that day";
constexpr const char* from_first = "the earliest day that it may begin; NULL: open";
constexpr const char* from_last = "the latest day that it may begin";
constexpr const char* until_first = "the earliest day that it may be over; NULL: open";
constexpr const char* until_last = "the latest day that it may be over";
constexpr const char* sourced = "its rows in `evidence`; NULL where no source is named";

constexpr std::array<ColumnInfo, 2> model_columns = {{
    {"title", text, "the model's title"},
    {"as_of", text, "the day looked at, as 2022-09-07"},
}};
constexpr std::array<ColumnInfo, 1> review_area_columns = {{
    {"area", text, "an area under review: its id"},
}};
constexpr std::array<ColumnInfo, 10> entity_columns = {{
    {"id", text, "its id"},
    {"kind", text, "post, organisation, body, authority, area, product …"},
    {"type", text, "its type; NULL where not said"},
    {"name", text, "its name"},
    {"certainty", text, certain},
    {"from_first", text, from_first},
    {"from_last", text, from_last},
    {"until_first", text, until_first},
    {"until_last", text, until_last},
    {"evidence", integer, sourced},
}};
constexpr std::array<ColumnInfo, 2> alias_columns = {{
    {"entity", text, "its id"},
    {"alias", text, "another name of it"},
}};
constexpr std::array<ColumnInfo, 2> function_columns = {{
    {"body", text, "its id"},
    {"function", text, "what it fulfils, such as combating-drugs-partnership"},
}};
constexpr std::array<ColumnInfo, 3> type_columns = {{
    {"kind", text, "the kind of entity"},
    {"type", text, "a type"},
    {"wider", text, "a type that it lies under; itself too"},
}};
constexpr std::array<ColumnInfo, 3> word_columns = {{
    {"list", text, "role, category, product, function, milestone, capacity; or a kind, for types"},
    {"word", text, "the word, as in the other tables"},
    {"label", text, "as people read it"},
}};
constexpr std::array<ColumnInfo, 2> category_columns = {{
    {"category", text, "what a member can represent"},
    {"wider", text, "a category that it lies under; itself too"},
}};
constexpr std::array<ColumnInfo, 21> link_columns = {{
    {"link", integer, "its number, for `represents`"},
    {"kind", text, "answers_to, member_of, holds, covers, relates_to, owns …"},
    {"from_id", text, "where it starts: an id"},
    {"to_id", text, "where it ends: an id"},
    {"certainty", text, "as of entities; both ends are looked at too"},
    {"role", text, "holds: the role; reports_to: the role that it goes through; else NULL"},
    {"capacity", text, "attends: observer, adviser …; borders: land, water"},
    {"nature", text, "relates_to: of what nature; funds: what for"},
    {"amount", text, "funds: as written"},
    {"share", real, "within: the share of the residents of `from_id`, 0 to 1"},
    {"share_back", real, "within: the share of the residents of `to_id`, 0 to 1"},
    {"for_authority", text, "relates_to: on behalf of which authority"},
    {"part_only", integer, "covers: 1 where only a part is covered"},
    {"agreed", integer, "holds: 1 or 0 where the core members were asked, else NULL"},
    {"is_primary", integer, "answers_to: 1 for the line that counts"},
    {"note", text, "the author's remark"},
    {"from_first", text, from_first},
    {"from_last", text, from_last},
    {"until_first", text, until_first},
    {"until_last", text, until_last},
    {"evidence", integer, sourced},
}};
constexpr std::array<ColumnInfo, 2> represents_columns = {{
    {"link", integer, "a link of the kind member_of"},
    {"category", text, "a category that the member represents; no row: not said"},
}};
constexpr std::array<ColumnInfo, 9> gap_columns = {{
    {"of_id", text, "the body that it is a gap in"},
    {"kind", text, "the kind of link that is not there: holds, member_of, relates_to …"},
    {"qualifier", text, "which role, category or type is not there; NULL: not said"},
    {"for_authority", text, "relates_to: on behalf of which authority"},
    {"reason", text, "vacant, not yet appointed, yet to be determined, not recorded …"},
    {"known_absent", integer, "1: it is certain that there is none; 0: one cannot tell"},
    {"certainty", text, certain},
    {"note", text, "the author's remark"},
    {"evidence", integer, sourced},
}};
constexpr std::array<ColumnInfo, 6> closure_columns = {{
    {"of_id", text, "whose list is whole"},
    {"kind", text, "the kind of link that the list is of"},
    {"outward", integer, "0: the links that arrive at `of_id`; 1: those that leave it"},
    {"qualifier", text, "only those of this role or type; NULL: all"},
    {"certainty", text, "a list is known to be whole only where `surely`"},
    {"evidence", integer, sourced},
}};
constexpr std::array<ColumnInfo, 11> property_columns = {{
    {"property", integer, "its number, for `property_items`"},
    {"entity", text, "whose it is: an id"},
    {"key", text, "such as state (of a product), milestone:formed, rationale, population"},
    {"value", text, "its text; NULL for a list, and where it is absent"},
    {"absent", text, "why there is none; NULL where there is one"},
    {"known_absent", integer, "1: it is certain that there is none; 0: not"},
    {"complete", integer, "for a list: 1 where nothing is left out"},
    {"on_first", text, "the earliest day that it may have come to be so; NULL: not said"},
    {"on_last", text, "the latest day that it may have come to be so"},
    {"certainty", text, certain},
    {"evidence", integer, sourced},
}};
constexpr std::array<ColumnInfo, 3> property_item_columns = {{
    {"property", integer, "the property, a list"},
    {"position", integer, "1, 2, 3 … as written"},
    {"item", text, "one thing on the list"},
}};
constexpr std::array<ColumnInfo, 4> evidence_columns = {{
    {"evidence", integer, "what the other tables refer to; several rows where it rests on several"},
    {"source", text, "the id of the source"},
    {"place", text, "the place in it, such as paragraph 9"},
    {"basis", text, "`stated`, or `inferred` by the author of the model"},
}};
constexpr std::array<ColumnInfo, 6> source_columns = {{
    {"id", text, "its key in the model"},
    {"title", text, "its title"},
    {"publisher", text, "who published it"},
    {"date_first", text, "the earliest day that it may be of; NULL: not said"},
    {"date_last", text, "the latest day that it may be of"},
    {"url", text, "where it can be read"},
}};

constexpr std::array<TableInfo, 16> whole = {{
    {"model", "the model as a whole: one row", model_columns},
    {"review_areas", "the areas under review, as the model names them", review_area_columns},
    {"entities", "who and what there is on that day, surely or perhaps", entity_columns},
    {"aliases", "other names", alias_columns},
    {"functions", "what bodies fulfil, whatever they are called", function_columns},
    {"types", "every type with every wider one that it lies under", type_columns},
    {"categories", "every category with every wider one that it lies under", category_columns},
    {"words", "how people read the words of the packs", word_columns},
    {"links", "how entities are joined on that day, surely or perhaps", link_columns},
    {"represents", "what members represent", represents_columns},
    {"gaps", "places that an author says are empty, and why", gap_columns},
    {"closures", "lists that an author says are whole", closure_columns},
    {"properties", "what else is said of entities", property_columns},
    {"property_items", "the items of properties that are lists", property_item_columns},
    {"evidence", "what facts rest on", evidence_columns},
    {"sources", "the documents that facts are taken from", source_columns},
}};

// A query is bounded by what it looks at: these let it look at little.
constexpr std::array<const char*, 12> indexes = {{
    "entities (id)",
    "entities (kind, type)",
    "functions (function)",
    "functions (body)",
    "links (from_id, kind)",
    "links (to_id, kind)",
    "links (kind)",
    "represents (link)",
    "gaps (of_id)",
    "closures (of_id)",
    "properties (entity, key)",
    "property_items (property)",
}};

}  // namespace

std::span<const TableInfo> tables() { return whole; }

const TableInfo* find_table(std::string_view name) {
    const auto* const found = std::find_if(whole.begin(), whole.end(),
                                           [&](const TableInfo& one) { return name == one.name; });
    return found == whole.end() ? nullptr : &*found;
}

std::string create_statements() {
    std::string result;
    for (const TableInfo& table : whole) {
        std::string columns;
        for (const ColumnInfo& column : table.columns) {
            columns +=
                fmt::format("{}{} {}", columns.empty() ? "" : ", ", column.name, column.type);
        }
        result += fmt::format("CREATE TABLE {} ({});\n", table.name, columns);
    }
    for (std::size_t at = 0; at < indexes.size(); ++at)
        result += fmt::format("CREATE INDEX index_{} ON {};\n", at, indexes[at]);
    return result;
}

}  // namespace govmap::store
