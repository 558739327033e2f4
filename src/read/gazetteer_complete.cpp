#include <fmt/format.h>

#include "read/gazetteer_tables.hpp"

// Which lists of a gazetteer are whole, so that what is not in them is known not to be.

namespace govmap {
namespace {

class CompleteLists {
public:
    explicit CompleteLists(GazetteerTables& tables) : tables_(tables), builder_(tables.builder()) {}

    /// "These are all the programmes of that type over each area of this type", or "all the areas
    /// of that type that an authority lies in", for as long as the tables are true.
    void read() {
        const Node* lists = tables_.section().find("complete");
        if (lists == nullptr) return;
        for (const Node& one : lists->items()) {
            const Node* programme = one.find("programme");
            const Node* over = one.find("over");
            const Node* within = one.find("within");
            if ((within == nullptr) == (programme == nullptr) ||
                (programme == nullptr) != (over == nullptr)) {
                tables_.problems().add(one.where(), "it is not said which list is whole",
                                       "give 'programme:' and 'over:', or 'within:'");
            } else if (within != nullptr) {
                of_type(EntityKind::area, *within);
                close(one, *within, LinkKind::within, true, upper_tier());
            } else {
                of_type(EntityKind::programme, *programme);
                close(one, *programme, LinkKind::covers, false, of_type(EntityKind::area, *over));
            }
        }
    }

private:
    void close(const Node& list, const Node& type, LinkKind kind, bool outward,
               const std::vector<EntityIndex>& places) {
        const Node* until = list.find("until");
        const Node& horizon = *tables_.section().find("horizon");
        const Period period{
            parse_partial_date(horizon.find("from")->text()),
            parse_partial_date((until == nullptr ? horizon.find("until") : until)->text())};
        const EvidenceIndex evidence =
            tables_.evidence_of(list, kind == LinkKind::covers ? "programmes" : "areas");
        for (const EntityIndex place : places) {
            builder_.model.closures.push_back({place, kind, outward, builder_.symbol(type.text()),
                                               evidence, period, list.where()});
        }
    }

    /// A lower-tier authority lies in the areas of its county, without saying so itself.
    std::vector<EntityIndex> upper_tier() {
        const Symbol tier = builder_.symbol("tier");
        std::vector<EntityIndex> result;
        for (std::uint32_t at = 0; at < builder_.model.entities.size(); ++at) {
            const Entity& entity = builder_.model.entities[at];
            const Property* said =
                entity.kind == EntityKind::authority ? entity.find(tier) : nullptr;
            if (said != nullptr && said->text() != nullptr && *said->text() == "upper")
                result.push_back({at});
        }
        return result;
    }

    /// The entities of a kind and type; that there is none is a Problem.
    std::vector<EntityIndex> of_type(EntityKind kind, const Node& type) {
        const Symbol wanted = builder_.symbol(type.text());
        std::vector<EntityIndex> result;
        for (std::uint32_t at = 0; at < builder_.model.entities.size(); ++at) {
            const Entity& entity = builder_.model.entities[at];
            if (entity.kind == kind && entity.type == wanted) result.push_back({at});
        }
        if (result.empty()) {
            tables_.problems().add(type.where(),
                                   fmt::format("no {} of the type '{}' is in the tables",
                                               info(kind).word, type.text()),
                                   "types stand in the column 'type'");
        }
        return result;
    }

    GazetteerTables& tables_;
    ModelBuilder& builder_;
};

}  // namespace

void read_gazetteer_complete_lists(GazetteerTables& tables) { CompleteLists(tables).read(); }

}  // namespace govmap
