#include "compare/figure_value.hpp"

#include <algorithm>

namespace govmap::footprints {
namespace {

class FigureValue {
public:
    FigureValue(const Options& options, const Comparison& found, std::size_t at)
        : options_(options),
          found_(found),
          option_(options.options[at]),
          result_(found.results[at]) {}

    [[nodiscard]] std::optional<double> value(FigureKind kind) const {
        const Option& option = option_;
        const OptionResult& result = result_;
        const auto counted_findings = [&](auto&& counts) {
            return static_cast<double>(
                std::count_if(result.findings.begin(), result.findings.end(), counts));
        };
        const auto alignment_to = [&](OverlayKind overlay) {
            return alignment(options_.area, overlays_of(overlay), option);
        };
        const auto any_of_kind = [&](OverlayKind overlay, auto&& look) -> std::optional<double> {
            if (overlays_of(overlay).all.empty() || is_unplaced(overlay)) return std::nullopt;
            return look(alignment_to(overlay));
        };
        const auto split = [](const Alignment& one) { return static_cast<double>(one.split); };
        const auto most = [](const Alignment& one) {
            return static_cast<double>(one.most_partnerships);
        };
        const auto met = [](const Alignment& one) {
            return static_cast<double>(one.most_overlays);
        };
        const auto same = [](const Alignment& one) { return one.coincide; };
        const auto whole = [](const Alignment& one) { return one.in_one_piece; };
        const auto groups = [&](auto&& counts) {
            return static_cast<double>(
                std::count_if(result.groups.begin(), result.groups.end(), counts));
        };
        switch (kind) {
            case FigureKind::minimum_broken:
                if (!asks([](const RuleSummary& one) { return is_minimum(one); }))
                    return std::nullopt;
                return counted_findings(
                    [](const Finding& one) { return below_guidance_minimum(one); });
            case FigureKind::other_broken:
                if (!asks([](const RuleSummary& one) { return !is_minimum(one); }))
                    return std::nullopt;
                return counted_findings([](const Finding& one) {
                    return one.verdict == Verdict::fail && !below_guidance_minimum(one);
                });
            case FigureKind::to_be_written:
                if (found_.rules.empty()) return std::nullopt;
                return counted_findings(
                    [](const Finding& one) { return one.verdict == Verdict::cannot_tell; });
            case FigureKind::partnerships: return static_cast<double>(option.groups.size());
            case FigureKind::icb_coincide: return any_of_kind(OverlayKind::icb, same);
            case FigureKind::icb_whole: return any_of_kind(OverlayKind::icb, whole);
            case FigureKind::icb_most_partnerships: return any_of_kind(OverlayKind::icb, most);
            case FigureKind::icb_most_boards: return any_of_kind(OverlayKind::icb, met);
            case FigureKind::leadership_coincide:
                return any_of_kind(OverlayKind::icb_leadership, same);
            case FigureKind::leadership_most_partnerships:
                return any_of_kind(OverlayKind::icb_leadership, most);
            case FigureKind::police_coincide: return any_of_kind(OverlayKind::police, same);
            case FigureKind::police_most_partnerships:
                return any_of_kind(OverlayKind::police, most);
            case FigureKind::probation_most_partnerships:
                return any_of_kind(OverlayKind::probation, most);
            case FigureKind::combined_authority_whole:
                return any_of_kind(OverlayKind::combined_authority, whole);
            case FigureKind::community_safety_most:
                return any_of_kind(OverlayKind::community_safety, met);
            case FigureKind::violence_reduction_split:
                return any_of_kind(OverlayKind::violence_reduction, split);
            case FigureKind::adder_split: return any_of_kind(OverlayKind::adder, split);
            case FigureKind::changing_futures_split:
                return any_of_kind(OverlayKind::changing_futures, split);
            case FigureKind::meetings_commissioner:
            case FigureKind::meetings_chief_officer:
            case FigureKind::meetings_probation:
            case FigureKind::meetings_icb:
            case FigureKind::meetings_public_health:
            case FigureKind::meetings_all: return meetings(kind, result);
            case FigureKind::residents_most:
            case FigureKind::residents_fewest:
            case FigureKind::balance: return people(kind, result);
            case FigureKind::pieces_land: return in_pieces(result, &GroupResult::pieces_land);
            case FigureKind::pieces_any: return in_pieces(result, &GroupResult::pieces_any);
            case FigureKind::on_the_border:
                return groups([](const GroupResult& one) { return !one.on_the_border.empty(); });
            case FigureKind::authorities_changed: return static_cast<double>(size(result.changed));
            case FigureKind::posts_affected:
            case FigureKind::products_affected:
                return kind == FigureKind::posts_affected
                           ? recorded(result.posts_recorded, result.posts.size())
                           : recorded(result.products_recorded, result.products.size());
        }
        return std::nullopt;
    }

private:
    static bool is_minimum(const RuleSummary& rule) {
        return guidance_force(rule.force, rule.local) == Force::minimum;
    }

