#pragma once

#include <algorithm>

namespace govmap {

/// Kleene's three truth values. The order matters: `no < unknown < yes` makes *and* the minimum and
/// *or* the maximum. `unknown` is what an open world answers when a fact is not recorded.
enum class Truth : unsigned char { no, unknown, yes };

constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth negated(Truth a) {
    return a == Truth::yes ? Truth::no : a == Truth::no ? Truth::yes : Truth::unknown;
}
constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

}  // namespace govmap
