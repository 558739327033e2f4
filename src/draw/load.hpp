#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "base/files.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "base/source.hpp"

namespace govmap {

/// Where views and the theme are read from, and where what is wrong with them goes.
struct GraphsFolder {
    const Files& files;
    SourceMap& sources;
    Problems& problems;
    std::string folder;  ///< the one that holds theme.yaml and views/
};

/// Reads one YAML file of `graphs/` and holds it to the shape `name` of the book. Nothing, with the
/// Problems reported, if it cannot be read or deviates.
std::optional<Node> load_document(GraphsFolder& from, const std::string& path, const Shapes& book,
                                  std::string_view name);

/// Reads one YAML file of `graphs/`, of which `meaning` says what it ought to be, and holds it to
/// nothing yet.
std::optional<Node> read_document(GraphsFolder& from, const std::string& path,
                                  std::string_view meaning);

/// Reading a map that conforms to its shape: what is not there gives the value `otherwise`.
std::string text_at(const Node& map, std::string_view key, std::string_view otherwise = {});
double number_at(const Node& map, std::string_view key, double otherwise);
bool flag_at(const Node& map, std::string_view key, bool otherwise = false);
std::vector<std::string> texts_at(const Node& map, std::string_view key);

}  // namespace govmap
