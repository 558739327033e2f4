#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compare/options.hpp"
#include "model/vocabulary.hpp"

namespace govmap::footprints {

/// What lies across authorities and has to do with partnerships.
enum class OverlayKind : std::uint8_t {
    icb,
    icb_leadership,
    police,
    probation,
    combined_authority,
    community_safety,
    violence_reduction,
    adder,
    changing_futures
};

struct OverlayKindInfo {
    OverlayKind kind;
    const char* word;
    const char* one;
    const char* many;
    EntityKind entities;  ///< what they are in a model
    const char* type;     ///< and of which type, or one under it
    /// Whether it serves all residents of its authorities, so that residents can be counted; a
    /// site in one district or a partnership of one serves a part.
    bool by_residents;
};
std::span<const OverlayKindInfo> overlay_kinds();
const OverlayKindInfo& info(OverlayKind kind);

/// One of them, over the authorities in question.
struct Overlay {
    std::string id;  ///< of the area, body or programme; of a leadership its name
    std::string name;
    AuthoritySet members = 0;
    AuthoritySet slices = 0;     ///< authorities with less than slice_threshold of residents in it
    std::vector<double> shares;  ///< of each authority's residents, 0 to 1
    bool beyond = false;         ///< it holds authorities outside the area in question too
};

/// All of a kind that reach into the area, in the order of their names.
struct Overlays {
    OverlayKind kind = OverlayKind::icb;
    std::vector<Overlay> all;
};

/// What lies across the area of the options, on the graph's day. Leaderships are there only where
/// the options name some: each cluster as one, every other board as itself.
std::vector<Overlays> overlays(const GovernanceGraph& graph, const Vocabulary& words,
                               const Options& options);

/// How one option stands to the overlays of a kind.
struct Alignment {
    std::size_t split = 0;              ///< of them: met by more than one partnership
    std::size_t most_partnerships = 0;  ///< that one of them meets
    std::size_t most_overlays = 0;      ///< that one partnership meets
    /// The share of residents whose overlay one partnership holds, and of those whose partnership
    /// and overlay hold the same authorities; nothing where residents are not recorded.
    std::optional<double> in_one_piece;
    std::optional<double> coincide;
};
Alignment alignment(const Area& area, const Overlays& overlays, const Option& option);

/// The authorities that lie in none of them.
AuthoritySet unplaced(const Area& area, const Overlays& overlays);

/// How many partnerships of an option an overlay meets.
std::size_t met_by(const Overlay& overlay, const Option& option);

/// Whether the partnership and the overlay hold the same authorities, all of each but for slices,
/// here and elsewhere.
bool coincide(const Overlay& overlay, AuthoritySet partnership);

}  // namespace govmap::footprints
