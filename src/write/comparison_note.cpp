#include <cmath>

#include <fmt/format.h>

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {

Note comparison_note(const ComparisonPage& page) {
    Note note(fmt::format("{} Options as at {}", sentence(page.options.title),
                          in_words(page.graph.as_of())));
    const NotePage parts(page);
    add_question(note, parts);
    add_figures(note, parts);
    add_effects(note, parts);
    add_partnerships(note, parts);
    add_risks(note, parts);
    return note;
}

std::string NotePage::called(std::size_t option) const {
    return fmt::format("{} ({})", option_letter(option), options.options[option].name);
}

std::string option_letters(const std::vector<std::size_t>& some) {
    std::vector<std::string> result;
    result.reserve(some.size());
    for (const std::size_t one : some) result.push_back(option_letter(one));
    return join_and(result);
}

std::vector<std::size_t> NotePage::unbeaten() const {
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < count(); ++at) {
        if (found.beaten[at].empty()) result.push_back(at);
    }
    return result;
}

NoteTable NotePage::by_option(std::string caption, std::string heading) const {
    NoteTable table;
    table.caption = std::move(caption);
    table.columns.push_back({std::move(heading), false});
    for (std::size_t at = 0; at < count(); ++at)
        table.columns.push_back(
            {option_letter(at) + (at == options.today ? " (today)" : ""), true});
    return table;
}

std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text.back() != '?' && text.back() != '.') text += '.';
    return text;
}

std::string option_letter(std::size_t option) {
    constexpr std::size_t letters = 26;
    std::string result(1, static_cast<char>('A' + option % letters));
    return option < letters ? result : option_letter(option / letters - 1) + result;
}

std::string figure_text(const footprints::FigureInfo& figure, std::optional<double> value) {
    if (!value) return "?";
    switch (figure.unit) {
        case footprints::Unit::share: return fmt::format("{:.0f} %", *value * 100);
        case footprints::Unit::ratio: return fmt::format("{:.1f}", *value);
        case footprints::Unit::count:
        case footprints::Unit::residents: break;
    }
    return grouped(static_cast<std::uint64_t>(std::llround(*value)));
}

std::string authorities_text(const ComparisonPage& page, footprints::AuthoritySet set) {
    return footprints::names_of(page.graph, page.options.area, set);
}

}  // namespace govmap
