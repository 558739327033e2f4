#include "compare/area.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace govmap::footprints {
namespace {

constexpr std::array<BorderRuleInfo, 3> rule_table = {{
    {BorderRule::any, "any", "borders on land, and across tidal water that is bridged or narrow"},
    {BorderRule::land, "land", "borders on land alone"},
    {BorderRule::none, "none", "no border is asked for"},
}};

class AreaMaker {
public:
    AreaMaker(const GovernanceGraph& graph, BorderRule rule) : graph_(graph), rule_(rule) {}

    Result<Area> make(std::span<const EntityIndex> places) {
        for (const EntityIndex place : places) {
            if (auto failure = add(place)) return tl::unexpected<Failure>(*failure);
        }
        if (area_.authorities.empty()) {
            return request_failure(fmt::format("no upper-tier authority lies in {} on {}",
                                               join_and(names(places)), in_words(graph_.as_of())));
        }
        if (area_.authorities.size() > most_authorities) {
            return request_failure(fmt::format(
                "{} authorities are more than the {} of which footprints can be counted: name a "
                "smaller area",
                area_.authorities.size(), most_authorities));
        }
        std::sort(area_.authorities.begin(), area_.authorities.end(),
                  [&](EntityIndex one, EntityIndex other) {
                      return model().entity(one).plain_name() < model().entity(other).plain_name();
                  });
        for (std::size_t at = 0; at < area_.authorities.size(); ++at)
            place_.emplace(area_.authorities[at].value, at);
        for (std::size_t at = 0; at < area_.authorities.size(); ++at) look_around(at);
        area_.boards = across("integrated-care-board");
        area_.forces = across("police-force-area");
        area_.regions = across("probation-region");
        return border_up();
    }

private:
    [[nodiscard]] const Model& model() const { return graph_.model(); }

    [[nodiscard]] std::vector<std::string> names(std::span<const EntityIndex> places) const {
        std::vector<std::string> result;
        for (const EntityIndex one : places) result.push_back(model().entity(one).name);
        return result;
    }

    [[nodiscard]] std::string text(EntityIndex entity, std::string_view key) const {
        const auto symbol = model().symbols.find(key);
        if (!symbol) return {};
        const auto said = graph_.said(entity, *symbol);
        const std::string* value = said.property == nullptr ? nullptr : said.property->text();
        return value == nullptr ? std::string{} : *value;
    }

    [[nodiscard]] bool is_upper(EntityIndex one) const {
        return graph_.kind(one) == EntityKind::authority && text(one, "tier") == "upper" &&
               graph_.alive(one) == Truth::yes;
    }

    std::optional<Failure> add(EntityIndex place) {
        if (graph_.kind(place) == EntityKind::authority) {
            if (is_upper(place)) {
                add_once(place);
                return std::nullopt;
            }
            return Failure{FailureKind::request,
                           fmt::format("{} is no upper-tier authority on {}: footprints are made "
                                       "of those",
                                       model().entity(place).name, in_words(graph_.as_of()))};
        }
        constexpr double half = 0.5;
        for (const LinkIndex index : graph_.in(place, LinkKind::within)) {
            const Link& link = model().link(index);
            if (graph_.holds(index) != Truth::yes || !is_upper(link.from)) continue;
            if (model().detail(link).share.value_or(1) > half) add_once(link.from);
        }
        return std::nullopt;
    }

    void add_once(EntityIndex authority) {
        const auto same = [&](EntityIndex one) { return one.value == authority.value; };
        if (std::none_of(area_.authorities.begin(), area_.authorities.end(), same))
            area_.authorities.push_back(authority);
    }

    void look_around(std::size_t at) {
        const EntityIndex authority = area_.authorities[at];
        const std::string residents = text(authority, "population");
        std::uint64_t number = 0;
        std::from_chars(residents.data(), residents.data() + residents.size(), number);
        area_.residents.push_back(number);
        for (const bool outward : {true, false}) {
            const auto links = outward ? graph_.out(authority, LinkKind::borders)
                                       : graph_.in(authority, LinkKind::borders);
            for (const LinkIndex index : links) {
                const Link& link = model().link(index);
                const auto other = place_.find((outward ? link.to : link.from).value);
                if (other == place_.end() || graph_.holds(index) != Truth::yes) continue;
                const bool water = model().word(model().detail(link).capacity) == "water";
                if (!water || rule_ != BorderRule::land) pairs_.emplace_back(at, other->second);
            }
        }
    }

