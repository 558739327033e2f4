#include "draw/tile_compose.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "draw/tile_covers.hpp"

namespace govmap {
namespace {

// Less of an authority's residents than this in an area is a slice along a border, which a tile
// does not show.
constexpr double slice = 0.02;
constexpr std::size_t single_letters = 26;
constexpr std::size_t many_names = 6;    // more than one reads as a title
constexpr std::size_t many_sources = 5;  // more than a foot has room for

class TileComposer {
public:
    TileComposer(const GovernanceGraph& graph, const Vocabulary& words, const View& view,
                 const TileLayout& layout, const std::vector<FileHead>& heads)
        : graph_(graph),
          words_(words),
          view_(view),
          layout_(layout),
          heads_(heads),
          covered_(graph, view.function) {}

    Result<TileSheet> compose(std::span<const EntityIndex> asked) {
        areas_.assign(asked.begin(), asked.end());
        if (areas_.empty()) areas_ = model().review_areas;
        find_shown();
        if (shown_.empty()) return nothing_shown();
        title();
        sheet_.boards = layer(view_.boards, boards_);
        sheet_.forces = layer(view_.forces, forces_);
        put_tiles();
        put_partnerships();
        feet();
        return std::move(sheet_);
    }

private:
    [[nodiscard]] const Model& model() const { return graph_.model(); }
    [[nodiscard]] std::string name(EntityIndex one) const {
        return model().entity(one).plain_name();
    }

    void find_shown() {
        for (const EntityIndex one : covered_.authorities()) {
            const bool in_area = std::any_of(areas_.begin(), areas_.end(), [&](EntityIndex area) {
                return covered_.lies_in(one, area) != Truth::no;
            });
            if (in_area || (areas_.empty() && covered_.is_covered(one))) shown_.push_back(one);
        }
    }

    [[nodiscard]] tl::unexpected<Failure> nothing_shown() const {
        std::vector<std::string> names;
        for (const EntityIndex one : areas_) names.push_back(name(one));
        const std::string day = in_words(graph_.as_of());
        if (names.empty()) {
            return request_failure(fmt::format(
                "there is nothing to draw: the model has no area under review, and no partnership "
                "of it covers an authority on {}; write 'area:' in it, or give --area",
                day));
        }
        return request_failure(
            fmt::format("there is nothing to draw: no upper-tier authority lies in {} on {}; write "
                        "'uses: [reference/england-2023]' in the model, or give another --area",
                        join_and(names), day));
    }

    void title() {
        std::vector<std::string> names;
        for (const EntityIndex one : areas_) names.push_back(name(one));
        const bool untold = names.empty() || names.size() > many_names;
        const std::string area = untold ? model().title : join_and(names);
        sheet_.title = filled(view_.title, area);
        sheet_.subtitle =
            fmt::format("{}, as at {}", filled(view_.subtitle, area), in_words(graph_.as_of()));
        const auto types = words_.types.find(EntityKind::area);
        if (types == words_.types.end()) return;
        sheet_.boards_called = types->second.label(view_.boards);
        const Term* boards = types->second.find(view_.boards);
        sheet_.boards_heading =
            boards == nullptr || boards->plural.empty() ? sheet_.boards_called : boards->plural;
        sheet_.forces_called = types->second.label(view_.forces);
    }

    static std::string filled(std::string text, const std::string& area) {
        constexpr std::string_view key = "{area}";
        if (const auto at = text.find(key); at != std::string::npos)
            text.replace(at, key.size(), area);
        return text;
    }

    // The areas of a type over what is shown, by name; `of` gets each authority's.
    std::vector<std::string> layer(const std::string& type,
                                   std::map<std::uint32_t, std::vector<std::size_t>>& of) {
        const auto wanted = model().symbols.find(type);
        if (!wanted) return {};
        std::vector<EntityIndex> areas;
        std::vector<std::pair<EntityIndex, EntityIndex>> lying;
        for (const EntityIndex one : shown_) {
            for (const LinkIndex index : graph_.out(one, LinkKind::within)) {
                const Link& link = model().link(index);
                if (graph_.type(link.to) != *wanted) continue;
                cite(link.evidence);
                if (model().detail(link).share.value_or(1) < slice) {
                    slices_ = true;
                    continue;
                }
                lying.emplace_back(one, link.to);
                if (std::find(areas.begin(), areas.end(), link.to) == areas.end())
                    areas.push_back(link.to);
            }
        }
        sort_by_name(model(), areas);
        if (areas.size() > single_letters) shared_first(areas, lying);
        std::vector<std::string> names;
        for (std::size_t at = 0; at < areas.size(); ++at) {
            names.push_back(name(areas[at]));
            for (const auto& [one, area] : lying) {
                if (area == areas[at]) of[one.value].push_back(at);
            }
        }
        return names;
    }

