#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/document.hpp"
#include "base/files.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "base/source.hpp"
#include "model/model.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// What a reader needs of the world.
struct ReadContext {
    const Files& files;
    SourceMap& sources;                     ///< every file read is registered here
    Problems& problems;                     ///< everything wrong in them goes here
    const Vocabulary& vocabulary;           ///< the words that models may use
    std::string models_folder;              ///< where `uses: [national/…]` looks; empty = nowhere
    std::uint64_t most_bytes = 32U << 20U;  ///< a larger file is refused before it is read
    std::size_t workers = 1;  ///< how many threads may read files that do not hang on each other
};

/// Reads a file whole and registers it (the text stays as long as the sources do), refusing one
/// that is missing or too large with a Problem. `asked_at` is the place that names the file
/// (`uses:`), unknown for one from the command line.
std::optional<std::uint32_t> read_text(ReadContext& context, const std::string& path,
                                       Location asked_at, std::string_view& text);

/// Reads models: each path is a file or a folder. What they use is read too, each file once.
/// Every independent problem is reported; nothing if there was any.
std::optional<Model> read_models(ReadContext& context, std::span<const std::string> paths);

/// Reads a model that stands inside another document (the example of a rule). `folder` is what its
/// `uses` are relative to.
std::optional<Model> read_inline_model(ReadContext& context, const Node& document,
                                       const std::string& folder);

/// The form of a model file: the shape "model" and those that it is made of. Words that the packs
/// name are taken from `vocabulary`.
Shapes model_shapes(const Vocabulary& vocabulary);

/// Finds an authority or area by id, code, name, short name or alias, whatever its case, "&" for
/// "and" and "City of"/"County of" are; of several the one that is alive on `date`. For one request
/// of the command line; reading itself keeps an index.
/// Nothing, and a Problem at `asked_at` with the nearest name, if there is none or more than one.
std::optional<EntityIndex> find_place(const Model& model, std::string_view name,
                                      std::optional<Date> date, Location asked_at,
                                      Problems& problems);

}  // namespace govmap
