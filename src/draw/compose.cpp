#include "draw/compose.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/alternative.hpp"
#include "draw/composing.hpp"
#include "draw/edges.hpp"
#include "draw/legend.hpp"
#include "draw/tiers.hpp"

namespace govmap {
namespace {

std::vector<std::string> ids_of(const Composing& composing,
                                const std::vector<EntityIndex>& entities) {
    std::vector<std::string> ids;
    ids.reserve(entities.size());
    for (const EntityIndex one : entities) ids.push_back(composing.entity(one).id);
    return ids;
}

// The bodies that are, or may be, there on the day.
std::vector<EntityIndex> bodies(const Composing& composing) {
    std::vector<EntityIndex> found;
    for (std::uint32_t at = 0; at < composing.model().entities.size(); ++at) {
        const EntityIndex one{at};
        if (composing.entity(one).kind != EntityKind::body) continue;
        if (composing.graph.alive(one) != Truth::no) found.push_back(one);
    }
    composing.sort_by_name(found);
    return found;
}

// Any body may be asked for by its id; without that, those that the view is about.
Result<std::vector<EntityIndex>> subjects(const Composing& composing,
                                          const ComposeOptions& options) {
    const View& view = composing.view;
    if (view.about == View::About::none) {
        if (!options.of) return std::vector<EntityIndex>{};
        return request_failure(
            fmt::format("the view '{}' is about no one body: leave --of out", view.name));
    }
    const auto function = composing.model().symbols.find(view.function);
    std::vector<EntityIndex> all;
    if (function) all = composing.graph.fulfilling(*function);
    composing.sort_by_name(all);
    const std::string wanted = composing.words.functions.label(view.function);
    const std::vector<EntityIndex> there = bodies(composing);
    if (options.of) {
        const std::vector<std::string> known = ids_of(composing, there);
        const auto found = std::find(known.begin(), known.end(), *options.of);
        if (found == known.end()) {
            return request_failure(fmt::format(
                "'{}' is no {} and no other body of this model on {}; {}", visible(*options.of),
                wanted, in_words(composing.graph.as_of()),
                did_you_mean(*options.of, known,
                             known.empty() ? "it has none" : "it has: " + join_and(known))));
        }
        return std::vector{there[static_cast<std::size_t>(found - known.begin())]};
    }
    const std::vector<std::string> ids = ids_of(composing, all);
    if (all.empty()) {
        return request_failure(fmt::format(
            "there is nothing to draw: the model has no {} on {}; {}", wanted,
            in_words(composing.graph.as_of()),
            there.empty() ? "write one under 'partnerships:', or ask for another date"
                          : fmt::format("draw another body of it, with --of and one of {}",
                                        join_and(ids_of(composing, there)))));
    }
    if (view.about == View::About::one && all.size() > 1) {
        return request_failure(
            fmt::format("the view '{}' shows one partnership a page, and the model has {}: add "
                        "--of with one of {}",
                        view.name, all.size(), join_and(ids)));
    }
    return all;
}

std::string filled(const Composing& composing, std::string text) {
    std::vector<std::string> names;
    for (const EntityIndex one : composing.subjects) names.push_back(composing.entity(one).name);
    std::vector<std::string> areas;
    for (const EntityIndex one : composing.model().review_areas) {
        areas.push_back(composing.entity(one).name);
    }
    constexpr std::size_t many = 6;  // more names than one reads as a title
    const bool untold = areas.empty() || areas.size() > many;
    const std::string area = untold ? composing.model().title : join_and(areas);
    const auto replace = [&](std::string_view key, const std::string& value) {
        if (const std::size_t at = text.find(key); at != std::string::npos)
            text.replace(at, key.size(), value);
    };
    replace("{name}", join_and(names));
    replace("{area}", area);
    return text;
}

// "Sources: A (7 September 2022); B." Each source once, by title.
std::string sources(const Composing& composing) {
    std::vector<std::string> titles;
    for (const EvidenceIndex evidence : composing.cited) {
        for (const Citation& citation : composing.model().citations(evidence)) {
            const Source& source = composing.model().source(citation.source);
            titles.push_back(source.date
                                 ? fmt::format("{} ({})", source.title, in_words(*source.date))
                                 : source.title);
        }
    }
    std::sort(titles.begin(), titles.end());
    titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
    if (titles.empty()) return "Sources: none named.";
    std::string text = titles.size() == 1 ? "Source: " : "Sources: ";
    for (std::size_t at = 0; at < titles.size(); ++at) text += (at > 0 ? "; " : "") + titles[at];
    return text + ".";
}

std::vector<std::string> notes(const Composing& composing) {
    std::vector<std::string> result;
    if (!composing.inferred_lines.empty() || composing.shows_inferred) {
        const std::string text = "Inferred, not said by a source in so many words: ";
        std::vector<std::string> what;
        for (const auto& [kind, names] : composing.inferred_lines) {
            what.push_back(
                fmt::format("{} lines from {}", info(kind).noun, fmt::join(names, "; ")));
        }
        if (composing.shows_inferred) what.emplace_back("what is marked (inferred)");
        result.push_back(fmt::format("{}{}.", text, fmt::join(what, "; ")));
    }
    if (composing.shows_perhaps) {
        result.emplace_back(
            "“Perhaps”: the source gives a month or a year only, so that it is not "
            "certain for this day.");
    }
    if (composing.shows_disputed) {
        result.emplace_back(
            "“Disputed”: sources disagree on it; both are recorded, and neither is taken as "
            "settled.");
    }
    return result;
}

std::optional<Failure> over_budget(const Scene& scene, const View& view, std::size_t subjects) {
    std::size_t figures = 0;
    std::size_t rows = 0;
    for (const SceneTier& tier : scene.tiers) {
        figures += tier.figures.size();
        for (const Figure& figure : tier.figures) for_each_row(figure, [&](const Row&) { ++rows; });
    }
    if (figures <= view.most_figures && rows <= view.most_rows) return std::nullopt;
    return Failure{
        FailureKind::request,
        fmt::format("the view '{}'{} has {} figures and {} rows, and one A4 sheet holds {} "
                    "and {}: {}",
                    view.name, subjects == 0 ? "" : " of " + counted(subjects, "partnership"),
                    figures, rows, view.most_figures, view.most_rows, scene.too_large)};
}

}  // namespace

Result<Scene> compose(const GovernanceGraph& graph, const Vocabulary& words, const View& view,
                      const Theme& theme, const ComposeOptions& options,
                      std::span<const Finding> findings) {
    Composing composing{graph, words, view, theme, findings, {}, {}, {}, false, false, false};
    auto chosen = subjects(composing, options);
    if (!chosen) return tl::unexpected<Failure>(chosen.error());
    composing.subjects = *chosen;
    Scene scene;
    scene.theme = theme;
    scene.lying = view.lying;
    scene.title = filled(composing, view.title);
    scene.subtitle =
        fmt::format("{}, as at {}", filled(composing, view.subtitle), in_words(graph.as_of()));
    scene.too_large =
        composing.subjects.size() > 1
            ? fmt::format("draw the partnerships one by one, with --of and one of {}",
                          join_and(ids_of(composing, composing.subjects)))
        : view.instead.empty()
            ? "shorten the longest names or notes"
            : fmt::format("take the view '{}', which has more room (--view {} --of {})",
                          view.instead, view.instead,
                          composing.entity(composing.subjects.front()).id);
    Tiers tiers = compose_tiers(composing);
    scene.edges = compose_edges(composing, tiers);
    scene.tiers = std::move(tiers.list);
    scene.legend = legend_for(scene);
    scene.notes = notes(composing);
    scene.sources = sources(composing);
    scene.alternative = alternative_for(scene);
    if (auto failure = over_budget(scene, view, composing.subjects.size());
        failure && !options.any_size) {
        return tl::unexpected<Failure>(*failure);
    }
    return scene;
}

}  // namespace govmap
