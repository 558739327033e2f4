#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "model/kinds.hpp"

namespace govmap {

/// A word that a pack names: a type, category, role, product, function, milestone …
struct Term {
    std::string word;    ///< as in the text format, kebab-case
    std::string label;   ///< as people read it, lower case unless a name: "police"
    std::string plural;  ///< empty: label
    std::string
        phrase;  ///< as it stands in a sentence, with its article: "the police"; empty: label
    std::string meaning;
    std::string parent;     ///< category: the wider one that it is a part of; type: the wider type
    std::string sponsor;    ///< category: id of the sponsoring department; empty = not said
    bool external = false;  ///< category: external to government in the guidance's figure 5
    std::string rule;       ///< category or role: id of the rule that asks for it; empty = none
    std::vector<std::string> done;  ///< product, milestone: the states that count as done, in order
    std::vector<std::string> states;  ///< product, milestone: every state it may have
    std::string overseer;  ///< product, milestone: the role that oversees it; empty = not said
};

/// A list of terms in the order that the packs name them.
class Terms {
public:
    /// False, and nothing added, if the word is there already.
    bool add(Term term);
    [[nodiscard]] const Term* find(std::string_view word) const;
    [[nodiscard]] const std::vector<Term>& list() const { return list_; }
    [[nodiscard]] std::vector<std::string> words() const;
    [[nodiscard]] bool empty() const { return list_.empty(); }
    /// The label of a word, or the word itself with spaces for hyphens.
    [[nodiscard]] std::string label(std::string_view word) const;
    /// The same inside a sentence: "the police", "elected members".
    [[nodiscard]] std::string phrase(std::string_view word) const;
    /// Whether `word` is `wide` or lies under it through its parents.
    [[nodiscard]] bool is_within(std::string_view word, std::string_view wide) const;

private:
    std::vector<Term> list_;
};

/// The words that the packs in use speak of. The reader holds models to them, so that a slip of
/// the pen is found where it was made.
struct Vocabulary {
    std::map<EntityKind, Terms> types;
    Terms categories;  ///< what a member represents
    Terms roles;
    Terms products;
    Terms functions;   ///< what a body can fulfil
    Terms milestones;  ///< things done once: formed, footprint confirmed
    Terms capacities;  ///< in what capacity somebody attends
};

}  // namespace govmap
