#include <gtest/gtest.h>

#include "store/guard.hpp"
#include "store/query.hpp"

// What a query may not ask: it is refused when it is examined, and again when it is run.

namespace govmap {
namespace {

using test::Query;

TEST_F(Query, CannotWrite) {
    all_refused(
        "the query would write",
        {"INSERT INTO entities (id) VALUES ('x')", "UPDATE links SET kind = 'holds'",
         "DELETE FROM gaps", "WITH x AS (SELECT 1) DELETE FROM gaps",
         "DELETE FROM gaps RETURNING 'pass' AS verdict", "REPLACE INTO model VALUES ('a', 'b')"});
    // Making and dropping begin with writing to the list of tables.
    for (const char* query :
         {"CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)", "CREATE VIEW v AS SELECT 1",
          "CREATE TEMP VIEW v AS SELECT 1", "DROP TABLE links", "ALTER TABLE links RENAME TO x",
          "CREATE INDEX i ON links (note)", "REINDEX", "ANALYZE", "VACUUM", "VACUUM INTO '/tmp/x'",
          "CREATE VIRTUAL TABLE t USING fts5(x)",
          "CREATE TRIGGER t AFTER INSERT ON links BEGIN SELECT 1; END"}) {
        const std::string told = refused(query);
        EXPECT_TRUE(told.starts_with("the query would ") || told.starts_with("the query reads ") ||
                    told.starts_with("this does not ask") || told.starts_with("the query calls "))
            << query << ": " << told;
    }
}

TEST_F(Query, CannotReachOutOfItsCopy) {
    all_refused("the query would attach another database",
                {"ATTACH '/etc/passwd' AS p", "ATTACH ':memory:' AS p", "DETACH main"});
    all_refused(
        "the query would set or ask a pragma",
        {"PRAGMA writable_schema = ON", "PRAGMA query_only = OFF", "PRAGMA table_info(links)",
         "PRAGMA hard_heap_limit = 0", "PRAGMA temp_store_directory = '/tmp'"});
    all_refused("the query would begin or end a transaction", {"BEGIN", "COMMIT", "SAVEPOINT s"});
    EXPECT_EQ(refused("SELECT load_extension('/lib/x.so')"),
              "the query calls 'load_extension', which is not a function that it may call");
    EXPECT_EQ(refused("SELECT sql FROM sqlite_schema"),
              "the query reads 'sqlite_master', which is not a table of the copy");
    EXPECT_EQ(refused("SELECT name FROM sqlite_temp_master"),
              "the query reads 'sqlite_temp_master', which is not a table of the copy");
    for (const char* table :
         {"sqlite_schema", "SQLITE_MASTER", "pragma_database_list", "pragma_table_info('links')",
          "json_each('[1]')", "dbstat", "sqlite_stmt", "pragma_compile_options", "sqlite_dbpage"}) {
        for (const char* what : {"*", "count(*)", "1"}) {
            const std::string told = refused(std::string("SELECT ") + what + " FROM " + table);
            EXPECT_FALSE(told.starts_with("not refused")) << what << ' ' << table << ": " << told;
        }
    }
}

TEST_F(Query, CallsNoFunctionThatDependsOnMoreThanItsTexts) {
    for (const char* call : {"random()",
                             "randomblob(1000000000)",
                             "zeroblob(1000000000)",
                             "date('now')",
                             "datetime('now')",
                             "julianday()",
                             "strftime('%s', 'now')",
                             "unixepoch()",
                             "printf('%.*c', 900000000, 'x')",
                             "format('%1000000000d', 1)",
                             "hex('x')",
                             "sqlite_version()",
                             "changes()",
                             "last_insert_rowid()",
                             "replace('a', 'a', 'b')",
                             "instr('a', 'b')",
                             "trim('a', 'b')",
                             "quote('a')",
                             "fts3_tokenizer('simple')",
                             "readfile('/etc/passwd')",
                             "json('[1]')",
                             "char(1)",
                             "glob('a', 'b')",
                             "typeof(1)",
                             "current_timestamp",
                             "CURRENT_DATE",
                             "sqlite_compileoption_get(0)",
                             "soundex('a')"}) {
        const std::string told = refused(std::string("SELECT ") + call);
        EXPECT_TRUE(told.starts_with("the query calls '") ||
                    told.starts_with("the query is wrong: no such function"))
            << call << ": " << told;
    }
    EXPECT_FALSE(refused("SELECT id FROM entities ORDER BY random()").starts_with("not refused"));
    for (const std::string_view name : store::functions()) {
        const bool window = name == "rank" || name == "dense_rank" || name == "row_number";
        const bool two =
            name == "ifnull" || name == "nullif" || name == "like" || name == "coalesce";
        const bool sub = name.starts_with("substr");
        const bool over = window || name == "lag" || name == "lead" || name == "first_value" ||
                          name == "last_value";
        const std::string arguments = window          ? ""
                                      : two           ? "1, 2"
                                      : sub           ? "'abc', 2"
                                      : name == "iif" ? "1, 2, 3"
                                                      : "1";
        EXPECT_TRUE(engine_.examine("SELECT " + std::string(name) + "(" + arguments + ")" +
                                    (over ? " OVER ()" : "")))
            << name;
    }
}

TEST_F(Query, IsOneStatement) {
    all_refused("there is more than one statement",
                {"SELECT 1; SELECT 2", "SELECT 1; DROP TABLE links",
                 "SELECT 1; -- remark\n;; PRAGMA x", "SELECT 1 /* */; /* */ nonsense"});
    all_refused("there is no query", {"", "  -- only a remark", "/* never closed"});
    all_refused("this does not ask for anything",
                {"EXPLAIN SELECT 1", "EXPLAIN QUERY PLAN SELECT 1"});
    EXPECT_EQ(refused(std::string("SELECT 1\0; DROP TABLE links", 26)),
              "there is a control character in the query");
    EXPECT_EQ(refused("SELECT 1 --" + std::string(30'000, 'x')),
              "the query is longer than 20000 bytes");
}

TEST_F(Query, WithSlipsIsToldWhatSqliteSays) {
    EXPECT_EQ(refused("SELEC 1"), "the query is wrong: near \"SELEC\": syntax error");
    EXPECT_EQ(refused("SELECT x FROM entities"), "the query is wrong: no such column: x");
    EXPECT_EQ(refused("SELECT * FROM entity"), "the query is wrong: no such table: entity");
    // In double quotes stands a name, never a text: a slip would otherwise compare with itself.
    EXPECT_EQ(refused("SELECT id FROM entities WHERE kind = \"body\""),
              "the query is wrong: no such column: body");
}

}  // namespace
}  // namespace govmap
