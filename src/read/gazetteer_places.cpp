#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/gazetteer_tables.hpp"

// The areas and authorities of a gazetteer, and what each lies in.

namespace govmap {
namespace {

using Row = GazetteerRow;
using Cell = CsvTable::Cell;

class Places {
public:
    explicit Places(GazetteerTables& tables) : tables_(tables), builder_(tables.builder()) {}

    void read() {
        tables_.read(
            "areas",
            {"id", "code", "name", "short_name", "type", "within", "population", "from", "until"},
            [&](const Row& row) { area(row); });
        tables_.read("authorities",
                     {"id", "code", "name", "short_name", "aliases", "tier", "kind", "country",
                      "region", "county", "police_area", "combined_authority", "probation_region",
                      "population", "from", "until", "successors"},
                     [&](const Row& row) { authority(row); });
        join_later();
    }

private:
    void area(const Row& row) {
        const auto index = declare(row, EntityKind::area, "type");
        if (index && !row["within"].text.empty()) {
            later_.push_back({LinkKind::within, *index, row["within"], EntityKind::area, true,
                              tables_.evidence()});
        }
    }

    void authority(const Row& row) {
        const auto index = declare(row, EntityKind::authority, "kind");
        if (!index) return;
        Entity& entity = builder_.model.entities[index->value];
        tables_.hold_to({"upper", "lower"}, row["tier"]);
        tables_.hold_to({"england", "wales", "scotland"}, row["country"]);
        tables_.add_property(entity, "tier", row["tier"]);
        tables_.add_property(entity, "country", row["country"]);
        for (const Cell& alias : split(row["aliases"])) {
            entity.aliases.push_back(alias.text);
            builder_.places.add(alias.text, *index);
        }
        for (const char* column :
             {"region", "police_area", "combined_authority", "probation_region"}) {
            const Cell& cell = row[column];
            if (!cell.text.empty()) {
                later_.push_back(
                    {LinkKind::within, *index, cell, EntityKind::area, true, tables_.evidence()});
            }
        }
        const Cell& county = row["county"];
        if (!county.text.empty()) {
            later_.push_back({LinkKind::within, *index, county, EntityKind::authority, true,
                              tables_.evidence()});
        }
        for (const Cell& successor : split(row["successors"])) {
            later_.push_back({LinkKind::succeeds, *index, successor, EntityKind::authority, false,
                              tables_.evidence()});
        }
    }

    std::optional<EntityIndex> declare(const Row& row, EntityKind kind, const char* type_column) {
        const Cell& id = row["id"];
        if (!is_id(id.text)) {
            tables_.problems().add(id.where, fmt::format("'{}' cannot be an id", id.text),
                                   "ids are lower-case letters, digits, hyphens and underscores");
            return std::nullopt;
        }
        const Cell& code = row["code"];
        if (!code.text.empty() && !codes_.insert(code.text).second) {
            tables_.problems().add(code.where,
                                   fmt::format("the code '{}' is used twice", code.text),
                                   "a code belongs to one place");
        }
        Entity entity;
        entity.kind = kind;
        entity.id = id.text;
        entity.name = row["name"].text;
        entity.type = builder_.symbol(row[type_column].text);
        entity.period = tables_.period(row);
        entity.evidence = tables_.evidence();
        entity.where = id.where;
        const std::string short_name = row["short_name"].text;
        if (!short_name.empty() && short_name != entity.name) entity.aliases.push_back(short_name);
        tables_.add_property(entity, "code", code);
        tables_.add_property(entity, "population", row["population"]);
        return tables_.declare_place(std::move(entity), code.text);
    }

    static std::vector<Cell> split(const Cell& cell) {
        std::vector<Cell> result;
        std::size_t at = 0;
        while (at < cell.text.size()) {
            const std::size_t end = std::min(cell.text.find(';', at), cell.text.size());
            Location where = cell.where;
            where.column += static_cast<std::uint32_t>(at);
            result.push_back({cell.text.substr(at, end - at), where});
            at = end + 1;
        }
        return result;
    }

    // Rows name rows further down, so these links wait until every place is declared.
    void join_later() {
        for (const Later& later : later_) {
            const auto other = tables_.known(later.other, later.kind_of_other);
            if (!other) continue;
            if (later.from_place) {
                tables_.join(later.kind, later.place, *other, {}, later.other.where,
                             later.evidence);
            } else {
                tables_.join(later.kind, *other, later.place, {}, later.other.where,
                             later.evidence);
            }
        }
    }

    struct Later {
        LinkKind kind;
        EntityIndex place;
        Cell other;
        EntityKind kind_of_other;
        bool from_place;
        EvidenceIndex evidence;
    };

    GazetteerTables& tables_;
    ModelBuilder& builder_;
    std::set<std::string> codes_;
    std::vector<Later> later_;
};

}  // namespace

void read_gazetteer_areas_and_authorities(GazetteerTables& tables) { Places(tables).read(); }

}  // namespace govmap
