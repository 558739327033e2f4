#include "draw/tile_layout.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/csv.hpp"

namespace govmap {
namespace {

constexpr int furthest = 999;  // a cell further out than this is a slip
constexpr std::size_t longest_label = 5;
constexpr int widest_search = 40;  // steps; a map is not as wide

class LayoutReader {
public:
    LayoutReader(const CsvTable& table, Problems& problems) : table_(table), problems_(problems) {}

    TileLayout read() {
        for (const CsvTable::Row& row : table_.rows()) add(row);
        return std::move(layout_);
    }

private:
    int number(const CsvTable::Row& row, const char* column) {
        const CsvTable::Cell& cell = table_.cell(row, column);
        int value = 0;
        const char* end = cell.text.data() + cell.text.size();
        const auto [at, error] = std::from_chars(cell.text.data(), end, value);
        if (error == std::errc{} && at == end && value >= 0 && value <= furthest) return value;
        problems_.add(cell.where, fmt::format("'{}' is not a {}", cell.text, column),
                      fmt::format("write a whole number from 0 to {}", furthest));
        return 0;
    }

    void add(const CsvTable::Row& row) {
        const CsvTable::Cell& authority = table_.cell(row, "authority");
        const CsvTable::Cell& label = table_.cell(row, "label");
        const TileCell cell{number(row, "column"), number(row, "row")};
        if (!is_id(authority.text)) {
            problems_.add(authority.where, fmt::format("'{}' is not an id", authority.text),
                          "write the authority's id, as in the gazetteer");
        }
        const std::size_t letters = code_points(label.text).size();
        if (letters < 2 || letters > longest_label) {
            problems_.add(label.where, fmt::format("'{}' is not a label", label.text),
                          fmt::format("write 2 to {} letters", longest_label));
        }
        if (!labels_.insert(label.text).second) {
            problems_.add(label.where, fmt::format("'{}' stands for two authorities", label.text),
                          "give each a label of its own");
        }
        const bool shared = shares(row, cell);
        if (const auto [other, free] = cells_.try_emplace(cell, authority.text); !free && !shared) {
            problems_.add(
                table_.cell(row, "column").where,
                fmt::format("{} stands on the same tile as {}", authority.text, other->second),
                "give each a tile of its own, or name the one that has it before under 'shares'");
        }
        if (!layout_.emplace(authority.text, TileSpot{cell, label.text, shared}).second) {
            problems_.add(authority.where, fmt::format("{} has a tile already", authority.text),
                          "an authority stands once on a map");
        }
    }

    // Whether the row names the authority whose cell it is, which stands above it.
    bool shares(const CsvTable::Row& row, TileCell cell) {
        const CsvTable::Cell& with = table_.cell(row, "shares");
        if (with.text.empty()) return false;
        const auto other = layout_.find(with.text);
        if (other != layout_.end() && !other->second.gives_way && other->second.cell == cell)
            return true;
        problems_.add(with.where, fmt::format("'{}' does not have this tile to share", with.text),
                      "name an authority of a row above that has the same column and row");
        return false;
    }

    const CsvTable& table_;
    Problems& problems_;
    TileLayout layout_;
    std::map<TileCell, std::string> cells_;
    std::set<std::string> labels_;
};

// "E Sur" for East Surrey, "Wokin" for Woking.
std::string label_for(std::string_view name) {
    const std::size_t space = name.rfind(' ');
    const bool one_word = space == std::string_view::npos;
    std::string label;
    if (!one_word) label = std::string(code_points(name).front()) + " ";
    const auto letters = code_points(one_word ? name : name.substr(space + 1));
    const std::size_t room = longest_label - code_points(label).size();
    for (std::size_t at = 0; at < std::min(room, letters.size()); ++at) label += letters[at];
    return label;
}

class Placer {
public:
    Placer(const TileLayout& layout, const Model& model) : layout_(layout), model_(model) {
        for (const Link& link : model.links) {
            if (link.kind == LinkKind::succeeds) {
                before_[link.from.value].push_back(link.to);
                after_[link.to.value].push_back(link.from);
            } else if (link.kind == LinkKind::within &&
                       model.entity(link.to).kind == EntityKind::authority) {
                around_[link.from.value].push_back(link.to);
            }
        }
    }

    PlacedTiles place(std::span<const EntityIndex> authorities) {
        // Whoever has a tile of its own keeps it, whoever is asked for first.
        std::set<std::uint32_t> settled;
        for (const bool gives_way : {false, true}) {
            for (const EntityIndex one : authorities) {
                const TileSpot* spot = own(one);
                if (spot == nullptr || spot->gives_way != gives_way || taken_.contains(spot->cell))
                    continue;
                take(*spot);
                settled.insert(one.value);
            }
        }
        PlacedTiles placed;
        for (const EntityIndex one : authorities) {
            if (const TileSpot* spot = own(one); settled.contains(one.value)) {
                placed.tiles.push_back({one, *spot, {}});
            } else if (auto found = beside_its_kin(one)) {
                placed.tiles.push_back(std::move(*found));
            } else {
                placed.unplaced.push_back(one);
            }
        }
        return placed;
    }

private:
    [[nodiscard]] const TileSpot* own(EntityIndex one) const {
        const auto found = layout_.find(model_.entity(one).id);
        return found == layout_.end() ? nullptr : &found->second;
    }

