#include "store/sql_engine.hpp"

#include <gtest/gtest.h>

#include "store/guard.hpp"
#include "store/tables.hpp"
#include "support/load_model.hpp"
#include "support/text_model.hpp"

// What a query may ask, what it may not, and where it is stopped. Whatever is refused or stopped is
// a problem, never rows.

namespace govmap {
namespace {

const char* const small = R"(
sources: {panel: {title: Panel report, date: 2022-09-07}}
posts: {director: {name: "Director's; DROP TABLE links;--", source: {panel: page 2}}}
organisations: {force: {name: Force, aliases: [F, G]}}
partnerships:
  cdp:
    name: C
    roles: {sro: {post: director}, chair: {absent: vacant}}
    members: {complete: true, list: [{organisation: force, represents: [police]}]}
)";

class Query : public testing::Test {
protected:
    // "a|b" a row, NULL for no cell; or the problem.
    std::string ask(const std::string& query, const std::optional<std::string>& subject = "cdp",
                    const char* as_of = nullptr) {
        const test::TextModel model(text_, test::small_vocabulary(), as_of);
        const auto copy =
            engine_.copy(model.model(), model.graph().as_of(), test::small_vocabulary());
        if (!copy) return copy.error().message;
        const auto rows = (*copy)->ask(query, subject);
        if (!rows) return "! " + rows.error().message;
        std::string result;
        for (const auto& row : *rows) {
            if (!result.empty()) result += '\n';
            for (std::size_t at = 0; at < row.size(); ++at)
                result += (at == 0 ? "" : "|") + row[at].value_or("NULL");
        }
        return result;
    }

    // What examining and running say, which is the same where a query is not to be run at all.
    std::string refused(const std::string& query) {
        const auto shape = engine_.examine(query);
        const std::string run = ask(query);
        if (shape) return "not refused; " + run;
        EXPECT_EQ(run, "! " + shape.error().message);
        EXPECT_FALSE(shape.error().advice.empty());
        return shape.error().message;
    }

    std::string text_ = small;
    SqlEngine engine_;
};

TEST_F(Query, ReadsTheTables) {
    EXPECT_EQ(ask("SELECT id, kind, type, name, certainty FROM entities WHERE id = :subject"),
              "cdp|body|combating-drugs-partnership|C|surely");
    EXPECT_EQ(ask("SELECT e.name, l.role FROM links l JOIN entities e ON e.id = l.from_id WHERE "
                  "l.to_id = :subject AND l.kind = 'holds'"),
              "Director's; DROP TABLE links;--|sro");
    EXPECT_EQ(ask("SELECT r.category FROM links l JOIN represents r USING (link) WHERE l.to_id = "
                  ":subject"),
              "police");
    EXPECT_EQ(ask("SELECT kind, qualifier, reason, known_absent FROM gaps WHERE of_id = :subject"),
              "holds|chair|vacant|1");
    EXPECT_EQ(ask("SELECT kind, outward, qualifier, certainty FROM closures ORDER BY kind"),
              "holds|0|sro|surely\nmember_of|0|NULL|surely");
    EXPECT_EQ(ask("SELECT source, place, basis, title, date_last FROM entities e JOIN evidence "
                  "USING (evidence) JOIN sources s ON s.id = source WHERE e.id = 'director'"),
              "panel|page 2|stated|Panel report|2022-09-07");
    EXPECT_EQ(ask("SELECT alias FROM aliases ORDER BY 1"), "F\nG");
    EXPECT_EQ(ask("SELECT wider FROM categories WHERE category = 'nhs-strategic'"),
              "nhs-strategic\nnhs");
    EXPECT_EQ(ask("SELECT as_of FROM model"), "2022-09-07");
    EXPECT_EQ(ask("SELECT function FROM functions WHERE body = :subject"),
              "combating-drugs-partnership");
    EXPECT_EQ(ask("-- a remark; and another\nWITH n(x) AS (VALUES (1), (2)) SELECT sum(x) FROM n "
                  "/* done; */ ;  -- ;\n"),
              "3");
}

TEST_F(Query, LeavesOutWhatDoesNotHoldAndMarksWhatPerhapsDoes) {
    text_ = R"(
posts: {a: {name: A, from: 2022-09}, b: {name: B, until: 2022-09-07}, c: {name: C, from: 2022}}
partnerships: {cdp: {name: P, roles: {sro: [{post: a}, {post: c, until: 2022-10}]}}}
)";
    EXPECT_EQ(ask("SELECT id, certainty, from_first, from_last FROM entities ORDER BY id"),
              "a|perhaps|2022-09-01|2022-09-30\nc|perhaps|2022-01-01|2022-12-31\n"
              "cdp|surely|NULL|NULL");
    EXPECT_EQ(ask("SELECT from_id, certainty, until_last FROM links ORDER BY from_id"),
              "a|perhaps|NULL\nc|perhaps|2022-10-31");
    EXPECT_EQ(ask("SELECT id FROM entities ORDER BY id", "cdp", "2021-12-31"), "b\ncdp");
}

