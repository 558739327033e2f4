#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "draw/load.hpp"
#include "draw/standing.hpp"
#include "model/kinds.hpp"

namespace govmap {

/// How pictures look: `graphs/theme.yaml`. Lengths are points on paper, colours `#rrggbb`.
struct Theme {
    struct BoxStyle {
        std::string fill;
        std::string text;
        std::string border;
        std::string ground;  ///< of a frame, around its cells
    };
    struct LineStyle {
        std::string colour;
        std::string line;  ///< solid, dashed, dotted or bold
        std::string head;  ///< a Graphviz arrowhead
        double width = 1;
        std::string legend;  ///< what the line means, as the legend says it
    };
    struct StandingStyle {
        std::string fill;
        std::string text;
        std::string border;
        std::string outline;  ///< solid, dashed or dotted
        std::string legend;   ///< what the outline means; empty = goes without saying
    };

    /// The ground of a tile: which of the patterns is drawn on `fill`, in `mark`.
    struct TileFill {
        std::string fill;
        std::string mark;
        std::string pattern;  ///< plain, rising, falling, level, upright, crossed, dots or rings
    };
    struct TileStyle {
        std::string outline;  ///< round the tiles of a partnership
        std::string rim;      ///< of each tile
        std::vector<TileFill> fills;
    };

    double page_width = 595;  ///< upright; a view may turn it round
    double page_height = 842;
    double margin = 28;
    double smallest_on_paper = 7;  ///< text below this is not legible, and the picture is refused

    std::string layout_font;  ///< the font that Graphviz measures with
    std::string svg_fonts;    ///< the list that the SVG names
    double title_size = 16;
    double heading_size = 9;
    double text_size = 8;
    double small_size = 7.5;

    std::string paper;
    std::string ink;
    std::string muted;                ///< for what is secondary: sources, group headings
    std::string external_legend;      ///< what the mark "external" means
    std::string missing_line_legend;  ///< what a line that nobody recorded means
    std::map<std::string, BoxStyle> boxes;
    std::map<LinkKind, LineStyle> lines;
    std::map<Standing, StandingStyle> standings;
    TileStyle tiles;

    [[nodiscard]] const BoxStyle& box(const std::string& style) const { return boxes.at(style); }
    [[nodiscard]] const LineStyle& line(LinkKind kind) const { return lines.at(kind); }
    [[nodiscard]] const StandingStyle& outline(Standing standing) const {
        return standings.at(standing);
    }
};

/// Reads `theme.yaml`. Beside its shape it is held to this: every standing has a style, and text
/// on its fill has at least the contrast that WCAG 2 asks for at level AA (4.5 to 1), on the
/// pattern of a tile as well.
std::optional<Theme> load_theme(GraphsFolder& from);

/// The contrast ratio of two colours `#rrggbb` by WCAG 2, 1 to 21; nothing if one is not a colour.
std::optional<double> contrast(const std::string& one, const std::string& other);

}  // namespace govmap
