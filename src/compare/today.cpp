#include "compare/today.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/partnership.hpp"

namespace govmap::footprints {
namespace {

class Today {
public:
    Today(Options& options, const GovernanceGraph& graph)
        : options_(options), graph_(graph), model_(graph.model()) {}

    void note_partnerships() {
        const auto function = model_.symbols.find(partnership_function);
        if (!function) return;
        for (const EntityIndex body : graph_.fulfilling(*function)) {
            const Cover cover = covered_by(body);
            if (cover.inside == 0) continue;
            const std::string& name = model_.entity(body).name;
            const std::string over = names_of(graph_, options_.area, cover.inside);
            const std::string day = in_words(graph_.as_of());
            if (graph_.alive(body) != Truth::yes) {
                options_.reservations.push_back(fmt::format(
                    "{} over {} is there only perhaps on {}: the sources or the dates leave it "
                    "open. It is not counted as a partnership of today.",
                    name, over, day));
            } else if (!is_of_today(body, cover)) {
                options_.reservations.push_back(fmt::format(
                    "The models have {} over {}{}{} on {}; '{}', which stands for business as "
                    "usual, has no such partnership.",
                    name, cover.in_part ? "a part of " : "", over,
                    cover.outside ? " and places outside the area" : "", day,
                    options_.options[options_.today].name));
            }
        }
    }

private:
    /// What a partnership covers, or where it is there only perhaps may cover.
    struct Cover {
        AuthoritySet inside = 0;
        bool outside = false;  ///< more than that
        bool in_part = false;  ///< of one of them a part only
    };

    [[nodiscard]] Cover covered_by(EntityIndex body) const {
        Cover result;
        const bool there = graph_.alive(body) == Truth::yes;
        for (const LinkIndex index : graph_.out(body, LinkKind::covers)) {
            if (there && graph_.holds(index) != Truth::yes) continue;
            const Link& link = model_.link(index);
            result.in_part = result.in_part || model_.detail(link).part_only;
            if (graph_.kind(link.to) == EntityKind::authority)
                add(result, link.to);
            else
                add_all_within(result, link.to);
        }
        return result;
    }

    void add(Cover& cover, EntityIndex authority) const {
        const auto& all = options_.area.authorities;
        const auto at = std::find(all.begin(), all.end(), authority);
        if (at == all.end())
            cover.outside = true;
        else
            cover.inside |= only(static_cast<std::size_t>(at - all.begin()));
    }

    // Of an area its authorities of the upper tier, without slices.
    void add_all_within(Cover& cover, EntityIndex area) const {
        const auto& all = options_.area.authorities;
        const auto tier = model_.symbols.find("tier");
        for (const LinkIndex index : graph_.in(area, LinkKind::within)) {
            const Link& link = model_.link(index);
            const auto said = tier ? graph_.said(link.from, *tier) : GovernanceGraph::Said{};
            const bool upper = said.property != nullptr && said.property->text() != nullptr &&
                               *said.property->text() == "upper";
            if (graph_.holds(index) != Truth::yes || !upper) continue;
            const double share = model_.detail(link).share.value_or(1);
            if (share < slice_threshold) continue;
            add(cover, link.from);
            const bool here = std::find(all.begin(), all.end(), link.from) != all.end();
            cover.in_part = cover.in_part || (here && share < 1 - slice_threshold);
        }
    }

    /// Ties the partnership to the groups that hold the same authorities; whether business as usual
    /// has one.
    bool is_of_today(EntityIndex body, const Cover& cover) {
        bool result = false;
        for (Option& option : options_.options) {
            for (Group& group : option.groups) {
                if (cover.outside || cover.in_part || group.members != cover.inside) continue;
                const bool is_today = &option == &options_.options[options_.today];
                result = result || is_today;
                if (group.body) {
                    if (is_today)
                        options_.reservations.push_back(fmt::format(
                            "{} and {} are both recorded over {}; the first is taken for the "
                            "partnership of today.",
                            model_.entity(*group.body).name, model_.entity(body).name,
                            names_of(graph_, options_.area, cover.inside)));
                    continue;
                }
                group.body = body;
                if (is_today) group.name = model_.entity(body).plain_name();
            }
        }
        return result;
    }

    Options& options_;
    const GovernanceGraph& graph_;
    const Model& model_;
};

}  // namespace

void tie_to_today(Options& options, const GovernanceGraph& graph) {
    Today(options, graph).note_partnerships();
}

}  // namespace govmap::footprints
