#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "base/source.hpp"
#include "draw/compose.hpp"
#include "draw/theme.hpp"
#include "draw/view.hpp"
#include "model/model.hpp"
#include "model/vocabulary.hpp"
#include "support/memory_files.hpp"

namespace govmap::test {

/// What is shipped in `graphs/` and `models/`, as files in memory, and what a test draws with them.
class Shipped {
public:
    Shipped();

    /// A model written in the text format, in a file of its own beside the shipped ones.
    Model model(const std::string& text);
    /// A shipped model, by its path under models/.
    Model shipped_model(const std::string& path);

    View view(const std::string& name);
    Theme theme();
    GraphsFolder graphs() { return {files, sources, problems, "graphs"}; }

    /// Composes `view` of a model as at its own date.
    Result<Scene> compose(const Model& model, const std::string& view,
                          const ComposeOptions& options = {},
                          std::span<const Finding> findings = {});
    /// The same for a text model; a failure fails the test.
    Scene scene(const std::string& text, const std::string& view,
                const ComposeOptions& options = {}, std::span<const Finding> findings = {});

    MemoryFiles files;
    SourceMap sources;
    Problems problems;
    Vocabulary words;  ///< of the pack combating-drugs-2022
};

/// The row with this label in a card of the scene, or null.
const Row* find_row(const Scene& scene, const std::string& label, const std::string& figure = {});
const Figure* find_figure(const Scene& scene, const std::string& id);

}  // namespace govmap::test
