#include "read/link_scan.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>

namespace govmap {
namespace {

struct Rest {
    LinkKind kind;
    std::string_view text;
    bool operator==(const Rest&) const = default;
};
struct RestHash {
    std::size_t operator()(const Rest& rest) const {
        return std::hash<std::string_view>{}(rest.text) + static_cast<std::size_t>(rest.kind);
    }
};

/// Takes a cell and its comma off a row; without a comma, all that is left.
std::string_view cell_off(std::string_view& row) {
    const std::size_t comma = std::min(row.find(','), row.size());
    const std::string_view cell = row.substr(0, comma);
    row.remove_prefix(std::min(comma + 1, row.size()));
    return cell;
}

/// One end of a link: rows that follow each other name the same thing again, or one declared soon
/// after it.
class End {
public:
    explicit End(const Model& model) : model_(model) {}

    bool find(std::string_view id, std::uint16_t kinds, EntityIndex& found) {
        const auto at = model_.by_id.find_near(model_.entities, id, last_);
        if (!at) return false;
        last_ = *at;
        found = EntityIndex{*at};
        const Entity& entity = model_.entity(found);
        // Of what had a beginning or an end it is asked whether it was there.
        return (kinds & bit(entity.kind)) != 0 && !entity.period.from && !entity.period.until;
    }

private:
    const Model& model_;
    std::uint32_t last_ = 0;
};

}  // namespace

void LinkScan::look(const Model& model, std::string_view rows) {
    End from(model);
    End to(model);
    std::unordered_map<Rest, std::uint32_t, RestHash> known;
    std::string_view word;
    std::optional<LinkKind> kind;
    Rest last{};
    std::uint32_t last_rest = 0;
    while (!rows.empty()) {
        const std::size_t length = std::min(rows.find('\n'), rows.size() - 1) + 1;
        std::string_view row = rows.substr(0, length);
        rows.remove_prefix(length);
        if (row.ends_with('\n')) row.remove_suffix(1);
        ScannedLink& link = links_.emplace_back();
        link.length = static_cast<std::uint32_t>(length);
        const std::string_view first = cell_off(row);
        if (first != word || !kind) {
            word = first;
            kind = link_kind(word);
        }
        const std::string_view from_id = cell_off(row);
        const std::string_view to_id = cell_off(row);
        // A successor stands outside the life of one of its ends by its nature.
        if (!kind || *kind == LinkKind::succeeds) continue;
        link.kind = *kind;
        link.good = from.find(from_id, info(*kind).from, link.from) &&
                    to.find(to_id, info(*kind).to, link.to) && link.from != link.to;
        if (const Rest rest{*kind, row}; links_.size() == 1 || rest != last) {
            last = rest;
            last_rest = known.try_emplace(rest, rests_).first->second;
            rests_ = static_cast<std::uint32_t>(known.size());
        }
        link.rest = last_rest;
    }
}

}  // namespace govmap
