#include <stdexcept>

#include <gtest/gtest.h>

#include "check/bench.hpp"
#include "check/examples.hpp"
#include "store/sql_engine.hpp"

// What a local pack's query comes to as a verdict; and that no query that fails to say anything
// ever reads as a pass.

namespace govmap {
namespace {

using test::rule_text;

std::string sql(const std::string& query, const std::string& no_rows = "cannot-tell",
                const std::string& says = "Of {subject} nothing is found.") {
    return "{sql: {query: \"" + query + "\", no_rows: " + no_rows + ", no_rows_says: '" + says +
           "'}}";
}

test::Texts local_pack(const std::string& rule) {
    test::Texts files = test::small_pack(rule);
    std::string& pack = files["models/guidance/small/pack.yaml"];
    pack.replace(pack.find("title:"), 6, "local: true\ntitle:");
    return files;
}

const char* const model_text =
    "sources: {s: {title: Report}}\n"
    "posts: {p: {name: P}}\n"
    "partnerships: {cdp: {name: C Partnership, source: {s: page 1}, roles: {sro: {post: p}}}}\n";

/// The verdicts of one rule, or the failure with its place.
std::string run(const std::string& rule, const QueryEngine& engine = SqlEngine(),
                const char* model = model_text) {
    test::LoadedPacks packs(local_pack(rule), {"small"}, &engine);
    if (!packs) return packs.problems();
    const test::TextModel text(model, packs->vocabulary);
    const auto report = check(text.graph(), *packs);
    if (report) return test::told(*report);
    EXPECT_EQ(report.error().kind, FailureKind::environment);
    return packs.describe(report.error().where) + " " + report.error().message;
}

const std::string at = "models/guidance/small/rules/R-01.yaml:";
const std::string select = "SELECT 'fail' AS verdict, NULL AS item, ";

TEST(Sql, ARowIsAVerdictWithItsSentence) {
    EXPECT_EQ(run(rule_text(sql(select + "'{subject} falls short' AS sentence FROM entities WHERE "
                                         "id = :subject"))),
              "fail cdp: The C Partnership falls short.");
    EXPECT_EQ(run(rule_text(sql("SELECT 'pass' AS verdict, id AS item, name || ' is there!' AS "
                                "sentence FROM entities WHERE id <> :subject"))),
              "pass cdp/p: P is there!");
}

TEST(Sql, NoRowsComeToWhatTheRuleSays) {
    const std::string nothing = select + "'x' AS sentence FROM entities WHERE id = :subject || 'x'";
    for (const char* verdict : {"pass", "fail", "cannot-tell", "not-applicable"}) {
        EXPECT_EQ(run(rule_text(sql(nothing, verdict))),
                  std::string(verdict) + " cdp: Of the C Partnership nothing is found.");
    }
}

TEST(Sql, EvidenceAndWhatWouldSettleItComeWithARow) {
    const SqlEngine engine;
    test::LoadedPacks packs(
        local_pack(rule_text(sql(
            "SELECT 'cannot-tell' AS verdict, 'p' AS item, 'Open.' AS sentence, 'the minutes' AS "
            "would_settle_it WHERE :subject = 'cdp'"))),
        {"small"}, &engine);
    ASSERT_TRUE(packs) << packs.problems();
    const test::TextModel text(model_text, packs->vocabulary);
    const auto report = check(text.graph(), *packs);
    ASSERT_TRUE(report);
    ASSERT_EQ(report->findings.size(), 1U);
    const Finding& finding = report->findings.front();
    EXPECT_EQ(finding.item_name, "P");
    EXPECT_EQ(finding.missing, std::vector<std::string>{"the minutes"});
    ASSERT_EQ(finding.evidence.size(), 2U);
    EXPECT_EQ(finding.evidence.front().citation, "Report, page 1");
}

TEST(Sql, RowsOnOneItemAreTakenTogether) {
    EXPECT_EQ(run(rule_text(sql("SELECT 'pass' AS verdict, 'p' AS item, 'Good.' AS sentence WHERE "
                                ":subject = 'cdp' UNION ALL SELECT 'fail', 'p', 'Bad.' UNION ALL "
                                "SELECT 'pass', 'q', 'Good.'"))),
              "fail cdp/p: Bad.\npass cdp/q: Good.");
}

TEST(Sql, StandsAmongOtherConditions) {
    const std::string failing = sql(select + "'Bad.' AS sentence WHERE :subject = 'cdp'");
    EXPECT_EQ(run(rule_text("{any: [{tied: {}}, " + failing + "]}")).substr(0, 8), "pass cdp");
    EXPECT_EQ(run(rule_text("{all: [{tied: {}}, " + failing + "]}")), "fail cdp: Bad.");
    EXPECT_EQ(run(rule_text("{tied: {}}", "when: " + failing + "\n")),
              "not-applicable cdp: The rule does not apply here. Bad.");
    EXPECT_EQ(run(rule_text("{each: {path: '~holds[role=sro]', as: holder, check: " +
                            sql("SELECT 'fail' AS verdict, NULL AS item, name || ' it is.' AS "
                                "sentence FROM entities WHERE id = :subject") +
                            "}}")),
              "fail cdp/p: P it is.");
}

TEST(Sql, LooksAtTheModelAsAWholeWithoutASubject) {
    const std::string whole = "{model: true}";
    EXPECT_EQ(run(rule_text(sql(select + "count(*) || ' posts' AS sentence FROM entities WHERE "
                                         "kind = 'post'"),
                            "", whole)),
              "fail model: 1 posts.");
    EXPECT_NE(run(rule_text(sql(select + ":subject AS sentence"), "", whole))
                  .find(":subject stands in the query of a rule without a subject"),
              std::string::npos);
    const std::string told = run(rule_text(sql(select + "'x' AS sentence")));
    EXPECT_TRUE(told.starts_with(at + "9:25: the query does not look at its subject\n")) << told;
    EXPECT_NE(told.find("write :subject where its id belongs"), std::string::npos) << told;
}

TEST(SqlErrors, OnlyALocalPackMayAsk) {
    const SqlEngine engine;
    const test::LoadedPacks packs(test::small_pack(rule_text(sql(select + ":subject AS sentence"))),
                                  {"small"}, &engine);
    EXPECT_FALSE(packs);
    EXPECT_NE(packs.problems().find(at + "9:17: 'sql' is for local packs alone"), std::string::npos)
        << packs.problems();
}

TEST(SqlErrors, WhereNothingRunsQueriesARuleWithOneIsRefused) {
    const test::LoadedPacks packs(local_pack(rule_text(sql(select + ":subject AS sentence"))));
    EXPECT_FALSE(packs);
    EXPECT_NE(packs.problems().find("nothing here can run a query"), std::string::npos);
}

TEST(SqlErrors, WhatIsToBeSaidOfNoRowsHasNoDefault) {
    const std::string told = run(rule_text("{sql: {query: 'SELECT 1'}}"));
    EXPECT_NE(told.find("9:17: the key 'no_rows' is needed here"), std::string::npos) << told;
    EXPECT_NE(told.find("9:17: the key 'no_rows_says' is needed here"), std::string::npos) << told;
    EXPECT_NE(run(rule_text(sql(select + ":subject AS sentence", "fine")))
                  .find("'fine' is not known here"),
              std::string::npos);
    EXPECT_NE(run(rule_text(sql(select + ":subject AS sentence", "fail", "")))
                  .find("'no_rows_says' is empty"),
              std::string::npos);
}

TEST(SqlErrors, QueriesThatAreRefusedAreToldWithTheirPlace) {
    EXPECT_EQ(
        run(rule_text("{sql: {query: DELETE FROM links, no_rows: pass, no_rows_says: x}}")),
        at + "9:25: the query would write\n"
             "    requires: {sql: {query: DELETE FROM links, no_rows: pass, no_rows_says: x}}\n"
             "                            ^\n"
             "    a query is one SELECT, which may begin with WITH; it reads the tables of "
             "models/guidance/sql-tables.md\n");
    for (const char* query : {"ATTACH 'x' AS y", "SELECT load_extension('x')", "PRAGMA x",
                              "SELECT 1; SELECT 2", "SELEC", ""}) {
        const std::string told = run(rule_text(sql(query)));
        EXPECT_TRUE(told.starts_with(at + "9:25: ")) << told;
    }
}

TEST(SqlErrors, ColumnsThatAreMissingUnknownOrTwiceAreTold) {
    EXPECT_NE(run(rule_text(sql("SELECT 'pass' AS verdict, :subject AS thing")))
                  .find("9:25: the query gives the columns verdict and thing"),
              std::string::npos);
    for (const char* columns :
         {"'pass' AS verdict, NULL AS item",
          "'pass' AS verdict, NULL AS item, 'x' AS sentence, 1 "
          "AS more",
          "'pass' AS verdict, 'pass' AS verdict, NULL AS item, 'x' AS sentence", "*"}) {
        const std::string told = run(
            rule_text(sql(std::string("SELECT ") + columns + " FROM model WHERE :subject = 'c'")));
        EXPECT_NE(told.find("the query gives the columns"), std::string::npos) << told;
    }
}

TEST(SqlErrors, ARowThatSaysNothingEndsTheCheck) {
    const auto row = [](const std::string& cells) {
        return run(rule_text(sql("SELECT " + cells + " WHERE :subject = 'cdp'", "pass")));
    };
    const std::string head = at +
                             "9:25 the rule R-01 could not be run to its end: looking at "
                             "'cdp', the query gives ";
    EXPECT_EQ(row("NULL AS verdict, NULL AS item, 'x' AS sentence"), head + "no verdict (NULL)");
    EXPECT_EQ(row("'fine' AS verdict, NULL AS item, 'x' AS sentence"), head + "the verdict 'fine'");
    EXPECT_EQ(row("'PASS' AS verdict, NULL AS item, 'x' AS sentence"), head + "the verdict 'PASS'");
    EXPECT_EQ(row("'excepted' AS verdict, NULL AS item, 'x' AS sentence"),
              head + "the verdict 'excepted'");
    EXPECT_EQ(row("'pass' AS verdict, NULL AS item, NULL AS sentence"),
              head + "no sentence (NULL, or empty)");
    EXPECT_EQ(row("'pass' AS verdict, NULL AS item, '' AS sentence"),
              head + "no sentence (NULL, or empty)");
}

TEST(SqlErrors, AQueryThatRunsPastItsBoundsEndsTheCheck) {
    const std::string endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 'pass' AS verdict, "
        ":subject AS item, max(x) AS sentence FROM n";
    const std::string told =
        "the rule R-01 could not be run to its end: looking at 'cdp', the query runs past its "
        "bound of 1000000 instructions";
    EXPECT_EQ(run(rule_text(sql(endless, "pass"))), at + "9:25 " + told);
    // Wherever it stands, also where its verdict would be turned round or another one decides.
    for (const std::string& condition :
         {"{not: " + sql(endless) + "}", "{any: [{tied: {}}, " + sql(endless) + "]}",
          "{all: [" + sql(endless) + ", {tied: {}}]}"}) {
        EXPECT_NE(run(rule_text(condition)).find(told), std::string::npos) << condition;
    }
    EXPECT_NE(run(rule_text("{tied: {}}", "unless: " + sql(endless) + "\n")).find(told),
              std::string::npos);
    EXPECT_NE(run(rule_text(sql(select + ":subject AS sentence FROM types a, types b, types c, "
                                         "types d, types e",
                                "pass")))
                  .find("the query finds more than 1000 rows"),
              std::string::npos);
}

TEST(SqlErrors, AnExampleOnWhichAQueryBreaksOffDoesNotHoldAndIsTold) {
    std::string rule = rule_text(
        sql("SELECT CASE WHEN count(*) > 1 THEN 'pass' END AS verdict, NULL AS item, 'Two.' AS "
            "sentence FROM entities WHERE :subject = 'c'"));
    rule = rule.substr(0, rule.find("examples:")) +
           "examples:\n  passes: [{says: one only, model: {partnerships: {c: {name: C}}}}]\n"
           "  never: {fails: a test, cannot-tell: a test, does-not-apply: a test}\n";
    const SqlEngine engine;
    test::LoadedPacks packs(local_pack(rule), {"small"}, &engine);
    ASSERT_TRUE(packs) << packs.problems();
    ReadContext context = packs.context();
    const auto results = run_examples(context, *packs);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_FALSE(results.front().held);
    EXPECT_NE(packs.problems().find(at + "9:25: the rule R-01 could not be run"), std::string::npos)
        << packs.problems();
}

class CountingEngine : public SqlEngine {
public:
    [[nodiscard]] tl::expected<std::unique_ptr<QueryCopy>, QueryProblem> copy(
        const Model& model, Date as_of, const Vocabulary& words) const override {
        ++copies;
        return SqlEngine::copy(model, as_of, words);
    }
    mutable int copies = 0;
};

TEST(Sql, TheModelIsCopiedOnceAndOnlyWhereAQueryIsAsked) {
    const char* const two =
        "partnerships: {a: {name: A, roles: {sro: {absent: vacant}}}, b: {name: B}}\n";
    const CountingEngine engine;
    EXPECT_EQ(run(rule_text(sql(select + ":subject AS sentence")), engine, two),
              "fail a: A.\nfail b: B.");
    EXPECT_EQ(engine.copies, 1);
    const CountingEngine idle;
    run(rule_text("{tied: {}}"), idle, two);
    run(rule_text(sql(select + ":subject AS sentence"),
                  "when: {count: {path: covers, at_least: 1}}\n"),
        idle, two);
    EXPECT_EQ(idle.copies, 0);
}

// An engine that fails in other ways than SQLite does.
class BadEngine : public SqlEngine {
public:
    enum class Way { throws_asking, cannot_copy };
    explicit BadEngine(Way way) : way_(way) {}

    [[nodiscard]] tl::expected<std::unique_ptr<QueryCopy>, QueryProblem> copy(
        const Model&, Date, const Vocabulary&) const override {
        if (way_ == Way::cannot_copy)
            return tl::unexpected<QueryProblem>({"there is no room", "make some"});
        class Copy : public QueryCopy {
            tl::expected<QueryRows, QueryProblem> ask(const std::string&,
                                                      const std::optional<std::string>&) override {
                throw std::runtime_error("it fell over");
            }
        };
        return std::make_unique<Copy>();
    }

private:
    Way way_;
};

TEST(RulesThatBreak, NameThemselvesAndNeverReadAsAPass) {
    const std::string rule = rule_text(sql(select + ":subject AS sentence", "pass"));
    EXPECT_EQ(run(rule, BadEngine(BadEngine::Way::throws_asking)),
              at + "1:1 the rule R-01 could not be run to its end: it fell over");
    EXPECT_EQ(run(rule, BadEngine(BadEngine::Way::cannot_copy)),
              at + "9:25 the rule R-01 could not be run to its end: looking at 'cdp', there is no "
                   "room");
}

}  // namespace
}  // namespace govmap
