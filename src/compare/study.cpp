#include "compare/study.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "compare/listing.hpp"
#include "compare/measure.hpp"
#include "compare/unbeaten_rows.hpp"

namespace govmap::footprints {
namespace {

constexpr std::array<WeighingInfo, 7> weighing_table = {{
    {Weighing::more_partnerships, "more-partnerships", "partnership", "partnerships",
     "the number of partnerships: the more, the nearer each is to its places", true, true},
    {Weighing::fewer_partnerships, "fewer-partnerships", "partnership", "partnerships",
     "the number of partnerships: the fewer, the fewer to run", false, true},
    {Weighing::icb_splits, "icb-splits", "ICB split", "ICB splits",
     "how often an Integrated Care Board is split between partnerships: the fewer, the better",
     false, true},
    {Weighing::police_splits, "police-splits", "police split", "police splits",
     "how often a police force area is split between partnerships: the fewer, the better", false,
     true},
    {Weighing::probation_splits, "probation-splits", "probation split", "probation splits",
     "how often a probation region is split between partnerships: the fewer, the better", false,
     true},
    {Weighing::attendances, "attendances", "attendance a year", "attendances a year",
     "meetings a year that the commissioner, the chief officer, the probation director, each ICB "
     "and each Director of Public Health have to attend, added up: the fewer, the better",
     false, true},
    {Weighing::population_gap, "population-gap", "resident between the largest and the smallest",
     "residents between the largest and the smallest",
     "residents of the largest partnership less those of the smallest: the less, the better", false,
     false},
}};

std::vector<AuthoritySet> members(const std::vector<Across>& areas) {
    std::vector<AuthoritySet> result;
    for (const Across& one : areas) {
        if (one.members != 0) result.push_back(one.members);
    }
    return result;
}

std::int64_t groups_in(const std::vector<Across>& areas) {
    return static_cast<std::int64_t>(members(areas).size());
}

/// A weighing as a measure of which less is better; `less` is what to take off its value.
struct Scale {
    Measure measure;
    std::int64_t less = 0;
    std::int64_t sign = 1;
};

Scale splits(const std::vector<Across>& areas) {
    return {slices(members(areas)), groups_in(areas)};
}

Scale scale(const Area& area, Weighing weighing, std::uint64_t meetings) {
    switch (weighing) {
        case Weighing::more_partnerships: {
            Measure measure = number_of_blocks();
            measure.a_block = -measure.a_block;
            return {std::move(measure), 0, -1};
        }
        case Weighing::fewer_partnerships: return {number_of_blocks()};
        case Weighing::icb_splits: return splits(area.boards);
        case Weighing::police_splits: return splits(area.forces);
        case Weighing::probation_splits: return splits(area.regions);
        case Weighing::attendances: {
            const auto each = static_cast<std::int64_t>(meetings);
            Measure measure;
            const auto add = [&](const std::vector<Across>& areas, std::int64_t people) {
                for (const AuthoritySet one : members(areas))
                    measure.groups.push_back({one, each * people});
            };
            add(area.forces, 2);  // the commissioner and the chief officer
            add(area.regions, 1);
            add(area.boards, 1);
            // A Director of Public Health sits on the one partnership of their authority.
            const auto directors = static_cast<std::int64_t>(area.authorities.size());
            return {std::move(measure), -each * directors};
        }
        case Weighing::population_gap: break;
    }
    return {};
}

std::int64_t population_gap(const Area& area, std::span<const AuthoritySet> blocks) {
    std::uint64_t most = 0;
    std::uint64_t fewest = ~std::uint64_t{0};
    for (const AuthoritySet block : blocks) {
        std::uint64_t residents = 0;
        for_each(block, [&](std::size_t at) { residents += area.residents[at]; });
        most = std::max(most, residents);
        fewest = std::min(fewest, residents);
    }
    return blocks.empty() ? 0 : static_cast<std::int64_t>(most - fewest);
}

std::vector<Scale> scales(const Area& area, std::span<const Weighing> weighings,
                          std::uint64_t meetings) {
    std::vector<Scale> result;
    for (const Weighing one : weighings) result.push_back(scale(area, one, meetings));
    return result;
}

/// What to minimise of a partition.
void costs(const Area& area, std::span<const Weighing> weighings, std::span<const Scale> scales,
           std::span<const AuthoritySet> blocks, std::vector<std::int64_t>& result) {
    result.clear();
    for (std::size_t at = 0; at < weighings.size(); ++at) {
        result.push_back(weighings[at] == Weighing::population_gap
                             ? population_gap(area, blocks)
                             : value_of(scales[at].measure, blocks));
    }
}

std::vector<std::int64_t> as_read(std::vector<std::int64_t> values, std::span<const Scale> scales) {
    for (std::size_t at = 0; at < values.size(); ++at)
        values[at] = scales[at].sign * values[at] - scales[at].less;
    return values;
}

void by_listing(const Area& area, const Ground& ground, const StudyRequest& request,
                std::span<const Scale> scales, Study& result) {
    if (!result.count.exact() || !result.count.count.fits_64_bits() ||
        result.count.count.low() > request.most_listed) {
        result.not_weighed = fmt::format(
            "the population gap does not add up over partnerships, so that every option has to be "
            "listed to weigh it, and more than {} are not",
            request.most_listed);
        return;
    }
    UnbeatenRows<std::int64_t> rows;
    std::map<std::uint64_t, std::vector<AuthoritySet>> examples;
    std::uint64_t label = 0;
    std::vector<std::int64_t> values;
    ListingWatch watch;
    watch.total = result.count.count;
    if (request.go_on) {
        watch.go_on = [&](const ListingProgress& progress) {
            SweepEffort effort;
            effort.swept = static_cast<std::size_t>(progress.listed);
            effort.steps = static_cast<std::size_t>(result.count.count.low());
            return request.go_on(effort);
        };
    }
    const Listed listed = list_partitions(
        ground,
        [&](std::span<const AuthoritySet> blocks) {
            costs(area, request.weighings, scales, blocks, values);
            if (rows.add(values, label)) examples[label].assign(blocks.begin(), blocks.end());
            ++label;
            return true;
        },
        watch);
    if (!listed.complete) {
        result.not_weighed = "it was stopped before all options were weighed";
        return;
    }
    for (const auto& row : rows.in_order()) {
        std::vector<AuthoritySet> example = examples.at(row.first);
        std::sort(example.begin(), example.end(),
                  [](AuthoritySet one, AuthoritySet other) { return lowest(one) < lowest(other); });
        result.unbeaten.push_back(
            {as_read(row.values, scales), WholeNumber(row.count), std::move(example)});
    }
    result.weighed = true;
}

const char* why_ended(SweepEnd end) {
    switch (end) {
        case SweepEnd::too_many_states: return "the bound on states was reached";
        case SweepEnd::too_many_beginnings: return "the bound on unbeaten beginnings was reached";
        case SweepEnd::too_wide:
            return "more than 16 authorities at a time have neighbours still to come";
        case SweepEnd::too_many_marks: return "more than 64 areas are half met at a time";
        case SweepEnd::stopped: return "it was stopped";
        case SweepEnd::done: break;
    }
    return "";
}

}  // namespace

std::span<const WeighingInfo> weighings() { return weighing_table; }

const WeighingInfo& info(Weighing weighing) {
    return weighing_table.at(static_cast<std::size_t>(weighing));
}

std::optional<Weighing> weighing(std::string_view word) {
    for (const WeighingInfo& one : weighing_table) {
        if (word == one.word) return one.weighing;
    }
    return std::nullopt;
}

Result<Study> study(const Area& area, const Ground& ground, const StudyRequest& request) {
    Study result;
    result.weighings = request.weighings;
    result.count = count_partitions(ground, request.bounds, request.go_on);
    if (request.weighings.empty()) return result;
    const std::vector<Scale> all = scales(area, request.weighings, request.meetings);
    const bool adds_up = std::all_of(request.weighings.begin(), request.weighings.end(),
                                     [](Weighing one) { return info(one).adds_up; });
    if (!adds_up) {
        by_listing(area, ground, request, all, result);
        return result;
    }
    std::vector<Measure> measures;
    measures.reserve(all.size());
    for (const Scale& one : all) measures.push_back(one.measure);
    auto found = unbeaten_options(ground, measures, request.bounds, request.go_on);
    if (!found) return tl::unexpected<Failure>(found.error());
    if (!found->exact()) {
        result.not_weighed = why_ended(found->effort.end);
        return result;
    }
    for (UnbeatenOption& one : found->options) {
        std::sort(one.witness.begin(), one.witness.end(),
                  [](AuthoritySet a, AuthoritySet b) { return lowest(a) < lowest(b); });
        result.unbeaten.push_back(
            {as_read(std::move(one.values), all), one.partitions, std::move(one.witness)});
    }
    result.weighed = true;
    return result;
}

std::vector<std::int64_t> weighed(const Area& area, std::span<const Weighing> weighings,
                                  std::uint64_t meetings, std::span<const AuthoritySet> blocks) {
    const std::vector<Scale> all = scales(area, weighings, meetings);
    std::vector<std::int64_t> values;
    costs(area, weighings, all, blocks, values);
    return as_read(std::move(values), all);
}

}  // namespace govmap::footprints
