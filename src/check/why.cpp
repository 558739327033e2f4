#include "check/why.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/why_answers.hpp"
#include "check/why_facts.hpp"
#include "check/why_trial.hpp"
#include "check/with_lines.hpp"

namespace govmap {
namespace {

bool is_open(Verdict verdict) {
    return verdict == Verdict::cannot_tell || verdict == Verdict::fail ||
           verdict == Verdict::excepted;
}

bool is_called(const Finding& finding, const std::string& item) {
    return finding.item == item || lower_case(finding.item_name) == lower_case(item);
}

Failure no_such_item(const std::vector<const Finding*>& of_subject, const std::string& rule,
                     const std::string& item) {
    std::vector<std::string> items;
    for (const Finding* one : of_subject) {
        if (one->item != "-") items.push_back(one->item);
    }
    const std::string advice =
        items.empty() ? fmt::format("{} says one thing of it: leave ITEM out", rule)
                      : did_you_mean(item, items, fmt::format("it has {}", join_and(items)));
    return {FailureKind::request, fmt::format("{} has nothing on '{}' for {}; {}", rule, item,
                                              of_subject.front()->subject, advice)};
}

Failure not_looked_at(const CheckReport& report, const Rule& rule, const std::string& subject) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    for (const Finding& one : report.findings) {
        if (std::find(names.begin(), names.end(), one.subject) == names.end())
            names.push_back(one.subject);
    }
    const std::size_t all = names.size();
    if (all > most) {
        names.resize(most);
        names.push_back(fmt::format("{} more", all - most));
    }
    return {FailureKind::request,
            all == 0 ? fmt::format("{} does not look at '{}': it looks at nothing in this model",
                                   rule.id, subject)
                     : fmt::format("{} does not look at '{}'; it looks at {}", rule.id, subject,
                                   join_and(names))};
}

}  // namespace

Result<Why> why(const ReadContext& context, const GovernanceGraph& graph, const PackSet& packs,
                const std::string& rule_id, EntityIndex subject, const WhyOptions& options) {
    const Model& model = graph.model();
    CheckOptions asked;
    asked.only = {rule_id};
    asked.areas = options.areas;
    const auto report = check(graph, packs, asked);
    if (!report) return tl::unexpected<Failure>(report.error());
    Why result;
    for (const PackSet::Entry& entry : packs.rules()) {
        if (entry.rule->id != rule_id) continue;
        result.pack = entry.pack;
        result.rule = entry.rule;
    }
    const Rule& rule = *result.rule;
    result.strength = packs.strength(*result.pack, rule);
    result.model_title = model.title;
    result.as_of = graph.as_of();
    if (rule.whole_model) subject = whole_model;
    const std::string id = subject == whole_model ? "model" : model.entity(subject).id;
    std::vector<const Finding*> of_subject;
    for (const Finding& one : report->findings) {
        if (one.subject == id) of_subject.push_back(&one);
    }
    if (of_subject.empty()) return tl::unexpected<Failure>(not_looked_at(*report, rule, id));
    Trial trial(context, graph, packs, rule, subject, options);
    for (const Finding* one : of_subject) {
        if (!options.item.empty() && !is_called(*one, options.item)) continue;
        WhyFinding explained;
        explained.finding = *one;
        trial.start(*one);
        explained.facts = each_once(one->evidence);
        leave_each_out(model, trial, explained.facts);
        if (one->verdict == Verdict::pass)
            explained.smallest = smallest_set(model, trial, explained.facts);
        if (is_open(one->verdict) && subject != whole_model)
            explained.answers = answers_to(*one, model, trial);
        explained.runs = trial.runs();
        explained.cut_short = trial.cut_short();
        result.findings.push_back(std::move(explained));
    }
    if (result.findings.empty())
        return tl::unexpected<Failure>(no_such_item(of_subject, rule_id, options.item));
    return result;
}

std::optional<Model> with_answer(const ReadContext& context, const Model& model, Date day,
                                 const Answer& answer) {
    return with_lines(context, model, day, answer.proposal, answer.lines);
}

}  // namespace govmap
