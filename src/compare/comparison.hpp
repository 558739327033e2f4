#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "check/check.hpp"
#include "compare/figures.hpp"
#include "compare/options.hpp"
#include "compare/overlays.hpp"
#include "compare/weights.hpp"

namespace govmap::footprints {

/// Who has to come to how many partnerships in an option.
struct Attendance {
    std::string who;
    FigureKind figure = FigureKind::meetings_all;  ///< that it is a part of
    std::size_t partnerships = 0;
    std::uint64_t meetings = 0;  ///< a year
};

/// A partnership of an option.
struct GroupResult {
    std::optional<std::uint64_t> residents;  ///< nothing where they are not recorded
    /// Pieces that it is in, by land and by any border; nothing where they cannot be told, because
    /// no border at all is recorded of an authority in it.
    std::optional<std::size_t> pieces_land;
    std::optional<std::size_t> pieces_any;
    std::vector<std::string> on_the_border;  ///< "Powys (Wales)"
    bool as_today = false;                   ///< a partnership of today holds the same authorities
    /// What reaches into it, by kind in the order of Comparison::overlays: places in their lists.
    std::vector<std::vector<std::size_t>> overlays;
};

/// What an option comes to.
struct OptionResult {
    std::vector<Finding> findings;  ///< fails, and what one cannot tell, of rules on footprints
    std::vector<GroupResult> groups;
    std::vector<Attendance> attendances;
    AuthoritySet changed = 0;  ///< authorities that get other partners than today's
    /// Names of who has a role or seat in a partnership of today that would change, and of its
    /// documents; and whether some are recorded of each such partnership.
    std::vector<std::string> posts;
    std::vector<std::string> products;
    bool posts_recorded = true;
    bool products_recorded = true;
    std::vector<std::string> loses;  ///< sentences: who loses alignment against today
    std::vector<std::string> gains;  ///< sentences: who gains it
};

/// Options side by side.
struct Comparison {
    std::vector<Overlays> overlays;     ///< by kind, those kinds too of which there are none
    std::vector<OptionResult> results;  ///< by option
    std::vector<Figure> figures;        ///< in the order of the table
    std::vector<std::vector<std::size_t>> beaten;  ///< by option: the options that beat it
    Weighting weighting;                           ///< of the options told of
    std::vector<std::string> not_known;            ///< sentences
    std::vector<std::string> sources;          ///< that the facts on authorities and areas are from
    std::vector<std::string> standing;         ///< what the packs say of themselves
    std::map<std::string, RuleSummary> rules;  ///< those that were asked, by id
    std::string speaker;                       ///< whose minimum it is: "the guidance"
    std::vector<std::size_t> told;             ///< options named in the file, or that none beats
};

/// Compares the options on the graph of their model. Fails where a rule could not be run.
Result<Comparison> compare(const GovernanceGraph& graph, const PackSet& packs,
                           const Options& options);

}  // namespace govmap::footprints
