#include "base/document.hpp"

namespace govmap {

Node Node::scalar(std::string text, Location where, bool quoted) {
    Node node(Kind::scalar, where);
    node.text_ = std::move(text);
    node.quoted_ = quoted;
    return node;
}

const Node* Node::find(std::string_view key) const {
    for (const Entry& entry : entries_) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

void Node::append(Node item) { items_.push_back(std::move(item)); }

void Node::append(std::string key, Location key_where, Node value) {
    entries_.push_back({std::move(key), key_where, std::move(value)});
}

const char* Node::kind_in_words() const {
    switch (kind_) {
        case Kind::null: return "nothing";
        case Kind::scalar: return "text";
        case Kind::list: return "a list";
        case Kind::map: break;
    }
    return "a map of keys";
}

}  // namespace govmap
