#include "compare/comparison.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "compare/alignment_changes.hpp"
#include "compare/attendances.hpp"
#include "compare/figure_value.hpp"
#include "compare/option_model.hpp"

namespace govmap::footprints {
namespace {

class Comparer {
public:
    Comparer(const GovernanceGraph& graph, const PackSet& packs, const Options& options)
        : graph_(graph), model_(graph.model()), packs_(packs), options_(options) {}

    Result<Comparison> run() {
        for (const BorderRule rule : {BorderRule::land, BorderRule::any}) {
            auto area = area_of(graph_, options_.area.authorities, rule);
            if (!area) return tl::unexpected<Failure>(area.error());
            (rule == BorderRule::land ? land_ : any_) = std::move(area->borders);
        }
        result_.overlays = overlays(graph_, packs_.vocabulary, options_);
        for (const Option& option : options_.options) {
            auto report = check_option(graph_, packs_, options_, option);
            if (!report) return tl::unexpected<Failure>(report.error());
            result_.standing = report->standing;
            result_.speaker = report->speaker;
            for (const RuleSummary& rule : report->rules)
                result_.rules.insert_or_assign(rule.rule, rule);
            result_.results.push_back(result_of(option, std::move(report->findings)));
        }
        for (const FigureInfo& one : figure_infos()) {
            Figure figure{one.kind, {}, {}, false};
            figure.left_out =
                (one.kind == FigureKind::pieces_land && options_.rule != BorderRule::land) ||
                (one.kind == FigureKind::pieces_any && options_.rule != BorderRule::any);
            for (std::size_t at = 0; at < options_.options.size(); ++at)
                figure.values.push_back(figure_value(one.kind, options_, result_, at));
            mark(figure);
            result_.figures.push_back(std::move(figure));
        }
        result_.beaten = beaten_by(result_.figures);
        for (std::size_t at = 0; at < options_.options.size(); ++at) {
            if (!options_.options[at].listed || result_.beaten[at].empty())
                result_.told.push_back(at);
        }
        result_.weighting = weighting(result_.figures, result_.told);
        tell_what_is_not_known();
        name_sources();
        return std::move(result_);
    }

private:
    [[nodiscard]] const Option& today() const { return options_.options[options_.today]; }

    OptionResult result_of(const Option& option, std::vector<Finding> findings) {
        OptionResult result;
        result.findings = std::move(findings);
        for (const Group& group : option.groups) {
            result.groups.push_back(result_of(group));
            if (!result.groups.back().as_today) result.changed |= group.members;
        }
        result.attendances =
            attendances(graph_, options_, result_.overlays, option, options_.meetings);
        add_affected(option, result);
        AlignmentChanges changes = alignment_changes(graph_, options_, result_.overlays, option);
        result.loses = std::move(changes.loses);
        result.gains = std::move(changes.gains);
        return result;
    }

    GroupResult result_of(const Group& group) {
        GroupResult result;
        std::uint64_t residents = 0;
        bool known = true;
        for_each(group.members, [&](std::size_t at) {
            residents += options_.area.residents[at];
            known = known && options_.area.residents[at] != 0;
            add_country_borders(options_.area.authorities[at], result.on_the_border);
        });
        if (known) result.residents = residents;
        result.pieces_land = pieces_of(land_, group.members);
        result.pieces_any = pieces_of(any_, group.members);
        result.as_today = has_group(today(), group.members);
        for (const Overlays& kind : result_.overlays) {
            result.overlays.emplace_back();
            for (std::size_t at = 0; at < kind.all.size(); ++at) {
                if ((kind.all[at].members & group.members) != 0)
                    result.overlays.back().push_back(at);
            }
        }
        return result;
    }

    [[nodiscard]] std::optional<std::size_t> pieces_of(const Borders& borders,
                                                       AuthoritySet members) const {
        const std::size_t count = pieces(borders, members).size();
        bool known = true;
        for_each(members, [&](std::size_t at) { known = known && has_borders(at); });
        return count == 1 || known ? std::optional(count) : std::nullopt;
    }

    [[nodiscard]] bool has_borders(std::size_t at) const {
        const EntityIndex authority = options_.area.authorities[at];
        const auto holds = [&](LinkIndex one) { return graph_.holds(one) == Truth::yes; };
        const auto out = graph_.out(authority, LinkKind::borders);
        const auto in = graph_.in(authority, LinkKind::borders);
        return std::any_of(out.begin(), out.end(), holds) ||
               std::any_of(in.begin(), in.end(), holds);
    }

    void add_country_borders(EntityIndex authority, std::vector<std::string>& found) const {
        const auto key = model_.symbols.find("country");
        if (!key) return;
        for (const bool outward : {true, false}) {
            for (const LinkIndex index : outward ? graph_.out(authority, LinkKind::borders)
                                                 : graph_.in(authority, LinkKind::borders)) {
                const Link& link = model_.link(index);
                const EntityIndex other = outward ? link.to : link.from;
                const auto said = graph_.said(other, *key);
                const std::string* country =
                    said.property == nullptr ? nullptr : said.property->text();
                if (country == nullptr || *country == "england") continue;
                const std::string name = fmt::format("{} ({})", model_.entity(other).plain_name(),
                                                     capitalised(*country));
                if (std::find(found.begin(), found.end(), name) == found.end())
                    found.push_back(name);
            }
        }
    }

