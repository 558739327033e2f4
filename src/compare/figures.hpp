#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace govmap::footprints {

/// What options are set side by side on.
enum class FigureKind : std::uint8_t {
    minimum_broken,
    other_broken,
    to_be_written,
    partnerships,
    icb_coincide,
    icb_whole,
    icb_most_partnerships,
    icb_most_boards,
    leadership_coincide,
    leadership_most_partnerships,
    police_coincide,
    police_most_partnerships,
    probation_most_partnerships,
    combined_authority_whole,
    community_safety_most,
    violence_reduction_split,
    adder_split,
    changing_futures_split,
    meetings_commissioner,
    meetings_chief_officer,
    meetings_probation,
    meetings_icb,
    meetings_public_health,
    meetings_all,
    residents_most,
    residents_fewest,
    balance,
    pieces_land,
    pieces_any,
    on_the_border,
    authorities_changed,
    posts_affected,
    products_affected
};

enum class Better : std::uint8_t { less, more, neither };
enum class Unit : std::uint8_t { count, share, residents, ratio };

struct FigureInfo {
    FigureKind kind;
    const char* word;
    const char* heading;  ///< that it stands under
    const char* label;    ///< as a row of a table
    const char* meaning;  ///< a sentence
    Better better;
    Unit unit;
    /// Whether it is one of those that options are set against each other on: of several that say
    /// nearly the same, one.
    bool criterion;
};
/// In the order of the table.
std::span<const FigureInfo> figure_infos();
const FigureInfo& info(FigureKind kind);

/// One figure of every option.
struct Figure {
    FigureKind kind = FigureKind::partnerships;
    std::vector<std::optional<double>> values;  ///< by option; nothing: it cannot be told
    std::vector<bool> best;                     ///< by option; of none where one cannot be told
    bool same = false;                          ///< in every option, or told in none
    bool left_out = false;                      ///< of the criteria, by what the options ask
};

/// Marks what is best, and whether the options differ.
void mark(Figure& figure);

/// Whether the figure is one to set options against each other on.
bool is_asked(const Figure& figure);
/// Whether it does so: options differ, and it can be told of all.
bool is_criterion(const Figure& figure);
/// Whether it would, but cannot be told of some of the options.
bool is_untold_criterion(const Figure& figure);

/// For each option the options that beat it: as good on every criterion, and better on one. Empty:
/// nothing beats it.
std::vector<std::vector<std::size_t>> beaten_by(std::span<const Figure> figures);

}  // namespace govmap::footprints
