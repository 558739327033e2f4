#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {
namespace {

using footprints::Group;
using footprints::Option;
using footprints::Told;

std::string told(const Told& one) {
    return one.source.empty() ? one.says : fmt::format("{} ({})", one.says, one.source);
}

/// The options with a finding that `is_below`.
template <class IsBelow>
std::vector<std::size_t> those_below(const NotePage& page, IsBelow is_below) {
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < page.count(); ++at) {
        const auto& findings = page.found.results[at].findings;
        if (std::any_of(findings.begin(), findings.end(), is_below)) result.push_back(at);
    }
    return result;
}

std::string on_the_minimum(const NotePage& page) {
    const auto& asked = page.found.rules;
    if (std::none_of(asked.begin(), asked.end(), [](const auto& one) {
            return guidance_force(one.second.force, one.second.local) == Force::minimum;
        }))
        return "No rule of the packs in use puts a minimum on footprints, so that nothing is said "
               "of one.";
    const auto below = those_below(page, below_guidance_minimum);
    if (below.empty())
        return fmt::format(
            "None is known to fall below what {} puts as its minimum for footprints.",
            page.found.speaker);
    return fmt::format("Below what {} puts as its minimum for footprints: {}.", page.found.speaker,
                       option_letters(below));
}

// What a reader with a minute wants to know.
void add_summary(Note& note, const NotePage& page) {
    note.heading("In brief");
    std::vector<std::string> items;
    items.push_back(fmt::format("{} are set side by side; business as usual is {}.",
                                capitalised(counted(page.count(), "option")),
                                page.called(page.options.today)));
    items.push_back(on_the_minimum(page));
    const auto local = those_below(page, below_local_minimum);
    if (!local.empty())
        items.push_back(fmt::format("Below the minimum of a local pack, and not of {}: {}.",
                                    page.found.speaker, option_letters(local)));
    const auto best = page.unbeaten();
    items.push_back(best.size() == page.count()
                        ? "No option beats another."
                        : fmt::format("Not beaten by another: {}.", option_letters(best)));
    note.list(std::move(items));
}

std::string option_line(const NotePage& page, std::size_t at) {
    const Option& option = page.options.options[at];
    std::vector<std::string> groups;
    for (std::size_t group = 0; group < option.groups.size(); ++group) {
        const Group& one = option.groups[group];
        std::string who = footprints::names_added(page.page.graph, page.options.area, one.members);
        // a name that says no more than the authorities is not said beside them
        if (one.name != who && !option.listed &&
            one.name != authorities_text(page.page, one.members))
            who = fmt::format("{} ({})", one.name, who);
        const auto& residents = page.found.results[at].groups[group].residents;
        if (residents && !option.listed) who += fmt::format(", {} residents", grouped(*residents));
        groups.push_back(std::move(who));
    }
    std::string line = fmt::format("{}. ", option_letter(at));
    if (!option.listed) line += option.name;
    if (at == page.options.today) line += ", business as usual";
    if (!option.listed) line += ": ";
    line += fmt::format("{}.", fmt::join(groups, option.listed ? " | " : "; "));
    if (!option.note.empty()) line += " " + sentence(capitalised(option.note));
    if (!option.source.empty()) line += fmt::format(" [{}]", option.source);
    return line;
}

void add_options(Note& note, const NotePage& page) {
    note.heading("The options");
    const footprints::Area& area = page.options.area;
    note.paragraph(fmt::format(
        "{}: {}, {}.", page.options.area_name,
        counted(area.authorities.size(), "upper-tier authority", "upper-tier authorities"),
        authorities_text(page.page, footprints::first_of(area.authorities.size()))));
    std::vector<std::string> items;
    for (std::size_t at = 0; at < page.count(); ++at) items.push_back(option_line(page, at));
    note.list(std::move(items));
    note.picture(page.page.map,
                 "The options as maps stand in the page and the picture of this comparison "
                 "(formats html and "
                 "svg).");
    items.clear();
    for (std::size_t at = 0; at < page.count(); ++at) {
        for (const Told& one : page.options.options[at].reasons)
            items.push_back(fmt::format("For {}: {}", option_letter(at), told(one)));
        for (const Told& one : page.options.options[at].drawbacks)
            items.push_back(fmt::format("Against {}: {}", option_letter(at), told(one)));
    }
    if (items.empty()) return;
    note.heading("What speaks for and against them, as those who wrote the options cite it", 3);
    note.list(std::move(items));
}

}  // namespace

void add_question(Note& note, const NotePage& page) {
    add_summary(note, page);
    note.heading("What is asked, and what for");
    if (!page.options.question.empty()) note.paragraph(page.options.question);
    std::vector<std::string> aims;
    for (const Told& one : page.options.aims) aims.push_back(told(one));
    if (!aims.empty()) note.heading("Aims", 3);
    note.list(std::move(aims));
    add_options(note, page);
}

}  // namespace govmap
