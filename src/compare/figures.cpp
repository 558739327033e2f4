#include "compare/figures.hpp"

#include <algorithm>
#include <array>

namespace govmap::footprints {
namespace {

constexpr const char* rules = "Rules that the footprint decides";
constexpr const char* alignment = "Alignment";
constexpr const char* load = "Meetings a year here, if each comes to all";
constexpr const char* people = "Residents and ground";
constexpr const char* change = "Distance from today";

constexpr std::array<FigureInfo, 33> table = {{
    {FigureKind::minimum_broken, "minimum-broken", rules, "below the guidance's minimum",
     "findings of rules that the guidance puts as its minimum and that the option does not meet",
     Better::less, Unit::count, true},
    {FigureKind::other_broken, "other-broken", rules, "expected or to be considered, not met",
     "findings of rules that the guidance expects or asks to consider, and of good practice, that "
     "the option does not meet",
     Better::less, Unit::count, true},
    {FigureKind::to_be_written, "cannot-be-told", rules, "cannot be told from what is recorded",
     "points on which what is recorded does not say whether the rule is met; of partnerships of "
     "today more may be recorded",
     Better::neither, Unit::count, false},
    {FigureKind::partnerships, "partnerships", alignment, "partnerships",
     "the number of partnerships: more are nearer to places, fewer are less to run",
     Better::neither, Unit::count, false},
    {FigureKind::icb_coincide, "icb-coincide", alignment, "residents with one ICB, one partnership",
     "the share of residents whose partnership and Integrated Care Board hold the same authorities",
     Better::more, Unit::share, true},
    {FigureKind::icb_whole, "icb-whole", alignment, "residents whose ICB is in one partnership",
     "the share of residents whose Integrated Care Board, as far as it reaches here, lies in one "
     "partnership",
     Better::more, Unit::share, false},
    {FigureKind::icb_most_partnerships, "icb-partnerships", alignment,
     "partnerships for an ICB, at most",
     "the most partnerships that one Integrated Care Board meets", Better::less, Unit::count,
     false},
    {FigureKind::icb_most_boards, "partnership-icbs", alignment, "ICBs in a partnership, at most",
     "the most Integrated Care Boards that one partnership meets", Better::less, Unit::count,
     false},
    {FigureKind::leadership_coincide, "leadership-coincide", alignment,
     "residents with one ICB leadership, one partnership",
     "the share of residents whose partnership holds the same authorities as the boards under one "
     "leadership",
     Better::more, Unit::share, false},
    {FigureKind::leadership_most_partnerships, "leadership-partnerships", alignment,
     "partnerships for an ICB leadership, at most",
     "the most partnerships that the leadership of one or more boards meets", Better::less,
     Unit::count, false},
    {FigureKind::police_coincide, "police-coincide", alignment,
     "residents with one police force, one partnership",
     "the share of residents whose partnership and police force area hold the same authorities",
     Better::more, Unit::share, true},
    {FigureKind::police_most_partnerships, "police-partnerships", alignment,
     "partnerships for a police force, at most",
     "the most partnerships that one police force meets", Better::less, Unit::count, false},
    {FigureKind::probation_most_partnerships, "probation-partnerships", alignment,
     "partnerships for a probation region, at most",
     "the most partnerships here that one probation region meets; it may meet others elsewhere",
     Better::less, Unit::count, false},
    {FigureKind::combined_authority_whole, "combined-authority-whole", alignment,
     "residents of a combined authority in one partnership",
     "of the residents of combined authorities, the share whose combined authority, as far as it "
     "reaches here, lies in one partnership",
     Better::more, Unit::share, false},
    {FigureKind::community_safety_most, "community-safety-partnerships", alignment,
     "Community Safety Partnerships for a partnership, at most",
     "the most Community Safety Partnerships that one partnership has to relate to", Better::less,
     Unit::count, false},
    {FigureKind::violence_reduction_split, "violence-reduction-split", alignment,
     "Violence Reduction Units split", "Violence Reduction Units that meet several partnerships",
     Better::less, Unit::count, false},
    {FigureKind::adder_split, "adder-split", alignment, "Project ADDER sites split",
     "Project ADDER sites that meet several partnerships", Better::less, Unit::count, false},
    {FigureKind::changing_futures_split, "changing-futures-split", alignment,
     "Changing Futures areas split", "Changing Futures areas that meet several partnerships",
     Better::less, Unit::count, false},
    {FigureKind::meetings_commissioner, "meetings-commissioner", load,
     "Police and Crime Commissioners, or who has their functions",
     "meetings a year that those who hold police forces to account would come to", Better::less,
     Unit::count, false},
    {FigureKind::meetings_chief_officer, "meetings-chief-officer", load, "chief officers of police",
     "meetings a year that chief officers of police, or who stands for them, would come to",
     Better::less, Unit::count, false},
    {FigureKind::meetings_probation, "meetings-probation", load, "regional probation directors",
     "meetings a year that regional probation directors, or who stands for them, would come to",
     Better::less, Unit::count, false},
    {FigureKind::meetings_icb, "meetings-icb", load, "Integrated Care Boards",
     "meetings a year that Integrated Care Boards would send somebody to; boards under one "
     "leadership send one",
     Better::less, Unit::count, false},
    {FigureKind::meetings_public_health, "meetings-public-health", load,
     "Directors of Public Health, if one for each authority",
     "meetings a year of Directors of Public Health, reckoned as one for each authority, who comes "
     "to its partnership; where one serves several there are fewer",
     Better::less, Unit::count, false},
    {FigureKind::meetings_all, "meetings", load, "meetings to come to, all together",
     "the meetings a year of commissioners, chief officers, probation directors, Integrated Care "
     "Boards and Directors of Public Health, added up",
     Better::less, Unit::count, true},
    {FigureKind::residents_most, "residents-most", people, "residents of the largest partnership",
     "the residents of the largest partnership", Better::neither, Unit::residents, false},
    {FigureKind::residents_fewest, "residents-fewest", people,
     "residents of the smallest partnership", "the residents of the smallest partnership",
     Better::neither, Unit::residents, false},
    {FigureKind::balance, "balance", people, "largest, as times the smallest",
     "the residents of the largest partnership, as times those of the smallest", Better::less,
     Unit::ratio, false},
    {FigureKind::pieces_land, "pieces-land", people, "partnerships in pieces, by land",
     "partnerships that do not hang together by borders on land", Better::less, Unit::count, true},
    {FigureKind::pieces_any, "pieces", people, "partnerships in pieces, by land or water",
     "partnerships that do not hang together by borders on land or across narrow tidal water",
     Better::less, Unit::count, true},
    {FigureKind::on_the_border, "country-border", people,
     "partnerships on the border with Wales or Scotland",
     "partnerships with an authority that borders on Wales or Scotland", Better::neither,
     Unit::count, false},
    {FigureKind::authorities_changed, "authorities-changed", change,
     "authorities that get other partners",
     "authorities whose partnership would not hold the same authorities as today's", Better::less,
     Unit::count, true},
    {FigureKind::posts_affected, "posts-affected", change,
     "posts and organisations in what changes",
     "posts and organisations with a role or seat in a partnership of today that would change, "
     "where some are recorded of each",
     Better::less, Unit::count, false},
    {FigureKind::products_affected, "documents-affected", change, "documents of what changes",
     "terms of reference, needs assessments, plans and the like of partnerships of today that "
     "would "
     "change, as far as the models record them",
     Better::less, Unit::count, false},
}};

/// Whether `one` is better than `other` on the figure.
bool better(const FigureInfo& what, double one, double other) {
    return what.better == Better::less ? one < other : one > other;
}

}  // namespace

std::span<const FigureInfo> figure_infos() { return table; }

const FigureInfo& info(FigureKind kind) { return table.at(static_cast<std::size_t>(kind)); }

void mark(Figure& figure) {
    const FigureInfo& what = info(figure.kind);
    figure.best.assign(figure.values.size(), false);
    figure.same = std::all_of(figure.values.begin(), figure.values.end(),
                              [&](const auto& one) { return one == figure.values.front(); });
    if (figure.same || what.better == Better::neither) return;
    std::optional<double> best;
    for (const std::optional<double>& one : figure.values) {
        if (!one) return;  // it may be the best
        if (!best || better(what, *one, *best)) best = one;
    }
    for (std::size_t at = 0; at < figure.values.size(); ++at)
        figure.best[at] = figure.values[at] == best;
}

bool is_asked(const Figure& figure) {
    const FigureInfo& what = info(figure.kind);
    return what.criterion && what.better != Better::neither && !figure.left_out;
}

bool is_criterion(const Figure& figure) {
    return is_asked(figure) && !figure.same && !is_untold_criterion(figure);
}

bool is_untold_criterion(const Figure& figure) {
    return is_asked(figure) && std::any_of(figure.values.begin(), figure.values.end(),
                                           [](const auto& one) { return !one.has_value(); });
}

std::vector<std::vector<std::size_t>> beaten_by(std::span<const Figure> figures) {
    const std::size_t options = figures.empty() ? 0 : figures.front().values.size();
    std::vector<std::vector<std::size_t>> result(options);
    for (std::size_t one = 0; one < options; ++one) {
        for (std::size_t other = 0; other < options; ++other) {
            bool as_good = one != other;
            bool is_better = false;
            for (const Figure& figure : figures) {
                if (!is_criterion(figure)) continue;
                const double mine = *figure.values[one];
                const double theirs = *figure.values[other];
                as_good = as_good && !better(info(figure.kind), mine, theirs);
                is_better = is_better || better(info(figure.kind), theirs, mine);
            }
            if (as_good && is_better) result[one].push_back(other);
        }
    }
    return result;
}

}  // namespace govmap::footprints