    // A tile that has several letters has no room for double ones.
    static void shared_first(std::vector<EntityIndex>& areas,
                             const std::vector<std::pair<EntityIndex, EntityIndex>>& lying) {
        std::map<std::uint32_t, std::size_t> of;  // how many each authority lies in
        for (const auto& [one, area] : lying) ++of[one.value];
        std::set<std::uint32_t> shared;
        for (const auto& [one, area] : lying) {
            if (of[one.value] > 1) shared.insert(area.value);
        }
        std::stable_partition(areas.begin(), areas.end(),
                              [&](EntityIndex area) { return shared.contains(area.value); });
    }

    void put_tiles() {
        TilePanel& panel = sheet_.panels.emplace_back();
        const PlacedTiles placed = place_tiles(layout_, model(), shown_);
        for (const PlacedTile& one : placed.tiles) {
            const Entity& authority = model().entity(one.authority);
            Tile tile{authority.id,
                      authority.plain_name(),
                      one.spot.label,
                      one.spot.cell,
                      {},
                      boards_[one.authority.value],
                      forces_[one.authority.value],
                      one.note};
            if (!one.note.empty()) notes_.push_back(fmt::format("{}: {}.", tile.name, one.note));
            panel.tiles.push_back(std::move(tile));
            tile_of_.emplace(one.authority.value, panel.tiles.size() - 1);
        }
        for (const EntityIndex one : placed.unplaced) panel.unplaced.push_back(name(one));
    }

    void put_partnerships() {
        TilePanel& panel = sheet_.panels.front();
        for (const EntityIndex body : covered_.bodies()) {
            const std::size_t number = panel.partnerships.size();
            std::vector<EntityIndex> outside;
            bool inside = false;
            for (const auto& [authority, how] : covered_.covers(body)) {
                const auto tile = tile_of_.find(authority);
                if (tile == tile_of_.end()) {
                    outside.push_back(how.authority);
                    continue;
                }
                panel.tiles[tile->second].shares.push_back({number, how.perhaps, how.part});
                inside = true;
            }
            if (!inside) continue;
            cite(model().entity(body).evidence);
            for (const LinkIndex index : graph_.out(body, LinkKind::covers))
                cite(model().link(index).evidence);
            const std::string& called = model().entity(body).name;
            panel.partnerships.push_back(called);
            if (outside.empty()) continue;
            std::vector<std::string> names;
            names.reserve(outside.size());
            sort_by_name(model(), outside);
            for (const EntityIndex one : outside) names.push_back(name(one));
            notes_.push_back(
                fmt::format("{} also covers {}, not on this map.", called, join_and(names)));
        }
    }

    void cite(EvidenceIndex evidence) {
        for (const Citation& citation : model().citations(evidence)) {
            const Source& source = model().source(citation.source);
            cited_.insert(source.date ? fmt::format("{} ({})", source.title, in_words(*source.date))
                                      : source.title);
        }
    }

    void feet() {
        if (slices_) {
            notes_.push_back(
                fmt::format("Where less than {:.0f} % of an authority's residents live "
                            "in an area, its tile does not show that.",
                            slice * 100));
        }
        sheet_.feet = notes_;
        for (std::string& one : reference_in_words(heads_, graph_.as_of(), later_on_maps))
            sheet_.feet.push_back(std::move(one));
        const std::vector<std::string> titles(cited_.begin(), cited_.end());
        if (titles.empty()) {
            sheet_.feet.emplace_back("Sources: none named.");
        } else if (titles.size() > many_sources) {
            sheet_.feet.push_back(
                fmt::format("Sources: {} documents, which the model names beside "
                            "what it takes from each.",
                            titles.size()));
        } else {
            sheet_.feet.push_back(fmt::format("{}: {}.", titles.size() == 1 ? "Source" : "Sources",
                                              fmt::join(titles, "; ")));
        }
    }

    const GovernanceGraph& graph_;
    const Vocabulary& words_;
    const View& view_;
    const TileLayout& layout_;
    const std::vector<FileHead>& heads_;
    std::vector<EntityIndex> areas_;
    std::vector<EntityIndex> shown_;  // those of the areas
    CoveredAuthorities covered_;
    std::map<std::uint32_t, std::vector<std::size_t>> boards_;  // by authority
    std::map<std::uint32_t, std::vector<std::size_t>> forces_;
    std::map<std::uint32_t, std::size_t> tile_of_;
    std::set<std::string> cited_;
    std::vector<std::string> notes_;
    bool slices_ = false;
    TileSheet sheet_;
};

}  // namespace

Result<TileSheet> compose_tile_map(const GovernanceGraph& graph, const Vocabulary& words,
                                   const View& view, const TileLayout& layout,
                                   const std::vector<FileHead>& heads,
                                   std::span<const EntityIndex> areas) {
    return TileComposer(graph, words, view, layout, heads).compose(areas);
}

}  // namespace govmap
