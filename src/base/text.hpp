#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace govmap {

/// The byte at which `text` stops being UTF-8 (overlong forms, surrogates and code points above
/// U+10FFFF included), or nothing if all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// The code points of valid UTF-8, each as the bytes it is written with.
std::vector<std::string_view> code_points(std::string_view text);

/// Each code point as it may safely be shown on a terminal: control characters and the invisible
/// ones that change reading direction are written out as `\x1b` or `\u{202e}`.
std::vector<std::string> visible_characters(std::string_view text);

/// The same, joined. Newlines are written out too: the result is one line.
std::string visible(std::string_view text);

/// Columns of a terminal that `text` takes: 0 for combining marks, 2 for wide East Asian letters.
std::size_t display_width(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; a word that is longer keeps a line of its
/// own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the pen
/// (a third of the word's letters); of equally near ones the first in the order given.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// "did you mean 'x'?" for the nearest candidate, or `otherwise`.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         std::string_view otherwise = {});

/// ASCII letters made lower case; everything else unchanged.
std::string lower_case(std::string_view text);

/// The first letter (ASCII) made upper case.
std::string capitalised(std::string_view text);

/// Whether `text` may be an id: lower-case letters, digits, hyphens and underscores, starting with
/// a letter or digit.
bool is_id(std::string_view text);

/// "a", "a and b", "a, b and c".
std::string join_and(std::span<const std::string> items);

/// "1 subject", "2 subjects". `many` defaults to `one` with an s.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

}  // namespace govmap
