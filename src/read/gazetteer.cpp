#include "read/gazetteer.hpp"

#include "read/gazetteer_tables.hpp"

namespace govmap {
namespace {

void read_section(GazetteerTables& tables) {
    if (!is_gazetteer(tables.section(), tables.problems())) return;
    // What is named comes before what names it.
    read_gazetteer_areas_and_authorities(tables);
    read_gazetteer_police_governance(tables);
    read_gazetteer_health(tables);
    read_gazetteer_borders(tables);
    read_gazetteer_safety_partnerships(tables);
    read_gazetteer_programmes(tables);
    read_gazetteer_complete_lists(tables);
}

}  // namespace

void read_gazetteer(ModelBuilder& builder, const Unit& unit) {
    for (const Node& document : unit.documents) {
        const Node* section = document.find("gazetteer");
        if (section == nullptr) continue;
        GazetteerTables tables(builder, unit, *section);
        read_section(tables);
    }
}

}  // namespace govmap
