#include <fmt/format.h>

#include "base/numbers.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {
namespace {

using footprints::GroupResult;
using footprints::OverlayKind;

std::string meets(const GroupResult& group, OverlayKind kind) {
    return std::to_string(group.overlays.at(static_cast<std::size_t>(kind)).size());
}

std::string in_pieces(const GroupResult& group) {
    if (!group.pieces_any) return "?";
    if (*group.pieces_any > 1) return std::to_string(*group.pieces_any);
    return group.pieces_land == 1 ? "1" : "1, over water";
}

}  // namespace

void add_partnerships(Note& note, const NotePage& page) {
    note.heading("Partnership by partnership", 3);
    NoteTable table;
    table.caption = "How much each holds and meets, of the options told of one by one.";
    table.columns = {{"Partnership", false}, {"Residents", true},    {"Authorities", true},
                     {"ICBs", true},         {"Police areas", true}, {"CSPs", true},
                     {"Pieces", true}};
    for (const std::size_t at : page.found.told) {
        table.rows.push_back({{page.called(at)}, true});
        const footprints::Option& option = page.options.options[at];
        for (std::size_t group = 0; group < option.groups.size(); ++group) {
            const GroupResult& one = page.found.results[at].groups[group];
            table.rows.push_back(
                {{option.groups[group].name, one.residents ? grouped(*one.residents) : "?",
                  std::to_string(footprints::size(option.groups[group].members)),
                  meets(one, OverlayKind::icb), meets(one, OverlayKind::police),
                  meets(one, OverlayKind::community_safety), in_pieces(one)},
                 false});
        }
    }
    note.table(std::move(table));
}

}  // namespace govmap
