#include "check/nothing_seen.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/partnership.hpp"

namespace govmap {
namespace {

constexpr std::size_t most_named = 3;

/// The functions that the minimum rules of the report are about.
std::set<std::string> functions_asked(const PackSet& packs, const CheckReport& report) {
    std::set<std::string> result;
    for (const RuleSummary& summary : report.rules) {
        if (!puts_guidance_minimum(summary)) continue;
        const Rule* rule = packs.find(summary.rule);
        if (rule != nullptr && !rule->about.fulfils.empty()) result.insert(rule->about.fulfils);
    }
    return result;
}

bool fulfils(const Model& model, const Entity& entity, const std::string& function) {
    return std::any_of(entity.fulfils.begin(), entity.fulfils.end(),
                       [&](Symbol one) { return model.word(one) == function; });
}

/// Whether its type or name says what its place in the model does not.
bool looks_like(const Model& model, const Entity& entity, const std::string& function,
                const std::string& label) {
    return model.word(entity.type) == function ||
           lower_case(entity.name).find(lower_case(label)) != std::string::npos;
}

std::string how_to_write(const std::string& function) {
    const std::string key = fmt::format("give it 'fulfils: [{}]'", function);
    return function == partnership_function
               ? "write it under 'partnerships:' in place of 'bodies:', or " + key
               : key;
}

std::string of_function(const GovernanceGraph& graph, const std::string& function,
                        const std::string& label) {
    const Model& model = graph.model();
    std::vector<std::string> gone;
    std::vector<std::string> alike;
    bool elsewhere = false;
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const Entity& entity = model.entities[at];
        if (entity.kind != EntityKind::body || !model.is_under_review({at})) continue;
        if (fulfils(model, entity, function)) {
            if (graph.alive({at}) != Truth::no) {
                elsewhere = true;
            } else if (gone.size() < most_named) {
                gone.push_back(fmt::format("{} is recorded {}, and not on {}.", entity.name,
                                           in_words(entity.period), in_words(graph.as_of())));
            }
        } else if (alike.size() < most_named && looks_like(model, entity, function, label)) {
            alike.push_back(fmt::format("If {} ({}) is a {}, {}.", entity.name, entity.id, label,
                                        how_to_write(function)));
        }
    }
    alike.insert(alike.begin(), gone.begin(), gone.end());
    if (!alike.empty()) return fmt::format("{}", fmt::join(alike, " "));
    if (elsewhere) return fmt::format("No {} that is recorded is one that they ask about.", label);
    return fmt::format(
        "No {} is recorded{}.", label,
        function == partnership_function ? ": in a model it stands under 'partnerships:'" : "");
}

}  // namespace

bool puts_guidance_minimum(const RuleSummary& rule) {
    return guidance_force(rule.force, rule.local) == Force::minimum;
}

bool looked_at_no_minimum(const CheckReport& report) {
    bool any = false;
    for (const RuleSummary& rule : report.rules) {
        if (!puts_guidance_minimum(rule)) continue;
        if (rule.subjects > 0) return false;
        any = true;
    }
    return any;
}

std::string why_nothing_seen(const GovernanceGraph& graph, const PackSet& packs,
                             const CheckReport& report) {
    if (!looked_at_no_minimum(report)) return {};
    std::string result;
    for (const std::string& function : functions_asked(packs, report)) {
        if (!result.empty()) result += ' ';
        result += of_function(graph, function, packs.vocabulary.functions.label(function));
    }
    return result;
}

}  // namespace govmap
