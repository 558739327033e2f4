#include "check/proposal_tree.hpp"

#include <algorithm>
#include <utility>

namespace govmap::tree {

Node text(const std::string& value) { return Node::scalar(value, {}); }
Node quoted(const std::string& value) { return Node::scalar(value, {}, true); }
Node map() { return Node{Node::Kind::map, {}}; }
Node map(std::string key, Node value) {
    Node result = map();
    result.append(std::move(key), {}, std::move(value));
    return result;
}
Node list(Node item) {
    Node result{Node::Kind::list, {}};
    result.append(std::move(item));
    return result;
}
Node list(const std::vector<std::string>& words) {
    Node result{Node::Kind::list, {}};
    for (const std::string& word : words) result.append(text(word));
    return result;
}

void merge(Node& into, const Node& other) {
    if (into.is_map() && other.is_map()) {
        for (const Node::Entry& entry : other.entries()) {
            auto& entries = into.mutable_entries();
            const auto there =
                std::find_if(entries.begin(), entries.end(),
                             [&](const Node::Entry& one) { return one.key == entry.key; });
            if (there == entries.end()) {
                into.append(entry.key, entry.where, entry.value);
            } else {
                if (entry.key == "value" && there->value.is_scalar() && entry.value.is_scalar() &&
                    there->value.text() != entry.value.text()) {
                    Node several{Node::Kind::list, {}};
                    several.append(std::move(there->value));
                    there->value = std::move(several);
                }
                merge(there->value, entry.value);
            }
        }
        return;
    }
    if (into.is_list() && other.is_scalar()) {
        into.append(other);
        return;
    }
    if (into.is_list() && other.is_list()) {
        for (const Node& item : other.items()) into.append(item);
        return;
    }
    into = other;
}

Node with_word(const Node& node, const std::string& from, const std::string& to, bool names) {
    if (node.is_scalar()) {
        return node.text() == from ? Node::scalar(to, node.where(), node.quoted()) : node;
    }
    Node result(node.kind(), node.where());
    for (const Node& item : node.items()) result.append(with_word(item, from, to, names));
    for (const Node::Entry& entry : node.entries()) {
        const bool kept = entry.key == "name" && !names;
        result.append(entry.key == from ? to : entry.key, entry.where,
                      kept ? entry.value : with_word(entry.value, from, to, names));
    }
    return result;
}

}  // namespace govmap::tree
