#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "draw/load.hpp"
#include "draw/theme.hpp"
#include "graph/select.hpp"
#include "model/kinds.hpp"

namespace govmap {

/// What a picture shows, as written in `graphs/views/<name>.yaml`.
struct View {
    /// Who stands in a tier.
    struct Who {
        enum class Form : std::uint8_t {
            select,     ///< what a selector selects
            holders,    ///< those who hold a role in the bodies that the view is about
            subjects,   ///< the bodies that the view is about
            shared,     ///< one card of what several of them have in common
            boards,     ///< bodies that they answer to, report to or are part of
            sub_groups  ///< the bodies that are part of them, as a fan below
        };
        Form form = Form::select;
        Selector selector;
        std::string role;   ///< holders
        std::string style;  ///< of the theme's boxes; empty = the tier's
    };
    enum class Drawn : std::uint8_t {
        boxes,    ///< a box each
        frame,    ///< one frame with a cell each, so that many lines become one
        summary,  ///< one box that names them all
        cards     ///< a card each, with the sections of the view
    };
    struct Tier {
        std::string id;
        std::string heading;  ///< frame: its name in place of the entity's own
        std::vector<Who> who;
        Drawn drawn = Drawn::boxes;
        std::string style;                   ///< of the theme's boxes
        std::optional<Selector> stands_for;  ///< frame: the entity that the frame as a whole is
        bool narrow = false;                 ///< a width is said; a frame takes the sheet's else
        double width = 150;                  ///< of a box; a frame's, where the view says one
        std::size_t across = 4;              ///< boxes side by side at most, the rest below
        bool needs_line_up = false;  ///< a holder without a line upwards gets one that says so
        std::string nobody;          ///< the box drawn where nobody is there; empty = none
    };
    struct Section {
        std::string what;  ///< one of section_kinds()
        std::string heading;
        std::vector<std::string> without;  ///< words left out, because they stand elsewhere
        std::vector<std::string> always;   ///< words that have a row whether recorded or not
        bool grouped = false;              ///< members: under their sponsoring department
        bool together = false;   ///< what is missing in one row, with what is missing alike
        double label = 0.36;     ///< the part of the width that labels take; 0: in the same cell
        std::size_t across = 1;  ///< rows side by side
    };
    struct Column {
        double part = 1;  ///< of the card's width
        std::vector<Section> sections;
    };

    std::string name;
    std::string meaning;
    std::string title;  ///< with {name} and {area} to be filled in
    std::string subtitle;
    std::string function;  ///< the bodies that it is about fulfil this
    enum class About : std::uint8_t { one, all, none };
    About about = About::all;  ///< how many bodies a picture is about; none: about who is in tiers
    bool lying = false;        ///< landscape
    std::vector<LinkKind> links;
    std::vector<Selector> external;  ///< who is external to government
    std::vector<Tier> tiers;
    std::vector<std::vector<Column>> card;  ///< rows of columns
    std::vector<Column> shared;
    std::string instead;  ///< the view to take where this one does not fit; empty = none
    /// The layout under graphs/tiles/ of a tile map, which is not a graph and has no tiers, card or
    /// budget; empty: a graph. With it, the types of the areas that letters and double lines tell.
    std::string tiles;
    std::string boards;
    std::string forces;
    std::size_t most_figures = 40;  ///< over this it is refused before it is laid out
    std::size_t most_rows = 160;
};

/// The words for the sections that a card may have.
struct SectionKind {
    const char* word;
    const char* meaning;
};
std::span<const SectionKind> section_kinds();

/// A view's name and what it shows.
struct ViewName {
    std::string name;
    std::string meaning;
};

/// The views that there are, by name. What cannot be read is left out and reported.
std::vector<ViewName> view_names(GraphsFolder& from);

/// Reads the view `name`, held to its shape and to the theme (the styles it names, the lines it
/// draws). A name that does not exist is a Problem that names those that do.
std::optional<View> load_view(GraphsFolder& from, const std::string& name, const Theme& theme);

}  // namespace govmap
