#include "store/tables.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "store/guard.hpp"
#include "store/sql_engine.hpp"
#include "support/source_files.hpp"
#include "support/text_model.hpp"

// The tables that are promised to those who write rules are those that there are.

namespace govmap {
namespace {

std::string page() {
    return test::SourceFiles()
        .read("models/guidance/sql-tables.md", 1U << 20U)
        .value_or(std::string{});
}

// The part of the page on one table, as it ought to be.
std::string part_on(const store::TableInfo& table) {
    std::string result = fmt::format(
        "### `{}`\n\n{}.\n\n| column | type | is |\n| --- | --- | --- "
        "|\n",
        table.name, capitalised(table.meaning));
    for (const store::ColumnInfo& column : table.columns)
        result += fmt::format("| `{}` | {} | {} |\n", column.name, column.type, column.meaning);
    return result;
}

TEST(TablesPage, SaysWhatTheTablesAre) {
    std::string wanted;
    for (const store::TableInfo& table : store::tables()) wanted += part_on(table) + '\n';
    const std::string text = page();
    const std::size_t from = text.find("### `");
    ASSERT_NE(from, std::string::npos);
    EXPECT_EQ(text.substr(from), wanted.substr(0, wanted.size() - 1));
}

TEST(TablesPage, NamesTheFunctionsAndTheBounds) {
    const std::string text = page();
    std::string list;
    for (const std::string_view one : store::functions())
        list += fmt::format("{}`{}`", list.empty() ? "" : ", ", one);
    std::string on_one_line = text;
    for (char& c : on_one_line)
        if (c == '\n') c = ' ';
    EXPECT_NE(on_one_line.find(list), std::string::npos) << list;
    for (const std::string& bound :
         {fmt::format("| {} instructions", store::most_instructions),
          fmt::format("| {} rows", store::most_rows), fmt::format("| {} bytes", store::most_text),
          fmt::format("| {} bytes", store::most_query),
          fmt::format("| {} bytes", store::most_pattern),
          fmt::format("| {} MB", store::most_memory >> 20)}) {
        EXPECT_NE(text.find(bound), std::string::npos) << bound;
    }
}

TEST(Tables, AreInTheDatabaseAsTheyAreSaid) {
    const test::TextModel model("posts: {p: {name: P}}\n");
    const SqlEngine engine;
    const auto copy = engine.copy(model.model(), model.graph().as_of(), {});
    ASSERT_TRUE(copy);
    EXPECT_GE(store::tables().size(), 15U);
    for (const store::TableInfo& table : store::tables()) {
        const auto shape = engine.examine(fmt::format("SELECT * FROM {}", table.name));
        ASSERT_TRUE(shape) << table.name;
        std::vector<std::string> columns;
        for (const store::ColumnInfo& column : table.columns) columns.emplace_back(column.name);
        EXPECT_EQ(shape->columns, columns) << table.name;
        EXPECT_TRUE((*copy)->ask(fmt::format("SELECT * FROM {}", table.name), std::nullopt))
            << table.name;
    }
}

}  // namespace
}  // namespace govmap
