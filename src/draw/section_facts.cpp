#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"

// What a body covers and why, and the money set aside for it.

namespace govmap {
namespace {

Row covers(Composing& composing, EntityIndex about) {
    std::vector<std::string> names;
    for (const LinkIndex index : composing.graph.out(about, LinkKind::covers)) {
        const Link& link = composing.model().link(index);
        std::string name = composing.told(index, link.to);
        if (composing.model().detail(link).part_only) name += " (part of it)";
        names.push_back(std::move(name));
    }
    if (names.empty()) return composing.missing("Covers", nullptr, false, {}, about);
    std::sort(names.begin(), names.end());
    Row row;
    row.label = "Covers";
    row.values = {join_and(names)};
    return row;
}

Row rationale(Composing& composing, EntityIndex about) {
    const auto key = composing.model().symbols.find("rationale");
    Row row = composing.missing("Why these", nullptr, false, {}, about);
    const Property* property = key ? composing.graph.said(about, *key).property : nullptr;
    const bool says = property != nullptr && property->list() == nullptr;
    if (!says) return row;
    row.values.clear();
    row.standing = Standing::recorded;
    for (const Property& one : composing.entity(about).properties) {
        // What is disputed has another side, which stands beside it.
        if (&one != property && !(one.key == *key && one.disputed)) continue;
        composing.cite(one.evidence);
        std::string text = one.text() == nullptr ? std::string{} : *one.text();
        if (const Absence* reason = one.absent()) {
            row.standing = standing_of(*reason);
            text = info(*reason).word;
        }
        if (composing.is_inferred(one.evidence)) {
            text += " (inferred)";
            composing.shows_inferred = true;
        }
        if (one.disputed) {
            text += " (disputed)";
            composing.shows_disputed = true;
        }
        row.values.push_back(std::move(text));
    }
    if (property->disputed) row.standing = Standing::recorded;
    return row;
}

}  // namespace

Section footprint_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    section.groups.push_back({{}, {covers(composing, about), rationale(composing, about)}});
    return section;
}

Section funds_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    RowGroup group;
    for (const LinkIndex index : composing.graph.in(about, LinkKind::funds)) {
        Row row;
        if (wanted.heading.empty()) row.label = "Money";
        row.values = {fund_in_words(composing, index)};
        group.rows.push_back(std::move(row));
    }
    std::sort(group.rows.begin(), group.rows.end(),
              [](const Row& a, const Row& b) { return a.values < b.values; });
    if (!group.rows.empty()) section.groups.push_back(std::move(group));
    return section;
}

std::string fund_in_words(Composing& composing, LinkIndex index) {
    const Link& link = composing.model().link(index);
    const Entity& fund = composing.entity(link.from);
    std::string text = composing.told(index, link.from);
    composing.cite(fund.evidence);
    std::string amount = composing.model().detail(link).amount;
    const auto key = composing.model().symbols.find("amount");
    if (const Property* property = key ? fund.find(*key) : nullptr;
        amount.empty() && property != nullptr) {
        if (property->text() != nullptr) amount = *property->text();
    }
    if (!amount.empty()) text = fmt::format("{}: {}", amount, text);
    std::vector<std::string> owners;
    for (const LinkIndex owner : composing.graph.in(link.from, LinkKind::owns)) {
        owners.push_back(composing.told(owner, composing.model().link(owner).from));
    }
    std::sort(owners.begin(), owners.end());
    if (!owners.empty()) text += fmt::format(" ({})", join_and(owners));
    return text;
}

}  // namespace govmap
