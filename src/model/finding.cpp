#include "model/finding.hpp"

#include <array>

namespace govmap {
namespace {

constexpr std::array<ForceInfo, 4> force_table = {{
    {Force::minimum, "minimum"},
    {Force::expected, "expected"},
    {Force::consider, "consider"},
    {Force::scope, "scope"},
}};

constexpr std::array<VerdictInfo, 5> verdict_table = {{
    {Verdict::pass, "pass", "pass"},
    {Verdict::fail, "fail", "fail"},
    {Verdict::not_applicable, "not-applicable", "not applicable"},
    {Verdict::cannot_tell, "cannot-tell", "cannot tell"},
    {Verdict::excepted, "excepted", "accepted exception"},
}};

}  // namespace

std::span<const ForceInfo> forces() { return force_table; }
std::span<const VerdictInfo> verdicts() { return verdict_table; }
const ForceInfo& info(Force force) { return force_table.at(static_cast<std::size_t>(force)); }
const VerdictInfo& info(Verdict verdict) {
    return verdict_table.at(static_cast<std::size_t>(verdict));
}

const char* word(Known known) {
    switch (known) {
        case Known::known: return "known";
        case Known::fresh: return "new";
        case Known::not_asked: break;
    }
    return "";
}

std::optional<Force> force(std::string_view word) {
    for (const ForceInfo& one : force_table) {
        if (word == one.word) return one.force;
    }
    return std::nullopt;
}

std::optional<Verdict> verdict(std::string_view word) {
    for (const VerdictInfo& one : verdict_table) {
        if (word == one.word) return one.verdict;
    }
    return std::nullopt;
}

std::optional<Force> guidance_force(Force in_use, const LocalPart& local) {
    if (!local.pack.empty()) return std::nullopt;
    return local.change ? local.change->from : in_use;
}

bool below_guidance_minimum(const Finding& finding) {
    return finding.verdict == Verdict::fail &&
           guidance_force(finding.force, finding.local) == Force::minimum;
}

bool below_local_minimum(const Finding& finding) {
    return finding.verdict == Verdict::fail && finding.force == Force::minimum &&
           guidance_force(finding.force, finding.local) != Force::minimum;
}

const std::string& local_minimum_of(const Finding& finding) {
    return finding.local.change ? finding.local.change->pack : finding.local.pack;
}

}  // namespace govmap
