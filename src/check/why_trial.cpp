#include "check/why_trial.hpp"

#include <utility>

#include "check/with_lines.hpp"

namespace govmap {
namespace {

/// The worst of several verdicts on one subject.
int badness(Verdict verdict) {
    switch (verdict) {
        case Verdict::fail:
        case Verdict::excepted: return 3;
        case Verdict::cannot_tell: return 2;
        case Verdict::pass: return 1;
        case Verdict::not_applicable: break;
    }
    return 0;
}

}  // namespace

void Trial::start(const Finding& finding) {
    finding_ = &finding;
    runs_ = 0;
    cut_short_ = false;
}

bool Trial::may_run() {
    if (runs_ < options_.most_runs) return true;
    cut_short_ = true;
    return false;
}

std::optional<Finding> Trial::run(const Model& model) {
    ++runs_;
    const GovernanceGraph graph(model, graph_.as_of());
    CheckOptions options;
    options.only = {rule_.id};
    options.areas = options_.areas;
    if (subject_ != whole_model) options.subject = subject_;
    const auto report = check(graph, packs_, options);
    if (!report || report->findings.empty()) return std::nullopt;
    const Finding* worst = &report->findings.front();
    for (const Finding& one : report->findings) {
        if (one.item == finding_->item) return one;
        if (badness(one.verdict) > badness(worst->verdict)) worst = &one;
    }
    return *worst;
}

std::optional<Model> Trial::with(const Model& model, const Proposal& proposal,
                                 const std::string& lines) const {
    const ReadContext context{context_.files,    context_.sources,       context_.problems,
                              packs_.vocabulary, context_.models_folder, context_.most_bytes};
    return with_lines(context, model, graph_.as_of(), proposal, lines);
}

std::vector<std::vector<Proposal>> Trial::wanted(const Model& model) const {
    const GovernanceGraph graph(model, graph_.as_of());
    World world(graph, packs_.vocabulary, options_.areas ? *options_.areas : model.review_areas,
                packs_.queries);
    world.look_at(subject_);
    Wants wants;
    for (const ConditionPtr* condition : {&rule_.when, &rule_.unless}) {
        if (!*condition) continue;
        if ((*condition)->evaluate(world, subject_).verdict == Verdict::cannot_tell)
            (*condition)->wants(world, subject_, "-", wants);
    }
    if (wants.empty()) rule_.requirement->wants(world, subject_, finding_->item, wants);
    std::vector<std::vector<Proposal>> result;
    for (const Want& want : wants) {
        auto made = proposals_for(world, want);
        if (!made.empty()) result.push_back(std::move(made));
    }
    return result;
}

}  // namespace govmap
