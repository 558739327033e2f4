#include "read/yaml_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

constexpr std::size_t step = 2;
constexpr std::size_t widest_line = 88;

/// Words that programs take for something else where they stand bare.
bool is_special(std::string_view text) {
    static constexpr std::array<std::string_view, 7> words = {"null", "true", "false", "yes",
                                                              "no",   "on",   "off"};
    return std::find(words.begin(), words.end(), lower_case(text)) != words.end();
}

/// Whether YAML reads the text as itself where it stands bare, inside brackets too.
bool is_plain(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.front() == '-')
        return false;
    return std::all_of(text.begin(), text.end(), [](char one) {
        const bool letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
        return letter || (one >= '0' && one <= '9') || one == '-' || one == '_' || one == ' ';
    });
}

std::string scalar(const Node& node) {
    const bool flag = node.text() == "true" || node.text() == "false";
    if (!node.quoted() && (flag || (is_plain(node.text()) && !is_special(node.text()))))
        return node.text();
    return yaml_quoted(node.text());
}

std::string key_text(std::string_view key) {
    return is_plain(key) ? std::string(key) : yaml_quoted(key);
}

std::string on_one_line(const Node& node) {
    if (node.is_scalar()) return scalar(node);
    std::string result;
    for (const Node& item : node.items())
        result += (result.empty() ? "" : ", ") + on_one_line(item);
    if (node.is_list()) return '[' + result + ']';
    for (const Node::Entry& entry : node.entries()) {
        result += fmt::format("{}{}: {}", result.empty() ? "" : ", ", key_text(entry.key),
                              on_one_line(entry.value));
    }
    return node.is_map() ? '{' + result + '}' : "null";
}

/// Whether every entry is a scalar, or a list of them.
bool is_innermost(const Node& node) {
    const auto flat = [](const Node& one) {
        return one.is_scalar() || one.is_null() ||
               (one.is_list() && std::all_of(one.items().begin(), one.items().end(),
                                             [](const Node& item) { return item.is_scalar(); }));
    };
    if (node.is_list())
        return std::all_of(node.items().begin(), node.items().end(),
                           [](const Node& item) { return item.is_scalar(); });
    return std::all_of(node.entries().begin(), node.entries().end(),
                       [&](const Node::Entry& entry) { return flat(entry.value); });
}

void write(std::string& out, const Node& node, std::size_t indent, bool after_dash);

void write_value(std::string& out, const Node& value, std::size_t indent) {
    const std::string line = on_one_line(value);
    const bool short_enough = indent + line.size() <= widest_line;
    const bool empty = value.is_null() || (value.items().empty() && value.entries().empty());
    // A map that holds one map is a step on the way to what is to be read: it keeps a line.
    if (value.is_scalar() || empty || (is_innermost(value) && short_enough)) {
        out += ' ' + line + '\n';
    } else {
        out += '\n';
        write(out, value, indent + step, false);
    }
}

void write(std::string& out, const Node& node, std::size_t indent, bool after_dash) {
    bool first = after_dash;
    for (const Node::Entry& entry : node.entries()) {
        out += std::string(first ? 0 : indent, ' ') + key_text(entry.key) + ':';
        write_value(out, entry.value, indent);
        first = false;
    }
    for (const Node& item : node.items()) {
        out += std::string(indent, ' ') + '-';
        if (item.is_map() && !item.entries().empty() &&
            !(is_innermost(item) && indent + on_one_line(item).size() <= widest_line)) {
            out += ' ';
            write(out, item, indent + step, true);
        } else {
            out += ' ' + on_one_line(item) + '\n';
        }
    }
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
    std::string result = "\"";
    for (const std::string_view letter : code_points(text)) {
        const std::string shown = visible(letter);
        if (letter == "\"" || letter == "\\") {
            result += '\\';
            result += letter;
        } else if (shown == letter) {
            result += letter;
        } else if (letter == "\t") {
            result += "\\t";
        } else if (shown.starts_with("\\u{")) {
            result += fmt::format("\\U{:0>8}", shown.substr(3, shown.size() - 4));
        } else {
            result += shown;  // \x1b, which is YAML's own way
        }
    }
    return result + '"';
}

std::string yaml_text(const Node& node) {
    if (!node.is_map() && !node.is_list()) return on_one_line(node) + '\n';
    if (node.items().empty() && node.entries().empty()) return on_one_line(node) + '\n';
    std::string out;
    write(out, node, 0, false);
    return out;
}

}  // namespace govmap
