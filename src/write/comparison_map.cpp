#include "write/comparison_map.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

using footprints::AuthoritySet;
using footprints::Option;
using footprints::Overlay;
using footprints::OverlayKind;

class ComparisonTiles {
public:
    ComparisonTiles(const GovernanceGraph& graph, const footprints::Options& options,
                    const footprints::Comparison& comparison, const TileLayout& layout,
                    const std::vector<FileHead>& heads)
        : graph_(graph),
          options_(options),
          found_(comparison),
          heads_(heads),
          placed_(place_tiles(layout, graph.model(), options.area.authorities)) {}

    TileSheet make() {
        sheet_.title = options_.title;
        sheet_.subtitle =
            fmt::format("Options for {}, as at {}", options_.area_name, in_words(graph_.as_of()));
        for (const Overlay& one : of(OverlayKind::icb)) sheet_.boards.push_back(one.name);
        for (const Overlay& one : of(OverlayKind::police)) sheet_.forces.push_back(one.name);
        std::size_t left_out = 0;
        for (std::size_t at = 0; at < options_.options.size(); ++at) {
            const bool told = !options_.options[at].listed || found_.beaten[at].empty();
            if (told && sheet_.panels.size() < most_panels)
                sheet_.panels.push_back(panel(at));
            else
                ++left_out;
        }
        if (left_out > 0)
            sheet_.feet.push_back(fmt::format("{} not drawn; the table has them all.",
                                              counted(left_out, "option is", "options are")));
        std::vector<std::string> clusters;
        for (const footprints::LedTogether& one : options_.led_together)
            clusters.push_back(fmt::format("Under one leadership: {}", one.name));
        sheet_.feet.insert(sheet_.feet.end(), clusters.begin(), clusters.end());
        for (std::string& one : reference_in_words(heads_, graph_.as_of(), later_on_maps))
            sheet_.feet.push_back(std::move(one));
        sheet_.feet.emplace_back(
            "Facts: as the decision note of this comparison names its sources.");
        return std::move(sheet_);
    }

private:
    [[nodiscard]] const std::vector<Overlay>& of(OverlayKind kind) const {
        return found_.overlays.at(static_cast<std::size_t>(kind)).all;
    }

    [[nodiscard]] TilePanel panel(std::size_t at) const {
        const Option& option = options_.options[at];
        TilePanel result;
        result.title = option.listed ? option_letter(at)
                                     : fmt::format("{}. {}", option_letter(at), option.name);
        if (at == options_.today) result.subtitle = "business as usual";
        for (const footprints::Group& one : option.groups) result.partnerships.push_back(one.name);
        for (const PlacedTile& one : placed_.tiles) result.tiles.push_back(tile(option, one));
        for (const EntityIndex one : placed_.unplaced)
            result.unplaced.push_back(graph_.model().entity(one).plain_name());
        return result;
    }

    [[nodiscard]] Tile tile(const Option& option, const PlacedTile& placed) const {
        Tile result;
        const Entity& authority = graph_.model().entity(placed.authority);
        result.id = authority.id;
        result.name = authority.plain_name();
        result.label = placed.spot.label;
        result.cell = placed.spot.cell;
        result.note = placed.note;
        AuthoritySet self = 0;
        for (std::size_t at = 0; at < options_.area.authorities.size(); ++at) {
            if (options_.area.authorities[at] == placed.authority) self = footprints::only(at);
        }
        for (std::size_t at = 0; at < option.groups.size(); ++at) {
            if ((option.groups[at].members & self) != 0)
                result.shares.push_back({at, false, false});
        }
        const auto lies_in = [&](OverlayKind kind) {
            std::vector<std::size_t> found;
            for (std::size_t at = 0; at < of(kind).size(); ++at) {
                if ((of(kind)[at].members & self) != 0) found.push_back(at);
            }
            return found;
        };
        result.boards = lies_in(OverlayKind::icb);
        result.forces = lies_in(OverlayKind::police);
        return result;
    }

    const GovernanceGraph& graph_;
    const footprints::Options& options_;
    const footprints::Comparison& found_;
    const std::vector<FileHead>& heads_;
    PlacedTiles placed_;
    TileSheet sheet_;
};

}  // namespace

TileSheet comparison_tiles(const GovernanceGraph& graph, const footprints::Options& options,
                           const footprints::Comparison& comparison, const TileLayout& layout,
                           const std::vector<FileHead>& heads) {
    return ComparisonTiles(graph, options, comparison, layout, heads).make();
}

}  // namespace govmap
