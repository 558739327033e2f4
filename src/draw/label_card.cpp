#include "draw/label_card.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "draw/html.hpp"

namespace govmap {
namespace {

constexpr double spacing = 2;  // between the cells of a section
constexpr double padding = 2;  // inside a cell
constexpr double margin = 4;   // around a column
constexpr int fillers = 15;    // see column_label

int points(double length) { return static_cast<int>(std::floor(length)); }

class CardLabel {
public:
    CardLabel(const Figure& figure, const Theme& theme) : figure_(figure), theme_(theme) {}

    std::string text(double more_height) {
        const Theme::BoxStyle& style = theme_.box(figure_.style);
        std::string rows =
            fmt::format(R"(<TR><TD BGCOLOR="{}" CELLPADDING="4" WIDTH="{}">{}</TD></TR>)",
                        style.fill, points(figure_.width),
                        html_wrapped(figure_.name, figure_.width - 12,
                                     {theme_.heading_size + 1, style.text, true, true}));
        for (const std::vector<Column>& band : figure_.bands) {
            rows += fmt::format(R"(<TR><TD CELLPADDING="0">{}</TD></TR>)", band_label(band));
        }
        if (more_height >= 1)
            rows += fmt::format(R"(<TR><TD HEIGHT="{}"></TD></TR>)", points(more_height));
        return fmt::format(R"(<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" )"
                           R"(COLOR="{}" BGCOLOR="{}">{}</TABLE>)",
                           style.border, theme_.paper, rows);
    }

private:
    [[nodiscard]] std::string band_label(const std::vector<Column>& band) const {
        double parts = 0;
        for (const Column& column : band) parts += column.part;
        std::string cells;
        for (const Column& column : band) {
            const double width = figure_.width * column.part / parts;
            cells += fmt::format(R"(<TD VALIGN="TOP" WIDTH="{}" CELLPADDING="0">{}</TD>)",
                                 points(width), column_label(column, width));
        }
        return fmt::format(
            R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>{})"
            "</TR></TABLE>",
            cells);
    }

    [[nodiscard]] std::string column_label(const Column& column, double width) const {
        std::string rows;
        for (const Section& section : column.sections) {
            rows += fmt::format(R"(<TR><TD CELLPADDING="{}">{}</TD></TR>)", margin / 2,
                                section_label(section, width));
        }
        // Graphviz spreads spare height over all rows alike: rows of nothing take nearly all of it.
        for (int row = 0; row < fillers; ++row) rows += R"(<TR><TD CELLPADDING="0"></TD></TR>)";
        if (rows.empty())
            rows = fmt::format(R"(<TR><TD WIDTH="{}"></TD></TR>)", points(width - 2 * margin));
        return fmt::format(
            R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">{}</TABLE>)", rows);
    }

    [[nodiscard]] std::string section_label(const Section& section, double width) const {
        const double room = width - 2 * margin;
        const double place = (room - spacing) / static_cast<double>(section.across) - 2 * spacing;
        const bool labelled =
            section.label > 0 &&
            std::any_of(section.groups.begin(), section.groups.end(), [](const RowGroup& group) {
                return std::any_of(group.rows.begin(), group.rows.end(),
                                   [](const Row& row) { return !row.label.empty(); });
            });
        const double label = labelled ? place * section.label : 0;
        const std::size_t span = section.across * (labelled ? 2 : 1);
        std::string rows;
        if (!section.heading.empty()) {
            rows = heading(section.heading, span, room,
                           {theme_.heading_size, theme_.ink, true, false});
        }
        for (const RowGroup& group : section.groups) {
            if (!group.heading.empty()) {
                rows += heading(group.heading, span, room,
                                {theme_.small_size, theme_.muted, true, false});
            }
            for (std::size_t at = 0; at < group.rows.size(); at += section.across) {
                std::string cells;
                for (std::size_t next = at; next < at + section.across; ++next) {
                    if (next >= group.rows.size()) {
                        cells += fmt::format(R"(<TD COLSPAN="{}" WIDTH="{}"></TD>)",
                                             labelled ? 2 : 1, points(place));
                        continue;
                    }
                    const Row& row = group.rows[next];
                    const bool marked =
                        row.external && group.heading.empty();  // else the heading says it
                    cells += row_cells(row, labelled, marked, label, place - label);
                }
                rows += fmt::format("<TR>{}</TR>", cells);
            }
        }
        return fmt::format(
            R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="{}" CELLPADDING="{}">{}</TABLE>)",
            spacing, padding, rows);
    }

    [[nodiscard]] static std::string heading(const std::string& text, std::size_t span, double room,
                                             const TextStyle& style) {
        return fmt::format(
            R"(<TR><TD COLSPAN="{}" ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="1">{}</TD></TR>)", span,
            html_wrapped(text, room - 4, style));
    }

    [[nodiscard]] std::string row_cells(const Row& row, bool labelled, bool marked, double label,
                                        double value) const {
        std::string cells;
        if (labelled) {
            const std::string name = row.label + (marked ? " (external)" : "");
            const std::string text = html_wrapped(name, label - 2 * padding - 1,
                                                  {theme_.text_size, theme_.ink, false, false});
            cells += fmt::format(R"(<TD WIDTH="{}" ALIGN="LEFT" BALIGN="LEFT">{}</TD>)",
                                 points(label), text);
        }
        const Theme::StandingStyle& style = theme_.outline(row.standing);
        std::string text;
        for (const std::string& one : row.values) {
            const bool last = &one == &row.values.back();
            std::string more;
            if (last && !row.detail.empty()) more += "; " + row.detail;
            if (last && !row.rule.empty()) more += " (" + row.rule + ")";
            const TextStyle look{theme_.text_size, style.text, false, false};
            const double room = value - 2 * padding - 3;
            if (!labelled && !row.label.empty() && &one == &row.values.front()) {
                const std::string name = row.label + (marked ? " (external)" : "") + ":";
                text += html_labelled(name, one + more, room, look, theme_.muted);
            } else {
                text += html_wrapped(one + more, room, look);
            }
        }
        cells += fmt::format(R"(<TD WIDTH="{}" ALIGN="LEFT" BALIGN="LEFT" BORDER="1" STYLE="{}" )"
                             R"(COLOR="{}" )"
                             R"(BGCOLOR="{}">{}</TD>)",
                             points(value), outline_words(style.outline, false), style.border,
                             style.fill, text);
        return cells;
    }

    const Figure& figure_;
    const Theme& theme_;
};

}  // namespace

std::string card_label(const Figure& figure, const Theme& theme, double more_height) {
    return CardLabel(figure, theme).text(more_height);
}

}  // namespace govmap
