#include "check/condition.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "check/components.hpp"

namespace govmap {

std::vector<Item> Condition::items(const World& world, EntityIndex subject) const {
    std::vector<Item> result(1);
    result.front().outcome = evaluate(world, subject);
    return result;
}

void Condition::verdicts(const World& world, EntityIndex subject,
                         std::vector<Verdict>& result) const {
    for (const Item& item : items(world, subject)) result.push_back(item.outcome.verdict);
}

void Condition::wants(const World& /*world*/, EntityIndex /*subject*/, const std::string& /*item*/,
                      Wants& /*wants*/) const {}

ConditionPtr make_condition(const Node& node, MakeContext& context) {
    if (node.entries().size() != 1) {
        context.problems.add(node.where(),
                             node.entries().empty() ? "a condition without a component"
                                                    : fmt::format("{} components in one condition",
                                                                  node.entries().size()),
                             "write one component in each condition, and combine them with 'all: [ "
                             "… ]' or 'any: [ … ]'");
        return nullptr;
    }
    const Node::Entry& entry = node.entries().front();
    const auto all = components();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const ComponentInfo& one) { return entry.key == one.word; });
    if (found == all.end()) return nullptr;  // reported by the shape
    if (context.whole_model && !found->whole_model) {
        context.problems.add(
            entry.where,
            fmt::format("'{}' looks at one entity, and this rule is about the model as a whole",
                        entry.key),
            "say in 'about' which entities it is about, or use no_loop");
        return nullptr;
    }
    return found->make(entry.value, context);
}

}  // namespace govmap