    // Whoever has a role or seat in a partnership of today that would change, and its documents.
    void add_affected(const Option& option, OptionResult& result) const {
        std::set<EntityIndex> posts;
        std::set<EntityIndex> products;
        for (const Group& group : today().groups) {
            if (has_group(option, group.members)) continue;
            const std::vector<EntityIndex> seats = seats_of(group);
            const std::vector<EntityIndex> owned = documents_of(group);
            posts.insert(seats.begin(), seats.end());
            std::copy_if(owned.begin(), owned.end(), std::inserter(products, products.end()),
                         [&](EntityIndex one) { return is_written(one); });
            result.posts_recorded = result.posts_recorded && !seats.empty();
            result.products_recorded = result.products_recorded && !owned.empty();
        }
        for (const EntityIndex one : posts) result.posts.push_back(model_.entity(one).name);
        for (const EntityIndex one : products) result.products.push_back(model_.entity(one).name);
    }

    /// Who holds a role or seat in a partnership of today, as far as is recorded.
    [[nodiscard]] std::vector<EntityIndex> seats_of(const Group& group) const {
        std::vector<EntityIndex> found;
        if (!group.body) return found;
        for (const LinkKind kind : {LinkKind::holds, LinkKind::member_of}) {
            for (const LinkIndex index : graph_.in(*group.body, kind)) {
                if (graph_.holds(index) == Truth::yes) found.push_back(model_.link(index).from);
            }
        }
        return found;
    }

    /// Its documents, those included that are recorded as not there yet.
    [[nodiscard]] std::vector<EntityIndex> documents_of(const Group& group) const {
        std::vector<EntityIndex> found;
        if (!group.body) return found;
        for (const LinkIndex index : graph_.out(*group.body, LinkKind::owns)) {
            const EntityIndex owned = model_.link(index).to;
            if (graph_.holds(index) == Truth::yes && graph_.kind(owned) == EntityKind::product)
                found.push_back(owned);
        }
        return found;
    }

    /// Whether a document may be there: one that is yet to be determined, say, is not.
    [[nodiscard]] bool is_written(EntityIndex product) const {
        const auto state = model_.symbols.find("state");
        const Property* said = state ? graph_.said(product, *state).property : nullptr;
        return said == nullptr || said->absent() == nullptr;
    }

    [[nodiscard]] const Overlays& overlays_of(OverlayKind kind) const {
        return result_.overlays.at(static_cast<std::size_t>(kind));
    }

    void tell_what_is_not_known() {
        auto& notes = result_.not_known;
        notes = options_.reservations;
        AuthoritySet unknown = 0;
        for (std::size_t at = 0; at < options_.area.residents.size(); ++at) {
            if (options_.area.residents[at] == 0) unknown |= only(at);
        }
        if (unknown != 0)
            notes.push_back(
                fmt::format("How many residents there are in {} is not recorded, so that shares of "
                            "residents and their balance cannot be told.",
                            names_of(graph_, options_.area, unknown)));
        std::vector<std::string> unrecorded;
        for (const Group& group : today().groups) {
            if (!group.body)
                unrecorded.push_back(names_added(graph_, options_.area, group.members));
        }
        if (!unrecorded.empty())
            notes.push_back(fmt::format(
                "Of the partnership of today over these authorities the models used have nothing, "
                "so that its posts, members and documents are not known: {}.",
                fmt::join(unrecorded, "; ")));
        const AuthoritySet all = first_of(options_.area.authorities.size());
        AuthoritySet bare = 0;
        for_each(all, [&](std::size_t at) { bare |= has_borders(at) ? 0 : only(at); });
        if (bare != 0)
            notes.push_back(fmt::format(
                "No border of {} is recorded: whether a partnership with others is in one piece "
                "cannot be told.",
                names_of(graph_, options_.area, bare)));
        for (const OverlayKind kind :
             {OverlayKind::icb, OverlayKind::police, OverlayKind::probation}) {
            const AuthoritySet left = unplaced(options_.area, overlays_of(kind));
            if (left == 0) continue;
            notes.push_back(fmt::format("In which {} {} lies is not recorded on {}.",
                                        info(kind).one, names_of(graph_, options_.area, left),
                                        in_words(graph_.as_of())));
        }
        if (std::string note = reservation(graph_, options_.area); !note.empty())
            notes.push_back(std::move(note));
        notes.insert(notes.end(), options_.unknown.begin(), options_.unknown.end());
    }

    // Of what the authorities lie in, who borders on whom, and how many residents there are.
    void name_sources() {
        std::set<SourceIndex> seen;
        const auto add = [&](EvidenceIndex evidence) {
            for (const Citation& one : model_.citations(evidence)) {
                if (!seen.insert(one.source).second) continue;
                const Source& source = model_.source(one.source);
                result_.sources.push_back(source.url.empty()
                                              ? source.title
                                              : fmt::format("{}, {}", source.title, source.url));
            }
        };
        const auto population = model_.symbols.find("population");
        for (const EntityIndex authority : options_.area.authorities) {
            for (const LinkKind kind : {LinkKind::within, LinkKind::borders}) {
                for (const LinkIndex index : graph_.out(authority, kind))
                    add(model_.link(index).evidence);
            }
            const auto said =
                population ? graph_.said(authority, *population) : GovernanceGraph::Said{};
            if (said.property != nullptr) add(said.property->evidence);
        }
    }

    const GovernanceGraph& graph_;
    const Model& model_;
    const PackSet& packs_;
    const Options& options_;
    Borders land_;
    Borders any_;
    Comparison result_;
};

}  // namespace

Result<Comparison> compare(const GovernanceGraph& graph, const PackSet& packs,
                           const Options& options) {
    return Comparer(graph, packs, options).run();
}

}  // namespace govmap::footprints
