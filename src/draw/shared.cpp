#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"

// The card of what several partnerships have in common: posts, members, boards and funds.

namespace govmap {
namespace {

// Who has links of a kind with several subjects, and over which links.
using Links = std::map<EntityIndex, std::vector<std::pair<EntityIndex, LinkIndex>>>;

Links links_by_other_end(const Composing& composing, LinkKind kind, bool outward) {
    Links found;
    for (const EntityIndex subject : composing.subjects) {
        const auto links =
            outward ? composing.graph.out(subject, kind) : composing.graph.in(subject, kind);
        for (const LinkIndex index : links) {
            const Link& link = composing.model().link(index);
            found[outward ? link.to : link.from].emplace_back(subject, index);
        }
    }
    for (auto at = found.begin(); at != found.end();) {
        std::set<EntityIndex> subjects;
        for (const auto& [subject, link] : at->second) subjects.insert(subject);
        at = subjects.size() < 2 ? found.erase(at) : std::next(at);
    }
    return found;
}

// "of both", "of all three", "of 2 of the 4": how many of the subjects.
std::string how_many(const Composing& composing, const Links::mapped_type& links) {
    std::set<EntityIndex> subjects;
    for (const auto& [subject, link] : links) subjects.insert(subject);
    const std::size_t all = composing.subjects.size();
    if (subjects.size() < all) return fmt::format("{} of the {}", subjects.size(), all);
    return all == 2 ? "both" : fmt::format("all {}", all);
}

std::vector<std::string> joined_words(const Composing& composing, const Links::mapped_type& links,
                                      LinkKind kind) {
    std::set<std::string> found;
    for (const auto& [subject, index] : links) {
        const LinkDetail& detail = composing.model().detail(composing.model().link(index));
        if (kind == LinkKind::holds)
            found.insert(composing.words.roles.label(composing.word(detail.role)));
        for (const Symbol category : detail.represents) {
            found.insert(composing.words.categories.label(composing.word(category)));
        }
    }
    return {found.begin(), found.end()};
}

void sort_rows(RowGroup& group) {
    std::sort(group.rows.begin(), group.rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.label, a.values) < std::tie(b.label, b.values);
    });
}

RowGroup people(Composing& composing, LinkKind kind, bool outward) {
    RowGroup group;
    for (const auto& [other, links] : links_by_other_end(composing, kind, outward)) {
        const std::vector<std::string> what = joined_words(composing, links, kind);
        Row row;
        row.label = capitalised(join_and(what));
        if (kind == LinkKind::holds || composing.subjects.size() > 2) {
            row.label += " of " + how_many(composing, links);
        }
        row.values = {composing.told(links.front().second, other)};
        for (const auto& [subject, link] : links)
            composing.cite(composing.model().link(link).evidence);
        group.rows.push_back(std::move(row));
    }
    sort_rows(group);
    return group;
}

RowGroup funds(Composing& composing) {
    RowGroup group;
    for (const auto& [fund, links] : links_by_other_end(composing, LinkKind::funds, false)) {
        Row row;
        row.label = "Money";
        row.values = {fund_in_words(composing, links.front().second)};
        group.rows.push_back(std::move(row));
    }
    sort_rows(group);
    return group;
}

RowGroup shared_rows(Composing& composing, const std::string& what) {
    if (what == "roles") return people(composing, LinkKind::holds, false);
    if (what == "members") return people(composing, LinkKind::member_of, false);
    if (what == "boards") return people(composing, LinkKind::relates_to, true);
    if (what == "funds") return funds(composing);
    return {};  // nothing else can be shared
}

}  // namespace

std::vector<Column> shared_columns(Composing& composing) {
    std::vector<Column> columns;
    for (const View::Column& wanted : composing.view.shared) {
        Column column;
        column.part = wanted.part;
        for (const View::Section& section : wanted.sections) {
            RowGroup group = shared_rows(composing, section.what);
            if (group.rows.empty()) continue;
            Section made = section_for(section);
            made.groups.push_back(std::move(group));
            column.sections.push_back(std::move(made));
        }
        if (!column.sections.empty()) columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace govmap
