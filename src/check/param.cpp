#include "check/param.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace govmap::param {

std::string text(const Node& node, std::string_view key) {
    const Node* value = node.find(key);
    return value == nullptr ? std::string{} : value->text();
}

std::vector<std::string> texts(const Node& node, std::string_view key) {
    const Node* value = node.find(key);
    if (value == nullptr) return {};
    if (value->is_scalar()) return {value->text()};
    std::vector<std::string> result;
    for (const Node& item : value->items()) result.push_back(item.text());
    return result;
}

std::optional<Date> day(const Node& node, std::string_view key) {
    return parse_date(text(node, key));
}

double number(const Node& node, std::string_view key, double otherwise) {
    const std::string digits = text(node, key);
    double value = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<std::size_t> count(const Node& node, std::string_view key, Problems& problems) {
    const Node* value = node.find(key);
    if (value == nullptr) return std::nullopt;
    constexpr double most = 1e9;
    const double given = number(node, key, -1);
    if (given >= 0 && given <= most && std::floor(given) == given)
        return static_cast<std::size_t>(given);
    problems.add(value->where(), fmt::format("'{}' is not a number of things", value->text()),
                 "write a whole number, 0 or more");
    return std::nullopt;
}

std::vector<LinkKind> link_kinds(const Node& node, std::string_view key,
                                 std::vector<LinkKind> otherwise) {
    std::vector<LinkKind> result;
    for (const std::string& word : texts(node, key)) {
        if (const auto kind = link_kind(word)) result.push_back(*kind);
    }
    return result.empty() ? otherwise : result;
}

std::optional<Path> path(const Node& node, std::string_view key, MakeContext& context) {
    const Node* value = node.find(key);
    if (value == nullptr) return std::nullopt;
    return parse_path(*value, context.words, context.problems);
}

std::optional<int> months(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || number < 1 || number > 1200) return std::nullopt;
    const std::string_view unit(stop, static_cast<std::size_t>(end - stop));
    if (unit == " month" || unit == " months") return number;
    if (unit == " year" || unit == " years") return number * 12;
    return std::nullopt;
}

}  // namespace govmap::param
