#include "graph/path.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/select.hpp"

namespace govmap {
namespace {

bool holds_symbol(const std::vector<Symbol>& sorted, Symbol symbol) {
    return std::binary_search(sorted.begin(), sorted.end(), symbol);
}

// The filter whose words the gaps and closures of a kind name as their qualifier.
std::string_view qualifying_key(LinkKind kind) {
    switch (kind) {
        case LinkKind::holds: return "role";
        case LinkKind::member_of: return "represents";
        case LinkKind::attends: return "capacity";
        case LinkKind::covers: return "fulfils";
        default: return "type";
    }
}

}  // namespace

bool listed_at_end(LinkKind kind) {
    switch (kind) {
        case LinkKind::holds:
        case LinkKind::member_of:
        case LinkKind::attends:
        case LinkKind::part_of:
        case LinkKind::post_in: return true;
        default: return false;
    }
}

std::vector<LinkIndex> Reach::over(const Reached& reached) const {
    std::vector<LinkIndex> result;
    for (std::uint32_t at = reached.way; at != 0; at = ways[at].before)
        result.push_back(ways[at].link);
    std::reverse(result.begin(), result.end());
    return result;
}

PreparedPath::PreparedPath(const GovernanceGraph& graph, const Vocabulary& words, const Path& path)
    : graph_(&graph) {
    for (const Path::Step& one : path.steps) {
        Step step{one.kind, one.backwards, one.repeated, false, {}, {}, {}, EntityTest(graph), {}};
        for (const Path::Filter& filter : one.filters) add_filter(step, filter, words);
        if (!step.link_tests.empty()) step.by_detail.resize(graph.model().details.size());
        steps_.push_back(std::move(step));
    }
}

void PreparedPath::add_filter(Step& step, const Path::Filter& filter,
                              const Vocabulary& words) const {
    const Model& model = graph_->model();
    const Terms none;
    const Terms& terms = filter.key == "represents" ? words.categories : none;
    if (filter.key == "part" || filter.key == "primary" || filter.key == "most") {
        if (filter.values.size() != 1) return;  // true|false: anything
        LinkTest test;
        test.flag = filter.key == "part"      ? Flag::part
                    : filter.key == "primary" ? Flag::primary
                                              : Flag::most;
        test.wanted = filter.values.front() == "true";
        step.link_tests.push_back(std::move(test));
    } else if (filter.key == "role" || filter.key == "represents" || filter.key == "capacity") {
        LinkTest test;
        test.kind = step.kind;
        test.yes = symbols_under(model, terms, filter.values);
        test.perhaps = symbols_above(model, terms, filter.values);
        step.link_tests.push_back(std::move(test));
    } else if (filter.key == "kind") {
        std::vector<EntityKind> kinds;
        for (const std::string& word : filter.values) {
            if (const auto kind = entity_kind(word)) kinds.push_back(*kind);
        }
        step.entity_test.want_kind(kinds);
    } else if (filter.key == "type") {
        step.entity_test.want_type(words, filter.values);
    } else if (filter.key == "fulfils") {
        step.entity_test.want_fulfils(filter.values);
    } else if (filter.key == "id") {
        step.entity_test.want_id(filter.values);
    } else {
        step.entity_test.want_property(filter.key, filter.values);
    }
    if (filter.key == qualifying_key(step.kind) && !step.qualified) {
        step.qualified = true;
        for (const std::string& word : filter.values) {
            step.qualifiers.push_back(model.symbols.find(word).value_or(Symbol{}));
        }
        step.gap_words = symbols_under(model, terms, filter.values);
    }
}

Truth PreparedPath::test(const LinkTest& test, const LinkDetail& detail) {
    const auto one = [&](Symbol said) {
        if (!said.said()) return Truth::unknown;
        if (holds_symbol(test.yes, said)) return Truth::yes;
        return holds_symbol(test.perhaps, said) ? Truth::unknown : Truth::no;
    };
    if (test.flag == Flag::part) return truth_of(detail.part_only == test.wanted);
    // At least half of the residents, as wherever one asks what a place lies in.
    if (test.flag == Flag::most)
        return truth_of((detail.share.value_or(1.0) >= 0.5) == test.wanted);
    if (test.flag == Flag::primary) return truth_of(detail.primary == test.wanted);
    if (test.kind == LinkKind::attends || test.kind == LinkKind::borders)
        return one(detail.capacity);
    // A report that names no role goes through none: that is not "not said".
    if (test.kind != LinkKind::member_of) return detail.role.said() ? one(detail.role) : Truth::no;
    Truth any = detail.represents.empty() ? Truth::unknown : Truth::no;
    for (const Symbol said : detail.represents) any = either(any, one(said));
    return any;
}

Truth PreparedPath::test(const Step& step, const Link& link) const {
    if (step.link_tests.empty()) return Truth::yes;
    std::optional<Truth>& known = step.by_detail[link.detail];
    if (!known) {
        known = Truth::yes;
        const LinkDetail& detail = graph_->model().detail(link);
        for (const LinkTest& one : step.link_tests) known = both(*known, test(one, detail));
    }
    return *known;
}

bool PreparedPath::known_absent(const Step& step, EntityIndex at, Symbol qualifier) const {
    const std::span<const GapIndex> gaps = graph_->gaps(at);
    return std::any_of(gaps.begin(), gaps.end(), [&](GapIndex index) {
        const Gap& gap = graph_->model().gap(index);
        return gap.kind == step.kind && gap.qualifier == qualifier &&
               info(gap.reason).known_absent && holds_on(gap, graph_->as_of()) == Truth::yes;
    });
}

const Closure* PreparedPath::closure(const Step& step, EntityIndex at, Symbol qualifier) const {
    if (!(step.kind == LinkKind::covers && step.backwards)) {
        return graph_->closure(at, step.kind, !step.backwards, qualifier);
    }
    // "All the bodies with this function that cover the area" holds for every place in the area.
    for (const auto& [place, mostly, wholly] : places_around(*graph_, at)) {
        if (mostly != Truth::yes) continue;
        if (const Closure* one = graph_->closure(place, step.kind, false, qualifier)) return one;
    }
    return nullptr;
}

bool PreparedPath::closed(const Step& step, EntityIndex at, Reach& reach) const {
    const auto keep = [&](const Closure* one) {
        if (std::find(reach.closures.begin(), reach.closures.end(), one) == reach.closures.end()) {
            reach.closures.push_back(one);
        }
        return true;
    };
    if (const Closure* one = closure(step, at, Symbol{})) return keep(one);
    // "Answers for: not applicable" says of the whole list that there is nobody on it.
    if (!step.backwards && known_absent(step, at, Symbol{})) return true;
    if (!step.qualified) return false;
    const bool gaps_here = step.backwards == listed_at_end(step.kind);
    return std::all_of(step.qualifiers.begin(), step.qualifiers.end(), [&](Symbol qualifier) {
        if (!qualifier.said()) return false;
        if (const Closure* one = closure(step, at, qualifier)) return keep(one);
        return gaps_here && known_absent(step, at, qualifier);
    });
}

// One walk: the frontier goes step by step; each entity of a step is kept once, by its surest way.
struct PreparedPath::Walker {
    const PreparedPath& path;
    std::vector<Stand>& stands;
    std::vector<Stand>& ahead;
    Reach& reach;
    std::unordered_map<std::uint32_t, std::size_t> places =
        {};  // entity -> its place in the next stands