TEST_F(Query, ReadsProductsPropertiesAndRelations) {
    text_ = R"(
bodies: {board: {name: Board}}
partnerships:
  cdp:
    name: P
    properties: {priorities: [a, b], motto: {absent: withheld}}
    relations: {list: [{with: board, nature: hears the report}]}
    products: {terms-of-reference: {state: draft, on: 2022-08}}
    milestones: {formed: {state: done, on: 2022-07-01}}
)";
    EXPECT_EQ(
        ask("SELECT p.value, p.on_first, p.on_last FROM links l JOIN properties p ON p.entity "
            "= l.to_id WHERE l.kind = 'owns' AND l.from_id = :subject AND p.key = 'state'"),
        "draft|2022-08-01|2022-08-31");
    EXPECT_EQ(ask("SELECT value FROM properties WHERE key = 'milestone:formed'"), "done");
    EXPECT_EQ(ask("SELECT position, item FROM properties JOIN property_items USING (property)"),
              "1|a\n2|b");
    EXPECT_EQ(ask("SELECT value, absent, known_absent FROM properties WHERE key = 'motto'"),
              "NULL|withheld|0");
    EXPECT_EQ(ask("SELECT nature FROM links WHERE kind = 'relates_to'"), "hears the report");
}

TEST_F(Query, TakesHostileNamesAndIdsAsTexts) {
    EXPECT_EQ(ask("SELECT count(*) FROM entities WHERE id = :subject",
                  "x' OR 1=1; DROP TABLE entities; --"),
              "0");
    EXPECT_EQ(ask("SELECT count(*) FROM entities WHERE name = (SELECT name FROM entities WHERE id "
                  "= :subject)",
                  "director"),
              "1");
    EXPECT_EQ(ask("SELECT :subject", std::string("a\0b", 3)), std::string("a\0b", 3));
    EXPECT_EQ(ask("SELECT :subject IS NULL", std::nullopt), "1");
}

TEST_F(Query, SaysWhatItGivesAndWhetherItLooksAtItsSubject) {
    const auto shape =
        engine_.examine("SELECT 'pass' AS verdict, id AS item FROM entities WHERE id = :subject");
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->columns, (std::vector<std::string>{"verdict", "item"}));
    EXPECT_TRUE(shape->asks_for_subject);
    EXPECT_FALSE(engine_.examine("SELECT 1")->asks_for_subject);
    EXPECT_EQ(refused("SELECT :other"), "':other' stands for nothing");
    EXPECT_EQ(refused("SELECT ?"), "'?' stands for nothing");
    EXPECT_EQ(refused("SELECT ?1"), "'?1' stands for nothing");
    EXPECT_EQ(refused("SELECT $subject"), "'$subject' stands for nothing");
}

