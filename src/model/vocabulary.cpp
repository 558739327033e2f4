#include "model/vocabulary.hpp"

#include <algorithm>
#include <utility>

namespace govmap {

bool Terms::add(Term term) {
    if (find(term.word) != nullptr) return false;
    list_.push_back(std::move(term));
    return true;
}

const Term* Terms::find(std::string_view word) const {
    const auto found = std::find_if(list_.begin(), list_.end(),
                                    [&](const Term& term) { return term.word == word; });
    return found == list_.end() ? nullptr : &*found;
}

std::vector<std::string> Terms::words() const {
    std::vector<std::string> result;
    result.reserve(list_.size());
    for (const Term& term : list_) result.push_back(term.word);
    return result;
}

std::string Terms::label(std::string_view word) const {
    if (const Term* term = find(word); term != nullptr && !term->label.empty()) return term->label;
    std::string result(word);
    std::replace(result.begin(), result.end(), '-', ' ');
    return result;
}

std::string Terms::phrase(std::string_view word) const {
    const Term* term = find(word);
    return term != nullptr && !term->phrase.empty() ? term->phrase : label(word);
}

bool Terms::is_within(std::string_view word, std::string_view wide) const {
    // Bounded by the number of terms, so that a pack whose parents run in a circle cannot hang us.
    for (std::size_t steps = 0; steps <= list_.size(); ++steps) {
        if (word == wide) return true;
        const Term* term = find(word);
        if (term == nullptr || term->parent.empty()) return false;
        word = term->parent;
    }
    return false;
}

}  // namespace govmap
