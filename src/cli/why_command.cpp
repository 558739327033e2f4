#include <fmt/format.h>

#include "base/text.hpp"
#include "check/why.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "graph/graph.hpp"
#include "write/rule_page.hpp"
#include "write/why.hpp"

namespace govmap {
namespace {

Failure unknown_rule(const PackSet& packs, const std::string& id) {
    return {FailureKind::request,
            fmt::format("there is no rule '{}'; {}", id,
                        did_you_mean(id, packs.rule_ids(), "'govmap rules' lists them"))};
}

/// The page of a rule.
Exit explain_rule(const Arguments& arguments, Session& session) {
    const auto packs = session.packs();
    if (!packs) return session.exit();
    const Rule* rule = packs->find(arguments.rule);
    if (rule == nullptr) return session.fail(unknown_rule(*packs, arguments.rule));
    return session.deliver(rule_page(*packs, *rule, session.sources(), session.style()));
}

/// Why the rule says what it says of something in a model.
Exit explain_verdict(const Arguments& arguments, Session& session) {
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    const Rule* rule = packs.find(arguments.rule);
    if (rule == nullptr) return session.fail(unknown_rule(packs, arguments.rule));
    const GovernanceGraph graph(model, session.as_of(model));
    EntityIndex subject = whole_model;
    if (!rule->whole_model) {
        const auto found = session.entity(model, arguments.of);
        if (!found) return session.exit();
        subject = *found;
    }
    const Surroundings& world = session.world();
    const ReadContext context{world.files, session.sources(), session.problems(), packs.vocabulary,
                              world.models_folder};
    WhyOptions options;
    options.item = arguments.item;
    const auto explained = why(context, graph, packs, rule->id, subject, options);
    if (!explained) return session.fail(explained.error());
    return session.deliver(arguments.format == "json"
                               ? why_json(*explained, session.sources())
                               : why_text(*explained, session.sources(), session.style()));
}

}  // namespace

Exit run_explain(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    return arguments.models.empty() ? explain_rule(arguments, session)
                                    : explain_verdict(arguments, session);
}

}  // namespace govmap
