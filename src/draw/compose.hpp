#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"
#include "draw/scene.hpp"
#include "draw/theme.hpp"
#include "draw/view.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

struct ComposeOptions {
    std::optional<std::string> of;  ///< the id of the one body to draw, whatever it fulfils; else
                                    ///< every one that the view is about
    bool any_size = false;          ///< compose it however many figures and rows it has
};

/// What the view shows of the graph. `findings` may be empty; from a check come the dates on which
/// documents are due and the exceptions that the partners accept.
///
/// Fails, with the way out, where there is nothing to draw, where `of` names nobody, where the view
/// is about one body and the model has several, and where it is more than the view's size budget.
Result<Scene> compose(const GovernanceGraph& graph, const Vocabulary& words, const View& view,
                      const Theme& theme, const ComposeOptions& options,
                      std::span<const Finding> findings = {});

}  // namespace govmap
