#include "write/local_part.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
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
    std::vector<std::string> below;
    bool open = false;
    for (const Finding& finding : report.findings) {
        if (below_guidance_minimum(finding)) add(below, finding.subject_name);
        open = open || finding.verdict == Verdict::cannot_tell;
    }
    const bool any_minimum =
        report.rules.empty() ||
        std::any_of(report.rules.begin(), report.rules.end(), [](const RuleSummary& one) {
            return one.force == Force::minimum ||
                   guidance_force(one.force, one.local) == Force::minimum;
        });
    const std::string minimum = in_the_name_of(report.speaker, "the guidance's minimum");
    std::string result = any_minimum ? fmt::format("Nothing is below {}.", minimum)
                                     : "None of the rules looked at puts a minimum.";
    if (!any_minimum) {
        // Nothing is said of what was not asked.
    } else if (!below.empty()) {
        result = fmt::format("Below {}: {}.", minimum, join_and(below));
    } else if (open) {
        result = fmt::format(
            "Nothing is known to be below {}; some of it cannot be told from what is recorded.",
            minimum);
    }
    for (const Minimum& one : local_minimums(report)) {
        result += fmt::format(" Below the minimum of the local pack '{}': {}.", one.whose,
                              join_and(one.below));
    }
    return result;
}

}  // namespace govmap
