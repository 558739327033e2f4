#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {
namespace {

using footprints::Option;
using footprints::OptionResult;

std::string affected(const OptionResult& result) {
    std::vector<std::string> parts;
    if (!result.posts.empty())
        parts.push_back(fmt::format(
            "{}{} {} a role or seat in what changes.", result.posts_recorded ? "" : "At least ",
            counted(result.posts.size(), "post or organisation", "posts and organisations"),
            result.posts.size() == 1 ? "has" : "have"));
    if (!result.products.empty())
        parts.push_back(fmt::format(
            "{}{} of today's partnerships (terms of reference, plans and the like) would have to "
            "be looked at again.",
            result.products_recorded ? "" : "At least ",
            counted(result.products.size(), "document")));
    if (!result.posts_recorded || !result.products_recorded)
        parts.emplace_back("Not all posts and documents of what changes are recorded.");
    return fmt::format("{}", fmt::join(parts, " "));
}

std::string risks(const NotePage& page, std::size_t at) {
    const Option& option = page.options.options[at];
    const OptionResult& result = page.found.results[at];
    std::vector<std::string> parts;
    if (result.changed == 0) {
        parts.emplace_back("Nobody's partners change.");
    } else {
        parts.push_back(fmt::format("{} would get other partners.",
                                    authorities_text(page.page, result.changed)));
        if (std::string one = affected(result); !one.empty()) parts.push_back(std::move(one));
    }
    for (std::size_t group = 0; group < option.groups.size(); ++group) {
        const footprints::GroupResult& one = result.groups[group];
        const std::string& name = option.groups[group].name;
        if (one.pieces_any.value_or(1) > 1)
            parts.push_back(fmt::format("{} would be in {} pieces.", name, *one.pieces_any));
        else if (one.pieces_land.value_or(1) > 1)
            parts.push_back(fmt::format("{} hangs together across water only.", name));
        if (!one.on_the_border.empty())
            parts.push_back(fmt::format("{} borders on {}.", name, join_and(one.on_the_border)));
    }
    return fmt::format("{}", fmt::join(parts, " "));
}

}  // namespace

void add_risks(Note& note, const NotePage& page) {
    note.heading("Risks and the price of change");
    std::vector<std::string> items;
    for (const std::size_t at : page.found.told)
        items.push_back(fmt::format("{}: {}", page.called(at), risks(page, at)));
    note.list(std::move(items));
    note.heading("What is not known");
    items = page.found.not_known;
    for (std::string& one : items) one = sentence(capitalised(one));
    if (items.empty()) items.emplace_back("Nothing was named as not known.");
    note.list(std::move(items));
    if (!page.found.sources.empty()) {
        note.heading("Where the facts are from", 3);
        note.list(page.found.sources);
    }
    note.heading("What the rules are", 3);
    items = page.found.standing;
    std::vector<std::string> asked;
    for (const auto& [id, rule] : page.found.rules) asked.push_back(id);
    items.push_back(asked.empty() ? "No rule of the packs in use is decided by a footprint."
                                  : fmt::format("Asked here, as the footprint decides them: {}.",
                                                join_and(asked)));
    note.list(std::move(items));
}

}  // namespace govmap
