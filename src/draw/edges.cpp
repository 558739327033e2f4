#include "draw/edges.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

/// One line before lines are merged.
struct Strand {
    Place from;
    Place to;
    LinkKind kind = LinkKind::answers_to;
    std::string from_name;
    std::string to_name;
    std::string as;  // "as Senior Responsible Owner of …"; mostly empty
    std::string through;
    bool perhaps = false;
    bool disputed = false;
};

class EdgeMaker {
public:
    EdgeMaker(Composing& composing, const Tiers& tiers) : composing_(composing), tiers_(tiers) {}

    std::vector<Edge> make() {
        std::vector<std::pair<Place, EntityIndex>> order;
        for (const auto& [entity, place] : tiers_.places) order.emplace_back(place, entity);
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
            return std::tie(a.first.tier, a.first.figure, a.first.cell) <
                   std::tie(b.first.tier, b.first.figure, b.first.cell);
        });
        for (const LinkKind kind : composing_.view.links) {
            for (const auto& [place, entity] : order) add_links(entity, place, kind);
        }
        std::vector<Edge> edges = merged();
        add_unnamed(edges);
        add_missing(edges);
        return edges;
    }

private:
    void add_links(EntityIndex from, const Place& place, LinkKind kind) {
        for (const LinkIndex index : composing_.graph.out(from, kind)) {
            const Link& link = composing_.model().link(index);
            const auto to = tiers_.places.find(link.to);
            if (to == tiers_.places.end() || to->second.figure == place.figure) continue;
            const Symbol role = composing_.model().detail(link).role;
            if (role.said() && kind != LinkKind::holds) {
                add_through(index, place, to->second, composing_.word(role));
                continue;
            }
            const bool of_subject =
                kind == LinkKind::part_of &&
                std::find(composing_.subjects.begin(), composing_.subjects.end(), from) !=
                    composing_.subjects.end();
            if (is_weak(kind) && !of_subject && joined(place.figure, to->second.figure)) continue;
            add(strand(index, place, to->second));
        }
    }

    // What a formal bond says beside a line of account is no news of a sub-group, whose box stands
    // below the whole: it is drawn only by itself. Of what the picture is about it is news.
    static bool is_weak(LinkKind kind) {
        return kind == LinkKind::part_of || kind == LinkKind::holds || kind == LinkKind::post_in;
    }

    [[nodiscard]] bool joined(const std::string& a, const std::string& b) const {
        return std::any_of(strands_.begin(), strands_.end(), [&](const Strand& one) {
            return (one.from.figure == a && one.to.figure == b) ||
                   (one.from.figure == b && one.to.figure == a);
        });
    }

    Strand strand(LinkIndex index, const Place& from, const Place& to) {
        const Link& link = composing_.model().link(index);
        composing_.cite(link.evidence);
        Strand one{from, to, link.kind, shown_name(from, link.from),  shown_name(to, link.to),
                   {},   {}, false,     composing_.is_disputed(index)};
        one.perhaps = !one.disputed && composing_.graph.holds(index) == Truth::unknown;
        if (composing_.is_inferred(link.evidence)) {
            composing_.inferred_lines[link.kind].insert(origin(from, one.from_name));
        }
        if (link.kind == LinkKind::holds) {
            one.as = fmt::format("as {}", composing_.words.roles.label(composing_.word(
                                              composing_.model().detail(link).role)));
        }
        return one;
    }

    // The name that the picture gives it: a frame may have a heading in place of a long name.
    [[nodiscard]] const std::string& shown_name(const Place& place, EntityIndex entity) const {
        for (const Figure& figure : tiers_.list[place.tier].figures) {
            const bool whole = place.cell.empty() && figure.id == composing_.entity(entity).id;
            if (figure.id == place.figure && whole) return figure.name;
        }
        return composing_.entity(entity).name;
    }

    // Who a line starts from: those in a frame are spoken of together.
    [[nodiscard]] const std::string& origin(const Place& place, const std::string& name) const {
        for (const Figure& figure : tiers_.list[place.tier].figures) {
            if (figure.id == place.figure) return figure.name;
        }
        return name;
    }

    // A report through a role: up to whoever holds it, or to the box that says that nobody does,
    // and from there on.
    void add_through(LinkIndex index, const Place& place, const Place& to,
                     const std::string& role) {
        const Link& link = composing_.model().link(index);
        const std::string label = composing_.words.roles.label(role);
        const std::string subject = composing_.entity(link.from).name;
        bool anybody = false;
        for (const LinkIndex holding : composing_.graph.in(link.from, LinkKind::holds)) {
            const Link& held = composing_.model().link(holding);
            if (composing_.word(composing_.model().detail(held).role) != role) continue;
            const auto at = tiers_.places.find(held.from);
            if (at == tiers_.places.end()) continue;
            anybody = true;
            add_both(index, place, at->second, to, composing_.entity(held.from).name,
                     fmt::format("as {} of {}", label, subject), label);
        }
        const auto vacancy = tiers_.vacancies.find({link.from, role});
        if (!anybody && vacancy != tiers_.vacancies.end()) {
            add_both(index, place, vacancy->second, to, "nobody",
                     fmt::format("as {} of {}", label, subject), label);
            anybody = true;
        }
        if (!anybody) add(strand(index, place, to));  // the view has no place for the role
    }

    void add_both(LinkIndex index, const Place& place, const Place& middle, const Place& to,
                  const std::string& holder, const std::string& as, const std::string& label) {
        Strand lower = strand(index, place, middle);
        lower.to_name = holder;
        lower.through = fmt::format("its {}", label);
        Strand upper = strand(index, middle, to);
        upper.from_name = holder;
        upper.as = as;
        add(std::move(lower));
        add(std::move(upper));
    }

    void add(Strand one) { strands_.push_back(std::move(one)); }

    // Strands of one kind between the same two figures, in the order of the first of them.
    std::vector<Edge> merged() {
        std::vector<std::vector<const Strand*>> groups;
        std::map<std::tuple<std::string, std::string, LinkKind>, std::size_t> numbers;
        for (const Strand& one : strands_) {
            const auto [at, is_new] = numbers.emplace(
                std::tuple{one.from.figure, one.to.figure, one.kind}, groups.size());
            if (is_new) groups.emplace_back();
            groups[at->second].push_back(&one);
        }
        std::vector<Edge> edges;
        for (const auto& group : groups) {
            const bool straight = std::all_of(group.begin(), group.end(), [&](const Strand* one) {
                return column(one->from) && column(one->from) == column(one->to);
            });
            if (straight) {
                for (const Strand* one : group) edges.push_back(edge({one}));
            } else {
                edges.push_back(edge(group));
            }
        }
        return edges;
    }

    [[nodiscard]] std::optional<std::size_t> column(const Place& place) const {
        if (place.cell.empty()) return std::nullopt;
        for (const Figure& figure : tiers_.list[place.tier].figures) {
            if (figure.id != place.figure) continue;
            for (std::size_t at = 0; at < figure.cells.size(); ++at) {
                if (figure.cells[at].id == place.cell) return at;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::size_t cells_of(const Place& place) const {
        for (const Figure& figure : tiers_.list[place.tier].figures) {
            if (figure.id != place.figure) continue;
            return static_cast<std::size_t>(
                std::count_if(figure.cells.begin(), figure.cells.end(),
                              [](const Cell& cell) { return !cell.id.empty(); }));
        }
        return 0;
    }

    Edge edge(const std::vector<const Strand*>& group) {
        Edge edge;
        const Strand& first = *group.front();
        edge.from = first.from.figure;
        edge.to = first.to.figure;
        edge.kind = first.kind;
        std::set<std::string> from_cells;
        std::set<std::string> to_cells;
        std::vector<std::string> from_names;
        std::vector<std::string> to_names;
        std::vector<std::string> as;
        bool perhaps = false;
        bool disputed = false;
        const auto keep = [](std::vector<std::string>& names, const std::string& name) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        };
        for (const Strand* one : group) {
            from_cells.insert(one->from.cell);
            to_cells.insert(one->to.cell);
            keep(from_names, one->from_name);
            keep(to_names, one->to_name);
            if (!one->as.empty()) keep(as, one->as);
            perhaps = perhaps || one->perhaps;
            disputed = disputed || one->disputed;
        }
        if (from_cells.size() == 1) edge.from_cell = *from_cells.begin();
        if (to_cells.size() == 1) edge.to_cell = *to_cells.begin();
        // A line from a whole frame would say that all in it do so.
        const std::size_t all = cells_of(first.from);
        if (from_cells.size() > 1 && from_cells.size() < all) {
            edge.label = fmt::format("{} of {}", from_cells.size(), all);
        }
        if (perhaps) {
            edge.label += edge.label.empty() ? "perhaps" : ", perhaps";
            composing_.shows_perhaps = true;
        }
        if (disputed) {
            edge.standing = Standing::disputed;
            edge.label += edge.label.empty() ? "disputed" : ", disputed";
            composing_.shows_disputed = true;
        }
        edge.sentence =
            fmt::format("{}{} {} {}", from_names.size() > 1 ? "each of " : "", join_and(from_names),
                        info(edge.kind).forward, join_and(to_names));
        if (edge.kind == LinkKind::holds) {
            edge.sentence =
                fmt::format("{} {} {}", join_and(from_names), join_and(as), join_and(to_names));
        } else if (!as.empty()) {
            edge.sentence += ", " + join_and(as);
        }
        if (!first.through.empty()) edge.sentence += fmt::format(", {}", first.through);
        if (perhaps) edge.sentence += " (perhaps: the date is not certain)";
        if (disputed) edge.sentence += " (disputed: sources disagree)";
        edge.sentence = capitalised(edge.sentence);
        return edge;
    }

    void add_unnamed(std::vector<Edge>& edges) const {
        for (const Tiers::Unnamed& one : tiers_.unnamed) {
            Edge edge;
            edge.from = tiers_.places.at(one.from).figure;
            edge.to = one.figure;
            edge.kind = one.kind;
            edge.sentence =
                fmt::format("{} {} somebody who is not named ({})",
                            composing_.entity(one.from).name, info(one.kind).forward, one.why);
            edges.push_back(std::move(edge));
        }
    }

    // A figure that should have a line upwards, and of which none is recorded.
    void add_missing(std::vector<Edge>& edges) const {
        for (std::size_t tier = 1; tier < tiers_.list.size(); ++tier) {
            for (const Figure& figure : tiers_.list[tier].figures) {
                if (!tiers_.needs_line_up.contains(figure.id)) continue;
                const bool has = std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
                    return edge.from == figure.id && tier_of(edge.to) < tier;
                });
                if (has) continue;
                Edge edge;
                edge.from = figure.id;
                edge.to = tiers_.list[tier - 1].figures.front().id;
                edge.kind = LinkKind::reports_to;
                edge.standing = Standing::unrecorded;
                edge.label = "not recorded";
                edge.sentence = fmt::format("No line upwards from {} is recorded", figure.name);
                edges.push_back(std::move(edge));
            }
        }
    }

    [[nodiscard]] std::size_t tier_of(const std::string& id) const {
        for (std::size_t tier = 0; tier < tiers_.list.size(); ++tier) {
            for (const Figure& figure : tiers_.list[tier].figures) {
                if (figure.id == id) return tier;
            }
        }
        return tiers_.list.size();
    }

    Composing& composing_;
    const Tiers& tiers_;
    std::vector<Strand> strands_;
};

}  // namespace

std::vector<Edge> compose_edges(Composing& composing, const Tiers& tiers) {
    return EdgeMaker(composing, tiers).make();
}

}  // namespace govmap
