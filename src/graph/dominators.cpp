#include "graph/dominators.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace govmap {

Arcs::Arcs(std::size_t nodes, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs)
    : starts(nodes + 1), heads(pairs.size()) {
    for (const auto& [tail, head] : pairs) ++starts[tail + 1];
    for (std::size_t at = 0; at < nodes; ++at) starts[at + 1] += starts[at];
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (const auto& [tail, head] : pairs) heads[next[tail]++] = head;
}

namespace {

constexpr std::uint32_t none = 0xffffffff;

// Nodes are renumbered by depth-first search; all arrays below are over those numbers.
class LengauerTarjan {
public:
    explicit LengauerTarjan(const Arcs& arcs)
        : arcs_(arcs), number_(arcs.nodes(), none), ancestor_(arcs.nodes(), none) {
        search();
        const std::size_t count = node_.size();
        assert(count == arcs.nodes() && "every node is reachable");
        semi_.resize(count);
        best_.resize(count);
        dominator_.resize(count);
        for (std::uint32_t at = 0; at < count; ++at) semi_[at] = best_[at] = at;
    }

    std::vector<std::uint32_t> run() {
        const auto count = static_cast<std::uint32_t>(node_.size());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> backwards;
        backwards.reserve(arcs_.heads.size());
        for (std::uint32_t tail = 0; tail < count; ++tail) {
            for (const std::uint32_t head : arcs_.of(tail)) {
                backwards.emplace_back(number_[head], number_[tail]);
            }
        }
        const Arcs before(count, backwards);
        std::vector<std::uint32_t> bucket(count, none);  // first of those with this semidominator
        std::vector<std::uint32_t> next(count, none);    // the next one with the same
        for (std::uint32_t at = count; at-- > 1;) {
            for (const std::uint32_t tail : before.of(at)) {
                semi_[at] = std::min(semi_[at], semi_[evaluate(tail)]);
            }
            next[at] = bucket[semi_[at]];
            bucket[semi_[at]] = at;
            const std::uint32_t parent = parent_[at];
            ancestor_[at] = parent;
            for (std::uint32_t one = bucket[parent]; one != none; one = next[one]) {
                const std::uint32_t lowest = evaluate(one);
                dominator_[one] = semi_[lowest] < semi_[one] ? lowest : parent;
            }
            bucket[parent] = none;
        }
        std::vector<std::uint32_t> result(count);
        for (std::uint32_t at = 1; at < count; ++at) {
            if (dominator_[at] != semi_[at]) dominator_[at] = dominator_[dominator_[at]];
            result[node_[at]] = node_[dominator_[at]];
        }
        return result;
    }

private:
    void search() {
        struct Level {
            std::uint32_t node;
            std::uint32_t arc;
        };
        std::vector<Level> levels;
        const auto enter = [&](std::uint32_t node, std::uint32_t parent) {
            number_[node] = static_cast<std::uint32_t>(node_.size());
            node_.push_back(node);
            parent_.push_back(parent);
            levels.push_back({node, 0});
        };
        enter(0, none);
        while (!levels.empty()) {
            Level& top = levels.back();
            const auto heads = arcs_.of(top.node);
            if (top.arc == heads.size()) {
                levels.pop_back();
                continue;
            }
            const std::uint32_t tail = number_[top.node];
            const std::uint32_t head = heads[top.arc++];
            if (number_[head] == none) enter(head, tail);  // invalidates `top`
        }
    }

    // The node with the lowest semidominator on the way up to, and without, the forest's root.
    std::uint32_t evaluate(std::uint32_t at) {
        if (ancestor_[at] == none) return at;
        way_.clear();
        for (std::uint32_t up = at; ancestor_[ancestor_[up]] != none; up = ancestor_[up]) {
            way_.push_back(up);
        }
        while (!way_.empty()) {  // from the top down, as the recursive form would return
            const std::uint32_t one = way_.back();
            way_.pop_back();
            const std::uint32_t above = ancestor_[one];
            if (semi_[best_[above]] < semi_[best_[one]]) best_[one] = best_[above];
            ancestor_[one] = ancestor_[above];
        }
        return best_[at];
    }

    const Arcs& arcs_;
    std::vector<std::uint32_t> number_;  // node -> number
    std::vector<std::uint32_t> node_;    // number -> node
    std::vector<std::uint32_t> parent_;
    std::vector<std::uint32_t> ancestor_;
    std::vector<std::uint32_t> semi_;
    std::vector<std::uint32_t> best_;
    std::vector<std::uint32_t> dominator_;
    std::vector<std::uint32_t> way_;
};

}  // namespace

std::vector<std::uint32_t> immediate_dominators(const Arcs& arcs) {
    return LengauerTarjan(arcs).run();
}

}  // namespace govmap
