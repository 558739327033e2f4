#include "store/sql_engine.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/text.hpp"
#include "store/guard.hpp"
#include "store/model_copy.hpp"
#include "store/tables.hpp"

namespace govmap {
namespace {

using namespace store;

constexpr const char* subject_parameter = ":subject";
constexpr const char* what_a_query_is =
    "a query is one SELECT, which may begin with WITH; it reads the tables of "
    "models/guidance/sql-tables.md";

tl::unexpected<QueryProblem> problem(std::string message, std::string advice) {
    return tl::unexpected<QueryProblem>(QueryProblem{std::move(message), std::move(advice)});
}

// Temporary results stay in memory too: a query leaves nothing on the disk.
constexpr const char* settings = "PRAGMA temp_store = MEMORY; PRAGMA cache_spill = OFF;";

SQLite::Database open_empty() {
    return {":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_PRIVATECACHE};
}

/// What stopped SQLite, in our words where it is one of our bounds.
QueryProblem stopped(const Guard& guard, int code, const std::string& said) {
    if (!guard.refused().empty()) {
        std::string advice = what_a_query_is;
        if (guard.refused().starts_with("calls"))
            advice = fmt::format("the functions are {}", fmt::join(functions(), ", "));
        return {"the query " + guard.refused(), std::move(advice)};
    }
    if (guard.out_of_instructions()) {
        return {fmt::format("the query runs past its bound of {} instructions", most_instructions),
                "join the tables by their ids, and look only at what belongs to :subject"};
    }
    switch (code & 0xff) {
        case SQLITE_TOOBIG:
            return {fmt::format("the query makes a text of more than {} bytes, or is longer itself",
                                most_text),
                    "ask for less in one cell"};
        case SQLITE_NOMEM:
            return {fmt::format("the query wants more than {} MB of memory", most_memory >> 20),
                    "sort and group fewer rows"};
        default: return {fmt::format("the query is wrong: {}", said), what_a_query_is};
    }
}

// A statement prepared from the first of what is in `text`, and the rest of the text. Null with
// SQLITE_OK where there is nothing but spaces and comments.
struct Prepared {
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement{nullptr, &sqlite3_finalize};
    int code = SQLITE_OK;
    std::string_view rest;
};

Prepared prepare(sqlite3* database, std::string_view text) {
    Prepared result;
    sqlite3_stmt* statement = nullptr;
    const char* rest = nullptr;
    result.code =
        sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &statement, &rest);
    result.statement.reset(statement);
    if (rest != nullptr) result.rest = text.substr(static_cast<std::size_t>(rest - text.data()));
    return result;
}

tl::expected<QueryShape, QueryProblem> shape_of(sqlite3_stmt* statement) {
    QueryShape shape;
    for (int at = 0; at < sqlite3_column_count(statement); ++at) {
        const char* name = sqlite3_column_name(statement, at);
        shape.columns.emplace_back(name == nullptr ? "" : name);
    }
    for (int at = 1; at <= sqlite3_bind_parameter_count(statement); ++at) {
        const char* name = sqlite3_bind_parameter_name(statement, at);
        if (name == nullptr || std::strcmp(name, subject_parameter) != 0) {
            return problem(fmt::format("'{}' stands for nothing", name == nullptr ? "?" : name),
                           "the one thing that is filled in is :subject, the id of the subject");
        }
        shape.asks_for_subject = true;
    }
    return shape;
}

tl::expected<QueryShape, QueryProblem> examine_on(SQLite::Database& database, Guard& guard,
                                                  const std::string& query) {
    if (query.size() > static_cast<std::size_t>(most_query)) {
        return problem(fmt::format("the query is longer than {} bytes", most_query),
                       "a rule that takes so much is better made as several");
    }
    if (std::any_of(query.begin(), query.end(),
                    [](char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\t'; })) {
        return problem("there is a control character in the query", "take it out");
    }
    const Guard::Watch watch(guard);
    const Prepared first = prepare(database.getHandle(), query);
    if (first.code != SQLITE_OK) {
        return tl::unexpected<QueryProblem>(
            stopped(guard, first.code, sqlite3_errmsg(database.getHandle())));
    }
    if (first.statement == nullptr) return problem("there is no query", what_a_query_is);
    // Whether what follows could be run or not, it is not a part of the query.
    const Prepared second = prepare(database.getHandle(), first.rest);
    if (second.statement != nullptr || second.code != SQLITE_OK)
        return problem("there is more than one statement", what_a_query_is);
    if (sqlite3_stmt_isexplain(first.statement.get()) != 0 ||
        sqlite3_stmt_readonly(first.statement.get()) == 0 ||
        sqlite3_column_count(first.statement.get()) == 0) {
        return problem("this does not ask for anything", what_a_query_is);
    }
    return shape_of(first.statement.get());
}

tl::expected<QueryRows, QueryProblem> rows_of(SQLite::Statement& statement) {
    QueryRows rows;
    while (statement.executeStep()) {
        if (rows.size() == most_rows) {
            return problem(fmt::format("the query finds more than {} rows", most_rows),
                           "ask only for what is to be reported, or group it");
        }
        std::vector<std::optional<std::string>>& row = rows.emplace_back();
        for (int at = 0; at < statement.getColumnCount(); ++at) {
            const SQLite::Column cell = statement.getColumn(at);
            if (cell.isNull()) {
                row.emplace_back();
                continue;
            }
            std::string text = cell.getString();
            if (cell.isBlob() || first_invalid_utf8(text)) {
                return problem(fmt::format("a cell under '{}' is not text", cell.getName()),
                               "give text, a number or NULL");
            }
            row.emplace_back(std::move(text));
        }
    }
    return rows;
}

class SqlCopy : public QueryCopy {
public:
    SqlCopy(const Model& model, Date as_of, const Vocabulary& words) : database_(open_empty()) {
        database_.exec(settings);
        fill(database_, model, as_of, words);
        database_.exec("PRAGMA query_only = ON");
        guard_.emplace(database_.getHandle());
    }

    tl::expected<QueryRows, QueryProblem> ask(const std::string& query,
                                              const std::optional<std::string>& subject) override {
        // The same for every caller: one that did not examine the query gets the same answer.
        const auto shape = examine_on(database_, *guard_, query);
        if (!shape) return tl::unexpected<QueryProblem>(shape.error());
        const Guard::Watch watch(*guard_);
        try {
            SQLite::Statement statement(database_, query);
            if (subject && shape->asks_for_subject) statement.bind(subject_parameter, *subject);
            return rows_of(statement);
        } catch (const SQLite::Exception& error) {
            return tl::unexpected<QueryProblem>(
                stopped(*guard_, error.getErrorCode(), error.what()));
        }
    }

private:
    SQLite::Database database_;
    std::optional<Guard> guard_;  // once the tables are filled
};

// What SQLite itself cannot do, such as open a database where no memory is left.
QueryProblem broken(const SQLite::Exception& error) {
    return {fmt::format("the tables for queries cannot be made: {}", error.what()), {}};
}

}  // namespace

tl::expected<QueryShape, QueryProblem> SqlEngine::examine(const std::string& query) const {
    try {
        SQLite::Database database = open_empty();
        database.exec(settings);
        database.exec(create_statements());
        Guard guard(database.getHandle());
        return examine_on(database, guard, query);
    } catch (const SQLite::Exception& error) {
        return tl::unexpected<QueryProblem>(broken(error));
    }
}

tl::expected<std::unique_ptr<QueryCopy>, QueryProblem> SqlEngine::copy(
    const Model& model, Date as_of, const Vocabulary& words) const {
    try {
        return std::make_unique<SqlCopy>(model, as_of, words);
    } catch (const SQLite::Exception& error) {
        return tl::unexpected<QueryProblem>(broken(error));
    }
}

}  // namespace govmap
