#pragma once

#include <string>

#include <gtest/gtest.h>

#include "check/check.hpp"
#include "check/loaded_packs.hpp"
#include "support/text_model.hpp"

namespace govmap::test {

/// The preamble of a small pack, enough for the tests of every component.
inline const char* const pack_text = R"(govmap-pack: 1
id: small
title: A small pack
standing: For tests only.
starts: 2022-08-01
sources: {guidance: {title: The guidance}}
vocabulary:
  types:
    body:
      combating-drugs-partnership: {label: Combating Drugs Partnership}
      sub-group: {label: sub-group}
      board: {label: board}
      health-and-wellbeing-board: {label: Health and Wellbeing Board, parent: board}
      community-safety-partnership: {label: Community Safety Partnership}
      integrated-care-partnership: {label: Integrated Care Partnership}
      violence-reduction-unit: {label: Violence Reduction Unit}
    post:
      prime-minister: {label: Prime Minister}
      director: {label: director}
      director-of-public-health: {label: director of public health, parent: director}
      commissioner: {label: Police and Crime Commissioner}
      group-of-posts: {label: group of post-holders}
    organisation: {police-force: {label: police force}}
    authority: {unitary: {label: unitary}}
    area:
      police-force-area: {label: police force area}
      integrated-care-board: {label: integrated care board area}
      community-safety-partnership-area: {label: Community Safety Partnership area}
  categories:
    police: {label: police}
    nhs: {label: NHS}
    nhs-strategic: {label: NHS strategic, parent: nhs}
    treatment: {label: treatment}
    jobcentre-plus: {label: Jobcentre Plus}
  roles: {sro: {label: Senior Responsible Owner}, chair: {label: chair}}
  functions:
    combating-drugs-partnership: {label: Combating Drugs Partnership}
    community-safety-partnership: {label: Community Safety Partnership}
    integrated-care-partnership: {label: Integrated Care Partnership}
    violence-reduction-unit: {label: Violence Reduction Unit, plural: Violence Reduction Units}
  products:
    terms-of-reference: {label: terms of reference, overseer: sro, states: [yet to be determined, draft, agreed], done: [agreed]}
    delivery-plan: {label: delivery plan, states: [draft, agreed, published], done: [agreed, published]}
    progress-report: {label: progress report, states: [draft, published], done: [published]}
  milestones: {formed: {label: partnership formed, states: [planned, done], done: [done]}}
  capacities: {observer: {label: observer}}
)";

/// A rule over all partnerships, with `requires` as given; `more` are further keys of it.
inline std::string rule_text(const std::string& condition, const std::string& more = {},
                             const std::string& about = "{fulfils: combating-drugs-partnership}") {
    return "govmap-rule: 1\nid: R-01\ntitle: A rule\nforce: minimum\ncites: {guidance: chapter "
           "3}\nwhy: Because.\n"
           "remedy: Do it.\nabout: " +
           about + "\nrequires: " + condition + "\n" + more +
           "examples: {never: {passes: a test, fails: a test, cannot-tell: a test, does-not-apply: "
           "a test}}\n";
}

/// The files of the small pack with one rule.
inline Texts small_pack(const std::string& rule) {
    return {{"models/guidance/small/pack.yaml", pack_text},
            {"models/guidance/small/rules/R-01.yaml", rule}};
}

/// The report of one rule on one model, which may name tables: the files `beside` it.
inline CheckReport run_rule(const std::string& rule, const std::string& model,
                            const char* as_of = nullptr, const Texts& beside = {}) {
    const LoadedPacks packs(small_pack(rule));
    if (!packs) {
        ADD_FAILURE() << packs.problems();
        return {};
    }
    const TextModel text(model, packs->vocabulary, as_of, beside);
    const auto report = check(text.graph(), *packs);
    EXPECT_TRUE(report);
    return report.value_or(CheckReport{});
}

/// "pass cdp: sentence", one line a finding; the item after a slash where there is one.
inline std::string told(const CheckReport& report) {
    std::string result;
    for (const Finding& one : report.findings) {
        result += std::string(result.empty() ? "" : "\n") + info(one.verdict).word + ' ' +
                  one.subject + (one.item == "-" ? "" : '/' + one.item) + ": " + one.sentence;
    }
    return result;
}

/// What a condition says of the partnerships of a model.
inline std::string says(const std::string& condition, const std::string& model,
                        const char* as_of = nullptr) {
    return told(run_rule(rule_text(condition), model, as_of));
}

/// The verdict on the first of them, without its sentence.
inline std::string verdict_on(const std::string& condition, const std::string& model,
                              const char* as_of = nullptr) {
    const std::string told = says(condition, model, as_of);
    return told.substr(0, told.find(' '));
}

/// "csp-east pass, west fail": the items with their verdicts, without the sentences.
inline std::string verdicts(const std::string& condition, const std::string& model,
                            const char* as_of = nullptr) {
    std::string result;
    for (const Finding& one : run_rule(rule_text(condition), model, as_of).findings)
        result += std::string(result.empty() ? "" : ", ") + one.item + ' ' + info(one.verdict).word;
    return result;
}

/// A partnership `cdp`, the C Partnership, with these fields, as lines of a model.
inline std::string partnership(const std::string& fields) {
    return "partnerships: {cdp: {name: C Partnership, " + fields + "}}\n";
}

}  // namespace govmap::test
