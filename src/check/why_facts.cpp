#include "check/why_facts.hpp"

#include <algorithm>
#include <utility>

#include "check/leave_out.hpp"

// What a finding rests on.

namespace govmap {
namespace {

constexpr std::size_t most_facts = 16;  // tried one by one

}  // namespace

std::vector<FactTried> each_once(const std::vector<Fact>& facts) {
    std::vector<FactTried> result;
    for (const Fact& fact : facts) {
        const bool there = std::any_of(result.begin(), result.end(), [&](const FactTried& one) {
            return one.fact.text == fact.text && one.fact.where == fact.where;
        });
        if (!there) result.push_back({fact, {}});
    }
    return result;
}

void leave_each_out(const Model& model, Trial& trial, std::vector<FactTried>& facts) {
    std::size_t tried = 0;
    for (FactTried& one : facts) {
        if (!one.fact.where.known() || tried++ == most_facts || !trial.may_run()) continue;
        const auto copy = without(model, one.fact.where);
        if (!copy) continue;
        if (const auto then = trial.run(*copy)) one.without = then->verdict;
    }
}

/// Leaves out one fact after the other as long as it still passes.
std::vector<std::size_t> smallest_set(const Model& model, Trial& trial,
                                      const std::vector<FactTried>& facts) {
    std::vector<std::size_t> kept;
    Model left = model;
    bool tried_all = true;
    for (std::size_t at = 0; at < facts.size(); ++at) {
        if (!facts[at].without) {
            tried_all = tried_all && facts.size() <= most_facts;
            kept.push_back(at);
            continue;
        }
        bool needed = *facts[at].without != Verdict::pass;
        if (!needed && trial.may_run()) {
            // Another fact of the same place may have gone with one before.
            auto copy = without(left, facts[at].fact.where);
            const auto then = copy ? trial.run(*copy) : std::nullopt;
            needed = copy && (!then || then->verdict != Verdict::pass);
            if (copy && !needed) left = std::move(*copy);
        } else if (!needed) {
            tried_all = false;
        }
        if (needed) kept.push_back(at);
    }
    return tried_all ? kept : std::vector<std::size_t>{};
}

}  // namespace govmap
