#pragma once

#include <map>
#include <memory>
#include <string>

#include "draw/scene.hpp"

struct Agraph_s;

namespace govmap {

struct CloseGraph {
    void operator()(Agraph_s* graph) const;
};
/// A cgraph graph, closed with its handle.
using DotGraph = std::unique_ptr<Agraph_s, CloseGraph>;

/// By figure: how many points of height to add.
using Stretch = std::map<std::string, double>;

/// The scene as a graph for `dot`, not laid out. Nodes are named by the figures' ids, and every
/// attribute is set through cgraph, so that no name can break out of its place.
/// `stretch` gives cards more height, so that those side by side are equally high; `close` puts
/// tiers and what stands in them nearer together, for a picture that does not fit its sheet else.
DotGraph dot_graph(const Scene& scene, const Stretch& stretch = {}, bool close = false);

/// Text as cgraph's functions take it: they copy it and change nothing, but say `char*`.
char* unowned(const std::string& text);

/// The `id` attributes that the elements of an SVG have.
std::string svg_id(const Figure& figure);
std::string svg_id(const Edge& edge);

/// The text of a graph in the DOT language.
std::string dot_text(Agraph_s* graph);

}  // namespace govmap
