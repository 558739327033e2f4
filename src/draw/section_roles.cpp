#include <algorithm>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "draw/sections.hpp"

namespace govmap {
namespace {

std::vector<std::string> holders(Composing& composing, EntityIndex body, const std::string& role) {
    std::vector<std::pair<EntityIndex, LinkIndex>> found;
    for (const LinkIndex index : composing.graph.in(body, LinkKind::holds)) {
        const Link& link = composing.model().link(index);
        if (composing.word(composing.model().detail(link).role) == role) {
            found.emplace_back(link.from, index);
        }
    }
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
        return composing.name_before(a.first, b.first);
    });
    std::vector<std::string> names;
    names.reserve(found.size());
    for (const auto& [holder, link] : found) names.push_back(composing.told(link, holder));
    return names;
}

}  // namespace

Section roles_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    RowGroup group;
    for (const Term& role : composing.words.roles.list()) {
        if (std::find(wanted.without.begin(), wanted.without.end(), role.word) !=
            wanted.without.end())
            continue;
        Row row;
        row.label = capitalised(role.label);
        row.values = holders(composing, about, role.word);
        const Gap* gap = composing.gap(about, LinkKind::holds, role.word);
        const bool always =
            composing.expected_of(about) &&
            std::find(wanted.always.begin(), wanted.always.end(), role.word) != wanted.always.end();
        if (row.values.empty()) {
            if (!always && gap == nullptr) continue;
            const bool whole = composing.graph.closure(about, LinkKind::holds, false) != nullptr;
            row = composing.missing(row.label, gap, whole, role.rule, about);
        }
        group.rows.push_back(std::move(row));
    }
    if (!group.rows.empty()) section.groups.push_back(std::move(group));
    return section;
}

}  // namespace govmap
