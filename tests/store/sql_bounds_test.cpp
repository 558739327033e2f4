#include <gtest/gtest.h>

#include "store/query.hpp"

// Where a query is stopped: by counts, never by a clock.

namespace govmap {
namespace {

using test::Query;

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

}  // namespace
}  // namespace govmap
