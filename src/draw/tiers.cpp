#include "draw/tiers.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/sections.hpp"
#include "draw/tier_maker.hpp"

namespace govmap {

using Form = View::Who::Form;

void TierMaker::make(const View::Tier& wanted) {
    SceneTier tier;
    tier.id = wanted.id;
    const bool is_frame =
        wanted.drawn == View::Drawn::frame || wanted.drawn == View::Drawn::summary;
    if (is_frame) {
        add_frame(wanted, tier);
    } else {
        for (const View::Who& who : wanted.who) {
            View::Tier styled = wanted;
            if (!who.style.empty()) styled.style = who.style;
            add_figures(styled, who, tier);
        }
    }
    if (tier.figures.empty() && !wanted.nobody.empty()) tier.figures.push_back(nobody(wanted));
    spread(wanted, std::move(tier));
}

double TierMaker::page_width() const {
    const Theme& theme = composing_.theme;
    return (composing_.view.lying ? theme.page_height : theme.page_width) - 2 * theme.margin;
}

bool TierMaker::has_place(EntityIndex entity) const {
    const std::vector<EntityIndex>& subjects = composing_.subjects;
    return tiers_.places.contains(entity) ||
           std::find(subjects.begin(), subjects.end(), entity) != subjects.end();
}

void TierMaker::place(EntityIndex entity, const std::string& figure, const std::string& cell) {
    tiers_.places.emplace(entity, Place{tiers_.list.size(), figure, cell});
}

// Boxes side by side up to `across`, the rest in further rows below.
void TierMaker::spread(const View::Tier& wanted, SceneTier tier) {
    if (tier.figures.empty()) return;
    const std::size_t rows = wanted.drawn == View::Drawn::boxes
                                 ? (tier.figures.size() + wanted.across - 1) / wanted.across
                                 : 1;
    const std::size_t a_row = (tier.figures.size() + rows - 1) / rows;
    for (std::size_t begin = 0, row = 0; begin < tier.figures.size(); begin += a_row, ++row) {
        SceneTier part;
        part.id = row == 0 ? tier.id : fmt::format("{}-{}", tier.id, row + 1);
        const std::size_t end = std::min(begin + a_row, tier.figures.size());
        for (std::size_t at = begin; at < end; ++at) {
            for (auto& [entity, where] : tiers_.places) {
                if (where.figure == tier.figures[at].id) where.tier = tiers_.list.size();
            }
            part.figures.push_back(std::move(tier.figures[at]));
        }
        if (wanted.drawn == View::Drawn::boxes) narrow(part);
        tiers_.list.push_back(std::move(part));
    }
}

// Boxes narrow enough to stand side by side; Graphviz parts them by up to this.
void TierMaker::narrow(SceneTier& tier) const {
    constexpr double gap = 26;
    const auto count = static_cast<double>(tier.figures.size());
    for (Figure& figure : tier.figures) {
        figure.width = std::min(figure.width, (page_width() - gap * (count - 1)) / count);
    }
}

Figure TierMaker::box(const View::Tier& wanted, EntityIndex entity) {
    Figure figure;
    figure.id = composing_.entity(entity).id;
    figure.style = wanted.style;
    figure.width = wanted.width;
    figure.name = composing_.name(entity);
    figure.external = composing_.external(entity);
    if (composing_.entity(entity).disputed) figure.standing = Standing::disputed;
    if (composing_.planned(entity)) {
        figure.standing = Standing::planned;
        figure.lines.emplace_back("planned, not yet formed");
    }
    return figure;
}

Figure TierMaker::nobody(const View::Tier& wanted) {
    Figure figure;
    figure.id = fmt::format("nobody-{}", wanted.id);
    figure.style = wanted.style;
    figure.width = wanted.width;
    figure.name = wanted.nobody;
    LinkKind kind = LinkKind::holds;
    for (const View::Who& who : wanted.who) {
        if (who.form == Form::sub_groups) kind = LinkKind::part_of;
    }
    const bool whole = std::all_of(
        composing_.subjects.begin(), composing_.subjects.end(), [&](EntityIndex subject) {
            return composing_.graph.closure(subject, kind, false) != nullptr;
        });
    const Row row = composing_.missing({}, nullptr, whole, {}, composing_.subjects.front());
    figure.standing = row.standing;
    figure.lines = row.values;
    return figure;
}

void TierMaker::add_figures(const View::Tier& wanted, const View::Who& who, SceneTier& tier) {
    switch (who.form) {
        case Form::select: add_selected(wanted, who, tier); break;
        case Form::holders: add_holders(wanted, who.role, tier); break;
        case Form::subjects: add_cards(wanted, tier); break;
        case Form::shared: add_shared(wanted, tier); break;
        case Form::boards: add_boards(wanted, tier); break;
        case Form::sub_groups: add_sub_groups(wanted, tier); break;
    }
}

void TierMaker::add_selected(const View::Tier& wanted, const View::Who& who, SceneTier& tier) {
    std::vector<EntityIndex> found = who.selector.all(composing_.graph, composing_.words);
    composing_.sort_by_name(found);
    for (const EntityIndex entity : found) {
        if (has_place(entity)) continue;
        tier.figures.push_back(box(wanted, entity));
        place(entity, tier.figures.back().id);
    }
}

void TierMaker::add_cards(const View::Tier& wanted, SceneTier& tier) {
    const auto count = static_cast<double>(composing_.subjects.size());
    constexpr double gap = 14;
    for (const EntityIndex subject : composing_.subjects) {
        Figure figure = box(wanted, subject);
        figure.form = Figure::Form::card;
        figure.width = (page_width() - gap * (count - 1)) / count;
        figure.bands = card_bands(composing_, subject);
        place(subject, figure.id);
        tier.figures.push_back(std::move(figure));
    }
}

void TierMaker::add_shared(const View::Tier& wanted, SceneTier& tier) {
    std::vector<Column> columns = shared_columns(composing_);
    if (columns.empty()) return;
    Figure figure;
    figure.id = "shared";
    figure.form = Figure::Form::card;
    figure.style = wanted.style;
    figure.width = page_width();
    figure.name = composing_.subjects.size() == 2 ? "Shared by both partnerships"
                                                  : "Shared by several partnerships";
    figure.bands.push_back(std::move(columns));
    tier.figures.push_back(std::move(figure));
}

// Boards that the subjects answer to, report to or are part of, unless they stand above already.
void TierMaker::add_boards(const View::Tier& wanted, SceneTier& tier) {
    std::vector<EntityIndex> found;
    for (const EntityIndex subject : composing_.subjects) {
        for (const LinkKind kind :
             {LinkKind::answers_to, LinkKind::reports_to, LinkKind::part_of}) {
            for (const LinkIndex index : composing_.graph.out(subject, kind)) {
                found.push_back(composing_.model().link(index).to);
            }
        }
    }
    composing_.sort_by_name(found);
    for (const EntityIndex board : found) {
        if (has_place(board)) continue;
        tier.figures.push_back(box(wanted, board));
        place(board, tier.figures.back().id);
    }
    for (const EntityIndex subject : composing_.subjects) add_unnamed(wanted, subject, tier);
}

// Lines upwards of which somebody says that they are there, and nobody to whom: a box each.
void TierMaker::add_unnamed(const View::Tier& wanted, EntityIndex subject, SceneTier& tier) {
    for (const LinkKind kind : {LinkKind::answers_to, LinkKind::reports_to}) {
        const Gap* gap = composing_.gap(subject, kind, {});
        if (gap == nullptr) continue;
        const Row row = composing_.missing({}, gap, false, {}, subject);
        Figure figure;
        figure.id = fmt::format("{}--{}", composing_.entity(subject).id, info(kind).word);
        figure.style = wanted.style;
        figure.width = wanted.width;
        const bool nobody_there = info(gap->reason).known_absent;
        figure.name = fmt::format("{} {}", capitalised(info(kind).forward),
                                  nobody_there ? "nobody" : "somebody not named");
        figure.standing = row.standing;
        figure.lines = row.values;
        if (!nobody_there) tiers_.unnamed.push_back({subject, kind, figure.id, row.values.front()});
        tier.figures.push_back(std::move(figure));
    }
}

void TierMaker::add_sub_groups(const View::Tier& wanted, SceneTier& tier) {
    for (const EntityIndex subject : composing_.subjects) {
        for (const Composing::Part& part : composing_.below(subject)) {
            if (has_place(part.body)) continue;
            Figure figure = box(wanted, part.body);
            for (std::string& line : sub_group_lines(composing_, part.body)) {
                figure.lines.push_back(std::move(line));
            }
            place(part.body, figure.id);
            tier.figures.push_back(std::move(figure));
        }
    }
}

Tiers compose_tiers(Composing& composing) {
    Tiers tiers;
    TierMaker maker(composing, tiers);
    for (const View::Tier& wanted : composing.view.tiers) maker.make(wanted);
    return tiers;
}

}  // namespace govmap
