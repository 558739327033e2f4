#include "compare/rehearsal_turns.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace govmap::rehearsal {
namespace {

constexpr const char* no_item = "-";

/// How far from a pass.
int degree(Verdict verdict) {
    if (verdict == Verdict::fail) return 2;
    return verdict == Verdict::cannot_tell ? 1 : 0;
}

/// The findings of one report, to be looked up: of several with one key the worst.
class Lookup {
public:
    explicit Lookup(const CheckReport& report) {
        for (const Finding& one : report.findings) {
            const Finding*& known = by_key_[{one.rule, one.subject, one.item}];
            if (known == nullptr || degree(one.verdict) > degree(known->verdict)) known = &one;
        }
    }

    [[nodiscard]] const std::map<FindingKey, const Finding*>& all() const { return by_key_; }
    [[nodiscard]] const Finding* at(const FindingKey& key) const {
        const auto found = by_key_.find(key);
        return found == by_key_.end() ? nullptr : found->second;
    }
    /// Those of a rule on a subject, whatever their items.
    [[nodiscard]] std::vector<const Finding*> on(const std::string& rule,
                                                 const std::string& subject) const {
        std::vector<const Finding*> result;
        for (auto at = by_key_.lower_bound({rule, subject, {}});
             at != by_key_.end() && std::get<0>(at->first) == rule &&
             std::get<1>(at->first) == subject;
             ++at)
            result.push_back(at->second);
        return result;
    }

private:
    std::map<FindingKey, const Finding*> by_key_;
};

/// Whether it passed because something was done once, by a day: that stays done, whoever goes.
bool stays_done(const Finding* was) {
    if (was == nullptr || degree(was->verdict) > 0 || was->deadlines.empty()) return false;
    return std::all_of(was->deadlines.begin(), was->deadlines.end(), [](const Deadline& one) {
        return one.state == Deadline::State::done && one.every == 0;
    });
}

/// Whether its subject is there no more, so that nothing is asked of it.
bool is_over(const Pair& pair, const CheckReport& changed, const Finding& finding) {
    const auto subject = pair.changed().find(finding.subject);
    return subject && pair.changed().entity(*subject).period.holds_on(changed.as_of) == Truth::no;
}

using Along = std::function<std::vector<EntityIndex>(EntityIndex)>;

std::vector<std::string> with_others(const Pair& pair, const std::string& id, const Along& along) {
    std::vector<std::string> result = {id};
    const auto at = pair.changed().find(id);
    if (!at) return result;
    for (const EntityIndex one : along(*at)) result.push_back(pair.changed().entity(one).id);
    return result;
}

/// What the other report says of the same; else of what it succeeds or is succeeded by, the worst
/// of those; else, as items have come and gone, of the items of the subject that only the other
/// report has, the worst or the best. Nothing: that nobody asked.
const Finding* counterpart(const Pair& pair, const Finding& finding, const Lookup& own,
                           const Lookup& other, const Along& along, bool best_of_gone) {
    if (const Finding* same = other.at({finding.rule, finding.subject, finding.item})) return same;
    const Finding* found = nullptr;
    const auto take = [&](const Finding* one, bool best) {
        if (one == nullptr) return;
        if (found == nullptr || (best ? degree(one->verdict) < degree(found->verdict)
                                      : degree(one->verdict) > degree(found->verdict)))
            found = one;
    };
    const std::vector<std::string> subjects = with_others(pair, finding.subject, along);
    const std::vector<std::string> items = with_others(pair, finding.item, along);
    for (const std::string& subject : subjects) {
        if (finding.item == no_item) {
            for (const Finding* one : other.on(finding.rule, subject)) take(one, false);
        } else {
            for (const std::string& item : items)
                take(other.at({finding.rule, subject, item}), false);
        }
    }
    if (found != nullptr || finding.item == no_item) return found;
    for (const std::string& subject : subjects) {
        for (const Finding* one : other.on(finding.rule, subject)) {
            if (own.at({one->rule, one->subject, one->item}) == nullptr) take(one, best_of_gone);
        }
    }
    return found;
}

}  // namespace

std::map<FindingKey, TurnNow> turns_on(const Pair& pair, const CheckReport& recorded,
                                       const CheckReport& changed, std::size_t& carried) {
    const Lookup before(recorded);
    const Lookup after(changed);
    const Along back = [&](EntityIndex one) { return pair.predecessors(one); };
    const Along on = [&](EntityIndex one) { return pair.successors(one); };
    std::map<FindingKey, TurnNow> result;
    for (const auto& [key, now] : after.all()) {
        if (degree(now->verdict) == 0) continue;
        const Finding* was = counterpart(pair, *now, after, before, back, true);
        if (stays_done(was)) continue;
        const Verdict verdict_before = was == nullptr ? Verdict::not_applicable : was->verdict;
        if (degree(now->verdict) > degree(verdict_before)) {
            const bool fails = now->verdict == Verdict::fail;
            result[key] = {fails ? Turn::What::fails : Turn::What::cannot_tell, now, verdict_before,
                           now->verdict};
        } else if (before.at(key) == nullptr) {
            ++carried;
        }
    }
    for (const auto& [key, was] : before.all()) {
        if (degree(was->verdict) == 0) continue;
        const Finding* now = counterpart(pair, *was, before, after, on, false);
        if (now != nullptr && degree(now->verdict) >= degree(was->verdict)) continue;
        if (now == nullptr) {
            if (is_over(pair, changed, *was)) continue;
            result[key] = {Turn::What::falls_away, was, was->verdict, Verdict::not_applicable};
            continue;
        }
        if (now->verdict != Verdict::pass && now->verdict != Verdict::excepted) {
            result.try_emplace(FindingKey{now->rule, now->subject, now->item},
                               TurnNow{Turn::What::falls_away, now, was->verdict, now->verdict});
            continue;
        }
        // Told under what it is called with the changes, once.
        const FindingKey told{now->rule, now->subject, now->item};
        result.try_emplace(told, TurnNow{Turn::What::mended, now, was->verdict, now->verdict});
    }
    return result;
}

}  // namespace govmap::rehearsal
