#include "write/local_part.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/nothing_seen.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

// A scope rule counts as expected (see Force).
const char* way(Force from, Force to) {
    const Force counted = from == Force::scope ? Force::expected : from;
    if (to < counted) return "raises";
    return to > counted ? "lowers" : "changes";
}

struct Minimum {
    std::string whose;  ///< title of a local pack
    std::vector<std::string> below;
};

void add(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::vector<Minimum> local_minimums(const CheckReport& report) {
    std::vector<Minimum> result;
    for (const Finding& finding : report.findings) {
        if (!below_local_minimum(finding)) continue;
        const std::string& whose = local_minimum_of(finding);
        auto found = std::find_if(result.begin(), result.end(),
                                  [&](const Minimum& one) { return one.whose == whose; });
        if (found == result.end()) found = result.insert(result.end(), Minimum{whose, {}});
        add(found->below, finding.subject_name);
    }
    return result;
}

/// The part of the headline that is about the guidance's minimum. Whatever findings were kept, the
/// summaries of the rules say all that was found; only who falls short stands in the findings.
std::string guidance_part(const CheckReport& report) {
    std::vector<std::string> below;
    for (const Finding& finding : report.findings) {
        if (below_guidance_minimum(finding)) add(below, finding.subject_name);
    }
    const std::string minimum = in_the_name_of(report.speaker, "the guidance's minimum");
    if (!below.empty()) return fmt::format("Below {}: {}.", minimum, join_and(below));
    if (looked_at_no_minimum(report))
        return "No rule that puts a minimum found anything to look at.";
    std::array<std::size_t, 5> counts{};
    bool any_minimum = false;
    for (const RuleSummary& rule : report.rules) {
        if (!puts_guidance_minimum(rule)) continue;
        any_minimum = true;
        for (std::size_t at = 0; at < counts.size(); ++at) counts.at(at) += rule.verdicts.at(at);
    }
    const auto count = [&](Verdict verdict) {
        return counts.at(static_cast<std::size_t>(verdict));
    };
    if (!any_minimum) {
        const bool any_local =
            std::any_of(report.rules.begin(), report.rules.end(),
                        [](const RuleSummary& one) { return one.force == Force::minimum; });
        return any_local ? fmt::format("None of the rules looked at is one of {}.", minimum)
                         : "None of the rules looked at puts a minimum.";
    }
    if (count(Verdict::cannot_tell) > 0) {
        return fmt::format(
            "Nothing is known to be below {}; some of it cannot be told from what is recorded.",
            minimum);
    }
    if (count(Verdict::pass) + count(Verdict::excepted) == 0)
        return in_the_name_of(
            report.speaker,
            "Nothing that the guidance puts as the minimum applies to what was looked at.");
    return fmt::format("Nothing is below {}.", minimum);
}

}  // namespace

std::string local_part_in_words(Force in_use, const LocalPart& local) {
    std::string result;
    if (!local.pack.empty())
        result = fmt::format("A rule of the local pack '{}', and not of the guidance.", local.pack);
    if (!local.change) return result;
    const ForceChange& change = *local.change;
    if (!result.empty()) result += ' ';
    result += fmt::format("The local pack '{}' {} it from {} to {}: {}", change.pack,
                          way(change.from, in_use), info(change.from).word, info(in_use).word,
                          change.reason);
    if (result.back() != '.') result += '.';
    if (!change.citation.empty()) result += fmt::format(" [{}]", change.citation);
    return result;
}

std::string force_in_use(Force in_use, const LocalPart& local) {
    if (!local.pack.empty()) return fmt::format("{} of a local pack", info(in_use).word);
    if (!local.change) return info(in_use).word;
    return fmt::format("{} here; the guidance says {}", info(in_use).word,
                       info(local.change->from).word);
}

std::vector<std::pair<std::string, std::string>> local_parts(const CheckReport& report) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const RuleSummary& rule : report.rules) {
        std::string part = local_part_in_words(rule.force, rule.local);
        if (!part.empty()) result.emplace_back(rule.rule, std::move(part));
    }
    return result;
}

std::string headline(const CheckReport& report) {
    std::string result = guidance_part(report);
    for (const Minimum& one : local_minimums(report)) {
        result += fmt::format(" Below the minimum of the local pack '{}': {}.", one.whose,
                              join_and(one.below));
    }
    return result;
}

}  // namespace govmap
