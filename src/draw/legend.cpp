#include "draw/legend.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace govmap {

std::vector<LegendEntry> legend_for(const Scene& scene) {
    std::set<LinkKind> lines;
    std::set<Standing> missing_lines;
    std::set<LinkKind> disputed_lines;
    for (const Edge& edge : scene.edges) {
        if (edge.standing == Standing::recorded) {
            lines.insert(edge.kind);
        } else if (edge.standing == Standing::disputed) {
            disputed_lines.insert(edge.kind);
        } else {
            missing_lines.insert(edge.standing);
        }
    }
    std::set<Standing> outlines;
    bool external = false;
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) {
            outlines.insert(figure.standing);
            external = external || figure.external;
            for (const Cell& cell : figure.cells) outlines.insert(cell.standing);
            for_each_row(figure, [&](const Row& row) {
                outlines.insert(row.standing);
                external =
                    external || row.external ||
                    std::any_of(row.values.begin(), row.values.end(), [](const std::string& one) {
                        return one.find("(external") != std::string::npos;
                    });
            });
        }
    }
    std::vector<LegendEntry> legend;
    legend.reserve(lines.size() + disputed_lines.size() + missing_lines.size() + outlines.size() +
                   1);
    for (const LinkKind kind : lines) {
        legend.push_back(
            {LegendEntry::Form::line, kind, Standing::recorded, {}, scene.theme.line(kind).legend});
    }
    for (const LinkKind kind : disputed_lines) {
        legend.push_back({LegendEntry::Form::line,
                          kind,
                          Standing::disputed,
                          {},
                          scene.theme.line(kind).legend + ", " +
                              scene.theme.outline(Standing::disputed).legend});
    }
    for (const Standing standing : missing_lines) {
        legend.push_back({LegendEntry::Form::line,
                          LinkKind::reports_to,
                          standing,
                          {},
                          scene.theme.missing_line_legend});
    }
    for (const Standing standing : outlines) {
        const std::string& words = scene.theme.outline(standing).legend;
        if (words.empty()) continue;
        legend.push_back({LegendEntry::Form::outline, LinkKind::answers_to, standing, {}, words});
    }
    if (external) {
        legend.push_back({LegendEntry::Form::mark, LinkKind::answers_to, Standing::recorded,
                          "external", scene.theme.external_legend});
    }
    return legend;
}

}  // namespace govmap
