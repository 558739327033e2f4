#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/pack_reader.hpp"
#include "check/param.hpp"

namespace govmap {
namespace {

struct Place {
    std::size_t pack;
    const Rule* rule;
};
using RulesById = std::map<std::string, Place, std::less<>>;

RulesById rules_by_id(const PackSet& set) {
    RulesById result;
    for (std::size_t at = 0; at < set.packs.size(); ++at) {
        for (const auto& rule : set.packs[at].rules)
            result.emplace(rule->id, Place{at, rule.get()});
    }
    return result;
}

// Whether `pack` uses `other`, directly or through what it uses. What a pack uses stands before it.
bool uses(const PackSet& set, std::size_t pack, std::size_t other) {
    const std::vector<std::size_t>& direct = set.packs[pack].uses;
    return std::any_of(direct.begin(), direct.end(),
                       [&](std::size_t one) { return one == other || uses(set, one, other); });
}

// The rule that an adjustment is of; nothing, and a Problem, where that cannot be.
const Place* find_rule(const PackSet& set, std::size_t pack, const Adjustment& one,
                       const RulesById& rules, Problems& problems) {
    const auto found = rules.find(one.rule);
    if (found != rules.end() && found->second.pack == pack) {
        problems.add(one.where, fmt::format("'{}' is a rule of this pack itself", one.rule),
                     "change its 'force' in its own file");
        return nullptr;
    }
    if (found == rules.end() || !uses(set, pack, found->second.pack)) {
        std::vector<std::string> ids;
        for (const auto& [id, place] : rules) {
            if (uses(set, pack, place.pack)) ids.push_back(id);
        }
        problems.add(one.where,
                     fmt::format("there is no rule '{}' in the packs that this one uses", one.rule),
                     did_you_mean(one.rule, ids,
                                  ids.empty() ? "name under 'uses' the pack that has the rule"
                                              : "'govmap rules' lists them"));
        return nullptr;
    }
    return &found->second;
}

}  // namespace

std::vector<Adjustment> read_adjustments(const Node& document, const Pack& pack,
                                         const std::vector<const Source*>& sources,
                                         Problems& problems) {
    std::vector<Adjustment> result;
    const Node* list = document.find("adjusts");
    if (list == nullptr) return result;
    if (!pack.local) {
        problems.add(list->where(), "only a local pack may adjust the rules of others",
                     "write 'local: true' above it, if this is a council's or partnership's own "
                     "pack");
    }
    for (const Node& item : list->items()) {
        Adjustment one;
        one.rule = param::text(item, "rule");
        one.force = *force(param::text(item, "force"));
        one.reason = param::text(item, "reason");
        while (!one.reason.empty() && (one.reason.back() == '\n' || one.reason.back() == ' '))
            one.reason.pop_back();
        one.where = item.find("rule")->where();
        if (one.reason.empty()) {
            problems.add(item.find("reason")->where(), "'reason' is empty",
                         "say in a sentence why the rule is put more or less strongly here");
        }
        if (const Node* cites = item.find("cites"))
            one.citation = citation_of(*cites, sources, problems);
        result.push_back(std::move(one));
    }
    return result;
}

void settle_adjustments(PackSet& set, const SourceMap& sources, Problems& problems) {
    const RulesById rules = rules_by_id(set);
    std::map<std::string, Location> adjusted;  // by packs that run
    // From the last one on: a pack that is made to run may itself adjust those before it.
    for (std::size_t at = set.packs.size(); at-- > 0;) {
        Pack& pack = set.packs[at];
        std::map<std::string, Location> in_this;
        for (const Adjustment& one : pack.adjusts) {
            const Place* place = find_rule(set, at, one, rules, problems);
            if (place == nullptr) continue;
            if (place->rule->force == one.force) {
                problems.add(
                    one.where,
                    fmt::format("{} has the force '{}' already", one.rule, info(one.force).word),
                    "name another force, or leave the adjustment out");
            }
            auto& seen = pack.asked_for ? adjusted : in_this;
            const auto [found, fresh] = seen.emplace(one.rule, one.where);
            if (!fresh) {
                problems.add(one.where, fmt::format("{} is adjusted twice", one.rule),
                             fmt::format("the other adjustment is at {}; keep one of the two",
                                         sources.describe(found->second)));
            }
            if (pack.asked_for) set.packs[place->pack].asked_for = true;
        }
    }
}

}  // namespace govmap
