#include "draw/load.hpp"

#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "read/yaml.hpp"

namespace govmap {

std::optional<Node> read_document(GraphsFolder& from, const std::string& path,
                                  std::string_view meaning) {
    constexpr std::uint64_t most_bytes = 1U << 20U;  // a view is a page of text
    Result<std::string> text = from.files.read(path, most_bytes);
    if (!text) {
        from.problems.add({}, text.error().message);
        return std::nullopt;
    }
    const std::uint32_t file = from.sources.add(path, *text);
    const std::size_t before = from.problems.size();
    std::optional<Node> document = parse_yaml(*text, file, from.problems);
    if (!document || from.problems.size() != before) return std::nullopt;
    if (document->is_null()) {
        from.problems.add({file, 1, 1}, "the file is empty", fmt::format("expected: {}", meaning));
        return std::nullopt;
    }
    return document;
}

std::optional<Node> load_document(GraphsFolder& from, const std::string& path, const Shapes& book,
                                  std::string_view name) {
    std::optional<Node> document = read_document(from, path, book[name].meaning);
    if (document && !book.conform(*document, name, from.problems)) return std::nullopt;
    return document;
}

std::string text_at(const Node& map, std::string_view key, std::string_view otherwise) {
    const Node* found = map.find(key);
    return found == nullptr ? std::string(otherwise) : found->text();
}

double number_at(const Node& map, std::string_view key, double otherwise) {
    const Node* found = map.find(key);
    if (found == nullptr) return otherwise;
    double value = otherwise;
    std::from_chars(found->text().data(), found->text().data() + found->text().size(), value);
    return value;
}

bool flag_at(const Node& map, std::string_view key, bool otherwise) {
    const Node* found = map.find(key);
    return found == nullptr ? otherwise : found->text() == "true";
}

std::vector<std::string> texts_at(const Node& map, std::string_view key) {
    std::vector<std::string> result;
    const Node* found = map.find(key);
    if (found == nullptr) return result;
    if (found->is_scalar()) return {found->text()};
    for (const Node& item : found->items()) result.push_back(item.text());
    return result;
}

}  // namespace govmap
