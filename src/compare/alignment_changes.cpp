#include "compare/alignment_changes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/numbers.hpp"
#include "base/text.hpp"

namespace govmap::footprints {
namespace {

bool has_its_own(const Overlay& overlay, const Option& option) {
    return std::any_of(option.groups.begin(), option.groups.end(),
                       [&](const Group& one) { return coincide(overlay, one.members); });
}

/// " (827,000 residents)", to the nearest thousand; nothing where they are not recorded.
std::string residents(const Area& area, const Overlay& overlay) {
    double sum = 0;
    for (std::size_t at = 0; at < overlay.shares.size(); ++at) {
        if (overlay.shares[at] > 0 && area.residents[at] == 0) return {};
        sum += static_cast<double>(area.residents[at]) * overlay.shares[at];
    }
    constexpr std::uint64_t thousand = 1000;
    const auto thousands =
        static_cast<std::uint64_t>(std::llround(sum / static_cast<double>(thousand)));
    if (thousands == 0) return {};
    return fmt::format(", for about {} residents", grouped(thousands * thousand));
}

}  // namespace

AlignmentChanges alignment_changes(const GovernanceGraph& graph, const Options& options,
                                   std::span<const Overlays> overlays, const Option& option) {
    AlignmentChanges result;
    const Option& today = options.options[options.today];
    for (const Overlays& kind : overlays) {
        // A board led with others is told of as a board already.
        const bool told = kind.kind == OverlayKind::icb_leadership;
        for (const Overlay& one : kind.all) {
            if (told && graph.model().find(one.id)) continue;
            const std::size_t before = met_by(one, today);
            const std::size_t after = met_by(one, option);
            const bool own_before = has_its_own(one, today);
            const bool own_after = has_its_own(one, option);
            const std::string who = fmt::format("{} ({})", one.name, info(kind.kind).one);
            if (after != before) {
                (after > before ? result.loses : result.gains)
                    .push_back(fmt::format("{} would meet {}{} instead of {}.", who,
                                           counted(after, "partnership"), one.beyond ? " here" : "",
                                           before));
            }
            if (!info(kind.kind).by_residents) continue;
            if (own_before && !own_after && after <= before) {
                result.loses.push_back(fmt::format(
                    "{} would share its partnership with other authorities, and no longer have one "
                    "over just its own{}.",
                    who, residents(options.area, one)));
            } else if (!own_before && own_after && after >= before) {
                result.gains.push_back(
                    fmt::format("{} would have a partnership over just its own authorities{}.", who,
                                residents(options.area, one)));
            }
        }
    }
    return result;
}

}  // namespace govmap::footprints