    [[nodiscard]] std::vector<Across> across(std::string_view type) const {
        std::map<std::uint32_t, Across> found;
        const auto wanted = model().symbols.find(type);
        for (std::size_t at = 0; wanted && at < area_.authorities.size(); ++at) {
            for (const LinkIndex index : graph_.out(area_.authorities[at], LinkKind::within)) {
                const Link& link = model().link(index);
                if (graph_.holds(index) != Truth::yes || graph_.type(link.to) != *wanted) continue;
                Across& one = found.try_emplace(link.to.value, Across{link.to}).first->second;
                const bool slice = model().detail(link).share.value_or(1) < slice_threshold;
                (slice ? one.slices : one.members) |= only(at);
            }
        }
        std::vector<Across> result;
        result.reserve(found.size());
        for (const auto& [index, one] : found) result.push_back(one);
        std::sort(result.begin(), result.end(), [&](const Across& one, const Across& other) {
            return model().entity(one.area).name < model().entity(other.area).name;
        });
        return result;
    }

    Result<Area> border_up() {
        const std::size_t count = area_.authorities.size();
        auto borders =
            rule_ == BorderRule::none ? without_borders(count) : make_borders(count, pairs_);
        if (!borders) return tl::unexpected<Failure>(borders.error());
        area_.borders = std::move(*borders);
        for (std::size_t at = 0; at < count; ++at) {
            if (count > 1 && area_.borders.neighbours[at] == 0) area_.alone |= only(at);
        }
        return std::move(area_);
    }

    const GovernanceGraph& graph_;
    BorderRule rule_;
    Area area_;
    std::map<std::uint32_t, std::size_t> place_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

std::span<const BorderRuleInfo> border_rules() { return rule_table; }

const BorderRuleInfo& info(BorderRule rule) {
    return rule_table.at(static_cast<std::size_t>(rule));
}

std::vector<EntityIndex> areas_called(const GovernanceGraph& graph, std::string_view name) {
    const Model& model = graph.model();
    const std::string wanted = lower_case(name);
    std::vector<EntityIndex> found;
    std::vector<std::vector<std::uint32_t>> known;
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const EntityIndex area{at};
        const Entity& one = model.entity(area);
        const auto is_called = [&](const std::string& called) {
            return lower_case(called) == wanted;
        };
        if (one.kind != EntityKind::area || graph.alive(area) != Truth::yes) continue;
        if (!is_called(one.name) && !is_called(one.id) &&
            std::none_of(one.aliases.begin(), one.aliases.end(), is_called))
            continue;
        const auto members = area_of(graph, std::array{area}, BorderRule::none);
        if (!members) continue;
        std::vector<std::uint32_t> ids;
        ids.reserve(members->authorities.size());
        for (const EntityIndex member : members->authorities) ids.push_back(member.value);
        const auto same = std::find(known.begin(), known.end(), ids);
        if (same != known.end()) {
            // London is the region to people before it is the probation service's
            if (model.word(one.type) == "region") found[same - known.begin()] = area;
            continue;
        }
        known.push_back(std::move(ids));
        found.push_back(area);
    }
    return found;
}

Result<Area> area_of(const GovernanceGraph& graph, std::span<const EntityIndex> places,
                     BorderRule rule) {
    return AreaMaker(graph, rule).make(places);
}

// The gazetteer says until when it knows all Violence Reduction Units of a police force area; of a
// day after that, it may have missed more.
std::string reservation(const GovernanceGraph& graph, const Area& area) {
    const auto unit = graph.model().symbols.find("violence-reduction-unit");
    const auto is_whole = [&](const Across& force) {
        return unit && graph.closure(force.area, LinkKind::covers, false, *unit) != nullptr;
    };
    if (std::any_of(area.forces.begin(), area.forces.end(), is_whole)) return {};
    return fmt::format(
        "The reference data is not said to be whole on {}: look whether boards, forces, "
        "authorities or programmes have changed between its own day and this one.",
        in_words(graph.as_of()));
}

namespace {

std::vector<std::string> plain_names(const GovernanceGraph& graph, const Area& area,
                                     AuthoritySet set) {
    std::vector<std::string> names;
    for_each(set, [&](std::size_t at) {
        names.push_back(graph.model().entity(area.authorities[at]).plain_name());
    });
    return names;
}

}  // namespace

std::string names_of(const GovernanceGraph& graph, const Area& area, AuthoritySet set) {
    return join_and(plain_names(graph, area, set));
}

std::string names_added(const GovernanceGraph& graph, const Area& area, AuthoritySet set) {
    return fmt::format("{}", fmt::join(plain_names(graph, area, set), " + "));
}

}  // namespace govmap::footprints
