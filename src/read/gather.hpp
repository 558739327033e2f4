#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "read/reader.hpp"

namespace govmap {

/// A model file, or the files of a folder that are read as one model.
struct Unit {
    std::string path;
    std::string folder;  ///< what its `uses` and tables are relative to
    std::vector<Node> documents;
    bool asked_for = false;  ///< named on the command line, not only used by another
    std::optional<Date> as_of;
    std::map<std::string, SourceIndex, std::less<>> sources;
    EntityIndex first;  ///< of the entities that it declares: [first, end)
    EntityIndex end;
};

/// Finds and parses the models at `paths` and everything that they use, each once, what is used
/// before what uses it. Loops of `uses`, missing files and folders without a model are Problems.
std::vector<Unit> gather(ReadContext& context, std::span<const std::string> paths);

/// The same for a document that is at hand already.
std::vector<Unit> gather_inline(ReadContext& context, const Node& document,
                                const std::string& folder);

}  // namespace govmap
