#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "base/text.hpp"
#include "check/check.hpp"
#include "check/world.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "graph/path.hpp"
#include "graph/select.hpp"
#include "write/entity_page.hpp"
#include "write/listing.hpp"

namespace govmap {
namespace {

/// What `--where` may ask for.
struct Filter {
    const char* key;
    std::vector<std::string> (*words)(const Vocabulary&);  ///< those it knows; null: any
};

std::vector<std::string> types(const Vocabulary& vocabulary) {
    std::vector<std::string> result;
    for (const auto& [kind, terms] : vocabulary.types) {
        const std::vector<std::string> some = terms.words();
        result.insert(result.end(), some.begin(), some.end());
    }
    return result;
}

constexpr std::array<Filter, 6> filters = {{
    {"type", types},
    {"area", nullptr},
    {"category", [](const Vocabulary& all) { return all.categories.words(); }},
    {"fulfils", [](const Vocabulary& all) { return all.functions.words(); }},
    {"tier",
     [](const Vocabulary&) {
         return std::vector<std::string>{"upper", "lower"};
     }},
    {"country", nullptr},
}};

/// The filters of the command line, read: what a selector can ask, areas and a category.
struct Wanted {
    Selector selector;
    std::vector<std::string> areas;
    std::string category;
};

Failure wrong(std::string message) { return {FailureKind::request, std::move(message)}; }

std::optional<Failure> add_kind(const std::string& word, Wanted& wanted) {
    for (const EntityKindInfo& one : entity_kinds()) {
        if (word != one.word && word != one.section) continue;
        wanted.selector.kinds = {one.kind};
        return std::nullopt;
    }
    if (word == "partnership" || word == "partnerships") {
        wanted.selector.fulfils = "combating-drugs-partnership";
        return std::nullopt;
    }
    std::vector<std::string> words = {"partnership"};
    for (const EntityKindInfo& one : entity_kinds()) words.emplace_back(one.word);
    return wrong(fmt::format("'{}' is not a kind of thing in a model; {}", visible(word),
                             did_you_mean(word, words, "the kinds are " + join_and(words))));
}

std::optional<Failure> add_filter(const std::string& text, const Vocabulary& vocabulary,
                                  Wanted& wanted) {
    std::vector<std::string> keys;
    keys.reserve(filters.size());
    for (const Filter& one : filters) keys.emplace_back(one.key);
    const std::size_t equals = text.find('=');
    const std::string key = text.substr(0, equals);
    const auto* const found = std::find_if(filters.begin(), filters.end(),
                                           [&](const Filter& one) { return key == one.key; });
    const std::string how = fmt::format("write KEY=WORD, where KEY is one of {}", join_and(keys));
    if (found == filters.end()) {
        return wrong(fmt::format("--where: there is no filter '{}'; {}", visible(key),
                                 did_you_mean(key, keys, how)));
    }
    if (equals == std::string::npos)
        return wrong(fmt::format("--where: what '{}' is to be is not said; {}", key, how));
    const std::string word = text.substr(equals + 1);
    if (found->words != nullptr) {
        const std::vector<std::string> words = found->words(vocabulary);
        if (std::find(words.begin(), words.end(), word) == words.end()) {
            return wrong(fmt::format("--where: '{}' is not a {} known here; {}", visible(word), key,
                                     did_you_mean(word, words, "the packs in use name the words")));
        }
    }
    if (key == "type") wanted.selector.types.push_back(word);
    if (key == "area") wanted.areas.push_back(word);
    if (key == "category") wanted.category = word;
    if (key == "fulfils") wanted.selector.fulfils = word;
    if (key == "tier") wanted.selector.tier = word;
    if (key == "country") wanted.selector.country = word;
    return std::nullopt;
}

/// Whether it sits anywhere for the category.
bool represents(const World& world, const Path& path, EntityIndex entity) {
    return !world.peek(path, entity).entities.empty();
}

}  // namespace

Exit run_list(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    Wanted wanted;
    if (!arguments.of.empty()) {
        if (const auto failure = add_kind(arguments.of, wanted)) return session.fail(*failure);
    }
    for (const std::string& text : arguments.where) {
        if (const auto failure = add_filter(text, packs.vocabulary, wanted))
            return session.fail(*failure);
    }
    std::vector<EntityIndex> areas;
    for (const std::string& name : wanted.areas) {
        const auto area = find_place(model, name, session.as_of(model), {}, session.problems());
        if (!area) return session.fail("--where area:", Exit::request);
        areas.push_back(*area);
    }
    wanted.selector.in_review_area = !areas.empty();
    const GovernanceGraph graph(model, session.as_of(model));
    const PreparedSelector selector(graph, packs.vocabulary, wanted.selector, areas);
    const World looked_at(graph, packs.vocabulary, areas);
    std::vector<EntityIndex> found = selector.all();
    if (!wanted.category.empty()) {
        const Path path{"member_of",
                        {{LinkKind::member_of, false, false, {{"represents", {wanted.category}}}}}};
        std::erase_if(found, [&](EntityIndex one) { return !represents(looked_at, path, one); });
    }
    return session.deliver(list_format(arguments.format)
                               ->write({looked_at, session.sources(), found}, session.style()));
}

Exit run_show(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    const auto entity = session.entity(model, arguments.of);
    if (!entity) return session.exit();
    const GovernanceGraph graph(model, session.as_of(model));
    CheckOptions options;
    options.workers = world.processors;
    options.subject = entity;
    const auto report = check(graph, packs, options);
    if (!report) return session.fail(report.error());
    const World looked_at(graph, packs.vocabulary, model.review_areas);
    const EntityPage page{looked_at, session.sources(), *entity, *report};
    return session.deliver(arguments.format == "json" ? entity_json(page)
                                                      : entity_text(page, session.style()));
}

}  // namespace govmap
