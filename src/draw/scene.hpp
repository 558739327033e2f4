#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "draw/standing.hpp"
#include "draw/theme.hpp"
#include "model/kinds.hpp"

namespace govmap {

/// One line of a card: what it is about, and who or what there is, or the word for there being
/// none.
struct Row {
    std::string label;                ///< "Police"; may be empty
    std::vector<std::string> values;  ///< names, or the one word "none", "vacant", "not recorded"
    std::string detail;               ///< "due 30 September 2022"; mostly empty
    Standing standing = Standing::recorded;
    std::string rule;       ///< where it is absent: the rule that asks for it
    bool external = false;  ///< of somebody external to government
};

/// Rows under a heading of their own, such as a sponsoring department; it may be empty.
struct RowGroup {
    std::string heading;
    std::vector<Row> rows;
};

struct Section {
    std::string heading;
    std::vector<RowGroup> groups;
    double label = 0.36;     ///< the part of the width that labels take; 0: in the same cell
    std::size_t across = 1;  ///< rows side by side
};

struct Column {
    double part = 1;  ///< of the card's width
    std::vector<Section> sections;
};

/// A place in a frame; `id` is empty where the place is left free.
struct Cell {
    std::string id;
    std::string name;
    Standing standing = Standing::recorded;
};

/// Something drawn as one piece: a box, a frame with cells, or a card with sections.
struct Figure {
    enum class Form : std::uint8_t { box, frame, card };

    std::string id;  ///< made of the entity's id, so that it stays from one edition to the next
    Form form = Form::box;
    std::string style;  ///< of the theme's boxes
    double width = 150;
    std::string name;
    std::vector<std::string> lines;  ///< what else is said below the name
    Standing standing = Standing::recorded;
    std::string rule;                        ///< where it is absent: the rule that asks for it
    bool external = false;                   ///< to government
    std::vector<Cell> cells;                 ///< frame
    std::vector<std::vector<Column>> bands;  ///< card: rows of columns
};

/// Figures that stand side by side.
struct SceneTier {
    std::string id;
    std::vector<Figure> figures;
};

/// A line between figures, or between cells of frames (`from_cell`, `to_cell`; empty = the whole).
struct Edge {
    std::string from;
    std::string from_cell;
    std::string to;
    std::string to_cell;
    LinkKind kind = LinkKind::answers_to;
    Standing standing = Standing::recorded;
    std::string label;     ///< written beside the line; mostly empty
    std::string sentence;  ///< "Home Office answers to Home Secretary"
};

/// What the legend explains: a kind of line, an outline, or a word that stands beside names.
struct LegendEntry {
    enum class Form : std::uint8_t { line, outline, mark };

    Form form = Form::line;
    LinkKind kind = LinkKind::answers_to;    ///< line
    Standing standing = Standing::recorded;  ///< line, outline
    std::string mark;                        ///< mark: the word
    std::string words;                       ///< what it means
};

/// A picture before it is laid out: everything that it says, and nothing of how Graphviz says it.
/// Picture, legend and text alternative are all made from this record.
struct Scene {
    std::string title;
    std::string subtitle;  ///< with the date: "… as at 7 September 2022"
    std::vector<SceneTier> tiers;
    std::vector<Edge> edges;
    std::vector<LegendEntry> legend;
    std::vector<std::string> notes;  ///< what is inferred or not certain
    std::string sources;             ///< "Sources: …"
    std::string alternative;         ///< the picture in words, a statement a line
    std::string too_large;           ///< what to do if it does not fit its sheet
    bool lying = false;              ///< landscape
    Theme theme;

    [[nodiscard]] double width() const {
        return (lying ? theme.page_height : theme.page_width) - 2 * theme.margin;
    }
    [[nodiscard]] double height() const {
        return (lying ? theme.page_width : theme.page_height) - 2 * theme.margin;
    }
};

}  // namespace govmap
