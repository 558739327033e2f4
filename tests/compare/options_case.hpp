#pragma once

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "compare/options.hpp"
#include "read/yaml.hpp"
#include "support/load_model.hpp"

namespace govmap::test {

/// Four authorities in a row, a-b-c-d, c and d across water; West Board holds a and b, East Board
/// c, d and a slice of b; one force, one region reaching beyond; a border with Wales; a partnership
/// of a and b with a post and a document.
inline constexpr const char* row_of_four = R"(govmap: 1
as_of: 2023-04-01
areas:
  force: {name: Force, type: police-force-area}
  region: {name: Region, type: probation-region}
  east: {name: East Board, type: integrated-care-board}
  west: {name: West Board, type: integrated-care-board}
  empty: {name: Empty, type: region}
  csp-b: {name: B Safety, type: community-safety-partnership-area}
  csp-one: {name: First Safety, type: community-safety-partnership-area}
authorities:
  a: {name: A, tier: upper, country: england, population: 100, borders: [b, w], within: [force, region, west]}
  b: {name: B, tier: upper, country: england, population: 300, borders: [c], within: [csp-b, force, region, {area: west, share: 0.99}, {area: east, share: 0.01}]}
  c: {name: C, tier: upper, country: england, population: 200, borders: [{with: d, border: water}], within: [force, region, east]}
  d: {name: D, tier: upper, country: england, population: 400, within: [force, region, east]}
  x: {name: X, tier: upper, country: england, population: 900, within: region}
  one: {name: One, tier: lower, within: [b, csp-one]}
  w: {name: Hill, tier: upper, country: wales}
posts:
  post: {name: Post}
partnerships:
  pair:
    name: Pair Partnership
    footprint: {covers: [A, B]}
    roles: {sro: {post: post}}
    products: {terms-of-reference: {state: agreed}, progress-report: {absent: yet to be determined}}
)";

inline constexpr const char* four_options = R"(govmap-options: 1
title: Row
as_of: 2023-04-01
uses: [reference]
area: force
today: boards
sources: {paper: {title: The paper}}
options:
  each: {name: Each, partnerships: one-each}
  boards:
    name: Boards
    reasons: [{says: they fit, source: {paper: page 2}}]
    partnerships: {pair: [a, b], Rest: [C, D]}
  all: {name: All, partnerships: one-for-all}
  odd: {name: Odd, partnerships: {Ends: [a, d], Middle: [b, c]}}
)";

/// `text` with the first `from` made `to`; the test fails where there is none.
inline std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// An options file read on a model.
class OptionsCase {
public:
    explicit OptionsCase(const std::string& text, const std::string& model = row_of_four)
        : loaded_(load_text(model)) {
        EXPECT_TRUE(loaded_.model) << loaded_.problems;
        if (!loaded_.model) return;
        graph_.emplace(*loaded_.model, *loaded_.model->as_of);
        SourceMap sources;
        Problems found;
        const std::uint32_t file = sources.add("o.yaml", text);
        const auto node = parse_yaml(text, file, found);
        if (node && footprints::options_shapes().conform(*node, "options", found))
            options_ = footprints::read_options(*node, *graph_, found);
        problems_ = found.describe(sources);
    }

    [[nodiscard]] const GovernanceGraph& graph() const { return *graph_; }
    [[nodiscard]] const std::optional<footprints::Options>& options() const { return options_; }
    [[nodiscard]] const std::string& problems() const { return problems_; }

private:
    LoadedModel loaded_;
    std::optional<GovernanceGraph> graph_;
    std::optional<footprints::Options> options_;
    std::string problems_;
};

}  // namespace govmap::test
