#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/tier_maker.hpp"

// Those who hold a role in the bodies that the picture is about.

namespace govmap {

Figure TierMaker::holder_box(const View::Tier& wanted, const std::string& label, EntityIndex holder,
                             std::size_t held) {
    Figure figure = box(wanted, holder);
    const std::size_t all = composing_.subjects.size();
    std::string line = label;
    if (held == all && all == 2) line += " of both partnerships";
    if (held == all && all > 2) line += fmt::format(" of all {} partnerships", all);
    if (held < all && held > 1) line += fmt::format(" of {} of the {} partnerships", held, all);
    figure.lines.push_back(std::move(line));
    return figure;
}

Figure TierMaker::vacancy_box(const View::Tier& wanted, const std::string& role,
                              EntityIndex subject) {
    const Term* term = composing_.words.roles.find(role);
    const bool whole = composing_.graph.closure(subject, LinkKind::holds, false) != nullptr;
    const Row row = composing_.missing(capitalised(composing_.words.roles.label(role)),
                                       composing_.gap(subject, LinkKind::holds, role), whole,
                                       term == nullptr ? "" : term->rule, subject);
    Figure figure;
    figure.id = fmt::format("{}--{}", composing_.entity(subject).id, role);
    figure.style = wanted.style;
    figure.width = wanted.width;
    figure.name = row.label;
    figure.standing = row.standing;
    figure.lines = row.values;
    figure.rule = row.rule;
    return figure;
}

// A box a post, however many it serves; and a box for each subject that has nobody, because two
// vacancies are never one thing.
void TierMaker::add_holders(const View::Tier& wanted, const std::string& role, SceneTier& tier) {
    std::map<EntityIndex, std::set<EntityIndex>> held;
    std::vector<EntityIndex> holders;
    std::vector<EntityIndex> without;
    std::set<EntityIndex> disputed;
    for (const EntityIndex subject : composing_.subjects) {
        bool anybody = false;
        for (const LinkIndex index : composing_.graph.in(subject, LinkKind::holds)) {
            const Link& link = composing_.model().link(index);
            if (composing_.word(composing_.model().detail(link).role) != role) continue;
            composing_.cite(link.evidence);
            held[link.from].insert(subject);
            holders.push_back(link.from);
            if (composing_.is_disputed(index)) disputed.insert(link.from);
            anybody = true;
        }
        if (!anybody && composing_.expected_of(subject)) without.push_back(subject);
    }
    composing_.sort_by_name(holders);
    const std::string label = capitalised(composing_.words.roles.label(role));
    const auto add = [&](Figure figure) {
        if (wanted.needs_line_up) tiers_.needs_line_up.insert(figure.id);
        tier.figures.push_back(std::move(figure));
    };
    for (const EntityIndex holder : holders) {
        if (has_place(holder)) continue;
        Figure figure = holder_box(wanted, label, holder, held[holder].size());
        if (disputed.contains(holder)) {
            figure.standing = Standing::disputed;
            figure.lines.back() += " (disputed)";
            composing_.shows_disputed = true;
        }
        place(holder, figure.id);
        add(std::move(figure));
    }
    for (const EntityIndex subject : without) {
        Figure figure = vacancy_box(wanted, role, subject);
        tiers_.vacancies[{subject, role}] = {tiers_.list.size(), figure.id, {}};
        add(std::move(figure));
    }
}

}  // namespace govmap
