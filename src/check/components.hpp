#pragma once

#include <span>

#include "base/shape.hpp"
#include "check/condition.hpp"

namespace govmap {

/// One word of the rule language. Parsing, the documentation's test, help and the schema walk the
/// one table of these.
struct ComponentInfo {
    const char* word;          ///< as in a rule
    const char* holds_when;    ///< "it holds when …", in one line
    bool combines = false;     ///< is made of other conditions (all, any, not, each)
    bool whole_model = false;  ///< can look at the model as a whole
    /// The form of what is written under the word. Refers to shapes of condition_shapes().
    Shape (*parameters)() = nullptr;
    /// From a node of that form; null if something is wrong with it that the form cannot say.
    ConditionPtr (*make)(const Node& node, MakeContext& context) = nullptr;
};

std::span<const ComponentInfo> components();

/// Adds the shape "condition", the shapes of all components ("component count") and those that
/// they are made of. Words are held to the vocabulary.
void condition_shapes(Shapes& book, const Vocabulary& words);

}  // namespace govmap
