#pragma once

#include "read/builder.hpp"

namespace govmap {

/// Reads the CSV files that a unit's `tables:` section names; models/README.md tells their columns.
/// First the entities and their properties …
void declare_tables(ModelBuilder& builder, const Unit& unit);
/// … and, once every model's entities are declared, the links and which lists are whole.
void read_table_links(ModelBuilder& builder, const Unit& unit);

}  // namespace govmap
