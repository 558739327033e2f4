#include "check/want.hpp"

#include <algorithm>
#include <utility>

namespace govmap {
namespace {

// Past this many places nobody reads on.
constexpr std::size_t most_places = 6;

void add(Wants& wants, EntityIndex of, const Path::Step& step) {
    const bool known = std::any_of(wants.begin(), wants.end(), [&](const Want& one) {
        if (one.kind != Want::Kind::link || one.of != of || one.step.kind != step.kind ||
            one.step.backwards != step.backwards ||
            one.step.filters.size() != step.filters.size() || one.far_end)
            return false;
        for (std::size_t at = 0; at < step.filters.size(); ++at) {
            if (one.step.filters[at].key != step.filters[at].key ||
                one.step.filters[at].values != step.filters[at].values)
                return false;
        }
        return true;
    });
    if (known) return;
    Want want;
    want.of = of;
    want.step = step;
    wants.push_back(std::move(want));
}

const Path::Step* step_over(const Path& path, LinkKind kind) {
    for (const Path::Step& step : path.steps) {
        if (step.kind == kind) return &step;
    }
    return nullptr;
}

// Where the last step starts.
std::vector<EntityIndex> last_starts(const World& world, const Path& path, EntityIndex from) {
    if (path.steps.size() < 2) return {from};
    Path before;
    before.steps.assign(path.steps.begin(), path.steps.end() - 1);
    std::vector<EntityIndex> result;
    for (const Reached& one : walk(world.graph(), world.words(), from, before).entities)
        result.push_back(one.entity);
    return result;
}

}  // namespace

void want_path(const World& world, const Path& path, EntityIndex from, Wants& wants) {
    const Reach reach = world.walk(path, from);
    std::size_t places = 0;
    const auto want = [&](EntityIndex of, const Path::Step* step) {
        if (step != nullptr && places++ < most_places) add(wants, of, *step);
    };
    for (const EntityIndex start : last_starts(world, path, from)) want(start, &path.steps.back());
    for (const GapIndex index : reach.gaps) {
        const Gap& gap = world.model().gap(index);
        want(gap.of, step_over(path, gap.kind));
    }
    for (const OpenList& open : reach.open) want(open.at, &path.steps[open.step]);
    for (const LinkIndex index : reach.unsaid) {
        const Link& link = world.model().link(index);
        const Path::Step* step = step_over(path, link.kind);
        if (step != nullptr) want(step->backwards ? link.to : link.from, step);
    }
}

void want_path(const World& world, const Path& path, EntityIndex from,
               const std::vector<Reached>& should_be, Wants& wants) {
    const std::vector<EntityIndex> starts = last_starts(world, path, from);
    if (starts.empty()) return;
    std::size_t named = 0;
    for (const Reached& one : should_be) {
        if (named++ == most_places) break;
        Want want;
        want.of = starts.front();
        want.step = path.steps.back();
        want.far_end = one.entity;
        wants.push_back(std::move(want));
    }
}

}  // namespace govmap
