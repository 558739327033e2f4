#include "compare/option_model.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/partnership.hpp"

namespace govmap::footprints {
namespace {

class OptionModel {
public:
    OptionModel(const GovernanceGraph& graph, const Options& options, const Option& option)
        : graph_(graph), options_(options), option_(option), model_(graph.model()) {}

    Model make() {
        function_ = model_.symbols.intern(partnership_function);
        for (const EntityIndex body : graph_.fulfilling(function_)) {
            if (!is_kept(body) && reaches_here(body))
                std::erase(model_.entities[body.value].fulfils, function_);
        }
        for (const Group& group : option_.groups) {
            if (!group.body) add(group);
        }
        return std::move(model_);
    }

private:
    [[nodiscard]] bool is_kept(EntityIndex body) const {
        return std::any_of(option_.groups.begin(), option_.groups.end(),
                           [&](const Group& one) { return one.body == body; });
    }

    [[nodiscard]] bool reaches_here(EntityIndex body) const {
        const auto& here = options_.area.authorities;
        const auto is_here = [&](EntityIndex place) {
            return std::find(here.begin(), here.end(), place) != here.end();
        };
        for (const LinkIndex index : graph_.out(body, LinkKind::covers)) {
            const EntityIndex place = model_.link(index).to;
            if (is_here(place)) return true;
            for (const LinkIndex inside : graph_.in(place, LinkKind::within)) {
                if (is_here(model_.link(inside).from)) return true;
            }
        }
        return false;
    }

    void add(const Group& group) {
        Entity entity;
        entity.kind = EntityKind::body;
        // after a remark in brackets, such as (supposed), nothing more can come
        const bool named =
            lower_case(group.name).ends_with("partnership") || group.name.ends_with(')');
        entity.name = named ? group.name : group.name + " partnership";
        entity.type = function_;
        entity.fulfils = {function_};
        std::vector<std::string> reasons;
        for (const Told& one : option_.reasons) reasons.push_back(one.says);
        if (!reasons.empty()) {
            Property rationale;
            rationale.key = model_.symbols.intern("rationale");
            rationale.value = fmt::format("{}", fmt::join(reasons, "; "));
            entity.properties.push_back(std::move(rationale));
        }
        const EntityIndex body = add_under_free_id(std::move(entity));
        for_each(group.members, [&](std::size_t at) {
            Link link;
            link.kind = LinkKind::covers;
            link.from = body;
            link.to = options_.area.authorities[at];
            model_.links.push_back(link);
        });
        Closure whole;
        whole.of = body;
        whole.kind = LinkKind::covers;
        whole.outward = true;
        model_.closures.push_back(whole);
    }

    EntityIndex add_under_free_id(Entity entity) {
        do {
            entity.id = fmt::format("supposed-partnership-{}", ++number_);
        } while (model_.find(entity.id));
        return *model_.add(std::move(entity));
    }

    const GovernanceGraph& graph_;
    const Options& options_;
    const Option& option_;
    Model model_;
    Symbol function_;
    std::size_t number_ = 0;
};

}  // namespace

Model with_option(const GovernanceGraph& graph, const Options& options, const Option& option) {
    return OptionModel(graph, options, option).make();
}

Result<CheckReport> check_option(const GovernanceGraph& graph, const PackSet& packs,
                                 const Options& options, const Option& option) {
    const Model model = with_option(graph, options, option);
    const GovernanceGraph changed(model, graph.as_of());
    CheckOptions wanted;
    wanted.areas = options.area.authorities;
    wanted.keep = Keep::failures_and_doubts;
    for (const auto& [pack, rule] : packs.rules()) {
        if (rule->of_footprint) wanted.only.push_back(rule->id);
    }
    if (wanted.only.empty()) return CheckReport{};  // an empty list would ask for every rule
    auto report = check(changed, packs, wanted);
    if (!report) return report;
    // Of partnerships elsewhere a rule may have something to say that no option here changes.
    std::erase_if(report->findings, [&](const Finding& one) {
        const auto known = graph.model().find(one.subject);
        if (!known || graph.kind(*known) == EntityKind::authority) return false;
        return std::none_of(option.groups.begin(), option.groups.end(),
                            [&](const Group& group) { return group.body == known; });
    });
    return report;
}

}  // namespace govmap::footprints
