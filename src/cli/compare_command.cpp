#include "base/date.hpp"
#include "base/files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "compare/comparison.hpp"
#include "write/comparison.hpp"

namespace govmap {

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
    const ComparisonPage page{graph, *options, *comparison, {}};
    return session.deliver(comparison_format(arguments.format)->write(page, session.style()));
}

}  // namespace govmap
