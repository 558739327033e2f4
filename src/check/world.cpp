#include "check/world.hpp"

#include <algorithm>

#include "graph/lines.hpp"

namespace govmap {

const PreparedPath& World::prepared(const Path& path) const {
    std::unique_ptr<PreparedPath>& prepared = paths_[&path];
    if (!prepared) prepared = std::make_unique<PreparedPath>(*graph_, *words_, path);
    return *prepared;
}

Reach World::walk(const Path& path, EntityIndex from) const { return prepared(path).walk(from); }

const Reach& World::peek(const Path& path, EntityIndex from) const {
    return prepared(path).peek(from);
}

const PreparedSelector& World::prepared(const Selector& selector) const {
    std::unique_ptr<PreparedSelector>& prepared = selectors_[&selector];
    if (!prepared) {
        prepared = std::make_unique<PreparedSelector>(*graph_, *words_, selector, areas_);
    }
    return *prepared;
}

const std::vector<EntityIndex>& World::all(const Selector& selector) const {
    const auto known = selected_.find(&selector);
    if (known != selected_.end()) return *known->second;
    // Many rules are about the same: what it says counts, not where it stands.
    const auto same = std::find_if(selected_.begin(), selected_.end(),
                                   [&](const auto& one) { return *one.first == selector; });
    auto found = same != selected_.end()
                     ? same->second
                     : std::make_shared<const std::vector<EntityIndex>>(prepared(selector).all());
    return *selected_.emplace(&selector, std::move(found)).first->second;
}

std::span<const LinkIndex> World::ever(EntityIndex from, LinkKind kind) const {
    const std::vector<Link>& links = model().links;
    const auto [known, fresh] = ever_.try_emplace(kind);
    std::vector<LinkIndex>& all = known->second;
    const auto start = [&](LinkIndex index) { return links[index.value].from; };
    if (fresh) {
        for (std::uint32_t at = 0; at < links.size(); ++at) {
            if (links[at].kind == kind) all.push_back({at});
        }
        std::stable_sort(all.begin(), all.end(),
                         [&](LinkIndex a, LinkIndex b) { return start(a) < start(b); });
    }
    const auto first = std::partition_point(all.begin(), all.end(),
                                            [&](LinkIndex one) { return start(one) < from; });
    const auto last =
        std::partition_point(first, all.end(), [&](LinkIndex one) { return start(one) <= from; });
    return {first, last};
}

const Hanging& World::hanging(EntityIndex target, const std::vector<LinkKind>& over) const {
    std::unique_ptr<Hanging>& known = hanging_[{target, over}];
    if (!known) {
        constexpr std::uint16_t actors =
            bit(EntityKind::post) | bit(EntityKind::organisation) | bit(EntityKind::body);
        std::vector<EntityIndex> sources;
        for (std::uint32_t at = 0; at < model().entities.size(); ++at) {
            const EntityIndex entity{at};
            if ((actors & bit(model().entity(entity).kind)) != 0 &&
                graph_->alive(entity) != Truth::no) {
                sources.push_back(entity);
            }
        }
        known = std::make_unique<Hanging>(*graph_, sources, target, over);
    }
    return *known;
}

const std::vector<bool>& World::on_loops(const std::vector<LinkKind>& over) const {
    const auto [found, fresh] = on_loops_.try_emplace(over);
    if (fresh) found->second = govmap::on_loops(*graph_, over);
    return found->second;
}

const std::vector<bool>& World::arriving(const std::vector<EntityIndex>& targets,
                                         const std::vector<LinkKind>& over) const {
    const auto [found, fresh] = arriving_.try_emplace({targets, over});
    if (fresh) found->second = govmap::arriving(*graph_, targets, over);
    return found->second;
}

tl::expected<QueryRows, QueryProblem> World::ask(const std::string& query,
                                                 const std::optional<std::string>& subject) const {
    if (!copy_) {
        if (queries_ == nullptr)
            return tl::unexpected<QueryProblem>({"there is nothing that can run the query", {}});
        auto made = queries_->copy(model(), as_of(), *words_);
        if (!made) return tl::unexpected<QueryProblem>(made.error());
        copy_ = std::move(*made);
    }
    return copy_->ask(query, subject);
}

const World::Loops& World::loops(const std::vector<LinkKind>& over) const {
    const auto [found, fresh] = loops_.try_emplace(over);
    if (!fresh) return found->second;
    Loops& result = found->second;
    result.certain = govmap::loops(*graph_, over, Truth::yes);
    std::vector<bool> certain(model().entities.size());
    for (const std::vector<LinkIndex>& loop : result.certain) {
        for (const LinkIndex link : loop) certain[model().link(link).from.value] = true;
    }
    for (std::vector<LinkIndex>& loop : govmap::loops(*graph_, over, Truth::unknown)) {
        const bool told = std::any_of(loop.begin(), loop.end(), [&](LinkIndex link) {
            return certain[model().link(link).from.value];
        });
        if (!told) result.perhaps.push_back(std::move(loop));
    }
    return result;
}

}  // namespace govmap
