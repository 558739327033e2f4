#include "check/exceptions.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

namespace govmap {

Exceptions::Exceptions(const GovernanceGraph& graph)
    : graph_(&graph), used_(graph.model().exceptions.size()) {}

void Exceptions::apply(EntityIndex subject, Finding& finding) {
    const Model& model = graph_->model();
    for (std::size_t at = 0; at < used_.size(); ++at) {
        const AcceptedException& one = model.exceptions[at];
        const bool about_it = one.rule == finding.rule && one.subject == subject &&
                              (one.item.empty() || one.item == finding.item);
        if (!about_it) continue;
        if (finding.verdict != Verdict::fail) continue;
        const Truth holds = one.period.holds_on(graph_->as_of());
        if (holds == Truth::no) continue;
        used_[at] = true;
        const std::string until =
            one.period.until ? fmt::format(" until {}", in_words(*one.period.until)) : "";
        if (holds == Truth::unknown) {
            finding.sentence +=
                " Whether the exception that was accepted for this still holds, its dates leave "
                "open.";
            continue;
        }
        finding.verdict = Verdict::excepted;
        finding.accepted = {one.reason, the_first(model, one.approver),
                            one.period.until ? in_words(*one.period.until) : "",
                            model.cite(one.evidence), one.where};
        finding.sentence += fmt::format(" This is an accepted exception{}: {}", until, one.reason);
        if (finding.sentence.back() != '.') finding.sentence += '.';
        return;
    }
}

void Exceptions::add_used(const Exceptions& other) {
    for (std::size_t at = 0; at < used_.size(); ++at) {
        if (other.used_[at]) used_[at] = true;
    }
}

Finding Exceptions::finding_on(const AcceptedException& one) const {
    const Model& model = graph_->model();
    Finding finding;
    finding.rule = exception_rule;
    finding.force = Force::consider;
    finding.verdict = Verdict::fail;
    finding.subject = model.entity(one.subject).id;
    finding.subject_name = model.entity(one.subject).name;
    if (finding.subject_name.empty()) finding.subject_name = finding.subject;
    finding.subject_where = model.entity(one.subject).where;
    finding.item = one.rule + (one.item.empty() || one.item == "-" ? "" : "/" + one.item);
    finding.item_name = one.rule;
    finding.evidence.push_back({fmt::format("{} accepted this exception to {}: {}",
                                            the_first(model, one.approver), one.rule, one.reason),
                                model.cite(one.evidence), one.where});
    return finding;
}

void Exceptions::report(const PackSet& packs, CheckReport& report) const {
    const Model& model = graph_->model();
    if (used_.empty()) return;
    RuleSummary summary;
    summary.rule = exception_rule;
    summary.title = "Accepted exceptions are in use and in date";
    summary.force = Force::consider;
    summary.citation = "govmap";
    summary.why =
        "An exception that has ended, or that nothing needs any more, hides what would be found.";
    summary.remedy = "Settle what it was for, agree it anew with a new end, or take it out.";
    const std::vector<std::string> ids = packs.rule_ids();
    for (std::size_t at = 0; at < used_.size(); ++at) {
        const AcceptedException& one = model.exceptions[at];
        Finding finding = finding_on(one);
        finding.citation = summary.citation;
        const std::string what =
            fmt::format("the exception to {} accepted for {}", one.rule, the(model, one.subject));
        const Truth holds = one.period.holds_on(graph_->as_of());
        ++summary.subjects;
        if (used_[at]) {
            finding.verdict = Verdict::pass;
            finding.sentence = fmt::format("{} is in use.", capitalised(what));
        } else if (std::find(ids.begin(), ids.end(), one.rule) == ids.end()) {
            finding.verdict = Verdict::cannot_tell;
            finding.sentence = fmt::format(
                "No pack in use has the rule of {}, so one cannot tell whether it is needed.",
                what);
            finding.missing.push_back(fmt::format("the rule {}{}", one.rule, [&] {
                const std::string guess = did_you_mean(one.rule, ids);
                return guess.empty() ? guess : " (" + guess + ")";
            }()));
            finding.remedy = "Use the pack that has the rule, or mend its id.";
        } else if (holds == Truth::no) {
            const bool ended = one.period.until && graph_->as_of() >= one.period.until->last;
            finding.sentence = ended ? fmt::format("{} ended on {}.", capitalised(what),
                                                   in_words(*one.period.until))
                                     : fmt::format("{} does not hold yet.", capitalised(what));
            finding.remedy = "Settle the matter, or agree the exception anew with a new end.";
        } else {
            finding.sentence =
                fmt::format("{} is not needed: the rule does not fail there.", capitalised(what));
            finding.remedy = "Take the exception out, or name the subject and item that it is for.";
        }
        ++summary.verdicts[static_cast<std::size_t>(finding.verdict)];
        report.findings.push_back(std::move(finding));
    }
    report.rules.push_back(std::move(summary));
}

}  // namespace govmap
