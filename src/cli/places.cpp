#include "cli/places.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "compare/area.hpp"

namespace govmap {

std::optional<std::vector<EntityIndex>> places(Session& session, const Arguments& arguments,
                                               const GovernanceGraph& graph) {
    if (arguments.areas.size() == 1) {
        std::vector<EntityIndex> found = footprints::areas_called(graph, arguments.areas.front());
        if (found.size() == 1) return found;
        if (found.size() > 1) {
            std::vector<std::string> ids;
            ids.reserve(found.size());
            for (const EntityIndex one : found) ids.push_back(graph.model().entity(one).id);
            session.fail(Failure{FailureKind::request,
                                 fmt::format("several areas with different authorities are called "
                                             "'{}': give the id of one, {}",
                                             arguments.areas.front(), fmt::join(ids, " or "))});
            return std::nullopt;
        }
    }
    return session.areas(graph.model());
}

}  // namespace govmap
