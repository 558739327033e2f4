#include "draw/alternative.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

std::string row_in_words(const Row& row) {
    std::string text;
    if (!row.label.empty()) text = row.label + (row.external ? " (external)" : "") + ": ";
    for (std::size_t at = 0; at < row.values.size(); ++at)
        text += (at > 0 ? "; " : "") + row.values[at];
    if (!row.detail.empty()) text += "; " + row.detail;
    if (!row.rule.empty()) text += fmt::format(" (asked for by {})", row.rule);
    return text;
}

void add_card(const Figure& figure, std::string& text) {
    for (const std::vector<Column>& band : figure.bands) {
        for (const Column& column : band) {
            for (const Section& section : column.sections) {
                if (!section.heading.empty()) text += section.heading + ":\n";
                for (const RowGroup& group : section.groups) {
                    if (!group.heading.empty()) text += fmt::format("  {}:\n", group.heading);
                    for (const Row& row : group.rows)
                        text += fmt::format("  - {}\n", row_in_words(row));
                }
            }
        }
    }
}

void add_figure(const Figure& figure, std::string& text) {
    text += figure.name;
    for (const std::string& line : figure.lines) text += ", " + line;
    if (!figure.rule.empty()) text += fmt::format(" (asked for by {})", figure.rule);
    if (figure.external) text += ", external to government";
    std::vector<std::string> names;
    for (const Cell& cell : figure.cells) {
        if (!cell.id.empty()) names.push_back(cell.name);
    }
    if (!names.empty()) text += fmt::format(": {}", join_and(names));
    text += ".\n";
    add_card(figure, text);
}

}  // namespace

std::string alternative_for(const Scene& scene) {
    std::string text = fmt::format("{}. {}.\n", scene.title, scene.subtitle);
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) add_figure(figure, text);
    }
    if (!scene.edges.empty()) text += "Lines:\n";
    for (const Edge& edge : scene.edges) text += fmt::format("  - {}.\n", edge.sentence);
    for (const std::string& note : scene.notes) text += note + "\n";
    text += scene.sources + "\n";
    return text;
}

}  // namespace govmap
