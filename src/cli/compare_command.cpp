#include "base/date.hpp"
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "compare/comparison.hpp"
#include "draw/view.hpp"
#include "read/heads.hpp"
#include "write/comparison.hpp"
#include "write/comparison_map.hpp"

namespace govmap {
namespace {

/// The options as a tile map, as the view `footprint` lays them out; nothing where the run cannot
/// go on.
std::optional<std::string> map_of(Session& session, const GovernanceGraph& graph,
                                  const footprints::Options& options,
                                  const footprints::Comparison& comparison) {
    constexpr const char* unusable = "the view, the theme or the tiles cannot be used:";
    const Surroundings& world = session.world();
    GraphsFolder graphs{world.files, session.sources(), session.problems(), world.graphs_folder};
    const auto theme = load_theme(graphs);
    const auto view = theme ? load_view(graphs, "footprint", *theme) : std::nullopt;
    const auto layout = view ? load_tile_layout(graphs, view->tiles) : std::nullopt;
    if (!layout) {
        session.fail(unusable, Exit::environment);
        return std::nullopt;
    }
    auto picture = tile_map_svg(
        comparison_tiles(graph, options, comparison, *layout, heads_of(session.sources())), *theme);
    if (picture) return std::move(*picture);
    session.fail(picture.error());
    return std::nullopt;
}

}  // namespace

Exit run_compare(const Arguments& arguments, const Surroundings& world) {
    constexpr const char* unusable = "the options cannot be compared until this is mended:";
    Session session(arguments, world);
    const auto packs = session.packs();
    if (!packs) return session.exit();
    const auto file =
        session.document(arguments.options, footprints::options_shapes(), "options", unusable);
    if (!file) return session.exit();
    const auto model =
        session.model_of(*packs, footprints::model_document(*file), parent_path(arguments.options));
    if (!model) return session.exit();
    const GovernanceGraph graph(*model, *model->as_of);
    const auto options = footprints::read_options(*file, graph, session.problems());
    if (!options) return session.fail(unusable, Exit::request);
    const auto comparison = footprints::compare(graph, *packs, *options);
    if (!comparison) return session.fail(comparison.error());
    const ComparisonFormat& format = *comparison_format(arguments.format);
    ComparisonPage page{graph, *options, *comparison, {}};
    if (format.has_map) {
        auto map = map_of(session, graph, *options, *comparison);
        if (!map) return session.exit();
        page.map = std::move(*map);
    }
    return session.deliver(format.write(page, session.style()));
}

}  // namespace govmap
