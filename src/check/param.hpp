#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/condition.hpp"

/// Reading the parameters of a component from a node that conforms to its form.
namespace govmap::param {

/// The text under `key`; empty if it is not given.
std::string text(const Node& node, std::string_view key);
/// One text or a list of them.
std::vector<std::string> texts(const Node& node, std::string_view key);
std::optional<Date> day(const Node& node, std::string_view key);
/// A decimal number; `otherwise` if it is not given.
double number(const Node& node, std::string_view key, double otherwise);
/// A whole number of things; a fraction or a negative one is reported.
std::optional<std::size_t> count(const Node& node, std::string_view key, Problems& problems);
/// Kinds of link; `otherwise` if none are given.
std::vector<LinkKind> link_kinds(const Node& node, std::string_view key,
                                 std::vector<LinkKind> otherwise);
/// A path; nothing, and a Problem, if it cannot be.
std::optional<Path> path(const Node& node, std::string_view key, MakeContext& context);

/// "12 months", "1 year", "3 years" as months; nothing for anything else.
std::optional<int> months(std::string_view text);

}  // namespace govmap::param
