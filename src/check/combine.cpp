#include "check/component_list.hpp"

// all, any and not: Kleene's logic over other conditions.

namespace govmap::component {
namespace {

class Combined : public Condition {
public:
    Combined(std::vector<ConditionPtr> parts, Outcome (*combine)(const std::vector<Outcome>&))
        : parts_(std::move(parts)), combine_(combine) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        std::vector<Outcome> outcomes;
        outcomes.reserve(parts_.size());
        for (const ConditionPtr& part : parts_) outcomes.push_back(part->evaluate(world, subject));
        return combine_(outcomes);
    }

    void wants(const World& world, EntityIndex subject, const std::string& item,
               Wants& wants) const override {
        for (const ConditionPtr& part : parts_) part->wants(world, subject, item, wants);
    }

private:
    std::vector<ConditionPtr> parts_;
    Outcome (*combine_)(const std::vector<Outcome>&);
};

class Not : public Condition {
public:
    explicit Not(ConditionPtr part) : part_(std::move(part)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        return not_of(part_->evaluate(world, subject));
    }

    void wants(const World& world, EntityIndex subject, const std::string& item,
               Wants& wants) const override {
        part_->wants(world, subject, item, wants);
    }

private:
    ConditionPtr part_;
};

ConditionPtr make_combined(const Node& node, MakeContext& context,
                           Outcome (*combine)(const std::vector<Outcome>&)) {
    std::vector<ConditionPtr> parts;
    bool good = true;
    for (const Node& item : node.items()) {
        parts.push_back(make_condition(item, context));
        good = good && parts.back() != nullptr;
    }
    if (parts.empty()) {
        context.problems.add(node.where(), "nothing to combine", "list at least one condition");
        return nullptr;
    }
    return good ? std::make_unique<Combined>(std::move(parts), combine) : nullptr;
}

}  // namespace

Shape all_form() { return shapes::list("conditions that must all hold", "condition"); }
Shape any_form() { return shapes::list("conditions of which one must hold", "condition"); }
Shape not_form() { return shapes::either("a condition that must not hold", "", "", "condition"); }

ConditionPtr make_all(const Node& node, MakeContext& context) {
    return make_combined(node, context, all_of);
}
ConditionPtr make_any(const Node& node, MakeContext& context) {
    return make_combined(node, context, any_of);
}
ConditionPtr make_not(const Node& node, MakeContext& context) {
    ConditionPtr part = make_condition(node, context);
    return part ? std::make_unique<Not>(std::move(part)) : nullptr;
}

}  // namespace govmap::component