    void take(const TileSpot& spot) {
        taken_.insert(spot.cell);
        labels_.insert(spot.label);
    }

    // What came before it, after it, and around those, the nearest in time first; those that have a
    // tile, and not itself, whose own is taken.
    [[nodiscard]] std::vector<EntityIndex> kin(EntityIndex one) const {
        std::vector<EntityIndex> found;
        std::vector<EntityIndex> waiting = {one};
        std::set<std::uint32_t> seen = {one.value};
        for (std::size_t at = 0; at < waiting.size(); ++at) {
            if (at > 0 && own(waiting[at]) != nullptr) found.push_back(waiting[at]);
            for (const auto* links : {&before_, &after_, &around_}) {
                const auto next = links->find(waiting[at].value);
                if (next == links->end()) continue;
                for (const EntityIndex other : next->second) {
                    if (seen.insert(other.value).second) waiting.push_back(other);
                }
            }
        }
        return found;
    }

    std::optional<PlacedTile> beside_its_kin(EntityIndex one) {
        const std::vector<EntityIndex> near = kin(one);
        if (near.empty()) return std::nullopt;
        PlacedTile placed{one, {}, {}};
        const auto free = std::find_if(near.begin(), near.end(), [&](EntityIndex other) {
            return !taken_.contains(own(other)->cell);
        });
        const EntityIndex by = free == near.end() ? near.front() : *free;
        const std::string name = model_.entity(by).plain_name();
        if (free != near.end()) {
            placed.spot.cell = own(by)->cell;
            placed.note = fmt::format("it has the place of {} on this map", name);
        } else {
            const auto cell = nearest_free(own(by)->cell);
            if (!cell) return std::nullopt;
            placed.spot.cell = *cell;
            placed.note = fmt::format(
                "it stands near the place of {} on this map, in a direction that means nothing",
                name);
        }
        const TileSpot* spot = own(one);
        placed.spot.label =
            fresh_label(spot != nullptr ? spot->label : label_for(model_.entity(one).plain_name()));
        take(placed.spot);
        return placed;
    }

    [[nodiscard]] std::optional<TileCell> nearest_free(TileCell from) const {
        for (int steps = 1; steps <= widest_search; ++steps) {
            for (int row = from.row - steps; row <= from.row + steps; ++row) {
                for (int column = from.column - steps; column <= from.column + steps; ++column) {
                    const TileCell cell{column, row};
                    if (steps_between(from, cell) == steps && !taken_.contains(cell)) return cell;
                }
            }
        }
        return std::nullopt;
    }

    // The last letter gives way to a figure where the label is another authority's already.
    [[nodiscard]] std::string fresh_label(std::string label) const {
        const std::string wanted = label;
        for (int count = 2; labels_.contains(label); ++count) {
            const auto letters = code_points(wanted);
            label.clear();
            for (std::size_t at = 0; at < std::min(letters.size(), longest_label - 1); ++at)
                label += letters[at];
            label += std::to_string(count);
        }
        return label;
    }

    const TileLayout& layout_;
    const Model& model_;
    std::map<std::uint32_t, std::vector<EntityIndex>> before_;
    std::map<std::uint32_t, std::vector<EntityIndex>> after_;
    std::map<std::uint32_t, std::vector<EntityIndex>> around_;
    std::set<TileCell> taken_;
    std::set<std::string> labels_;
};

}  // namespace

std::optional<TileLayout> load_tile_layout(GraphsFolder& from, const std::string& name) {
    constexpr std::uint64_t most_bytes = 1U << 20U;
    const std::string path = join_path(from.folder, fmt::format("tiles/{}.csv", name));
    Result<std::string> text = from.files.read(path, most_bytes);
    if (!text) {
        from.problems.add({}, text.error().message);
        return std::nullopt;
    }
    const std::uint32_t file = from.sources.add(path, *text);
    const std::size_t before = from.problems.size();
    const CsvTable table = CsvTable::parse(
        *text, file, {"authority", "column", "row", "label", "shares"}, from.problems);
    TileLayout layout = LayoutReader(table, from.problems).read();
    if (from.problems.size() != before) return std::nullopt;
    return layout;
}

PlacedTiles place_tiles(const TileLayout& layout, const Model& model,
                        std::span<const EntityIndex> authorities) {
    return Placer(layout, model).place(authorities);
}

}  // namespace govmap
