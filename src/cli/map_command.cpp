#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "check/check.hpp"
#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/places.hpp"
#include "cli/session.hpp"
#include "draw/compose.hpp"
#include "draw/render.hpp"
#include "draw/tile_compose.hpp"
#include "draw/view.hpp"
#include "govmap_version.hpp"
#include "graph/graph.hpp"
#include "read/heads.hpp"
#include "write/tile_map_page.hpp"

namespace govmap {
namespace {

/// What to say where no view has the name that was asked for.
std::optional<Failure> unknown_view(GraphsFolder& graphs, const std::string& name) {
    std::vector<std::string> names;
    for (const ViewName& one : view_names(graphs)) names.push_back(one.name);
    if (names.empty()) {
        return Failure{FailureKind::environment,
                       fmt::format("no views were found in '{}/views'; govmap's data ought to "
                                   "stand beside the program "
                                   "in ../share/govmap",
                                   graphs.folder)};
    }
    if (std::find(names.begin(), names.end(), name) != names.end()) return std::nullopt;
    return Failure{FailureKind::request,
                   fmt::format("there is no view '{}'; the views are {}", name, join_and(names))};
}

/// Why the view cannot be written as it is asked for: a tile map is no graph that Graphviz lays
/// out, and has formats and options of its own.
std::optional<Failure> unfit_request(const Arguments& arguments, const View& view) {
    const std::string ending = extension(arguments.output);
    const bool tiles = !view.tiles.empty();
    if (tiles && ending != ".svg" && ending != ".html") {
        return Failure{FailureKind::request,
                       fmt::format("'{}' does not end in .svg or .html, and the view '{}' is "
                                   "drawn as those alone; a web browser prints either and saves "
                                   "it as PDF",
                                   arguments.output, view.name)};
    }
    if (tiles && !arguments.of.empty()) {
        return Failure{FailureKind::request,
                       fmt::format("the view '{}' shows every partnership of an area: leave --of "
                                   "out, and narrow it with --area",
                                   view.name)};
    }
    if (tiles) return std::nullopt;
    if (!image_format(ending.empty() ? "" : ending.substr(1))) {
        return Failure{FailureKind::request,
                       fmt::format("'{}' does not end in .svg, .png, .pdf or .dot, so what to "
                                   "write is not known",
                                   arguments.output)};
    }
    if (!arguments.areas.empty()) {
        return Failure{FailureKind::request,
                       fmt::format("--area is for maps of footprints (--view footprint); the view "
                                   "'{}' is narrowed with --of",
                                   view.name)};
    }
    return std::nullopt;
}

/// What a picture is made of.
struct Drawn {
    const Arguments& arguments;
    Session& session;
    GraphsFolder& graphs;
    const View& view;
    const Theme& theme;
    const PackSet& packs;
    const GovernanceGraph& graph;
};

/// The bytes of the file, or nothing where the run cannot go on.
std::optional<std::string> tile_map(const Drawn& drawn) {
    const auto layout = load_tile_layout(drawn.graphs, drawn.view.tiles);
    if (!layout) {
        drawn.session.fail("the layout of the tiles cannot be used:", Exit::environment);
        return std::nullopt;
    }
    const auto areas = places(drawn.session, drawn.arguments, drawn.graph);
    if (!areas) return std::nullopt;
    const auto sheet = compose_tile_map(drawn.graph, drawn.packs.vocabulary, drawn.view, *layout,
                                        heads_of(drawn.session.sources()), *areas);
    if (!sheet) {
        drawn.session.fail(sheet.error());
        return std::nullopt;
    }
    auto picture = tile_map_svg(*sheet, drawn.theme);
    if (!picture) {
        drawn.session.fail(picture.error());
        return std::nullopt;
    }
    if (extension(drawn.arguments.output) == ".svg") return std::move(*picture);
    return tile_map_page(*sheet, *picture, version);
}

std::optional<std::string> graph_picture(const Drawn& drawn) {
    const auto report = check(drawn.graph, drawn.packs);
    if (!report) {
        drawn.session.fail(report.error());
        return std::nullopt;
    }
    ComposeOptions options;
    const Model& model = drawn.graph.model();
    if (!drawn.arguments.of.empty()) {
        const auto of = drawn.session.entity(model, drawn.arguments.of);
        if (!of) return std::nullopt;
        options.of = model.entity(*of).id;
    }
    const auto scene = compose(drawn.graph, drawn.packs.vocabulary, drawn.view, drawn.theme,
                               options, report->findings);
    if (!scene) {
        drawn.session.fail(scene.error());
        return std::nullopt;
    }
    const auto format = image_format(extension(drawn.arguments.output).substr(1));
    auto picture = Renderer::of_this_process().render(*scene, *format);
    if (!picture) {
        drawn.session.fail(picture.error());
        return std::nullopt;
    }
    return std::move(*picture);
}

}  // namespace

Exit run_map(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    GraphsFolder graphs{world.files, session.sources(), session.problems(), world.graphs_folder};
    if (const auto unknown = unknown_view(graphs, arguments.view)) return session.fail(*unknown);
    const auto theme = load_theme(graphs);
    const auto view = theme ? load_view(graphs, arguments.view, *theme) : std::nullopt;
    if (!view) return session.fail("the view or the theme cannot be used:", Exit::environment);
    if (const auto unfit = unfit_request(arguments, *view)) return session.fail(*unfit);

    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    if (const auto lost = would_overwrite(session.sources(), arguments.output))
        return session.fail(*lost);
    const GovernanceGraph graph(model, session.as_of(model));
    const Drawn drawn{arguments, session, graphs, *view, *theme, packs, graph};
    const auto picture = view->tiles.empty() ? graph_picture(drawn) : tile_map(drawn);
    if (!picture) return session.exit();
    const auto written = world.files.write(arguments.output, *picture);
    if (!written) return session.fail(written.error());
    world.err << "wrote " << visible(arguments.output) << '\n';
    return Exit::good;
}

}  // namespace govmap
