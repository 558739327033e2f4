#include "model/symbols.hpp"

#include <utility>

namespace govmap {

Symbols::Symbols() { intern(""); }

Symbols::Symbols(const Symbols& other) {
    for (const std::string& word : other.words_) intern(word);
}

Symbols& Symbols::operator=(const Symbols& other) {
    Symbols copy(other);
    *this = std::move(copy);
    return *this;
}

Symbol Symbols::intern(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) return {found->second};
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back(word);
    numbers_.emplace(words_.back(), number);
    return {number};
}

std::optional<Symbol> Symbols::find(std::string_view word) const {
    const auto found = numbers_.find(word);
    if (found == numbers_.end()) return std::nullopt;
    return Symbol{found->second};
}

}  // namespace govmap
