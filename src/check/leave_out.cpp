#include "check/leave_out.hpp"

#include <algorithm>

namespace govmap {
namespace {

template <class T, class Gone>
bool drop(std::vector<T>& from, Gone gone) {
    const auto end = std::remove_if(from.begin(), from.end(), gone);
    const bool any = end != from.end();
    from.erase(end, from.end());
    return any;
}

}  // namespace

std::optional<Model> without(const Model& model, Location place) {
    Model copy = model;
    bool any = false;
    for (const Link& link : model.links) {
        if (link.where != place || link.kind != LinkKind::holds) continue;
        const Symbol role = model.detail(link).role;
        drop(copy.closures, [&](const Closure& one) {
            return one.kind == LinkKind::holds && one.of == link.to && one.qualifier == role;
        });
    }
    const auto there = [&](const auto& one) { return one.where == place; };
    any = drop(copy.links, there) || any;
    any = drop(copy.gaps, there) || any;
    any = drop(copy.closures, there) || any;
    any = drop(copy.whole_kinds, [&](const WholeKind& one) { return there(one.closure); }) || any;
    for (Entity& entity : copy.entities) {
        if (!entity.properties.empty()) any = drop(entity.properties, there) || any;
    }
    if (!any) return std::nullopt;
    return copy;
}

}  // namespace govmap
