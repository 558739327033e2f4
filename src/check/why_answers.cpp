#include "check/why_answers.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "read/yaml_text.hpp"

namespace govmap {
namespace {

constexpr std::size_t most_singles = 24;  // proposals tried by themselves
constexpr std::size_t most_parts = 10;    // of a proposal that says several things
constexpr int most_rounds = 3;            // of asking again what is wanted then
constexpr std::size_t most_passes = 3;
constexpr std::size_t most_others = 2;

class Search {
public:
    Search(const Model& model, Trial& trial, const Finding& finding)
        : model_(model), trial_(trial), finding_(finding) {}

    std::vector<Answer> answers() {
        const auto wanted = trial_.wanted(model_);
        singles(wanted);
        const bool passes = std::any_of(found_.begin(), found_.end(), [](const Answer& one) {
            return one.then == Verdict::pass;
        });
        if (!passes) together(wanted);
        return best();
    }

private:
    std::optional<Answer> tried(const Model& model, const Proposal& proposal) {
        if (!trial_.may_run()) return std::nullopt;
        const bool places_only = proposal.lines.entries().empty();
        const std::string lines = places_only ? std::string{} : yaml_text(proposal.lines);
        // What is wanted of a stand-in by itself, without what it stands in for, nobody could
        // enter.
        if (lines.find("stand-in-for-") != std::string::npos) return std::nullopt;
        const auto changed = trial_.with(model, proposal, lines);
        if (!changed) return std::nullopt;
        auto then = trial_.run(*changed);
        if (!then) return std::nullopt;
        return Answer{proposal, lines, then->verdict, std::move(then->sentence)};
    }

    [[nodiscard]] bool settles(Verdict then) const {
        if (then == Verdict::cannot_tell || then == Verdict::excepted) return false;
        if (finding_.verdict == Verdict::cannot_tell) return true;
        return then == Verdict::pass || then == Verdict::not_applicable;
    }

    void keep(Answer answer) {
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const Answer& one) {
            return one.lines == answer.lines;
        });
        if (!known) found_.push_back(std::move(answer));
    }

    void singles(const std::vector<std::vector<Proposal>>& wanted) {
        std::size_t count = 0;
        for (const auto& alternatives : wanted) {
            for (const Proposal& one : alternatives) {
                if (count++ >= most_singles) return;
                auto answer = tried(model_, one);
                if (answer && settles(answer->then)) keep(std::move(*answer));
            }
        }
    }

    /// What is hoped for of every want at once; then of what is wanted after that.
    void together(std::vector<std::vector<Proposal>> wanted) {
        std::vector<Proposal> parts;
        std::set<std::string> known;
        for (int round = 0; round < most_rounds; ++round) {
            const std::size_t before = parts.size();
            for (const auto& alternatives : wanted) {
                const Proposal& first = alternatives.front();
                if (!first.hopeful || parts.size() >= most_parts) continue;
                if (known.insert(yaml_text(first.lines)).second) parts.push_back(first);
            }
            if (parts.size() == before) return;
            const Proposal all = all_of_them(parts);
            auto answer = tried(model_, all);
            if (!answer) return;
            if (answer->then == Verdict::pass || answer->then == Verdict::not_applicable) {
                fewest(std::move(parts), std::move(*answer));
                return;
            }
            if (!trial_.may_run()) return;
            const auto changed = trial_.with(model_, all, answer->lines);
            if (!changed) return;
            wanted = trial_.wanted(*changed);
        }
    }

    static Proposal all_of_them(const std::vector<Proposal>& parts) {
        Proposal result = parts.front();
        for (std::size_t at = 1; at < parts.size(); ++at) result = joined(result, parts[at]);
        result.forget_stand_ins();
        return result;
    }

    /// Takes out of what passes together whatever it passes without.
    void fewest(std::vector<Proposal> parts, Answer whole) {
        for (std::size_t at = 0; at < parts.size() && parts.size() > 1;) {
            std::vector<Proposal> fewer = parts;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
            auto answer = tried(model_, all_of_them(fewer));
            if (answer && answer->then == whole.then) {
                parts = std::move(fewer);
                whole = std::move(*answer);
            } else {
                ++at;
            }
        }
        keep(std::move(whole));
    }

    std::vector<Answer> best() {
        std::stable_sort(found_.begin(), found_.end(), [](const Answer& a, const Answer& b) {
            return order(a.then) < order(b.then);
        });
        std::vector<Answer> result;
        std::size_t passes = 0;
        std::size_t others = 0;
        for (Answer& one : found_) {
            const bool pass = one.then == Verdict::pass;
            if (pass ? passes++ >= most_passes : others++ >= most_others) continue;
            result.push_back(std::move(one));
        }
        return result;
    }
    static int order(Verdict verdict) {
        if (verdict == Verdict::pass) return 0;
        return verdict == Verdict::fail ? 2 : 1;
    }

    const Model& model_;
    Trial& trial_;
    const Finding& finding_;
    std::vector<Answer> found_;
};

}  // namespace

std::vector<Answer> answers_to(const Finding& finding, const Model& model, Trial& trial) {
    return Search(model, trial, finding).answers();
}

}  // namespace govmap
