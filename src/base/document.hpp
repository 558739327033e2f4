#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.hpp"

namespace govmap {

/// A positioned tree: what an author wrote, before anyone asks what it means, and free of any
/// parser library. Each node knows the place it was written at.
class Node {
public:
    enum class Kind : unsigned char { null, scalar, list, map };

    struct Entry;

    Node();
    Node(Kind kind, Location where);
    static Node scalar(std::string text, Location where, bool quoted = false);

    [[nodiscard]] Kind kind() const { return kind_; }
    [[nodiscard]] bool is_null() const { return kind_ == Kind::null; }
    [[nodiscard]] bool is_scalar() const { return kind_ == Kind::scalar; }
    [[nodiscard]] bool is_list() const { return kind_ == Kind::list; }
    [[nodiscard]] bool is_map() const { return kind_ == Kind::map; }

    [[nodiscard]] Location where() const { return where_; }
    /// The text of a scalar; empty for the other kinds.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Whether a scalar stood in quotation marks, and so is text whatever it looks like.
    [[nodiscard]] bool quoted() const { return quoted_; }
    /// The items of a list; empty for the other kinds.
    [[nodiscard]] const std::vector<Node>& items() const { return items_; }
    /// The entries of a map in the order written; empty for the other kinds. Keys are unique.
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

    /// The value under `key` of a map, or null if there is none.
    [[nodiscard]] const Node* find(std::string_view key) const;

    void append(Node item);
    void append(std::string key, Location key_where, Node value);
    std::vector<Node>& mutable_items() { return items_; }
    std::vector<Entry>& mutable_entries() { return entries_; }

    /// "text", "a list", "a map of keys" or "nothing": for messages.
    [[nodiscard]] const char* kind_in_words() const;

private:
    Kind kind_ = Kind::null;
    bool quoted_ = false;
    Location where_;
    std::string text_;
    std::vector<Node> items_;
    std::vector<Entry> entries_;
};

struct Node::Entry {
    std::string key;
    Location where;  ///< of the key
    Node value;
};

// Only here is Entry complete, which a vector of it wants before it is made.
inline Node::Node() = default;
inline Node::Node(Kind kind, Location where) : kind_(kind), where_(where) {}

}  // namespace govmap
