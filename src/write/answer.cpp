#include "write/answer.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.hpp"
#include "write/report_parts.hpp"

namespace govmap {
namespace {

void add(std::vector<std::string>& list, const std::string& one) {
    if (std::find(list.begin(), list.end(), one) == list.end()) list.push_back(one);
}

FirstStep& step_of(std::vector<FirstStep>& steps, bool failed, const std::string& what) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const FirstStep& one) {
        return one.failed == failed && one.what == what;
    });
    if (found != steps.end()) return *found;
    return steps.emplace_back(FirstStep{failed, what, {}, {}, {}});
}

// The words that two names end with alike, with the space before them.
std::string common_end(const std::string& a, const std::string& b) {
    std::size_t length = 0;
    while (length < a.size() && length < b.size() &&
           a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    const std::string end = a.substr(a.size() - length);
    const std::size_t space = end.find(' ');
    return space == std::string::npos ? std::string{} : end.substr(space);
}

}  // namespace

std::map<std::string, std::string> short_names(const CheckReport& report) {
    std::map<std::string, std::string> result;
    struct Kind {
        std::string end;  ///< what all their names end with
        std::vector<std::string> ids;
    };
    std::map<std::string, Kind> kinds;  // by the last word of the name
    for (const SubjectFindings& subject : by_subject(report)) {
        const std::string name = subject.name();
        result.emplace(subject.id(), name);
        // Only where that word says what kind of body it is.
        if (without_name("The " + name, name) == "The " + name) continue;
        Kind& kind = kinds[name.substr(name.rfind(' ') + 1)];
        kind.end = kind.ids.empty() ? name : common_end(kind.end, name);
        kind.ids.push_back(subject.id());
    }
    std::map<std::string, std::size_t> taken;
    for (const auto& [id, name] : result) ++taken[name];
    std::map<std::string, std::string> brief;
    for (const auto& [word, kind] : kinds) {
        // "Combating Drugs Partnership" can be left out; one word alone says too little.
        if (kind.ids.size() < 2 || std::count(kind.end.begin(), kind.end.end(), ' ') < 2) continue;
        for (const std::string& id : kind.ids) {
            brief[id] = result[id].substr(0, result[id].size() - kind.end.size());
            ++taken[brief[id]];
        }
    }
    for (const auto& [id, name] : brief) {
        if (!name.empty() && taken[name] == 1) result[id] = name;
    }
    return result;
}

std::vector<MinimumOf> minimum_by_subject(const CheckReport& report,
                                          const ReportSettings& settings) {
    const std::vector<std::size_t> found = count_verdicts(report);
    // Where some were left out (--only-failures), one cannot say of whom they were.
    if (report.findings.size() < std::accumulate(found.begin(), found.end(), std::size_t{0}))
        return {};
    std::vector<MinimumOf> result;
    for (const SubjectFindings& subject : by_subject(report)) {
        MinimumOf one{subject.id(), subject.name(), Counts(verdicts().size())};
        bool any = false;
        for (const Finding* finding : subject.findings) {
            if (!on_guidance_minimum(*finding, settings)) continue;
            ++one.counts[static_cast<std::size_t>(finding->verdict)];
            any = true;
        }
        if (any) result.push_back(std::move(one));
    }
    return result;
}

std::vector<FirstStep> first_steps(const CheckReport& report, const ReportSettings& settings) {
    std::vector<FirstStep> steps;
    const auto bears_on = [&](FirstStep& step, const Finding& finding) {
        add(step.rules, finding.rule);
        add(step.whose, finding.subject);
        if (!finding.due || *finding.due >= report.as_of) return;
        step.due = step.due ? std::min(*step.due, *finding.due) : *finding.due;
    };
    for (const Finding& finding : report.findings) {
        if (!on_guidance_minimum(finding, settings)) continue;
        if (finding.verdict == Verdict::fail)
            bears_on(step_of(steps, true, finding.remedy), finding);
        if (finding.verdict != Verdict::cannot_tell) continue;
        for (const std::string& fact : finding.missing)
            bears_on(step_of(steps, false, without_name(fact, finding.subject_name)), finding);
        if (finding.missing.empty()) bears_on(step_of(steps, false, finding.remedy), finding);
    }
    std::stable_sort(steps.begin(), steps.end(), [](const FirstStep& a, const FirstStep& b) {
        const auto rank = [](const FirstStep& one) {
            return std::tuple(!one.failed, !one.due, one.due.value_or(Date{}),
                              -static_cast<long>(one.rules.size()));
        };
        return rank(a) < rank(b);
    });
    return steps;
}

}  // namespace govmap
