#include "graph/graph.hpp"

#include <algorithm>
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
    for (const Entity& entity : model.entities) alive_.push_back(entity.period.holds_on(as_of));
    build_rows(out_, true);
    build_rows(in_, false);

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

void GovernanceGraph::build_rows(Rows& rows, bool outward) const {
    std::vector<std::uint32_t> filled;
    fill_rows(
        model_->entities.size(), model_->links,
        [&](const Link& link) { return outward ? link.from.value : link.to.value; },
        [&](std::uint32_t at) { return holds({at}) != Truth::no; }, rows.starts, filled);
    rows.links.reserve(filled.size());
    for (const std::uint32_t at : filled) rows.links.push_back({at});
    for (std::size_t row = 0; row + 1 < rows.starts.size(); ++row) {
        const auto begin = rows.links.begin() + rows.starts[row];
        const auto end = rows.links.begin() + rows.starts[row + 1];
        const auto kind = [&](LinkIndex index) { return model_->link(index).kind; };
        if (!std::is_sorted(begin, end,
                            [&](LinkIndex a, LinkIndex b) { return kind(a) < kind(b); })) {
            std::stable_sort(begin, end,
                             [&](LinkIndex a, LinkIndex b) { return kind(a) < kind(b); });
        }
    }
}

Truth GovernanceGraph::holds(LinkIndex link) const {
    const Link& said = model_->link(link);
    return both(said.period.holds_on(as_of_), both(alive(said.from), alive(said.to)));
}

std::span<const LinkIndex> GovernanceGraph::row(const Rows& rows, EntityIndex entity,
                                                LinkKind kind) const {
    assert(entity.value + 1 < rows.starts.size());
    const auto begin = rows.links.begin() + rows.starts[entity.value];
    const auto end = rows.links.begin() + rows.starts[entity.value + 1];
    const auto first = std::lower_bound(begin, end, kind, [&](LinkIndex index, LinkKind wanted) {
        return model_->link(index).kind < wanted;
    });
    const auto last = std::upper_bound(first, end, kind, [&](LinkKind wanted, LinkIndex index) {
        return wanted < model_->link(index).kind;
    });
    return {first, last};
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
    return nullptr;
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
