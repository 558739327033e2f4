#pragma once

#include <initializer_list>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "store/sql_engine.hpp"
#include "support/load_model.hpp"
#include "support/text_model.hpp"

namespace govmap::test {

/// A small model with something in most tables.
inline const char* const small = R"(
sources: {panel: {title: Panel report, date: 2022-09-07}}
posts: {director: {name: "Director's; DROP TABLE links;--", source: {panel: page 2}}}
organisations: {force: {name: Force, aliases: [F, G]}}
partnerships:
  cdp:
    name: C
    roles: {sro: {post: director}, chair: {absent: vacant}}
    members: {complete: true, list: [{organisation: force, represents: [police]}]}
)";

/// Asks queries of a small model, or of another. Whatever is refused or stopped is a problem, never
/// rows.
class Query : public testing::Test {
protected:
    // "a|b" a row, NULL for no cell; or the problem.
    std::string ask(const std::string& query, const std::optional<std::string>& subject = "cdp",
                    const char* as_of = nullptr) {
        const TextModel model(text_, small_vocabulary(), as_of);
        const auto copy = engine_.copy(model.model(), model.graph().as_of(), small_vocabulary());
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

    // The same of several queries.
    void all_refused(const std::string& told, std::initializer_list<std::string> queries) {
        for (const std::string& query : queries) EXPECT_EQ(refused(query), told) << query;
    }

    std::string text_ = small;
    SqlEngine engine_;
};

}  // namespace govmap::test
