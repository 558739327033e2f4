#include "store/sql_engine.hpp"

#include <gtest/gtest.h>

#include "store/query.hpp"

// What a query may ask, and what it is told.

namespace govmap {
namespace {

using test::Query;

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

TEST_F(Query, GivesOnlyText) {
    EXPECT_EQ(ask("SELECT NULL, 1, 2.5, 'x'"), "NULL|1|2.5|x");
    EXPECT_EQ(ask("SELECT x'00ff'"), "! a cell under 'x'00ff'' is not text");
    EXPECT_EQ(ask("SELECT CAST(x'ff' AS TEXT) AS sentence"),
              "! a cell under 'sentence' is not text");
}

TEST_F(Query, LeavesNothingBehindForTheNext) {
    const test::TextModel model(test::small, test::small_vocabulary());
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
