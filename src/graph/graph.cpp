#include "graph/graph.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace govmap {
namespace {

// Fills compressed rows of indices by counting: linear, and stable in the order of `items`.
template <class Items, class RowOf, class Keep>
void fill_rows(std::size_t rows, const Items& items, RowOf row_of, Keep keep,
               std::vector<std::uint32_t>& starts, std::vector<std::uint32_t>& filled) {
    starts.assign(rows + 1, 0);
    for (std::uint32_t at = 0; at < items.size(); ++at) {
        if (keep(at)) ++starts[row_of(items[at]) + 1];
    }
    for (std::size_t row = 0; row < rows; ++row) starts[row + 1] += starts[row];
    filled.resize(starts[rows]);
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t at = 0; at < items.size(); ++at) {
        if (keep(at)) filled[next[row_of(items[at])]++] = at;
    }
}

}  // namespace

GovernanceGraph::GovernanceGraph(const Model& model, Date as_of) : model_(&model), as_of_(as_of) {
    alive_.reserve(model.entities.size());
    kinds_.reserve(model.entities.size());
    types_.reserve(model.entities.size());
    for (const Entity& entity : model.entities) {
        alive_.push_back(govmap::holds_on(entity, as_of));
        kinds_.push_back(entity.kind);
        types_.push_back(entity.type);
    }
    holds_.reserve(model.links.size());
    for (const Link& link : model.links) {
        holds_.push_back(both(model.said_on(link, as_of), both(alive(link.from), alive(link.to))));
    }
    const std::vector<LinkIndex> by_kind = links_by_kind();
    build_rows(out_, by_kind, true);
    build_rows(in_, by_kind, false);

    std::vector<std::uint32_t> gaps;
    fill_rows(
        model.entities.size(), model.gaps, [](const Gap& gap) { return gap.of.value; },
        [&](std::uint32_t at) { return model.gaps[at].period.holds_on(as_of) != Truth::no; },
        gap_starts_, gaps);
    gaps_.reserve(gaps.size());
    for (const std::uint32_t at : gaps) gaps_.push_back({at});

    fill_rows(
        model.entities.size(), model.closures, [](const Closure& one) { return one.of.value; },
        [&](std::uint32_t at) { return model.closures[at].period.holds_on(as_of) == Truth::yes; },
        closure_starts_, closures_);
}

std::vector<LinkIndex> GovernanceGraph::links_by_kind() const {
    const std::vector<Link>& links = model_->links;
    std::array<std::uint32_t, 33> next{};
    for (std::uint32_t at = 0; at < links.size(); ++at) {
        if (holds_[at] != Truth::no) ++next.at(static_cast<std::size_t>(links[at].kind) + 1);
    }
    for (std::size_t kind = 1; kind < next.size(); ++kind) next.at(kind) += next.at(kind - 1);
    std::vector<LinkIndex> result(next.back());
    for (std::uint32_t at = 0; at < links.size(); ++at) {
        if (holds_[at] != Truth::no)
            result[next.at(static_cast<std::size_t>(links[at].kind))++] = {at};
    }
    return result;
}

// Taken kind by kind, the links of each row come to stand in the order of their kinds by
// themselves.
void GovernanceGraph::build_rows(Rows& rows, const std::vector<LinkIndex>& by_kind,
                                 bool outward) const {
    const auto row_of = [&](LinkIndex index) {
        const Link& link = model_->link(index);
        return outward ? link.from.value : link.to.value;
    };
    rows.starts.assign(model_->entities.size() + 1, 0);
    for (const LinkIndex index : by_kind) ++rows.starts[row_of(index) + 1];
    for (std::size_t row = 0; row + 1 < rows.starts.size(); ++row)
        rows.starts[row + 1] += rows.starts[row];
    rows.links.resize(by_kind.size());
    rows.kinds.resize(by_kind.size());
    std::vector<std::uint32_t> next(rows.starts.begin(), rows.starts.end() - 1);
    for (const LinkIndex index : by_kind) {
        const std::uint32_t place = next[row_of(index)]++;
        rows.links[place] = index;
        rows.kinds[place] = model_->link(index).kind;
    }
}

std::span<const LinkIndex> GovernanceGraph::row(const Rows& rows, EntityIndex entity,
                                                LinkKind kind) const {
    assert(entity.value + 1 < rows.starts.size());
    const auto begin = rows.kinds.begin() + rows.starts[entity.value];
    const auto end = rows.kinds.begin() + rows.starts[entity.value + 1];
    const auto [first, last] = std::equal_range(begin, end, kind);
    return std::span(rows.links)
        .subspan(static_cast<std::size_t>(first - rows.kinds.begin()),
                 static_cast<std::size_t>(last - first));
}

std::span<const LinkIndex> GovernanceGraph::out(EntityIndex entity, LinkKind kind) const {
    return row(out_, entity, kind);
}

std::span<const LinkIndex> GovernanceGraph::in(EntityIndex entity, LinkKind kind) const {
    return row(in_, entity, kind);
}

std::span<const GapIndex> GovernanceGraph::gaps(EntityIndex entity) const {
    return std::span(gaps_).subspan(gap_starts_[entity.value],
                                    gap_starts_[entity.value + 1] - gap_starts_[entity.value]);
}

const Closure* GovernanceGraph::closure(EntityIndex of, LinkKind kind, bool outward,
                                        Symbol qualifier) const {
    for (std::uint32_t at = closure_starts_[of.value]; at < closure_starts_[of.value + 1]; ++at) {
        const Closure& one = model_->closures[closures_[at]];
        const bool wide_enough = !one.qualifier.said() || one.qualifier == qualifier;
        if (one.kind == kind && one.outward == outward && wide_enough) return &one;
    }
    for (const WholeKind& whole : model_->whole_kinds) {
        if (whole.closure.kind == kind && whole.first <= of && of < whole.end &&
            whole.closure.period.holds_on(as_of_) == Truth::yes) {
            return &whole.closure;
        }
    }
    return nullptr;
}

GovernanceGraph::Said GovernanceGraph::said(EntityIndex entity, Symbol key) const {
    Said disputed;
    Said in_vain;
    for (const Property& one : model_->entity(entity).properties) {
        if (one.key != key) continue;
        const Truth holds = govmap::holds_on(one, as_of_);
        if (holds == Truth::no) continue;
        // That one author looked and found nothing says nothing against what another found.
        const bool vain = one.absent() != nullptr && *one.absent() == Absence::not_recorded;
        if (!vain && !one.disputed) return {&one, holds};
        Said& second = vain ? in_vain : disputed;
        if (second.property == nullptr) second = {&one, holds};
    }
    return disputed.property != nullptr ? disputed : in_vain;
}

std::vector<EntityIndex> GovernanceGraph::fulfilling(Symbol function) const {
    std::vector<EntityIndex> result;
    for (std::uint32_t at = 0; at < model_->entities.size(); ++at) {
        const std::vector<Symbol>& functions = model_->entities[at].fulfils;
        const bool fulfils =
            std::find(functions.begin(), functions.end(), function) != functions.end();
        if (fulfils && alive_[at] != Truth::no) result.push_back({at});
    }
    return result;
}

}  // namespace govmap
