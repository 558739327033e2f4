#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "read/gazetteer_tables.hpp"

// How many of an authority's residents each integrated care board serves, and of the board's own.

namespace govmap {
namespace {

using Row = GazetteerRow;

class Health {
public:
    explicit Health(GazetteerTables& tables) : tables_(tables), builder_(tables.builder()) {}

    void read() {
        tables_.read("health",
                     {"authority", "icb", "residents", "share_of_authority", "share_of_icb", "from",
                      "until"},
                     [&](const Row& row) { health(row); });
        check_shares();
    }

private:
    void health(const Row& row) {
        const auto authority = tables_.known(row["authority"], EntityKind::authority);
        const auto board = tables_.known(row["icb"], EntityKind::area);
        const double of_authority = tables_.share(row["share_of_authority"]);
        const double of_board = tables_.share(row["share_of_icb"]);
        if (!authority || !board) return;
        const Period span = tables_.period(row);
        Link* link =
            tables_.join(LinkKind::within, *authority, *board, span, row["authority"].where);
        if (link == nullptr) return;
        builder_.detail(*link).share = of_authority;
        builder_.detail(*link).share_back = of_board;
        shares_.push_back({*authority, of_authority, span, link->where});
        shares_.push_back({*board, of_board, span, link->where});
    }

    void check_shares() {
        const double tolerance =
            *tables_.number({tables_.section().find("share_tolerance")->text(),
                             tables_.section().find("share_tolerance")->where()});
        std::set<Date> days;
        for (const char* key : {"from", "until"}) {
            if (const auto day = parse_date(tables_.section().find("horizon")->find(key)->text()))
                days.insert(*day);
        }
        for (const Share& one : shares_) {
            if (one.period.from) days.insert(one.period.from->first);
            if (one.period.until) days.insert(one.period.until->first);
        }
        std::set<EntityIndex> told;
        for (const Date day : days) {
            std::map<EntityIndex, std::pair<double, Location>> sums;
            for (const Share& one : shares_) {
                if (one.period.holds_on(day) != Truth::yes) continue;
                auto& sum = sums[one.of];
                if (sum.first == 0) sum.second = one.where;
                sum.first += one.share;
            }
            for (const auto& [place, sum] : sums) {
                // Half a unit in the last place of a rounded sum is no fault of the table's author.
                if (std::abs(sum.first - 1) <= tolerance + 1e-9 || !told.insert(place).second)
                    continue;
                tables_.problems().add(
                    sum.second,
                    fmt::format("the shares of '{}' sum to {:.4f} on {}",
                                builder_.model.entity(place).id, sum.first, in_words(day)),
                    fmt::format("they are to sum to 1 within {}", tolerance));
            }
        }
    }

    struct Share {
        EntityIndex of;
        double share;
        Period period;
        Location where;
    };

    GazetteerTables& tables_;
    ModelBuilder& builder_;
    std::vector<Share> shares_;
};

}  // namespace

void read_gazetteer_health(GazetteerTables& tables) { Health(tables).read(); }

}  // namespace govmap
