#include <algorithm>
#include <array>
#include <unordered_set>

#include "graph/lines.hpp"
#include "graph/onward.hpp"

namespace govmap {
namespace {

constexpr std::array<LinkKind, 6> accountability = {LinkKind::answers_to, LinkKind::reports_to,
                                                    LinkKind::part_of,    LinkKind::post_in,
                                                    LinkKind::member_of,  LinkKind::holds};

// Breadth first from one entity; remembers the step by which each entity was first reached.
class Search {
public:
    enum class Over { certain, perhaps, blocked_too };

    Search(const GovernanceGraph& graph, std::span<const LinkKind> kinds, Over over)
        : graph_(graph), kinds_(kinds), over_(over) {}

    // The place of the first of `targets` (sorted) in the order searched, if one is reached.
    std::optional<std::size_t> run(EntityIndex from, std::span<const EntityIndex> targets) {
        add({from, none, {}, 0});
        for (std::size_t at = 0; at < nodes_.size(); ++at) {
            const EntityIndex entity = nodes_[at].entity;
            if (std::binary_search(targets.begin(), targets.end(), entity)) return at;
            each_onward(graph_, entity, kinds_, [&](const Onward& onward) {
                if (onward.blocked && over_ != Over::blocked_too) return;
                if (onward.certain != Truth::yes && over_ == Over::certain) return;
                add({onward.to, at, onward, nodes_[at].depth + 1});
            });
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<Onward> steps_to(std::size_t at) const {
        std::vector<Onward> steps;
        for (; nodes_[at].before != none; at = nodes_[at].before) steps.push_back(nodes_[at].step);
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    // The first of the entities that are the most steps away.
    [[nodiscard]] std::size_t furthest() const {
        const auto found =
            std::max_element(nodes_.begin(), nodes_.end(),
                             [](const Node& a, const Node& b) { return a.depth < b.depth; });
        return static_cast<std::size_t>(found - nodes_.begin());
    }

    // Whether it is stated of everything reached that all its links onward are recorded.
    [[nodiscard]] bool all_recorded() const {
        return std::all_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
            return std::all_of(kinds_.begin(), kinds_.end(), [&](LinkKind kind) {
                return graph_.closure(node.entity, kind, true) != nullptr;
            });
        });
    }

    // Whether there was never a choice: the furthest is the end of the only way.
    [[nodiscard]] bool only_one_way() const { return nodes_.back().depth + 1 == nodes_.size(); }
    [[nodiscard]] EntityIndex entity(std::size_t at) const { return nodes_[at].entity; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct Node {
        EntityIndex entity;
        std::size_t before = none;
        Onward step;
        std::size_t depth = 0;
    };

    void add(const Node& node) {
        if (seen_.insert(node.entity.value).second) nodes_.push_back(node);
    }

    const GovernanceGraph& graph_;
    std::span<const LinkKind> kinds_;
    Over over_;
    std::vector<Node> nodes_;
    std::unordered_set<std::uint32_t> seen_;
};

bool stands(const GovernanceGraph& graph, const Gap& gap) {
    return info(gap.reason).known_absent && holds_on(gap, graph.as_of()) == Truth::yes;
}

// Why nobody is in the role: the gap recorded for it (a known absence first), and whether it is
// certain that nobody is.
Truth nobody_in(const GovernanceGraph& graph, LineBreak& broken) {
    Truth nobody = Truth::unknown;
    for (const GapIndex index : graph.gaps(broken.at)) {
        const Gap& gap = graph.model().gap(index);
        if (gap.kind != LinkKind::holds || gap.qualifier != broken.role) continue;
        if (stands(graph, gap)) nobody = Truth::yes;
        if (!broken.gap || stands(graph, gap)) broken.gap = index;
    }
    if (graph.closure(broken.at, LinkKind::holds, false, broken.role) != nullptr)
        nobody = Truth::yes;
    return nobody;
}

void append(Line& line, std::span<const Onward> steps) {
    for (const Onward& step : steps) {
        line.steps.push_back({step.link, step.through, step.certain, step.to});
    }
}

}  // namespace

std::vector<bool> arriving(const GovernanceGraph& graph, std::span<const EntityIndex> targets,
                           std::span<const LinkKind> over) {
    std::vector<bool> arrives(graph.model().entities.size());
    std::vector<EntityIndex> waiting;
    const auto add = [&](EntityIndex entity) {
        if (arrives[entity.value]) return;
        arrives[entity.value] = true;
        waiting.push_back(entity);
    };
    for (const EntityIndex target : targets) add(target);
    while (!waiting.empty()) {
        const EntityIndex at = waiting.back();
        waiting.pop_back();
        for (const LinkKind kind : over) {
            for (const LinkIndex index : graph.in(at, kind)) {
                const Onward onward = onward_over(graph, index);
                if (!onward.blocked && onward.certain == Truth::yes)
                    add(graph.model().link(index).from);
            }
        }
    }
    return arrives;
}

std::span<const LinkKind> accountability_kinds() { return accountability; }

Line line_to(const GovernanceGraph& graph, EntityIndex from, std::span<const EntityIndex> targets,
             std::span<const LinkKind> over) {
    Line line;
    line.from = from;
    std::vector<EntityIndex> sorted(targets.begin(), targets.end());
    std::sort(sorted.begin(), sorted.end());

    Search certain(graph, over, Search::Over::certain);
    if (const auto at = certain.run(from, sorted)) {
        append(line, certain.steps_to(*at));
        line.arrives = Truth::yes;
        return line;
    }
    Search perhaps(graph, over, Search::Over::perhaps);
    if (const auto at = perhaps.run(from, sorted)) {
        append(line, perhaps.steps_to(*at));
        line.arrives = Truth::unknown;
        return line;
    }
    Search blocked(graph, over, Search::Over::blocked_too);
    if (const auto at = blocked.run(from, sorted)) {
        const std::vector<Onward> steps = blocked.steps_to(*at);
        const auto stop = std::find_if(steps.begin(), steps.end(),
                                       [](const Onward& step) { return step.blocked; });
        append(line, std::span(steps.begin(), stop));
        LineBreak broken{graph.model().link(stop->link).from, std::nullopt, stop->link, stop->role};
        line.arrives = negated(nobody_in(graph, broken));
        line.broken = broken;
        return line;
    }
    // No recorded way at all. Show the furthest that it gets, and what is recorded there.
    const std::size_t end = perhaps.furthest();
    append(line, perhaps.steps_to(end));
    LineBreak broken{perhaps.entity(end), std::nullopt, std::nullopt, {}};
    line.arrives = Truth::unknown;
    each_onward(graph, broken.at, over, [&](const Onward& onward) {
        if (!onward.blocked || broken.link) return;
        broken.link = onward.link;
        broken.role = onward.role;
        nobody_in(graph, broken);
    });
    for (const GapIndex index : graph.gaps(broken.at)) {
        const Gap& gap = graph.model().gap(index);
        if (std::find(over.begin(), over.end(), gap.kind) == over.end()) continue;
        if (gap.kind == LinkKind::holds || gap.kind == LinkKind::member_of)
            continue;  // not upwards
        broken.gap = index;
        if (stands(graph, gap) && perhaps.only_one_way()) line.arrives = Truth::no;
    }
    if (perhaps.all_recorded()) line.arrives = Truth::no;
    line.broken = broken;
    return line;
}

Line line_to(const GovernanceGraph& graph, EntityIndex from, EntityIndex target,
             std::span<const LinkKind> over) {
    return line_to(graph, from, std::span<const EntityIndex>(&target, 1), over);
}

}  // namespace govmap
