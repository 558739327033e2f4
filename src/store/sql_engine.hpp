#pragma once

#include "model/query.hpp"

namespace govmap {

/// Runs the queries of local rules on SQLite, in memory: read-only, bounded by counts (see
/// store/guard.hpp), each on a copy that is made when the first one is asked.
class SqlEngine : public QueryEngine {
public:
    [[nodiscard]] tl::expected<QueryShape, QueryProblem> examine(
        const std::string& query) const override;
    [[nodiscard]] tl::expected<std::unique_ptr<QueryCopy>, QueryProblem> copy(
        const Model& model, Date as_of, const Vocabulary& words) const override;
};

}  // namespace govmap
