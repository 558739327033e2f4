#include "compare/rehearsal_options.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "compare/option_model.hpp"
#include "compare/rehearsal_pair.hpp"
#include "model/partnership.hpp"

namespace govmap::rehearsal {
namespace {

namespace fp = footprints;

template <class One>
bool is_in(const std::vector<One>& list, const One& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

template <class One>
void add_new(std::vector<One>& list, const One& one) {
    if (!is_in(list, one)) list.push_back(one);
}

bool is_upper_tier(const Model& model, EntityIndex one) {
    const Entity& entity = model.entity(one);
    const auto tier = model.symbols.find("tier");
    const Property* said = tier ? entity.find(*tier) : nullptr;
    return entity.kind == EntityKind::authority && said != nullptr && said->text() != nullptr &&
           *said->text() == "upper";
}

/// What stands in the place of an authority, or why nothing can.
struct Place {
    std::vector<EntityIndex> now;
    std::string replaced;    ///< a sentence, if something else stands there
    std::string impossible;  ///< a sentence, if nothing does
};

/// The options on one graph of the same world, by what has become of their authorities.
class OptionsOn {
public:
    OptionsOn(const fp::Options& options, const GovernanceGraph& own, const Pair& pair,
              const GovernanceGraph& graph, bool with_changes)
        : options_(options),
          own_(own),
          pair_(pair),
          graph_(graph),
          model_(graph.model()),
          with_changes_(with_changes) {}

    /// Finds the area's authorities as they are now.
    Result<void> find() {
        std::vector<EntityIndex> all;
        for (const EntityIndex one : options_.area.authorities) {
            const std::string& id = own_.model().entity(one).id;
            const auto here = model_.find(id);
            if (!here && !pair_.changed().find(id)) {
                return tl::unexpected<Failure>(Failure{
                    FailureKind::request,
                    fmt::format(
                        "the options speak of '{}', which neither the model nor the changes "
                        "have: let all of them use the same reference data",
                        id)});
            }
            if (!here) {
                places_.push_back({{},
                                   {},
                                   fmt::format("{} is there only with the changes.",
                                               own_.model().entity(one).plain_name())});
                continue;
            }
            places_.push_back(become_of(*here));
            for (const EntityIndex now : places_.back().now) add_new(all, now);
        }
        if (all.empty()) return {};
        auto area = fp::area_of(graph_, all, options_.rule);
        if (!area) return tl::unexpected<Failure>(area.error());
        then_ = options_;
        then_.area = std::move(*area);
        return {};
    }

    /// The option as it would be now; nothing, and why, where it cannot be.
    std::optional<fp::Option> now(const fp::Option& option, OptionThen& told) const {
        fp::Option result = option;
        fp::AuthoritySet met = 0;
        for (std::size_t at = 0; at < option.groups.size(); ++at) {
            fp::Group& group = result.groups[at];
            group.members = 0;
            fp::for_each(option.groups[at].members, [&](std::size_t member) {
                const Place& place = places_[member];
                if (!place.impossible.empty()) add_new(told.reasons, place.impossible);
                for (const EntityIndex one : place.now) group.members |= set_of(one);
            });
            fp::for_each(group.members & met, [&](std::size_t twice) {
                add_new(told.reasons,
                        fmt::format("{} takes the place of authorities that this option keeps "
                                    "apart.",
                                    model_.entity(then_.area.authorities[twice]).plain_name()));
            });
            met |= group.members;
            group.body = covering(group.members);
        }
        if (!told.reasons.empty()) return std::nullopt;
        return result;
    }

    [[nodiscard]] std::vector<std::string> replaced() const {
        std::vector<std::string> result;
        for (const Place& one : places_) {
            if (!one.replaced.empty()) result.push_back(one.replaced);
        }
        return result;
    }

    Result<CheckReport> check(const fp::Option& option, const PackSet& packs) const {
        return fp::check_option(graph_, packs, then_, option);
    }

private:
    [[nodiscard]] Place become_of(EntityIndex here) const {
        if (graph_.alive(here) == Truth::yes) return {{here}, {}, {}};
        const std::string name = model_.entity(here).plain_name();
        Place place;
        if (!with_changes_) {
            place.impossible = fmt::format("{} is there no more, whatever changes.", name);
            return place;
        }
        std::vector<std::string> names;
        for (const EntityIndex next : pair_.successors(here)) {
            if (graph_.alive(next) != Truth::yes || !is_upper_tier(model_, next)) continue;
            const std::string outside = reaches_beyond(next);
            if (!outside.empty()) {
                place.impossible =
                    fmt::format("{} ends; {} succeeds it and {} too, which is outside the area.",
                                name, model_.entity(next).plain_name(), outside);
                return place;
            }
            place.now.push_back(next);
            names.push_back(model_.entity(next).plain_name());
        }
        if (names.empty())
            place.impossible = fmt::format(
                "{} ends, and no upper-tier authority is recorded as succeeding it.", name);
        else
            place.replaced = fmt::format("{} ends; {} {} its place in each of them.", name,
                                         join_and(names), names.size() == 1 ? "takes" : "take");
        return place;
    }

    /// An upper-tier authority that is succeeded too and lies outside; empty: none.
    [[nodiscard]] std::string reaches_beyond(EntityIndex next) const {
        for (const EntityIndex old : pair_.predecessors(next)) {
            if (!is_upper_tier(model_, old)) continue;
            const bool inside =
                std::any_of(options_.area.authorities.begin(), options_.area.authorities.end(),
                            [&](EntityIndex one) {
                                return own_.model().entity(one).id == model_.entity(old).id;
                            });
            if (!inside) return model_.entity(old).plain_name();
        }
        return {};
    }

    [[nodiscard]] fp::AuthoritySet set_of(EntityIndex one) const {
        const auto& all = then_.area.authorities;
        const auto at = std::find(all.begin(), all.end(), one);
        return at == all.end() ? 0 : fp::only(static_cast<std::size_t>(at - all.begin()));
    }

    /// The partnership that covers just these on the day, if the model has one.
    [[nodiscard]] std::optional<EntityIndex> covering(fp::AuthoritySet members) const {
        const auto function = model_.symbols.find(partnership_function);
        if (!function) return std::nullopt;
        for (const EntityIndex body : graph_.fulfilling(*function)) {
            fp::AuthoritySet covers = 0;
            bool beyond = false;
            for (const LinkIndex index : graph_.out(body, LinkKind::covers)) {
                const Link& link = model_.link(index);
                const fp::AuthoritySet one = set_of(link.to);
                beyond = beyond || one == 0 || graph_.holds(index) != Truth::yes ||
                         model_.detail(link).part_only;
                covers |= one;
            }
            if (!beyond && covers == members && members != 0) return body;
        }
        return std::nullopt;
    }

    const fp::Options& options_;
    const GovernanceGraph& own_;
    const Pair& pair_;
    const GovernanceGraph& graph_;
    const Model& model_;
    bool with_changes_;          // whether what the changes say of successors counts
    std::vector<Place> places_;  // by authority of the options
    fp::Options then_;
};

/// What the minimum says of an option; its sentences in `reasons`.
Fate fate_of(const CheckReport& report, std::vector<std::string>& reasons) {
    Fate fate = Fate::passes;
    for (const Finding& one : report.findings) {
        if (one.force != Force::minimum) continue;
        if (one.verdict == Verdict::fail) fate = Fate::fails;
        if (one.verdict == Verdict::cannot_tell && fate == Fate::passes) fate = Fate::cannot_tell;
    }
    for (const Finding& one : report.findings) {
        const bool counts = one.force == Force::minimum &&
                            (one.verdict == Verdict::fail || one.verdict == Verdict::cannot_tell);
        if (counts) add_new(reasons, fmt::format("{}: {}", one.rule, one.sentence));
    }
    return fate;
}

Result<Fate> fate_on(const OptionsOn& on, const fp::Option& option, const PackSet& packs,
                     OptionThen& told) {
    const auto now = on.now(option, told);
    if (!now) return Fate::not_possible;
    const auto report = on.check(*now, packs);
    if (!report) return tl::unexpected<Failure>(report.error());
    return fate_of(*report, told.reasons);
}

constexpr std::array<const char*, 4> fate_words = {"passes", "cannot-tell", "fails",
                                                   "not-possible"};

}  // namespace

const char* word(Fate fate) { return fate_words.at(static_cast<std::size_t>(fate)); }

Result<OptionsThen> options_on(Date day, const footprints::Options& options,
                               const GovernanceGraph& graph, const Model& as_recorded,
                               const Model& as_changed, const PackSet& packs) {
    const Pair pair(as_recorded, as_changed);
    const GovernanceGraph recorded(as_recorded, day);
    const GovernanceGraph changed(as_changed, day);
    OptionsOn without(options, graph, pair, recorded, false);
    OptionsOn with(options, graph, pair, changed, true);
    for (OptionsOn* one : {&without, &with}) {
        if (auto found = one->find(); !found) return tl::unexpected<Failure>(found.error());
    }
    OptionsThen result{options.title, options.area_name, day, {}, with.replaced(), {}};
    for (const auto& [pack, rule] : packs.rules()) {
        if (rule->of_footprint && packs.strength(*pack, *rule).force == Force::minimum)
            result.rules.push_back(rule->id);
    }
    for (const fp::Option& option : options.options) {
        OptionThen told{option.id, option.name, Fate::passes, Fate::passes, {}};
        OptionThen unheard;
        const auto before = fate_on(without, option, packs, unheard);
        const auto after = fate_on(with, option, packs, told);
        if (!before) return tl::unexpected<Failure>(before.error());
        if (!after) return tl::unexpected<Failure>(after.error());
        told.before = *before;
        told.after = *after;
        result.options.push_back(std::move(told));
    }
    return result;
}

}  // namespace govmap::rehearsal
