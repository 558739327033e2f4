#include "base/problem.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

// A line of a model may be megabytes long; a terminal shows this much of it around the caret.
constexpr std::size_t shown_width = 100;

std::string excerpt(std::string_view line, std::uint32_t column) {
    const std::vector<std::string> glyphs = visible_characters(line);
    std::size_t caret = column == 0 ? 0 : column - 1;
    caret = std::min(caret, glyphs.size());
    const std::size_t first = caret > shown_width * 3 / 4 ? caret - shown_width * 3 / 4 : 0;
    const std::size_t last = std::min(glyphs.size(), first + shown_width);
    std::string text = first > 0 ? "…" : "";
    std::string pointer(first > 0 ? 1 : 0, ' ');
    for (std::size_t at = first; at < last; ++at) {
        text += glyphs[at];
        if (at < caret) pointer.append(display_width(glyphs[at]), ' ');
    }
    if (last < glyphs.size()) text += "…";
    return fmt::format("    {}\n    {}^\n", text, pointer);
}

}  // namespace

void Problems::add(Location where, std::string message, std::string advice) {
    list_.push_back({where, std::move(message), std::move(advice)});
}

void Problems::add(const Problems& others) {
    list_.insert(list_.end(), others.list_.begin(), others.list_.end());
}

std::vector<Problem> Problems::sorted() const {
    std::vector<Problem> result = list_;
    const auto key = [](const Problem& p) { return std::tie(p.where, p.message, p.advice); };
    std::stable_sort(result.begin(), result.end(),
                     [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
    result.erase(std::unique(result.begin(), result.end(),
                             [&](const Problem& a, const Problem& b) { return key(a) == key(b); }),
                 result.end());
    return result;
}

std::string Problems::describe(const SourceMap& sources) const {
    std::string out;
    for (const Problem& problem : sorted()) {
        const std::string place = visible(sources.describe(problem.where));
        out += fmt::format("{}{}{}\n", place, place.empty() ? "" : ": ", visible(problem.message));
        const std::string_view line = sources.line_text(problem.where);
        if (!line.empty()) out += excerpt(line, problem.where.column);
        if (!problem.advice.empty()) out += fmt::format("    {}\n", visible(problem.advice));
    }
    return out;
}

}  // namespace govmap
