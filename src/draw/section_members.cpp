#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"

// Members by the category that they represent. A category that the guidance asks for always has a
// row; one that is represented only through a sub-group says so.

namespace govmap {
namespace {

struct Seat {
    LinkIndex link;
    EntityIndex member;
    std::string category;          // as the author wrote it; empty = not said
    const std::string* sub_group;  // the name of the sub-group that it sits on; null = directly
};

// The seats on a body and on the bodies that are part of it. `seen` stops loops of parts.
void collect_seats(const Composing& composing, EntityIndex body, const std::string* sub_group,
                   std::set<EntityIndex>& seen, std::vector<Seat>& seats) {
    if (!seen.insert(body).second) return;
    const Model& model = composing.model();
    for (const LinkIndex index : composing.graph.in(body, LinkKind::member_of)) {
        const Link& link = model.link(index);
        const std::vector<Symbol>& categories = model.detail(link).represents;
        if (categories.empty()) seats.push_back({index, link.from, {}, sub_group});
        for (const Symbol category : categories) {
            seats.push_back({index, link.from, model.word(category), sub_group});
        }
    }
    for (const Composing::Part& part : composing.parts(body)) {
        collect_seats(composing, part.body, &model.entity(part.body).name, seen, seats);
    }
}

// Whether nothing can be missing from the lists of the body and of its parts.
bool whole(const Composing& composing, EntityIndex body, std::set<EntityIndex>& seen) {
    if (!seen.insert(body).second) return true;
    if (composing.graph.closure(body, LinkKind::member_of, false) == nullptr) return false;
    const std::vector<Composing::Part> parts = composing.parts(body);
    return std::all_of(parts.begin(), parts.end(), [&](const Composing::Part& part) {
        return whole(composing, part.body, seen);
    });
}

class Members {
public:
    Members(Composing& composing, EntityIndex body) : composing_(composing), body_(body) {
        std::set<EntityIndex> seen;
        collect_seats(composing, body, nullptr, seen, seats_);
        std::sort(seats_.begin(), seats_.end(), [&](const Seat& a, const Seat& b) {
            if ((a.sub_group == nullptr) != (b.sub_group == nullptr)) return a.sub_group == nullptr;
            if (a.member != b.member) return composing.name_before(a.member, b.member);
            return a.category < b.category;
        });
        seen.clear();
        whole_ = whole(composing, body, seen);
    }

    // Every category with a row, in the packs' order: those asked for, and those there is somebody
    // for.
    Row row(const Term& category) {
        Row row;
        row.label = capitalised(category.label);
        for (std::size_t at = 0; at < seats_.size(); ++at) {
            if (!stands_for(seats_[at], category)) continue;
            const bool named_before = std::any_of(
                seats_.begin(), seats_.begin() + static_cast<std::ptrdiff_t>(at),
                [&](const Seat& seat) {
                    return seat.member == seats_[at].member && stands_for(seat, category);
                });
            if (!named_before) row.values.push_back(value(seats_[at], category));
        }
        if (row.values.empty()) {
            row = composing_.missing(row.label,
                                     composing_.gap(body_, LinkKind::member_of, category.word),
                                     whole_, category.rule, body_);
        }
        row.external = category.external;
        return row;
    }

    [[nodiscard]] bool anybody_for(const Term& category) const {
        return std::any_of(seats_.begin(), seats_.end(),
                           [&](const Seat& seat) { return stands_for(seat, category); });
    }

    // Those of whom nobody says what they represent.
    Row unsaid() {
        Row row;
        row.label = "Represents: not said";
        for (const Seat& seat : seats_) {
            if (seat.category.empty()) row.values.push_back(value(seat, {}));
        }
        return row;
    }

private:
    [[nodiscard]] bool stands_for(const Seat& seat, const Term& category) const {
        return composing_.words.categories.is_within(seat.category, category.word);
    }

    // The member, with the narrower categories that it stands for within this one.
    std::string value(const Seat& seat, const Term& category) {
        std::string text = composing_.told(seat.link, seat.member);
        std::vector<std::string> narrower;
        for (const Seat& other : seats_) {
            if (other.member != seat.member || other.category.empty()) continue;
            if (other.category == category.word || !stands_for(other, category)) continue;
            const std::string label = composing_.words.categories.label(other.category);
            if (std::find(narrower.begin(), narrower.end(), label) == narrower.end())
                narrower.push_back(label);
        }
        if (!narrower.empty()) text += fmt::format(" ({})", join_and(narrower));
        if (seat.sub_group != nullptr) text += fmt::format(" (through {})", *seat.sub_group);
        return text;
    }

    Composing& composing_;
    EntityIndex body_;
    std::vector<Seat> seats_;
    bool whole_ = false;
};

// The department that a category hangs on, as the model names it, or "External to government".
std::string sponsor_name(Composing& composing, const Term& category) {
    if (category.external) return "External to government";
    if (category.sponsor.empty()) return "No sponsoring department said";
    if (const auto found = composing.model().find(category.sponsor)) {
        return composing.entity(*found).name;
    }
    std::string name = capitalised(category.sponsor);
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

}  // namespace

Section members_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    Members members(composing, about);
    std::vector<std::pair<std::string, Row>> rows;
    for (const Term& category : composing.words.categories.list()) {
        if (!category.parent.empty()) continue;
        const bool asked_for = !category.rule.empty() && composing.expected_of(about);
        if (!asked_for && !members.anybody_for(category)) continue;
        rows.emplace_back(wanted.grouped ? sponsor_name(composing, category) : std::string{},
                          members.row(category));
    }
    if (Row row = members.unsaid(); !row.values.empty()) {
        rows.emplace_back(wanted.grouped ? "Not said whom they stand for" : "", std::move(row));
    }
    for (auto& [sponsor, row] : rows) {
        const std::string& heading = sponsor;  // clang 14 cannot capture a structured binding
        const auto group =
            std::find_if(section.groups.begin(), section.groups.end(),
                         [&](const RowGroup& one) { return one.heading == heading; });
        if (group != section.groups.end()) {
            group->rows.push_back(std::move(row));
        } else {
            section.groups.push_back({heading, {std::move(row)}});
        }
    }
    return section;
}

Section attends_section(Composing& composing, EntityIndex about, const View::Section& wanted) {
    Section section = section_for(wanted);
    std::map<std::string, std::vector<std::string>> by_capacity;
    for (const LinkIndex index : composing.graph.in(about, LinkKind::attends)) {
        const Link& link = composing.model().link(index);
        const std::string& capacity = composing.word(composing.model().detail(link).capacity);
        by_capacity[capacity].push_back(composing.told(index, link.from));
    }
    RowGroup group;
    for (auto& [capacity, names] : by_capacity) {
        std::sort(names.begin(), names.end());
        Row row;
        row.label =
            capacity.empty() ? "Attends" : capitalised(composing.words.capacities.label(capacity));
        row.values = std::move(names);
        group.rows.push_back(std::move(row));
    }
    if (!group.rows.empty()) section.groups.push_back(std::move(group));
    return section;
}

}  // namespace govmap
