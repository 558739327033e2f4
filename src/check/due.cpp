#include <fmt/format.h>

#include "check/component_list.hpp"
#include "check/due_reckoning.hpp"
#include "check/param.hpp"
#include "check/wording.hpp"

namespace govmap::component {
namespace {

class Due : public Condition {
public:
    explicit Due(DueTerms terms) : terms_(std::move(terms)) {}

    [[nodiscard]] Outcome evaluate(const World& world, EntityIndex subject) const override {
        return reckon(world, subject, terms_, history_of(world, subject, terms_.deed));
    }

    void wants(const World& /*world*/, EntityIndex subject, const std::string& /*item*/,
               Wants& wants) const override {
        Want want;
        want.kind = Want::Kind::state;
        want.of = subject;
        want.product = terms_.deed.product;
        want.key = terms_.deed.milestone;
        if (!terms_.deed.role.empty()) {
            want.kind = Want::Kind::link;
            want.step = role_path(terms_.deed.role).steps.front();
        }
        wants.push_back(want);
        if (!terms_.months || want.product.empty()) return;
        want.kind = Want::Kind::again;
        wants.push_back(std::move(want));
    }

private:
    DueTerms terms_;
};

}  // namespace

Shape due_form() {
    return shapes::fields(
        "that something is done by a day, or again within a time",
        {{"product", "product", "a document", false},
         {"milestone", "milestone", "something done once", false},
         {"role", "role", "a role that somebody should hold", false},
         {"by", "day", "the last day on which it is in time", false},
         {"every", "months", "how soon it should be done again", false},
         {"after", "day", "with 'every': the last day on which the first time is in time", false}});
}

ConditionPtr make_due(const Node& node, MakeContext& context) {
    const std::size_t before = context.problems.size();
    Deed deed{param::text(node, "product"), param::text(node, "milestone"),
              param::text(node, "role")};
    const int named = static_cast<int>(!deed.product.empty()) +
                      static_cast<int>(!deed.milestone.empty()) +
                      static_cast<int>(!deed.role.empty());
    if (named != 1) {
        context.problems.add(
            node.where(),
            fmt::format("{} is to be done here", named == 0 ? "nothing" : "more than one thing"),
            "name one of product, milestone and role");
    }
    std::optional<int> months;
    if (const Node* every = node.find("every")) {
        months = param::months(every->text());
        if (!months) {
            context.problems.add(every->where(),
                                 fmt::format("'{}' is not a length of time", every->text()),
                                 "write a number of months or years, such as 12 months or 3 years");
        }
        if (!deed.role.empty()) {
            context.problems.add(every->where(), "a role is not held again and again",
                                 "use a product or milestone");
        }
    }
    const auto by = param::day(node, "by");
    const auto after = param::day(node, "after");
    if (node.find("every") == nullptr && !by) {
        context.problems.add(node.where(), "nothing says when it is due", "add 'by', or 'every'");
    }
    if (node.find("every") == nullptr && after) {
        context.problems.add(node.find("after")->where(), "'after' without 'every'",
                             "for a single date use 'by'");
    }
    if (by && after) {
        context.problems.add(node.find("after")->where(), "'by' and 'after' together",
                             "with 'every', 'after' says when the first is due; keep one of them");
    }
    if (context.problems.size() != before) return nullptr;
    context.dated = true;
    return std::make_unique<Due>(
        DueTerms{std::move(deed), by ? by : after, months, context.starts});
}

}  // namespace govmap::component
