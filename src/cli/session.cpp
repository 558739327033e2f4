#include "cli/session.hpp"

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "base/side_by_side.hpp"
#include "base/text.hpp"
#include "cli/outputs.hpp"
#include "read/yaml.hpp"

namespace govmap {
namespace {

constexpr const char* packs_unusable = "the rule pack cannot be used:";

/// What has the word in its id or name: people write "Kent" for the Kent partnership.
std::string told_alike(const Model& model, const std::string& called) {
    constexpr std::size_t most = 6;
    const std::string word = lower_case(called);
    std::vector<std::string> ids;
    for (const Entity& one : model.entities) {
        if (one.id.find(word) != std::string::npos ||
            lower_case(one.name).find(word) != std::string::npos)
            ids.push_back(one.id);
    }
    if (!ids.empty() && ids.size() <= most)
        return fmt::format("did you mean {}?", fmt::join(ids, " or "));
    ids.clear();
    for (const Entity& one : model.entities) {
        if (!one.fulfils.empty()) ids.push_back(one.id);
    }
    if (ids.empty() || ids.size() > most) return "ids stand before the colons in the model";
    return "its partnerships are " + join_and(ids) + "; other ids stand before the colons in it";
}

std::vector<std::string> usual_packs() { return {"combating-drugs-2022", "good-practice"}; }

}  // namespace

std::vector<std::string> Session::pack_names() const {
    std::vector<std::string> names = arguments_.packs.empty() ? usual_packs() : arguments_.packs;
    names.insert(names.end(), arguments_.with.begin(), arguments_.with.end());
    return names;
}

ReadContext Session::reading(const Vocabulary& vocabulary, Problems& problems) {
    ReadContext context{world_.files, sources_, problems, vocabulary, world_.models_folder};
    context.workers = world_.processors;
    return context;
}

std::optional<PackSet> Session::packs() {
    const Vocabulary none;
    ReadContext context = reading(none, problems_);
    auto packs = load_packs(context, pack_names(), &queries_);
    if (!packs) fail(packs_unusable, Exit::environment);
    return packs;
}

std::optional<Session::Loaded> Session::load() {
    const Vocabulary none;
    ReadContext context = reading(none, problems_);
    PackReading reading_packs(context, pack_names(), &queries_);
    Problems model_problems;
    std::optional<Model> model;
    // The model is of no use without the packs; until they are known to be good, it is read beside
    // them, and what is wrong in it waits.
    side_by_side(2, world_.processors, [&] {
        return [&](std::size_t which) {
            if (which == 1) return reading_packs.read_rules();
            if (!problems_.empty()) return;
            ReadContext own = reading(reading_packs.vocabulary(), model_problems);
            model = read_models(own, arguments_.models);
        };
    });
    auto packs = reading_packs.finish();
    if (!packs) {
        fail(packs_unusable, Exit::environment);
        return std::nullopt;
    }
    problems_.add(model_problems);
    if (!model) {
        fail("the model cannot be used until this is mended:", Exit::request);
        return std::nullopt;
    }
    return Loaded{std::move(*packs), std::move(*model)};
}

std::optional<Node> Session::document(const std::string& path, const Shapes& book,
                                      std::string_view name, std::string_view heading) {
    const Vocabulary none;
    ReadContext context = reading(none, problems_);
    std::string_view text;
    if (const auto file = read_text(context, path, {}, text)) {
        auto node = parse_yaml(text, *file, problems_);
        if (node && book.conform(*node, name, problems_)) return node;
    }
    fail(heading, Exit::request);
    return std::nullopt;
}

std::optional<Model> Session::model_of(const PackSet& packs, const Node& document,
                                       const std::string& folder) {
    ReadContext context = reading(packs.vocabulary, problems_);
    auto model = read_inline_model(context, document, folder);
    if (!model) fail("the models that it uses cannot be used until this is mended:", Exit::request);
    return model;
}

std::optional<Model> Session::read_beside(const PackSet& packs,
                                          const std::vector<std::string>& models,
                                          std::string_view heading) {
    ReadContext context = reading(packs.vocabulary, problems_);
    auto model = read_models(context, models);
    if (!model) fail(heading, Exit::request);
    return model;
}

std::optional<Baseline> Session::baseline(const std::string& path) {
    const Vocabulary none;
    ReadContext context{world_.files, sources_, problems_, none, {}};
    auto found = read_baseline(context, path);
    if (!found) fail("the baseline cannot be used:", Exit::request);
    return found;
}

Date Session::as_of(const Model& model) const {
    if (arguments_.as_of) return *arguments_.as_of;
    return model.as_of.value_or(world_.today);
}

std::optional<std::vector<EntityIndex>> Session::areas(const Model& model) {
    std::vector<EntityIndex> found;
    for (const std::string& name : arguments_.areas) {
        const auto area = find_place(model, name, as_of(model), {}, problems_);
        if (area) found.push_back(*area);
    }
    if (!problems_.empty()) {
        fail("--area:", Exit::request);
        return std::nullopt;
    }
    return found;
}

std::optional<EntityIndex> Session::entity(const Model& model, const std::string& called) {
    if (const auto by_id = model.find(called)) return by_id;
    std::vector<EntityIndex> found;
    std::vector<std::string> known;
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        const Entity& one = model.entities[at];
        const auto is_called = [&](const std::string& name) {
            return lower_case(name) == lower_case(called);
        };
        if (is_called(one.name) || std::any_of(one.aliases.begin(), one.aliases.end(), is_called)) {
            found.push_back({at});
        }
        known.push_back(one.id);
    }
    if (found.size() == 1) return found.front();
    std::string advice = did_you_mean(called, known);
    if (advice.empty()) advice = told_alike(model, called);
    if (!found.empty()) {
        known.clear();
        for (const EntityIndex one : found) known.push_back(model.entity(one).id);
        advice = fmt::format("it may be any of {}: give the id", join_and(known));
    }
    fail(Failure{FailureKind::request,
                 fmt::format("nothing {} is called '{}'; {}",
                             found.empty() ? "in the model" : "alone", called, advice)});
    return std::nullopt;
}

PageStyle Session::style() const {
    PageStyle style = world_.out_style;
    style.colour = style.colour && arguments_.output.empty();
    return style;
}

Exit Session::deliver(const std::string& text) {
    if (arguments_.output.empty()) {
        world_.out << text;
        return Exit::good;
    }
    if (const auto lost = would_overwrite(sources_, arguments_.output)) return fail(*lost);
    const auto written = world_.files.write(arguments_.output, text);
    if (!written) return fail(written.error());
    world_.err << "wrote " << visible(arguments_.output) << '\n';
    return Exit::good;
}

Exit Session::fail(const Failure& failure) {
    if (failure.where.known()) {
        problems_.add(failure.where, failure.message, failure.advice);
        return fail("the rule pack cannot be used:",
                    failure.kind == FailureKind::request ? Exit::request : Exit::environment);
    }
    world_.err << "govmap: " << visible(failure.message) << '\n';
    exit_ = failure.kind == FailureKind::request ? Exit::request : Exit::environment;
    return exit_;
}

Exit Session::fail(std::string_view heading, Exit code) {
    world_.err << "govmap: " << heading << '\n' << problems_.describe(sources_);
    const std::size_t count = problems_.sorted().size();
    if (count > 1) world_.err << counted(count, "problem") << '\n';
    exit_ = code;
    return exit_;
}

}  // namespace govmap
