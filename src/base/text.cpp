#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>

#include <fmt/format.h>

namespace govmap {
namespace {

struct Decoded {
    char32_t value = 0;
    std::size_t length = 0;  // 0: not UTF-8 here
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

Decoded decode(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    std::size_t length = 0;
    char32_t value = 0;
    char32_t smallest = 0;
    if ((first & 0xE0U) == 0xC0U) {
        length = 2, value = first & 0x1FU, smallest = 0x80;
    } else if ((first & 0xF0U) == 0xE0U) {
        length = 3, value = first & 0x0FU, smallest = 0x800;
    } else if ((first & 0xF8U) == 0xF0U) {
        length = 4, value = first & 0x07U, smallest = 0x10000;
    } else {
        return {};
    }
    if (at + length > text.size()) return {};
    for (std::size_t next = 1; next < length; ++next) {
        if (!is_continuation(text[at + next])) return {};
        value = (value << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest || value > 0x10FFFF || surrogate) return {};
    return {value, length};
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Marks that are not seen, or that change the order or the breaking of what is; and what is no
// character at all, which no XML may hold.
bool is_invisible_format(char32_t c) {
    const bool no_character = (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    const bool blank = c == 0xAD || c == 0x34F || c == 0x115F || c == 0x1160 || c == 0x17B4 ||
                       c == 0x17B5 || c == 0x180E || c == 0x3164 || c == 0xFFA0;
    return no_character || blank || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5BD) ||
           (c >= 0x610 && c <= 0x61A) || (c >= 0x64B && c <= 0x65F) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFE20 && c <= 0xFE2F);
}

bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Two rows of the usual table, and the row before them for neighbours that changed places.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before[j - 2] + 1);
            }
        }
        before.swap(previous);
        previous.swap(current);
    }
    return previous[b.size()];
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        // Nearly all text is ASCII, which eight bytes at a time can be seen to be.
        std::uint64_t eight = 0;
        while (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) != 0) break;
            at += sizeof eight;
        }
        if (at == text.size()) break;
        const Decoded one = decode(text, at);
        if (one.length == 0) return at;
        at += one.length;
    }
    return std::nullopt;
}

std::vector<std::string_view> code_points(std::string_view text) {
    std::vector<std::string_view> result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = std::max<std::size_t>(1, decode(text, at).length);
        result.push_back(text.substr(at, length));
        at += length;
    }
    return result;
}

std::vector<std::string> visible_characters(std::string_view text) {
    std::vector<std::string> result;
    for (const std::string_view bytes : code_points(text)) {
        const Decoded one = decode(bytes, 0);
        if (one.length == 0) {
            result.push_back(fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes[0])));
        } else if (is_control(one.value)) {
            result.push_back(one.value == '\t'
                                 ? " "
                                 : fmt::format("\\x{:02x}", static_cast<std::uint32_t>(one.value)));
        } else if (is_invisible_format(one.value)) {
            result.push_back(fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(one.value)));
        } else {
            result.emplace_back(bytes);
        }
    }
    return result;
}

std::string visible(std::string_view text) {
    // Nearly all text is plain; the copy below is for the rest.
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F;
    });
    if (plain) return std::string(text);
    std::string result;
    for (const std::string& one : visible_characters(text)) result += one;
    return result;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const std::string_view bytes : code_points(text)) {
        const char32_t c = decode(bytes, 0).value;
        if (is_combining(c) || is_invisible_format(c)) continue;
        width += is_wide(c) ? 2 : 1;
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    std::size_t line_width = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" \n\r\t", at);
        if (begin == std::string_view::npos) break;
        const std::size_t end = std::min(text.find_first_of(" \n\r\t", begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const std::size_t word_width = display_width(word);
        if (!line.empty() && line_width + 1 + word_width > width) {
            lines.push_back(line);
            line.clear();
            line_width = 0;
        }
        if (!line.empty()) line += ' ', ++line_width;
        line += word;
        line_width += word_width;
        at = end;
    }
    if (!line.empty() || lines.empty()) lines.push_back(line);
    return lines;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    // Edit distance is quadratic; no name that a person mistyped is longer than this.
    constexpr std::size_t longest = 80;
    if (word.empty() || word.size() > longest) return std::nullopt;
    const std::string folded = lower_case(word);
    const std::size_t near_enough = std::max<std::size_t>(1, folded.size() / 3);
    std::size_t best = std::numeric_limits<std::size_t>::max();
    std::optional<std::string> result;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > longest) continue;
        const std::size_t longer = std::max(candidate.size(), folded.size());
        if (longer - std::min(candidate.size(), folded.size()) > near_enough) continue;
        const std::size_t distance = edit_distance(folded, lower_case(candidate));
        if (distance <= near_enough && distance < best) {
            best = distance;
            result = candidate;
        }
    }
    return result;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates,
                         std::string_view otherwise) {
    if (const auto found = nearest(word, candidates))
        return fmt::format("did you mean '{}'?", *found);
    return std::string(otherwise);
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string capitalised(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    }
    return result;
}

bool is_id(std::string_view text) {
    // Asked of every row of a table: one look at each character.
    static constexpr auto may_stand = [] {
        std::array<bool, 256> result{};
        for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-_"))
            result.at(static_cast<unsigned char>(c)) = true;
        return result;
    }();
    if (text.empty() || text[0] == '-' || text[0] == '_') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return may_stand[static_cast<unsigned char>(c)]; });
}

std::string join_and(std::span<const std::string> items) {
    std::string result;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0) result += at + 1 == items.size() ? " and " : ", ";
        result += items[at];
    }
    return result;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    if (count == 1) return fmt::format("1 {}", one);
    return many.empty() ? fmt::format("{} {}s", count, one) : fmt::format("{} {}", count, many);
}

}  // namespace govmap
