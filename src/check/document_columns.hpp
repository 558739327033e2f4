#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/filled_document.hpp"
#include "check/world.hpp"

namespace govmap {

/// One thing that a path reached, for the columns of a table about it.
struct ColumnContext {
    const World& world;
    EntityIndex entity;
    const Link* link = nullptr;  ///< the last one walked to it; null: it is where the path began
};

/// A word that a table's column may be. Forms, messages and documentation walk the one table.
struct ColumnInfo {
    const char* word;
    const char* meaning;
    FilledCell (*cell)(const ColumnContext&);
};
std::span<const ColumnInfo> document_columns();
const ColumnInfo* document_column(std::string_view word);

}  // namespace govmap