TEST_F(Query, CannotWrite) {
    EXPECT_EQ(refused("INSERT INTO entities (id) VALUES ('x')"), "the query would write");
    EXPECT_EQ(refused("UPDATE links SET kind = 'holds'"), "the query would write");
    EXPECT_EQ(refused("DELETE FROM gaps"), "the query would write");
    EXPECT_EQ(refused("WITH x AS (SELECT 1) DELETE FROM gaps"), "the query would write");
    EXPECT_EQ(refused("DELETE FROM gaps RETURNING 'pass' AS verdict"), "the query would write");
    EXPECT_EQ(refused("REPLACE INTO model VALUES ('a', 'b')"), "the query would write");
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
    EXPECT_EQ(refused("ATTACH '/etc/passwd' AS p"), "the query would attach another database");
    EXPECT_EQ(refused("ATTACH ':memory:' AS p"), "the query would attach another database");
    EXPECT_EQ(refused("DETACH main"), "the query would attach another database");
    for (const char* query :
         {"PRAGMA writable_schema = ON", "PRAGMA query_only = OFF", "PRAGMA table_info(links)",
          "PRAGMA hard_heap_limit = 0", "PRAGMA temp_store_directory = '/tmp'"}) {
        EXPECT_EQ(refused(query), "the query would set or ask a pragma") << query;
    }
    EXPECT_EQ(refused("BEGIN"), "the query would begin or end a transaction");
    EXPECT_EQ(refused("COMMIT"), "the query would begin or end a transaction");
    EXPECT_EQ(refused("SAVEPOINT s"), "the query would begin or end a transaction");
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
    EXPECT_EQ(refused("SELECT 1; SELECT 2"), "there is more than one statement");
    EXPECT_EQ(refused("SELECT 1; DROP TABLE links"), "there is more than one statement");
    EXPECT_EQ(refused("SELECT 1; -- remark\n;; PRAGMA x"), "there is more than one statement");
    EXPECT_EQ(refused("SELECT 1 /* */; /* */ nonsense"), "there is more than one statement");
    EXPECT_EQ(refused(""), "there is no query");
    EXPECT_EQ(refused("  -- only a remark"), "there is no query");
    EXPECT_EQ(refused("/* never closed"), "there is no query");
    EXPECT_EQ(refused("EXPLAIN SELECT 1"), "this does not ask for anything");
    EXPECT_EQ(refused("EXPLAIN QUERY PLAN SELECT 1"), "this does not ask for anything");
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

TEST_F(Query, ThatNeverEndsIsStopped) {
    const char* const told = "! the query runs past its bound of 1000000 instructions";
    EXPECT_EQ(ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) "
                  "FROM n"),
              told);
    EXPECT_EQ(ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n "
                  "WHERE x > 1"),
              told);
    EXPECT_EQ(
        ask("SELECT count(*) FROM evidence a, words b, links c, links d, entities e, entities "
            "f, entities g, entities h, entities i, entities j, entities k, entities l, "
            "entities m, entities n, entities o"),
        told);
}

TEST_F(Query, IsStoppedAtTheSameInstructionEveryTime) {
    const auto sum_to = [](std::size_t most) {
        return "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < " +
               std::to_string(most) + ") SELECT count(*) FROM n";
    };
    std::size_t good = 1;
    std::size_t bad = 1'000'000;
    while (good + 1 < bad) {  // the largest that still ends
        const std::size_t middle = (good + bad) / 2;
        (ask(sum_to(middle)).starts_with("!") ? bad : good) = middle;
    }
    for (int again = 0; again < 3; ++again) {
        EXPECT_EQ(ask(sum_to(good)), std::to_string(good));
        EXPECT_TRUE(ask(sum_to(bad)).starts_with("!"));
    }
    EXPECT_GT(good, 10'000U);  // and the bound leaves room to work
}

TEST_F(Query, IsBoundInRowsTextAndMemory) {
    EXPECT_EQ(ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000) "
                  "SELECT x FROM n")
                  .size(),
              3893U - 1);
    EXPECT_EQ(ask("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1001) "
                  "SELECT x FROM n"),
              "! the query finds more than 1000 rows");
    EXPECT_EQ(ask("WITH RECURSIVE n(x) AS (SELECT 'aaaaaaaa' UNION ALL SELECT x || x FROM n) "
                  "SELECT max(x) FROM n"),
              "! the query makes a text of more than 10000 bytes, or is longer itself");
    // Five thousand bytes a row, all kept to be sorted.
    EXPECT_EQ(ask("WITH RECURSIVE t(x) AS (SELECT 'aaaaaaaaaaaaaaaaaaaa' UNION ALL SELECT x || x "
                  "FROM t WHERE length(x) < 5000), n(y, z) AS (SELECT 1, (SELECT max(x) FROM t) "
                  "UNION ALL SELECT y + 1, z FROM n WHERE y < 30000) SELECT y FROM (SELECT y, z || "
                  "y AS w FROM n ORDER BY w)"),
              "! the query wants more than 64 MB of memory");
}

