#include "write/totals.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace govmap {
namespace {

// Rules that no pack brings: whether the model's accepted exceptions are in use.
constexpr const char* of_no_pack = "Accepted exceptions";

const RulesOfPack* pack_of(const std::string& rule, const ReportSettings& settings) {
    for (const RulesOfPack& pack : settings.packs) {
        if (std::find(pack.rules.begin(), pack.rules.end(), rule) != pack.rules.end()) return &pack;
    }
    return nullptr;
}

Counts& row_of(Totals& totals, Force force) {
    auto row = std::find_if(totals.rows.begin(), totals.rows.end(),
                            [&](const Totals::Row& one) { return one.force >= force; });
    if (row == totals.rows.end() || row->force != force)
        row = totals.rows.insert(row, {force, Counts(verdicts().size())});
    return row->counts;
}

Totals empty_totals(const RulesOfPack* pack, const ReportSettings& settings) {
    Totals result{{}, settings.packs.empty(), {}, Counts(verdicts().size())};
    if (pack != nullptr) {
        result.heading = pack->title;
        result.guidance = pack->guidance;
    } else {
        result.heading = settings.packs.empty() ? "The rules" : of_no_pack;
    }
    return result;
}

}  // namespace

std::vector<Totals> totals_by_pack(const CheckReport& report, const ReportSettings& settings) {
    std::vector<Totals> result;
    std::vector<const RulesOfPack*> packs;
    for (const RuleSummary& rule : report.rules) {
        const RulesOfPack* pack = pack_of(rule.rule, settings);
        const auto found = std::find(packs.begin(), packs.end(), pack);
        const auto at = static_cast<std::size_t>(found - packs.begin());
        if (found == packs.end()) {
            packs.push_back(pack);
            result.push_back(empty_totals(pack, settings));
        }
        // Of the summaries, which count also what --only-failures leaves out of the findings.
        Counts& row = row_of(result[at], rule.force);  // shown even where it looked at nothing
        for (std::size_t verdict = 0; verdict < row.size(); ++verdict) {
            row[verdict] += rule.verdicts.at(verdict);
            result[at].all[verdict] += rule.verdicts.at(verdict);
        }
    }
    return result;
}

bool is_guidance(const std::string& rule, const ReportSettings& settings) {
    const RulesOfPack* pack = pack_of(rule, settings);
    return pack != nullptr ? pack->guidance : settings.packs.empty();
}

bool on_guidance_minimum(const Finding& finding, const ReportSettings& settings) {
    return guidance_force(finding.force, finding.local) == Force::minimum &&
           is_guidance(finding.rule, settings);
}

std::string counts_in_words(const Counts& counts) {
    std::string result;
    for (const VerdictInfo& one : verdicts()) {
        result += fmt::format("{}{} {}", result.empty() ? "" : ", ",
                              counts[static_cast<std::size_t>(one.verdict)], one.label);
    }
    return result;
}

std::vector<std::string> totals_in_words(const CheckReport& report,
                                         const ReportSettings& settings) {
    const std::vector<Totals> parts = totals_by_pack(report, settings);
    if (parts.empty())
        return {fmt::format("In all: {}.", counts_in_words(Counts(verdicts().size())))};
    if (parts.size() == 1) return {fmt::format("In all: {}.", counts_in_words(parts[0].all))};
    std::vector<std::string> result;
    for (const Totals& one : parts) {
        result.push_back(
            fmt::format("In all, by '{}': {}.", one.heading, counts_in_words(one.all)));
    }
    return result;
}

}  // namespace govmap
