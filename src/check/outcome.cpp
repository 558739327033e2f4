#include "check/outcome.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace govmap {
namespace {

bool any_is(const std::vector<Outcome>& parts, Verdict verdict) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](const Outcome& part) { return part.verdict == verdict; });
}

void add_fact(std::vector<Fact>& facts, const Fact& fact) {
    const bool known = std::any_of(facts.begin(), facts.end(), [&](const Fact& one) {
        return one.text == fact.text && one.where == fact.where;
    });
    if (!known) facts.push_back(fact);
}

// Of several sentences only the last one draws the conclusion that all of them come to.
void without_end(std::string& sentence) {
    for (const std::string_view end : {", so one cannot tell.", "; so one cannot tell."}) {
        if (!sentence.ends_with(end)) continue;
        sentence.replace(sentence.size() - end.size(), end.size(), ".");
    }
}

// One outcome of those parts that decided: the ones with the verdict of the whole.
Outcome merge(const std::vector<Outcome>& parts, Verdict verdict) {
    Outcome result;
    result.verdict = verdict;
    for (const Outcome& part : parts) {
        if (part.due && (!result.due || *part.due < *result.due)) result.due = part.due;
        result.deadlines.insert(result.deadlines.end(), part.deadlines.begin(),
                                part.deadlines.end());
        if (part.verdict != verdict) continue;
        result.late = result.late || part.late;
        if (result.sentence.find(part.sentence) == std::string::npos) {
            if (!result.sentence.empty()) {
                without_end(result.sentence);
                result.sentence += ' ';
            }
            result.sentence += part.sentence;
        }
        for (const Fact& fact : part.facts) add_fact(result.facts, fact);
        for (const std::string& fact : part.missing) {
            if (std::find(result.missing.begin(), result.missing.end(), fact) ==
                result.missing.end()) {
                result.missing.push_back(fact);
            }
        }
    }
    return result;
}

// The first of these verdicts that some part has is that of the whole.
Outcome first_of(const std::vector<Outcome>& parts, Verdict first, Verdict second, Verdict third) {
    for (const Verdict verdict : {first, second, third}) {
        if (any_is(parts, verdict)) return merge(parts, verdict);
    }
    return merge(parts, Verdict::not_applicable);
}

}  // namespace

Outcome all_of(const std::vector<Outcome>& parts) {
    return first_of(parts, Verdict::fail, Verdict::cannot_tell, Verdict::pass);
}

Outcome any_of(const std::vector<Outcome>& parts) {
    Outcome result = first_of(parts, Verdict::pass, Verdict::cannot_tell, Verdict::fail);
    if (result.verdict != Verdict::pass) return result;
    // What one of them has met, the others need not meet by their days.
    result.deadlines.clear();
    for (const Outcome& part : parts) {
        if (part.verdict != Verdict::pass) continue;
        result.deadlines.insert(result.deadlines.end(), part.deadlines.begin(),
                                part.deadlines.end());
    }
    return result;
}

Outcome not_of(Outcome part) {
    if (part.verdict == Verdict::pass) {
        part.verdict = Verdict::fail;
    } else if (part.verdict == Verdict::fail) {
        part.verdict = Verdict::pass;
    }
    part.late = false;
    part.deadlines.clear();  // that something is not done has no day
    return part;
}

Verdict verdict_of(Truth truth) {
    return truth == Truth::yes  ? Verdict::pass
           : truth == Truth::no ? Verdict::fail
                                : Verdict::cannot_tell;
}

}  // namespace govmap
