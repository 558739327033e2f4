#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"

// Other bodies: those that are part of the one that the card is about, and those it relates to.

namespace govmap {
namespace {

// "Chair: Director of Public Health", or empty where nobody says.
std::string chair_of(Composing& composing, EntityIndex body) {
    std::vector<std::string> names;
    for (const LinkIndex index : composing.graph.in(body, LinkKind::holds)) {
        const Link& link = composing.model().link(index);
        if (composing.word(composing.model().detail(link).role) == "chair") {
            names.push_back(composing.told(index, link.from));
        }
    }
    std::sort(names.begin(), names.end());
    return names.empty() ? std::string{} : fmt::format("chair: {}", join_and(names));
}

class Boards {
public:
    Boards(Composing& composing, EntityIndex body) : composing_(composing), body_(body) {
        for (const LinkIndex index : composing.graph.out(body, LinkKind::relates_to)) {
            links_.push_back(index);
        }
        const auto board = [&](LinkIndex index) { return composing.model().link(index).to; };
        std::sort(links_.begin(), links_.end(), [&](LinkIndex a, LinkIndex b) {
            if (board(a) != board(b)) return composing.name_before(board(a), board(b));
            return nature(a) < nature(b);
        });
    }

    // Those of a type; none given means those of a type that has no row of its own.
    std::vector<std::string> values(const std::vector<std::string>& types, bool others) {
        std::vector<std::string> result;
        for (const LinkIndex index : links_) {
            const EntityIndex to = composing_.model().link(index).to;
            const std::string& type = composing_.word(composing_.entity(to).type);
            const bool listed =
                std::any_of(types.begin(), types.end(), [&](const std::string& one) {
                    return composing_.words.types.contains(EntityKind::body) &&
                           composing_.words.types.at(EntityKind::body).is_within(type, one);
                });
            if (listed == others) continue;
            std::string text = composing_.told(index, to);
            if (const std::string what = nature(index); !what.empty())
                text += fmt::format(" ({})", what);
            result.push_back(std::move(text));
        }
        return result;
    }

    Row row(const std::string& type, const std::string& label) {
        Row row;
        row.label = capitalised(label);
        row.values = values({type}, false);
        const bool named =
            std::all_of(row.values.begin(), row.values.end(), [&](const std::string& one) {
                return lower_case(one).find(lower_case(label)) != std::string::npos;
            });
        if (!row.values.empty() && named) row.label.clear();  // its own name says what it is
        if (!row.values.empty()) return row;
        const Gap* gap = composing_.gap(body_, LinkKind::relates_to, type);
        const bool whole = composing_.graph.closure(body_, LinkKind::relates_to, true) != nullptr;
        row = composing_.missing(row.label, gap, whole, {}, body_);
        if (gap != nullptr && gap->reason == Absence::not_applicable && !gap->note.empty()) {
            row.standing = Standing::recorded;  // "none, because …" is an answer
            row.values = {fmt::format("no relation: {}", gap->note)};
        }
        return row;
    }

private:
    [[nodiscard]] std::string nature(LinkIndex index) const {
        const LinkDetail& detail = composing_.model().detail(composing_.model().link(index));
        std::string text = detail.nature;
        if (detail.for_authority) {
            text += fmt::format("{}for {}", text.empty() ? "" : ", ",
                                composing_.entity(*detail.for_authority).plain_name());
        }
        return text;
    }

    Composing& composing_;
    EntityIndex body_;
    std::vector<LinkIndex> links_;
};

}  // namespace

std::vector<std::string> sub_group_lines(Composing& composing, EntityIndex body) {
    std::vector<std::string> lines;
    if (const std::string chair = chair_of(composing, body); !chair.empty()) lines.push_back(chair);
    std::vector<std::string> names;
    for (const Composing::Part& part : composing.parts(body)) {
        names.push_back(composing.told(part.link, part.body));
    }
    if (!names.empty()) lines.push_back(fmt::format("with: {}", join_and(names)));
    return lines;
}

Section sub_groups_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    RowGroup group;
    for (const Composing::Part& part : composing.parts(about)) {
        Row row;
        row.values = {composing.told(part.link, part.body)};
        if (const std::string chair = chair_of(composing, part.body); !chair.empty()) {
            row.values[0] += fmt::format(" ({})", chair);
        }
        group.rows.push_back(std::move(row));
    }
    if (wanted.heading.empty() && !group.rows.empty()) {  // one row, named where it stands
        Row all;
        all.label = "Sub-groups";
        for (const Row& row : group.rows) {
            all.values.resize(1);
            all.values[0] += (all.values[0].empty() ? "" : "; ") + row.values[0];
        }
        group.rows = {std::move(all)};
    }
    if (group.rows.empty()) {
        const bool whole = composing.graph.closure(about, LinkKind::part_of, false) != nullptr;
        group.rows.push_back(composing.missing(wanted.heading.empty() ? "Sub-groups" : "", nullptr,
                                               whole, {}, about));
    }
    section.groups.push_back(std::move(group));
    return section;
}

Section boards_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    Boards boards(composing, about);
    RowGroup group;
    const auto terms = composing.words.types.find(EntityKind::body);
    std::vector<std::string> listed;
    for (const std::string& type : wanted.always) {
        if (terms == composing.words.types.end() || terms->second.find(type) == nullptr) continue;
        listed.push_back(type);
        group.rows.push_back(boards.row(type, terms->second.label(type)));
    }
    if (Row others; !(others.values = boards.values(listed, true)).empty()) {
        others.label = listed.empty() ? "" : "Others";
        group.rows.push_back(std::move(others));
    }
    if (group.rows.empty()) {
        const bool whole = composing.graph.closure(about, LinkKind::relates_to, true) != nullptr;
        group.rows.push_back(composing.missing({}, nullptr, whole, {}, about));
    }
    section.groups.push_back(std::move(group));
    return section;
}

}  // namespace govmap
