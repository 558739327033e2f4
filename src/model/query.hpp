#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "base/date.hpp"
#include "model/model.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// What is wrong with a query, or what stopped it: a sentence without the final stop, and advice.
struct QueryProblem {
    std::string message;
    std::string advice;
};

/// What a query gives and asks for, known without running it.
struct QueryShape {
    std::vector<std::string> columns;
    bool asks_for_subject = false;  ///< whether `:subject` stands in it
};

/// The cells of the rows that a query found, as text; nothing for NULL. Valid UTF-8.
using QueryRows = std::vector<std::vector<std::optional<std::string>>>;

/// A copy of a model at a date that queries are run on.
class QueryCopy {
public:
    QueryCopy() = default;
    QueryCopy(const QueryCopy&) = delete;
    QueryCopy& operator=(const QueryCopy&) = delete;
    QueryCopy(QueryCopy&&) = delete;
    QueryCopy& operator=(QueryCopy&&) = delete;
    virtual ~QueryCopy() = default;

    /// The rows that `query` finds with `:subject` standing for this id (NULL where there is none).
    /// The same copy, query and subject always give the same: what bounds a query is counted, never
    /// timed.
    virtual tl::expected<QueryRows, QueryProblem> ask(
        const std::string& query, const std::optional<std::string>& subject) = 0;
};

/// What runs the queries of local rules; handed down to the packs by the command line, so that
/// what checks rules knows no database.
class QueryEngine {
public:
    QueryEngine() = default;
    QueryEngine(const QueryEngine&) = delete;
    QueryEngine& operator=(const QueryEngine&) = delete;
    QueryEngine(QueryEngine&&) = delete;
    QueryEngine& operator=(QueryEngine&&) = delete;
    virtual ~QueryEngine() = default;

    /// Holds a query to what a rule may ask: one statement that only reads the documented tables.
    [[nodiscard]] virtual tl::expected<QueryShape, QueryProblem> examine(
        const std::string& query) const = 0;

    /// Copies what holds, surely or perhaps, on that day. The copy needs the model no more.
    [[nodiscard]] virtual tl::expected<std::unique_ptr<QueryCopy>, QueryProblem> copy(
        const Model& model, Date as_of, const Vocabulary& words) const = 0;
};

}  // namespace govmap
