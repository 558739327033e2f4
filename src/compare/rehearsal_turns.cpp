#include "compare/rehearsal_turns.hpp"

#include <algorithm>
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

/// The two reports of one day, and what they say of each other's findings.
class Comparing {
public:
    Comparing(const Pair& pair, const CheckReport& recorded, const CheckReport& changed)
        : pair_(pair), changed_(changed), before_(recorded), after_(changed) {}

    std::map<FindingKey, TurnNow> compare(std::size_t& carried) {
        for (const auto& [key, now] : after_.all()) {
            if (degree(now->verdict) > 0) look_back(key, *now, carried);
        }
        for (const auto& [key, was] : before_.all()) {
            if (degree(was->verdict) > 0) look_on(key, *was);
        }
        return std::move(turns_);
    }

private:
    enum class Way : unsigned char { back, on };

    /// What breaks.
    void look_back(const FindingKey& key, const Finding& now, std::size_t& carried) {
        const Finding* was = counterpart(now, Way::back);
        if (stays_done(was)) return;
        const Verdict before = was == nullptr ? Verdict::not_applicable : was->verdict;
        if (degree(now.verdict) > degree(before)) {
            const bool fails = now.verdict == Verdict::fail;
            turns_[key] = {fails ? Turn::What::fails : Turn::What::cannot_tell, &now, before,
                           now.verdict};
        } else if (before_.at(key) == nullptr) {
            ++carried;
        }
    }

    /// What is mended, or asked no more.
    void look_on(const FindingKey& key, const Finding& was) {
        const Finding* now = counterpart(was, Way::on);
        if (now == nullptr) {
            if (!is_over(pair_, changed_, was))
                turns_[key] = {Turn::What::falls_away, &was, was.verdict, Verdict::not_applicable};
            return;
        }
        if (degree(now->verdict) >= degree(was.verdict)) return;
        const bool good = now->verdict == Verdict::pass || now->verdict == Verdict::excepted;
        // Told under what it is called with the changes, once.
        turns_.try_emplace(FindingKey{now->rule, now->subject, now->item},
                           TurnNow{good ? Turn::What::mended : Turn::What::falls_away, now,
                                   was.verdict, now->verdict});
    }

    /// What the other report says of the same; else of what it succeeds or is succeeded by, the
    /// worst of those; else, as items have come and gone, of the items of the subject that only the
    /// other report has. Nothing: that nobody asked.
    [[nodiscard]] const Finding* counterpart(const Finding& finding, Way way) const {
        const Lookup& other = way == Way::back ? before_ : after_;
        if (const Finding* same = other.at({finding.rule, finding.subject, finding.item}))
            return same;
        const std::vector<std::string> subjects = with_others(finding.subject, way);
        const Finding* found = nullptr;
        for (const std::string& subject : subjects) {
            if (finding.item == no_item) {
                for (const Finding* one : other.on(finding.rule, subject))
                    found = worse(found, one);
                continue;
            }
            for (const std::string& item : with_others(finding.item, way))
                found = worse(found, other.at({finding.rule, subject, item}));
        }
        if (found != nullptr || finding.item == no_item) return found;
        return among_gone(finding.rule, subjects, way);
    }

    /// Of the items that only the other report has: looking back the best, so that nothing that was
    /// fine is taken to have been open; looking on the worst, so that nothing open is called over.
    [[nodiscard]] const Finding* among_gone(const std::string& rule,
                                            const std::vector<std::string>& subjects,
                                            Way way) const {
        const Lookup& own = way == Way::back ? after_ : before_;
        const Lookup& other = way == Way::back ? before_ : after_;
        const Finding* found = nullptr;
        for (const std::string& subject : subjects) {
            for (const Finding* one : other.on(rule, subject)) {
                if (own.at({one->rule, one->subject, one->item}) != nullptr) continue;
                const bool better =
                    found == nullptr || degree(one->verdict) < degree(found->verdict);
                if (way == Way::on) {
                    found = worse(found, one);
                } else if (better) {
                    found = one;
                }
            }
        }
        return found;
    }

    static const Finding* worse(const Finding* one, const Finding* other) {
        if (one == nullptr || other == nullptr) return one == nullptr ? other : one;
        return degree(other->verdict) > degree(one->verdict) ? other : one;
    }

    /// The id, and those of what it succeeds or is succeeded by.
    [[nodiscard]] std::vector<std::string> with_others(const std::string& id, Way way) const {
        std::vector<std::string> result = {id};
        const auto at = pair_.changed().find(id);
        if (!at) return result;
        for (const EntityIndex one :
             way == Way::back ? pair_.predecessors(*at) : pair_.successors(*at))
            result.push_back(pair_.changed().entity(one).id);
        return result;
    }

    const Pair& pair_;
    const CheckReport& changed_;
    Lookup before_;
    Lookup after_;
    std::map<FindingKey, TurnNow> turns_;
};

}  // namespace

std::map<FindingKey, TurnNow> turns_on(const Pair& pair, const CheckReport& recorded,
                                       const CheckReport& changed, std::size_t& carried) {
    return Comparing(pair, recorded, changed).compare(carried);
}

}  // namespace govmap::rehearsal
