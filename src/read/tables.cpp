#include "read/tables.hpp"

#include <algorithm>
#include <string>

namespace govmap {
namespace {

/// Tables are bulk: a larger file than a model of YAML may be.
constexpr std::uint64_t most_table_bytes = 1024U << 20U;

/// The text of a larger table is let go once it has been read without a problem.
constexpr std::size_t most_text_kept = 1U << 20U;

using ReadTable = void (*)(ModelBuilder&, const Unit&, const Table&);

/// Reads every file that the unit's tables name under `key`.
void read_tables(ModelBuilder& builder, const Unit& unit, const char* key, ReadTable read) {
    for (const Node& document : unit.documents) {
        const Node* tables = document.find("tables");
        if (tables == nullptr || !tables->is_map()) continue;
        for (const Node* name : ModelBuilder::one_or_many(tables->find(key))) {
            if (!name->is_scalar()) continue;
            ReadContext bulk = builder.context;
            bulk.most_bytes = std::max(bulk.most_bytes, most_table_bytes);
            std::string_view text;
            const auto file =
                read_text(bulk, join_path(unit.folder, name->text()), name->where(), text);
            if (!file) continue;
            const std::size_t problems = builder.problems().size();
            read(builder, unit, {text, *file});
            // Lines are only shown where there is something to say of them.
            if (builder.problems().size() == problems && text.size() > most_text_kept)
                builder.context.sources.forget_text(*file);
        }
    }
}

}  // namespace

void declare_tables(ModelBuilder& builder, const Unit& unit) {
    read_tables(builder, unit, "entities", read_entity_table);
    read_tables(builder, unit, "properties", read_property_table);
}

void read_table_links(ModelBuilder& builder, const Unit& unit) {
    read_tables(builder, unit, "links", read_link_table);
    read_tables(builder, unit, "complete", read_complete_table);
}

}  // namespace govmap
