#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "check/outcome.hpp"
#include "check/want.hpp"
#include "check/world.hpp"
#include "model/query.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// Stands for the subject where a rule is about the model as a whole.
inline constexpr EntityIndex whole_model{0xffffffff};

/// What a rule requires, or when it applies: made once from the rule's text, asked of many
/// entities. Holds nothing of any model.
class Condition {
public:
    Condition() = default;
    Condition(const Condition&) = delete;
    Condition& operator=(const Condition&) = delete;
    Condition(Condition&&) = delete;
    Condition& operator=(Condition&&) = delete;
    virtual ~Condition() = default;

    /// What it says of one entity (or of the `whole_model`).
    [[nodiscard]] virtual Outcome evaluate(const World& world, EntityIndex subject) const = 0;

    /// The same, thing by thing where it looks at several; none if it looked at nothing.
    /// Unless it is overridden: one item, the subject itself.
    [[nodiscard]] virtual std::vector<Item> items(const World& world, EntityIndex subject) const;

    /// Adds the verdicts of those items, for asking many without a word. Unless it is overridden:
    /// what `items` says.
    virtual void verdicts(const World& world, EntityIndex subject,
                          std::vector<Verdict>& result) const;

    /// Adds what, if it were recorded, might change what it says of the subject; of the item with
    /// this id, if it is not "-". Unless it is overridden: nothing.
    virtual void wants(const World& world, EntityIndex subject, const std::string& item,
                       Wants& wants) const;
};
using ConditionPtr = std::unique_ptr<const Condition>;

/// A list that a rule asks for, for documents that are made from it.
struct ListAsked {
    struct Item {
        std::string word;
        std::string label;  ///< how people read it
    };
    std::string product;  ///< of which document it is a property; empty: of the subject itself
    std::string property;
    std::vector<Item> items;
};

/// What making a condition needs of the rule that it stands in.
struct MakeContext {
    const Vocabulary& words;
    Problems& problems;
    std::optional<Date> starts;       ///< the day that the clock of the pack's deadlines starts
    bool whole_model = false;         ///< the rule is about the model as a whole
    const Selector* about = nullptr;  ///< what it is about; null: not known
    bool local = false;               ///< the rule is of a local pack
    const QueryEngine* queries = nullptr;  ///< what runs the queries of local rules, if anything
    bool dated = false;                    ///< set where a condition that was made has a date
    std::vector<ListAsked> lists = {};     ///< added to by conditions that ask for a list
    const Shapes* shapes = nullptr;        ///< with the shape "condition"; null: to be made
};

/// Makes the condition that a node says. The node conforms to the shape "condition"; what a shape
/// cannot say (a path that cannot be, two components at once) is reported. Null if anything was.
ConditionPtr make_condition(const Node& node, MakeContext& context);

}  // namespace govmap
