#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "compare/comparison.hpp"
#include "write/note.hpp"
#include "write/page.hpp"

namespace govmap {

/// Options for a footprint side by side, as people read them.
struct ComparisonPage {
    const GovernanceGraph& graph;
    const footprints::Options& options;
    const footprints::Comparison& comparison;
    std::string map;  ///< the options as a tile map, SVG; empty: without
};

/// One format of a comparison. The table is walked by the command line, its help and the tests.
struct ComparisonFormat {
    const char* word;
    const char* meaning;
    bool has_map;  ///< whether the tile map stands in it
    std::string (*write)(const ComparisonPage&, PageStyle);
};
std::span<const ComparisonFormat> comparison_formats();
const ComparisonFormat* comparison_format(std::string_view word);

/// The decision note, in the order of an options appraisal: aims, options, criteria, findings,
/// risks, what is not known.
Note comparison_note(const ComparisonPage& page);

/// "A", "B", … "Z", "AA": by what tables call the options.
std::string option_letter(std::size_t option);

/// A figure as people read it: "87 %", "1,314,424", "2.4 times", "?" where it cannot be told.
std::string figure_text(const footprints::FigureInfo& figure, std::optional<double> value);

/// "Herefordshire and Worcestershire", of a set of authorities of the options' area.
std::string authorities_text(const ComparisonPage& page, footprints::AuthoritySet set);

}  // namespace govmap
