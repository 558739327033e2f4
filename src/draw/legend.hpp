#pragma once

#include <vector>

#include "draw/scene.hpp"

namespace govmap {

/// What a legend for this scene must explain: exactly the kinds of line, the outlines and the marks
/// that are in it, found by looking at the scene itself.
std::vector<LegendEntry> legend_for(const Scene& scene);

/// Calls `visit` for every row of every card.
template <class Visit>
void for_each_row(const Figure& figure, Visit visit) {
    for (const std::vector<Column>& band : figure.bands) {
        for (const Column& column : band) {
            for (const Section& section : column.sections) {
                for (const RowGroup& group : section.groups) {
                    for (const Row& row : group.rows) visit(row);
                }
            }
        }
    }
}

}  // namespace govmap
