#include "write/entity_record.hpp"

#include <algorithm>
#include <tuple>

namespace govmap {

EntityRecord record_of(const EntityPage& page) {
    const Model& model = page.world.model();
    const GovernanceGraph& graph = page.world.graph();
    EntityRecord record;
    for (std::uint32_t at = 0; at < model.links.size(); ++at) {
        const Link& link = model.links[at];
        const bool outward = link.from == page.entity;
        if (outward || link.to == page.entity)
            record.links.push_back({{at}, outward, graph.holds({at})});
    }
    std::stable_sort(record.links.begin(), record.links.end(),
                     [&](const RecordedLink& a, const RecordedLink& b) {
                         const auto key = [&](const RecordedLink& one) {
                             return std::tuple(model.link(one.link).kind, !one.outward);
                         };
                         return key(a) < key(b);
                     });
    for (std::uint32_t at = 0; at < model.gaps.size(); ++at) {
        if (model.gaps[at].of == page.entity) record.gaps.push_back({at});
    }
    for (std::size_t at = 0; at < model.closures.size(); ++at) {
        const Closure& one = model.closures[at];
        // That whoever is named in a role is all there are in it goes without saying: nobody has
        // stated it.
        const bool by_naming = one.kind == LinkKind::holds && model.citations(one.evidence).empty();
        if (one.of == page.entity && !by_naming) record.closures.push_back(at);
    }
    for (const Finding& finding : page.report.findings) {
        if (finding.subject == model.entity(page.entity).id) record.findings.push_back(&finding);
    }
    return record;
}

}  // namespace govmap
