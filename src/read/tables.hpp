#pragma once

#include <cstdint>
#include <string_view>

#include "read/builder.hpp"

namespace govmap {

/// Reads the CSV files that a unit's `tables:` section names; models/README.md tells their columns.
/// What a row says is what the same words say in YAML; the tests hold the two to each other.
/// First the entities and their properties …
void declare_tables(ModelBuilder& builder, const Unit& unit);
/// … and, once every model's entities are declared, the links and which lists are whole.
void read_table_links(ModelBuilder& builder, const Unit& unit);

/// The text of one such file.
struct Table {
    std::string_view text;
    std::uint32_t file = 0;
};

// The kinds of tables, a file each.
void read_entity_table(ModelBuilder& builder, const Unit& unit, const Table& table);
void read_property_table(ModelBuilder& builder, const Unit& unit, const Table& table);
void read_link_table(ModelBuilder& builder, const Unit& unit, const Table& table);
void read_complete_table(ModelBuilder& builder, const Unit& unit, const Table& table);

}  // namespace govmap
