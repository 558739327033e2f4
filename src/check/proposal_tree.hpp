#pragma once

#include <string>
#include <vector>

#include "base/document.hpp"

/// Short makers of trees, for what is proposed.
namespace govmap::tree {

Node text(const std::string& value);
Node quoted(const std::string& value);
Node map();
Node map(std::string key, Node value);
Node list(Node item);
Node list(const std::vector<std::string>& words);

/// Writes `other` into `into`: maps key by key, lists one after the other. Two words for one key
/// make a list where the form has one, under `value`; anything else is written anew.
void merge(Node& into, const Node& other);

/// The tree with one word in place of another, keys included. What is called by the word keeps its
/// name, unless `names` too: so a sentence on a stand-in speaks of the blank.
Node with_word(const Node& node, const std::string& from, const std::string& to, bool names);

}  // namespace govmap::tree
