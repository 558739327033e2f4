#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "draw/tier_maker.hpp"

// Frames and summaries: many that stand together, drawn as one.

namespace govmap {

std::vector<EntityIndex> TierMaker::selected_for(const View::Tier& wanted) const {
    std::vector<EntityIndex> found;
    for (const View::Who& who : wanted.who) {
        std::vector<EntityIndex> some = who.selector.all(composing_.graph, composing_.words);
        composing_.sort_by_name(some);
        for (const EntityIndex one : some) {
            const bool known = std::find(found.begin(), found.end(), one) != found.end();
            if (!known && !has_place(one)) found.push_back(one);
        }
    }
    return found;
}

// The entity that the frame is as a whole, so that lines to it end at the frame.
void TierMaker::stand_for(const View::Tier& wanted, Figure& figure) {
    if (!wanted.stands_for) return;
    std::vector<EntityIndex> whole = wanted.stands_for->all(composing_.graph, composing_.words);
    composing_.sort_by_name(whole);
    if (whole.empty() || has_place(whole.front())) return;
    figure.id = composing_.entity(whole.front()).id;
    if (figure.name.empty()) figure.name = composing_.name(whole.front());
    composing_.cite(composing_.entity(whole.front()).evidence);
    place(whole.front(), figure.id);
}

// Cells in the order of the selectors; below another frame each under the one it answers to.
void TierMaker::add_frame(const View::Tier& wanted, SceneTier& tier) {
    const std::vector<EntityIndex> found = selected_for(wanted);
    if (found.empty()) return;
    Figure figure;
    figure.style = wanted.style;
    figure.width = wanted.narrow ? wanted.width : page_width();
    figure.id = fmt::format("tier-{}", wanted.id);
    figure.name = wanted.heading;
    stand_for(wanted, figure);
    if (wanted.drawn == View::Drawn::summary) {
        std::vector<std::string> names;
        for (const EntityIndex one : found) {
            names.push_back(composing_.name(one));
            place(one, figure.id);
        }
        // Names may hold commas and an "and": semicolons keep them apart.
        figure.lines.push_back(fmt::format("{}", fmt::join(names, "; ")));
    } else {
        figure.form = Figure::Form::frame;
        for (const auto& entity : in_columns(found)) {
            Cell cell;
            if (entity) {
                cell.id = composing_.entity(*entity).id;
                cell.name = composing_.name(*entity);
                if (composing_.entity(*entity).disputed) cell.standing = Standing::disputed;
                place(*entity, figure.id, cell.id);
            }
            figure.cells.push_back(std::move(cell));
        }
    }
    tier.figures.push_back(std::move(figure));
}

std::vector<std::optional<EntityIndex>> TierMaker::in_columns(
    const std::vector<EntityIndex>& found) const {
    std::vector<std::optional<EntityIndex>> columns;
    std::vector<EntityIndex> rest = found;
    const Figure* above = tiers_.list.empty() ? nullptr : &tiers_.list.back().figures.front();
    if (above != nullptr && above->form == Figure::Form::frame) {
        for (const Cell& cell : above->cells) {
            const auto under = std::find_if(rest.begin(), rest.end(), [&](EntityIndex one) {
                return has_line_to(one, cell.id);
            });
            columns.emplace_back();
            if (under == rest.end()) continue;
            columns.back() = *under;
            rest.erase(under);
        }
    }
    for (const EntityIndex one : rest) {
        const auto free = std::find(columns.begin(), columns.end(), std::nullopt);
        if (free != columns.end()) {
            *free = one;
        } else {
            columns.emplace_back(one);
        }
    }
    return columns;
}

bool TierMaker::has_line_to(EntityIndex from, const std::string& id) const {
    for (const LinkKind kind : composing_.view.links) {
        for (const LinkIndex index : composing_.graph.out(from, kind)) {
            if (composing_.entity(composing_.model().link(index).to).id == id) return true;
        }
    }
    return false;
}

}  // namespace govmap