    // Among a few, looking at each is quicker than keeping a map of them.
    static constexpr std::size_t few = 16;
    [[nodiscard]] std::optional<std::size_t> place_of(const std::vector<Stand>& among,
                                                      EntityIndex entity) const {
        for (std::size_t at = 0; at < std::min(few, among.size()); ++at) {
            if (among[at].entity == entity) return at;
        }
        if (among.size() <= few) return std::nullopt;
        const auto found = places.find(entity.value);
        if (found == places.end()) return std::nullopt;
        return found->second;
    }

    // Puts an entity among `into`, or betters the way to it. True if there is news.
    bool arrive(std::vector<Stand>& into, const Stand& stand) {
        const std::optional<std::size_t> found = place_of(into, stand.entity);
        if (!found) {
            if (into.size() >= few) places.emplace(stand.entity.value, into.size());
            into.push_back(stand);
            return true;
        }
        Stand& known = into[*found];
        if (known.certain >= stand.certain) return false;
        known.certain = stand.certain;
        known.way = stand.way;
        return true;
    }

    template <class Arrive>
    void expand(const Step& step, const Stand& stand, Arrive arrive_at) {
        const GovernanceGraph& graph = *path.graph_;
        const auto links =
            step.backwards ? graph.in(stand.entity, step.kind) : graph.out(stand.entity, step.kind);
        const bool any_end = step.entity_test.empty();
        for (const LinkIndex index : links) {
            const Link& link = graph.model().link(index);
            const EntityIndex next = step.backwards ? link.from : link.to;
            Truth passes = path.test(step, link);
            if (passes != Truth::no && !any_end) passes = both(passes, step.entity_test(next));
            if (passes == Truth::no) continue;
            if (passes == Truth::unknown) {
                reach.unsaid.push_back(index);
                continue;
            }
            reach.ways.push_back({index, stand.way});
            arrive_at(Stand{next, both(stand.certain, graph.holds(index)),
                            static_cast<std::uint32_t>(reach.ways.size() - 1), false});
        }
    }

