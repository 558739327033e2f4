#pragma once

#include <span>
#include <string>
#include <string_view>

namespace govmap::store {

struct ColumnInfo {
    const char* name;
    const char* type;  ///< TEXT, INTEGER or REAL
    const char* meaning;
};

/// A table of the copy of a model that SQL rules run on.
struct TableInfo {
    const char* name;
    const char* meaning;
    std::span<const ColumnInfo> columns;
};

/// The one table of tables: the copy is made from it, queries are held to it, and
/// models/guidance/sql-tables.md is tested against it.
std::span<const TableInfo> tables();
/// The table of that name; null if there is none.
const TableInfo* find_table(std::string_view name);

/// The statements that make them all, with their indexes.
std::string create_statements();

}  // namespace govmap::store
