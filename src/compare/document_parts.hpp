#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"

namespace govmap::footprints {

/// The text under a key, without the line end of a folded one; empty where there is none.
inline std::string text_of(const Node& map, std::string_view key) {
    const Node* found = map.find(key);
    if (found == nullptr) return {};
    std::string text = found->text();
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

/// The items of a list, or the one that stands for a list of one.
inline std::vector<Node> many(const Node* node) {
    if (node == nullptr || node->is_null()) return {};
    return node->is_list() ? node->items() : std::vector<Node>{*node};
}

}  // namespace govmap::footprints