    // Whether the list that the step follows is whole at one entity, and what gaps it has.
    void look(const Step& step, const Stand& stand) {
        const GovernanceGraph& graph = *path.graph_;
        for (const GapIndex index : graph.gaps(stand.entity)) {
            const Gap& gap = graph.model().gap(index);
            // A gap that names nothing is one at the start of a line: to whom it goes.
            const bool at_end = gap.qualifier.said() && listed_at_end(gap.kind);
            const bool asked = !step.qualified || !gap.qualifier.said() ||
                               holds_symbol(step.gap_words, gap.qualifier);
            if (gap.kind == step.kind && at_end == step.backwards && asked)
                reach.gaps.push_back(index);
        }
        if (path.closed(step, stand.entity, reach)) return;
        // Below its start, a repeated step is open only where it is known to go on: whoever says
        // "these are all our sub-groups" need not say of each that it has none.
        const auto links =
            step.backwards ? graph.in(stand.entity, step.kind) : graph.out(stand.entity, step.kind);
        if (step.repeated && !stand.root && links.empty()) return;
        reach.open.push_back(
            {stand.entity, static_cast<std::uint32_t>(&step - path.steps_.data())});
    }

    void once(const Step& step) {
        ahead.clear();
        places.clear();
        for (const Stand& stand : stands) {
            look(step, stand);
            expand(step, stand, [&](const Stand& arrived) { arrive(ahead, arrived); });
        }
        stands.swap(ahead);
    }

    void repeated(const Step& step) {
        places.clear();
        std::vector<Stand> found;
        for (Stand stand : stands) {
            stand.root = true;
            arrive(found, stand);
        }
        std::vector<std::size_t> waiting(found.size());
        for (std::size_t at = 0; at < waiting.size(); ++at) waiting[at] = at;
        std::vector<bool> looked;
        for (std::size_t done = 0; done < waiting.size(); ++done) {
            const Stand stand = found[waiting[done]];  // a copy: `found` grows
            looked.resize(found.size());
            const bool again = looked[waiting[done]];
            looked[waiting[done]] = true;
            if (!again) look(step, stand);
            const std::size_t unsaid = reach.unsaid.size();
            expand(step, stand, [&](const Stand& arrived) {
                if (arrive(found, arrived)) waiting.push_back(*place_of(found, arrived.entity));
            });
            if (again) reach.unsaid.resize(unsaid);
        }
        stands = std::move(found);
    }
};

Reach PreparedPath::walk(EntityIndex from) const {
    constexpr std::size_t usual = 8;
    Reach reach;
    reach.ways.reserve(usual);
    walk(from, reach);
    return reach;
}

const Reach& PreparedPath::peek(EntityIndex from) const {
    scratch_.entities.clear();
    scratch_.gaps.clear();
    scratch_.closures.clear();
    scratch_.unsaid.clear();
    scratch_.open.clear();
    scratch_.ways.resize(1);
    walk(from, scratch_);
    return scratch_;
}

void PreparedPath::walk(EntityIndex from, Reach& reach) const {
    stands_.assign(1, {from, Truth::yes, 0, false});
    Walker walker{*this, stands_, next_, reach};
    for (const Step& step : steps_) {
        if (step.repeated) {
            walker.repeated(step);
        } else {
            walker.once(step);
        }
    }
    reach.entities.reserve(stands_.size());
    for (const Stand& stand : stands_) {
        reach.entities.push_back({stand.entity, stand.certain, stand.way});
    }
    reach.whole = reach.open.empty() && reach.unsaid.empty();
}

Reach walk(const GovernanceGraph& graph, const Vocabulary& words, EntityIndex from,
           const Path& path) {
    return PreparedPath(graph, words, path).walk(from);
}

}  // namespace govmap
