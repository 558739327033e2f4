#include "check/check.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/side_by_side.hpp"
#include "base/text.hpp"
#include "check/disagreements.hpp"
#include "check/exceptions.hpp"
#include "check/nothing_seen.hpp"
#include "check/run_rule.hpp"

namespace govmap {
namespace {

std::optional<Failure> unknown_rule(const PackSet& packs, const std::vector<std::string>& only) {
    const std::vector<std::string> ids = packs.rule_ids();
    for (const std::string& id : only) {
        if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
        return Failure{FailureKind::request,
                       fmt::format("there is no rule '{}' in the packs in use: {}", id,
                                   did_you_mean(id, ids, "'govmap rules' lists them"))};
    }
    return std::nullopt;
}

/// A rule to run, and what came of it.
struct Job {
    const Rule* rule;
    PackSet::Strength strength;
    RuleSummary summary;
    Exceptions exceptions;
    Result<std::vector<Finding>> findings;
};

std::vector<Job> jobs_for(const PackSet& packs, const std::vector<std::string>& only,
                          const Exceptions& exceptions) {
    std::vector<Job> jobs;
    for (const auto& [pack, rule] : packs.rules()) {
        if (!only.empty() && std::find(only.begin(), only.end(), rule->id) == only.end()) continue;
        const PackSet::Strength strength = packs.strength(*pack, *rule);
        RuleSummary summary;
        summary.rule = rule->id;
        summary.title = rule->title;
        summary.force = strength.force;
        summary.local = strength.local;
        summary.citation = rule->citation;
        summary.why = rule->why;
        summary.remedy = rule->remedy;
        summary.url = rule->url;
        jobs.push_back({rule, strength, std::move(summary), exceptions, {}});
    }
    return jobs;
}

/// Runs every job. What it finds stands at the job, so that it is the same for any number of
/// workers.
void run(std::vector<Job>& jobs, const GovernanceGraph& graph, const PackSet& packs,
         const CheckOptions& options, std::size_t workers) {
    side_by_side(jobs.size(), workers, [&] {
        // Paths that were prepared and lists that were looked up are kept for the next rule.
        return [&, world = World(graph, packs.vocabulary,
                                 options.areas ? *options.areas : graph.model().review_areas,
                                 packs.queries)](std::size_t at) mutable {
            Job& job = jobs[at];
            job.findings =
                run_rule(world, *job.rule, job.strength, options, job.exceptions, job.summary);
        };
    });
}

// Whose minimum the packs that run speak of, where they agree on that. Local packs name their own.
std::string speaker_of(const PackSet& packs) {
    std::string result;
    for (const auto& [pack, rule] : packs.rules()) {
        if (pack->local || rule->force != Force::minimum || result == pack->speaks_of) continue;
        if (!result.empty()) return "a rule pack";
        result = pack->speaks_of;
    }
    return result.empty() ? CheckReport{}.speaker : result;
}

}  // namespace

Result<CheckReport> check(const GovernanceGraph& graph, const PackSet& packs,
                          const CheckOptions& options) {
    if (auto failure = unknown_rule(packs, options.only))
        return tl::unexpected<Failure>(std::move(*failure));
    const Model& model = graph.model();
    CheckReport report;
    report.model_title = model.title;
    report.as_of = graph.as_of();
    // The bounds of queries, which only local packs have, count for the process as a whole.
    std::size_t workers = options.workers;
    for (const Pack& pack : packs.packs) {
        if (pack.local) workers = 1;
        if (!pack.asked_for) continue;
        report.packs.push_back(pack.edition_line());
        report.standing.push_back(pack.standing);
    }
    report.speaker = speaker_of(packs);
    Exceptions exceptions(graph);
    std::vector<Job> jobs = jobs_for(packs, options.only, exceptions);
    run(jobs, graph, packs, options, workers);
    for (Job& job : jobs) {
        if (!job.findings) return tl::unexpected<Failure>(job.findings.error());
        std::move(job.findings->begin(), job.findings->end(), std::back_inserter(report.findings));
        report.rules.push_back(std::move(job.summary));
        exceptions.add_used(job.exceptions);
    }
    if (options.only.empty()) {
        exceptions.report(packs, report);
        report_disagreements(graph, packs, options, report);
    }
    const std::string nothing = why_nothing_seen(graph, packs, report);
    if (!nothing.empty() && !report.standing.empty())
        report.standing.front() = nothing + ' ' + report.standing.front();
    return report;
}

}  // namespace govmap
