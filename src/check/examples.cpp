#include "check/examples.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "check/check.hpp"

namespace govmap {
namespace {

bool any_is(const std::vector<Finding>& findings, Verdict verdict) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& one) { return one.verdict == verdict; });
}

bool all_are(const std::vector<Finding>& findings, Verdict verdict) {
    return std::all_of(findings.begin(), findings.end(),
                       [&](const Finding& one) { return one.verdict == verdict; });
}

bool holds(ExampleKind kind, const std::vector<Finding>& findings) {
    switch (kind) {
        case ExampleKind::passes: return !findings.empty() && all_are(findings, Verdict::pass);
        case ExampleKind::fails: return any_is(findings, Verdict::fail);
        case ExampleKind::cannot_tell:
            return any_is(findings, Verdict::cannot_tell) && !any_is(findings, Verdict::fail);
        case ExampleKind::does_not_apply: break;
    }
    return all_are(findings, Verdict::not_applicable);
}

std::string in_words(const std::vector<Finding>& findings) {
    if (findings.empty()) return "the rule looked at nothing";
    std::string result;
    for (const Finding& one : findings) {
        if (!result.empty()) result += " | ";
        result += fmt::format("{} ({}{}): {}", info(one.verdict).label, one.subject,
                              one.item == "-" ? "" : ", " + one.item, one.sentence);
    }
    return result;
}

// The rule alone, as a set of packs whose words are all there.
ExampleResult run(ReadContext& context, const PackSet& packs, const PackSet::Entry& entry,
                  const Example& example) {
    const auto& [pack, rule] = entry;
    ExampleResult result{rule->id, example.kind, example.says, false, {}, example.where};
    ReadContext reading{context.files,    context.sources,       context.problems,
                        packs.vocabulary, context.models_folder, context.most_bytes};
    const auto model = read_inline_model(reading, example.model, rule->folder);
    if (!model) {
        result.got = "its model has problems";
        return result;
    }
    std::optional<Date> as_of = example.as_of;
    for (const auto& other : {model->as_of, pack->examples_as_of, pack->starts}) {
        if (!as_of) as_of = other;
    }
    if (!as_of) {
        context.problems.add(example.where, "an example without a date",
                             "add 'as_of' to it or to its model, or 'examples_as_of' to pack.yaml");
        result.got = "it has no date";
        return result;
    }
    CheckOptions options;
    options.only = {rule->id};
    if (!example.areas.empty()) {
        options.areas.emplace();
        for (const std::string& name : example.areas) {
            const auto area = find_place(*model, name, as_of, example.where, context.problems);
            if (!area) {
                result.got = "its area is not known";
                return result;
            }
            options.areas->push_back(*area);
        }
    }
    const GovernanceGraph graph(*model, *as_of);
    const auto report = check(graph, packs, options);
    if (!report) {
        result.got = report.error().message;
        if (report.error().where.known()) {
            context.problems.add(report.error().where, report.error().message,
                                 report.error().advice);
        }
        return result;
    }
    std::vector<Finding> findings;
    for (const Finding& one : report->findings) {
        if (!example.subject.empty() && one.subject != example.subject) continue;
        if (!example.item.empty() && one.item != example.item) continue;
        findings.push_back(one);
    }
    result.held = holds(example.kind, findings);
    result.got = in_words(findings);
    return result;
}

}  // namespace

std::vector<ExampleResult> run_examples(ReadContext& context, const PackSet& packs) {
    std::vector<ExampleResult> results;
    for (const PackSet::Entry& entry : packs.rules()) {
        for (const Example& example : entry.rule->examples)
            results.push_back(run(context, packs, entry, example));
    }
    return results;
}

}  // namespace govmap