    template <class Which>
    [[nodiscard]] bool asks(Which which) const {
        return std::any_of(found_.rules.begin(), found_.rules.end(),
                           [&](const auto& one) { return which(one.second); });
    }

    /// Whether every authority lies in one of this kind and of some it is not recorded in which.
    [[nodiscard]] bool is_unplaced(OverlayKind kind) const {
        const bool everywhere = kind == OverlayKind::icb || kind == OverlayKind::icb_leadership ||
                                kind == OverlayKind::police || kind == OverlayKind::probation;
        return everywhere && unplaced(options_.area, overlays_of(kind)) != 0;
    }

    static std::optional<double> recorded(bool all, std::size_t count) {
        return all ? std::optional(static_cast<double>(count)) : std::nullopt;
    }

    static std::optional<double> in_pieces(const OptionResult& result,
                                           std::optional<std::size_t> GroupResult::*pieces) {
        double count = 0;
        for (const GroupResult& one : result.groups) {
            if (!(one.*pieces)) return std::nullopt;
            if (*(one.*pieces) > 1) ++count;
        }
        return count;
    }

    [[nodiscard]] std::optional<double> meetings(FigureKind kind,
                                                 const OptionResult& result) const {
        const bool all = kind == FigureKind::meetings_all;
        const bool police =
            kind == FigureKind::meetings_commissioner || kind == FigureKind::meetings_chief_officer;
        if ((all || police) && is_unplaced(OverlayKind::police)) return std::nullopt;
        if ((all || kind == FigureKind::meetings_probation) && is_unplaced(OverlayKind::probation))
            return std::nullopt;
        if ((all || kind == FigureKind::meetings_icb) && is_unplaced(OverlayKind::icb))
            return std::nullopt;
        double sum = 0;
        for (const Attendance& one : result.attendances) {
            if (all || one.figure == kind) sum += static_cast<double>(one.meetings);
        }
        return sum;
    }

    static std::optional<double> people(FigureKind kind, const OptionResult& result) {
        std::vector<std::uint64_t> residents;
        for (const GroupResult& one : result.groups) {
            if (!one.residents) return std::nullopt;
            residents.push_back(*one.residents);
        }
        const auto [least, most] = std::minmax_element(residents.begin(), residents.end());
        const auto low = static_cast<double>(*least);
        const auto high = static_cast<double>(*most);
        if (kind == FigureKind::balance) return high / low;
        return kind == FigureKind::residents_most ? high : low;
    }

    [[nodiscard]] const Overlays& overlays_of(OverlayKind kind) const {
        return found_.overlays.at(static_cast<std::size_t>(kind));
    }

    const Options& options_;
    const Comparison& found_;
    const Option& option_;
    const OptionResult& result_;
};

}  // namespace

std::optional<double> figure_value(FigureKind kind, const Options& options, const Comparison& found,
                                   std::size_t option) {
    return FigureValue(options, found, option).value(kind);
}

}  // namespace govmap::footprints
