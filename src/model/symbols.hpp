#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace govmap {

/// A word of the packs' vocabulary (a type, category, role …), interned: equal words are equal
/// numbers within one model. Number 0 is the empty word, "not said".
struct Symbol {
    std::uint32_t number = 0;

    [[nodiscard]] bool said() const { return number != 0; }
    friend auto operator<=>(const Symbol&, const Symbol&) = default;
};

class Symbols {
public:
    Symbols();
    /// The map below looks into the words, so a copy makes one of its own.
    Symbols(const Symbols& other);
    Symbols& operator=(const Symbols& other);
    Symbols(Symbols&&) = default;
    Symbols& operator=(Symbols&&) = default;
    ~Symbols() = default;

    /// The symbol of `word`, made if need be.
    Symbol intern(std::string_view word);
    /// The symbol of `word`, if the model uses the word at all.
    [[nodiscard]] std::optional<Symbol> find(std::string_view word) const;
    [[nodiscard]] const std::string& word(Symbol symbol) const { return words_[symbol.number]; }

private:
    std::deque<std::string> words_;  // a deque: the views that are keys below stay valid
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace govmap
