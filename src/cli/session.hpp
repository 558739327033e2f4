#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "base/source.hpp"
#include "check/baseline.hpp"
#include "check/pack.hpp"
#include "cli/arguments.hpp"
#include "cli/surroundings.hpp"
#include "model/model.hpp"
#include "read/reader.hpp"
#include "store/sql_engine.hpp"

namespace govmap {

/// One run of the program: what was read, and what was wrong with it. Each step gives nothing
/// where the run cannot go on; it has then told the reader why, and `exit` is the code to end with.
class Session {
public:
    Session(const Arguments& arguments, const Surroundings& world)
        : arguments_(arguments), world_(world) {}

    /// The packs asked for, else the guidance and good practice; and those of --with beside them.
    std::optional<PackSet> packs();
    /// They, and the models asked for, held to their words: what every command needs that looks at
    /// a model.
    struct Loaded {
        PackSet packs;
        Model model;
    };
    std::optional<Loaded> load();
    /// A YAML file of another form than a model, held to the shape `name` of the book. `heading`
    /// says what it is if there is something wrong in it.
    std::optional<Node> document(const std::string& path, const Shapes& book, std::string_view name,
                                 std::string_view heading);
    /// The model that such a file stands on; `folder` is what its `uses` are relative to.
    std::optional<Model> model_of(const PackSet& packs, const Node& document,
                                  const std::string& folder);
    /// Other models, held to the words of the same packs, their files registered beside the first.
    std::optional<Model> read_beside(const PackSet& packs, const std::vector<std::string>& models,
                                     std::string_view heading);
    /// The baseline of a file.
    std::optional<Baseline> baseline(const std::string& path);
    /// --as-of, else the model's own date, else today.
    [[nodiscard]] Date as_of(const Model& model) const;
    /// The areas of --area; empty if none were given.
    std::optional<std::vector<EntityIndex>> areas(const Model& model);

    /// What the command line calls by its id, name or alias.
    std::optional<EntityIndex> entity(const Model& model, const std::string& called);

    /// Says what is wrong with the request, or with the environment.
    Exit fail(const Failure& failure);
    /// Says the problems found so far, under a line that says what they are in.
    Exit fail(std::string_view heading, Exit code);

    /// Puts what a command made where it was asked for: into the file of --output, else to standard
    /// output.
    Exit deliver(const std::string& text);

    /// How text is to be laid out there: a file gets no colour.
    [[nodiscard]] PageStyle style() const;

    [[nodiscard]] Exit exit() const { return exit_; }
    [[nodiscard]] const SourceMap& sources() const { return sources_; }
    SourceMap& sources() { return sources_; }
    Problems& problems() { return problems_; }
    [[nodiscard]] const Surroundings& world() const { return world_; }

private:
    [[nodiscard]] std::vector<std::string> pack_names() const;
    ReadContext reading(const Vocabulary& vocabulary, Problems& problems);

    const Arguments& arguments_;
    const Surroundings& world_;
    SqlEngine queries_;
    SourceMap sources_;
    Problems problems_;
    Exit exit_ = Exit::good;
};

}  // namespace govmap