TEST_F(Query, ComparesWithLikeAsSqlDoesAndPaysForIt) {
    EXPECT_EQ(
        ask("SELECT 'Force' LIKE 'fo%', 'Force' LIKE '_orce', 'a%' LIKE 'a!%' ESCAPE '!', 'ab' "
            "LIKE 'a!%' ESCAPE '!', NULL LIKE 'a', 'a' LIKE NULL, 12 LIKE '1_', 'b' NOT LIKE "
            "'a'"),
        "1|1|1|0|NULL|NULL|1|1");
    EXPECT_EQ(ask("SELECT 'x' LIKE '" + std::string(51, 'x') + "'"),
              "! the query is wrong: the pattern of a LIKE is too long");
    EXPECT_EQ(ask("SELECT 'x' LIKE 'x' ESCAPE 'ab'"),
              "! the query is wrong: ESCAPE wants one letter");
    // Five thousand letters against forty, at most some hundreds of times.
    const auto compare = [&](int times) {
        return ask(
            "WITH RECURSIVE t(x) AS (SELECT 'aaaaaaaaaaaaaaaaaaaa' UNION ALL SELECT x || x "
            "FROM t WHERE length(x) < 5000), m(y) AS (SELECT max(x) FROM t), n(i) AS (SELECT "
            "1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
            std::to_string(times) + ") SELECT count(*) FROM n, m WHERE (y || i) LIKE '%" +
            std::string(38, 'a') + "b'");
    };
    EXPECT_EQ(compare(200), "0");
    EXPECT_EQ(compare(600), "! the query runs past its bound of 1000000 instructions");
}

TEST_F(Query, ThatGrowsWhileItIsPreparedIsRefused) {
    const auto doubled = [](int times) {
        std::string query = "WITH t0 AS (SELECT 1)";
        for (int at = 1; at <= times; ++at) {
            const std::string last = "t" + std::to_string(at - 1);
            query += ", t" + std::to_string(at) + " AS (SELECT 1 FROM " + last + ", " + last + ")";
        }
        return query + " SELECT 1 FROM t" + std::to_string(times);
    };
    EXPECT_EQ(ask(doubled(3)), "1");
    EXPECT_EQ(refused(doubled(40)), "the query wants more than 64 MB of memory");
    std::string deep(5'000, '(');
    EXPECT_FALSE(
        refused("SELECT " + deep + "1" + std::string(5'000, ')')).starts_with("not refused"));
}

TEST_F(Query, GivesOnlyText) {
    EXPECT_EQ(ask("SELECT NULL, 1, 2.5, 'x'"), "NULL|1|2.5|x");
    EXPECT_EQ(ask("SELECT x'00ff'"), "! a cell under 'x'00ff'' is not text");
    EXPECT_EQ(ask("SELECT CAST(x'ff' AS TEXT) AS sentence"),
              "! a cell under 'sentence' is not text");
}

TEST_F(Query, LeavesNothingBehindForTheNext) {
    const test::TextModel model(small, test::small_vocabulary());
    const auto copy = engine_.copy(model.model(), model.graph().as_of(), test::small_vocabulary());
    ASSERT_TRUE(copy);
    const std::string endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
    for (int again = 0; again < 3; ++again) {
        EXPECT_FALSE((*copy)->ask(endless, "cdp"));
        EXPECT_FALSE((*copy)->ask("DELETE FROM links", "cdp"));
        const auto rows = (*copy)->ask("SELECT count(*) FROM links", "cdp");
        ASSERT_TRUE(rows);
        EXPECT_EQ(rows->front().front(), "2");
    }
}

}  // namespace
}  // namespace govmap
