#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/problem.hpp"
#include "graph/dependence.hpp"
#include "graph/graph.hpp"
#include "graph/path.hpp"
#include "graph/select.hpp"
#include "model/query.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// What conditions are evaluated in: a graph, the words of the packs, the areas under review; and
/// what is prepared once and used for many subjects. All of it must outlive the World, as must the
/// paths and selectors handed to it.
class World {
public:
    World(const GovernanceGraph& graph, const Vocabulary& words, std::span<const EntityIndex> areas,
          const QueryEngine* queries = nullptr)
        : graph_(&graph), words_(&words), areas_(areas.begin(), areas.end()), queries_(queries) {}

    [[nodiscard]] const GovernanceGraph& graph() const { return *graph_; }
    [[nodiscard]] const Model& model() const { return graph_->model(); }
    [[nodiscard]] const Vocabulary& words() const { return *words_; }
    [[nodiscard]] Date as_of() const { return graph_->as_of(); }

    /// The subject of the rule that is being looked at, for conditions on others that speak of it.
    void look_at(EntityIndex subject) { subject_ = subject; }
    [[nodiscard]] EntityIndex subject() const { return subject_; }

    [[nodiscard]] Reach walk(const Path& path, EntityIndex from) const;
    /// The same, in a record that the next peek along this path uses again.
    [[nodiscard]] const Reach& peek(const Path& path, EntityIndex from) const;
    [[nodiscard]] const PreparedSelector& prepared(const Selector& selector) const;

    /// All that the selector selects, looked for once: a line has the same targets for every
    /// subject.
    [[nodiscard]] const std::vector<EntityIndex>& all(const Selector& selector) const;

    /// Every link of the kind that leaves the entity, whenever it holds, in the model's order.
    [[nodiscard]] std::span<const LinkIndex> ever(EntityIndex from, LinkKind kind) const;

    /// Who hangs on whom among all posts, organisations and bodies, on the lines to one target.
    [[nodiscard]] const Hanging& hanging(EntityIndex target,
                                         const std::vector<LinkKind>& over) const;
    /// The loops of the whole model in these links: certain ones, and those that perhaps are.
    struct Loops {
        std::vector<std::vector<LinkIndex>> certain;
        std::vector<std::vector<LinkIndex>> perhaps;
    };
    [[nodiscard]] const Loops& loops(const std::vector<LinkKind>& over) const;
    /// By place in the model: who is, or perhaps is, on a loop in these links.
    [[nodiscard]] const std::vector<bool>& on_loops(const std::vector<LinkKind>& over) const;
    /// By place in the model: whose line over these links certainly arrives at one of the targets.
    [[nodiscard]] const std::vector<bool>& arriving(const std::vector<EntityIndex>& targets,
                                                    const std::vector<LinkKind>& over) const;

    /// Whether a verdict is to be told with its sentence, facts and what is missing. Where only
    /// failures are wanted, everything is first asked without: an outcome may then leave out all
    /// but its verdict.
    [[nodiscard]] bool telling() const { return telling_; }
    void tell(bool telling) { telling_ = telling; }

    /// What a local rule's query finds, on a copy of the graph that is made when the first one
    /// asks.
    [[nodiscard]] tl::expected<QueryRows, QueryProblem> ask(
        const std::string& query, const std::optional<std::string>& subject) const;

    /// Says that a condition could not be looked at to its end. There is then no outcome that could
    /// be believed, so the whole check ends with the first such problem.
    void break_off(Problem problem) const {
        if (!broken_) broken_ = std::move(problem);
    }
    [[nodiscard]] const std::optional<Problem>& broken() const { return broken_; }

private:
    [[nodiscard]] const PreparedPath& prepared(const Path& path) const;

    const GovernanceGraph* graph_;
    const Vocabulary* words_;
    std::vector<EntityIndex> areas_;
    EntityIndex subject_;
    bool telling_ = true;
    const QueryEngine* queries_;
    mutable std::unique_ptr<QueryCopy> copy_;
    mutable std::optional<Problem> broken_;
    mutable std::map<LinkKind, std::vector<LinkIndex>> ever_;  // by where they start
    // By address, for finding only: nothing is ever listed in the order of these.
    mutable std::unordered_map<const Path*, std::unique_ptr<PreparedPath>> paths_;
    mutable std::unordered_map<const Selector*, std::shared_ptr<const std::vector<EntityIndex>>>
        selected_;
    mutable std::unordered_map<const Selector*, std::unique_ptr<PreparedSelector>> selectors_;
    mutable std::map<std::pair<EntityIndex, std::vector<LinkKind>>, std::unique_ptr<Hanging>>
        hanging_;
    mutable std::map<std::vector<LinkKind>, Loops> loops_;
    mutable std::map<std::vector<LinkKind>, std::vector<bool>> on_loops_;
    mutable std::map<std::pair<std::vector<EntityIndex>, std::vector<LinkKind>>, std::vector<bool>>
        arriving_;
};

}  // namespace govmap
