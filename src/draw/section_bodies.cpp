#include <algorithm>
#include <array>
#include <map>
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

// Every way in which a model may say that two bodies have to do with each other.
constexpr std::array<LinkKind, 10> relations = {
    LinkKind::relates_to, LinkKind::answers_to,     LinkKind::reports_to, LinkKind::informs,
    LinkKind::part_of,    LinkKind::member_of,      LinkKind::attends,    LinkKind::advises,
    LinkKind::holds,      LinkKind::brings_together};

class Boards {
public:
    Boards(Composing& composing, EntityIndex body) : composing_(composing), body_(body) {
        for (const LinkKind kind : relations) {
            for (const LinkIndex index : composing.graph.out(body, kind)) add(index, true);
            for (const LinkIndex index : composing.graph.in(body, kind)) add(index, false);
        }
    }

    // Those of a type, however the relation is recorded.
    std::vector<std::string> values(const std::string& type) {
        std::vector<std::string> result;
        for (const EntityIndex board : boards()) {
            if (is_a(board, type)) result.push_back(value(board));
        }
        return result;
    }

    // Those of a type that has no row of its own. Those whose relation stands elsewhere in the
    // picture (a line upwards, a member, a sub-group) are not said again.
    std::vector<std::string> others(const std::vector<std::string>& listed) {
        std::vector<std::string> result;
        for (const EntityIndex board : boards()) {
            const bool has_row =
                std::any_of(listed.begin(), listed.end(),
                            [&](const std::string& type) { return is_a(board, type); });
            const bool said_elsewhere =
                std::all_of(links_.at(board).begin(), links_.at(board).end(),
                            [&](const End& end) { return stands_elsewhere(end); });
            if (!has_row && !said_elsewhere) result.push_back(value(board));
        }
        return result;
    }

    Row row(const std::string& type, const std::string& label) {
        Row row;
        row.label = capitalised(label);
        row.values = values(type);
        const bool named =
            std::all_of(row.values.begin(), row.values.end(), [&](const std::string& one) {
                return lower_case(one).find(lower_case(label)) != std::string::npos;
            });
        if (!row.values.empty() && named) row.label.clear();  // its own name says what it is
        if (row.values.empty() && does(body_, type)) row.values = {"this body is it"};
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
    struct End {
        LinkIndex link;
        bool outward;  // from the body that the card is about
    };

    void add(LinkIndex index, bool outward) {
        const Link& link = composing_.model().link(index);
        const EntityIndex other = outward ? link.to : link.from;
        const bool body = composing_.entity(other).kind == EntityKind::body;
        const bool any = link.kind == LinkKind::relates_to || link.kind == LinkKind::informs;
        if (other == body_ || (!body && !any)) return;
        links_[other].push_back({index, outward});
    }

    [[nodiscard]] bool stands_elsewhere(const End& end) const {
        switch (composing_.model().link(end.link).kind) {
            case LinkKind::answers_to:
            case LinkKind::reports_to:
            case LinkKind::part_of: return true;
            case LinkKind::member_of:
            case LinkKind::attends:
            case LinkKind::holds: return !end.outward;
            default: return false;
        }
    }

    [[nodiscard]] std::vector<EntityIndex> boards() const {
        std::vector<EntityIndex> result;
        for (const auto& [board, links] : links_) result.push_back(board);
        composing_.sort_by_name(result);
        return result;
    }

    [[nodiscard]] bool does(EntityIndex body, const std::string& function) const {
        const std::vector<Symbol>& fulfils = composing_.entity(body).fulfils;
        return std::any_of(fulfils.begin(), fulfils.end(),
                           [&](Symbol one) { return composing_.word(one) == function; });
    }

    // By its type, or by a function of the same word that it fulfils.
    [[nodiscard]] bool is_a(EntityIndex board, const std::string& type) const {
        const auto terms = composing_.words.types.find(EntityKind::body);
        const std::string& own = composing_.word(composing_.entity(board).type);
        const bool typed =
            terms != composing_.words.types.end() && terms->second.is_within(own, type);
        return typed || does(board, type);
    }

    // "Health and Wellbeing Board (is part of it; reports to it)".
    std::string value(EntityIndex board) {
        const std::string name = composing_.entity(board).plain_name();
        const std::vector<End>& ends = links_.at(board);
        std::vector<std::string> told;
        for (const End& end : ends) told.push_back(composing_.told(end.link, board));
        // "(inferred)" after the name goes for all that is said of it.
        const bool alike = std::all_of(told.begin(), told.end(),
                                       [&](const std::string& one) { return one == told.front(); });
        std::string text = alike ? told.front() : name;
        std::vector<std::string> whats;
        for (std::size_t at = 0; at < ends.size(); ++at) {
            std::string what = nature(ends[at]);
            if (!alike)
                what = (what.empty() ? "relates to it" : what) + told[at].substr(name.size());
            if (!what.empty() && std::find(whats.begin(), whats.end(), what) == whats.end())
                whats.push_back(std::move(what));
        }
        std::sort(whats.begin(), whats.end());
        if (!whats.empty()) text += fmt::format(" ({})", fmt::join(whats, "; "));
        return text;
    }

    [[nodiscard]] std::string nature(const End& end) const {
        const Link& link = composing_.model().link(end.link);
        const LinkDetail& detail = composing_.model().detail(link);
        std::string text = detail.nature;
        if (link.kind != LinkKind::relates_to) {
            const char* forward = info(link.kind).forward;
            text = end.outward ? fmt::format("{} it", forward)
                               : fmt::format("it {} this body", forward);
        }
        if (detail.for_authority) {
            text += fmt::format("{}for {}", text.empty() ? "" : ", ",
                                composing_.entity(*detail.for_authority).plain_name());
        }
        return text;
    }

    Composing& composing_;
    EntityIndex body_;
    std::map<EntityIndex, std::vector<End>> links_;
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
        if (Row row = boards.row(type, terms->second.label(type));
            row.standing == Standing::recorded || composing.expected_of(about)) {
            group.rows.push_back(std::move(row));
        }
    }
    if (Row others; !(others.values = boards.others(listed)).empty()) {
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
