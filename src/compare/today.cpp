#include "compare/today.hpp"

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
                    "The models have {} over {}{} on {}; '{}', which stands for business as usual, "
                    "has no such partnership.",
                    name, over, cover.outside ? " and places outside the area" : "", day,
                    options_.options[options_.today].name));
            }
        }
    }

private:
    /// What a partnership covers, or where it is there only perhaps may cover.
    struct Cover {
        AuthoritySet inside = 0;
        bool outside = false;
    };
    [[nodiscard]] Cover covered_by(EntityIndex body) const {
        Cover result;
        const bool there = graph_.alive(body) == Truth::yes;
        for (const LinkIndex index : graph_.out(body, LinkKind::covers)) {
            if (there && graph_.holds(index) != Truth::yes) continue;
            const AuthoritySet places = here(model_.link(index).to);
            if (places == 0) result.outside = true;
            result.inside |= places;
        }
        return result;
    }

    /// Ties the partnership to the groups that hold the same authorities; whether business as usual
    /// has one.
    bool is_of_today(EntityIndex body, const Cover& cover) {
        bool result = false;
        for (Option& option : options_.options) {
            for (Group& group : option.groups) {
                if (cover.outside || group.members != cover.inside) continue;
                group.body = body;
                if (&option != &options_.options[options_.today]) continue;
                group.name = model_.entity(body).plain_name();
                result = true;
            }
        }
        return result;
    }

    /// The authorities of the area that a place is, or that lie in it.
    [[nodiscard]] AuthoritySet here(EntityIndex place) const {
        const auto& all = options_.area.authorities;
        AuthoritySet result = 0;
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (all[at] == place) return only(at);
            for (const LinkIndex index : graph_.out(all[at], LinkKind::within)) {
                if (model_.link(index).to == place && graph_.holds(index) == Truth::yes)
                    result |= only(at);
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
