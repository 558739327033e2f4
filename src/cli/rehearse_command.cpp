#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "compare/options.hpp"
#include "compare/rehearsal.hpp"
#include "compare/rehearsal_options.hpp"
#include "read/heads.hpp"
#include "write/rehearsal.hpp"

namespace govmap {
namespace {

/// How many files have been read so far: their numbers go from 1 to this.
std::uint32_t files_read(const SourceMap& sources) {
    std::uint32_t file = 0;
    while (!sources.describe({file + 1, 0, 0}).empty()) ++file;
    return file;
}

/// The files that were read after the first `so_far` and had not been read before under their name.
std::set<std::uint32_t> brought_after(const SourceMap& sources, std::uint32_t so_far) {
    std::set<std::string> before;
    std::set<std::uint32_t> result;
    const std::uint32_t all = files_read(sources);
    for (std::uint32_t file = 1; file <= all; ++file) {
        const std::string name = sources.describe({file, 0, 0});
        if (file <= so_far) {
            before.insert(name);
        } else if (!before.contains(name)) {
            result.insert(file);
        }
    }
    return result;
}

/// What is to be told of the files of the changes, and why they cannot be rehearsed.
struct Brought {
    std::vector<FileHead> heads;  ///< of the files that only the changes bring
    bool reference = false;       ///< reference data are among them
};

Brought brought_files(const SourceMap& sources, const std::set<std::uint32_t>& files) {
    Brought result;
    for (FileHead& head : heads_of(sources)) {
        if (!files.contains(head.file)) continue;
        result.reference = result.reference || head.horizon.has_value();
        result.heads.push_back(std::move(head));
    }
    return result;
}

std::string brought_in_words(const FileHead& head, const SourceMap& sources) {
    std::string text = head.title.empty() ? sources.name(head.file) : head.title;
    if (head.as_of) text += fmt::format(" (written for {})", in_words(*head.as_of));
    return text;
}

/// Whether it counts for the exit code.
bool counts(const rehearsal::Turn& turn, const Arguments& arguments) {
    if (!arguments.fail_on) return false;
    const bool breaks = turn.what == rehearsal::Turn::What::fails ||
                        (arguments.strict && turn.what == rehearsal::Turn::What::cannot_tell);
    const Force force = turn.finding.force == Force::scope ? Force::expected : turn.finding.force;
    return breaks && force <= *arguments.fail_on;
}

/// The models by names of one kind: a model that the changes use is known as the one asked for by
/// its name, and would be read twice where one is named from the root and the other from here.
Arguments named_alike(Arguments arguments) {
    const auto from_root = [](const std::string& path) {
        return std::filesystem::path(path).is_absolute();
    };
    std::vector<std::string*> paths;
    for (std::string& one : arguments.models) paths.push_back(&one);
    for (std::string& one : arguments.changes) paths.push_back(&one);
    const auto rooted = std::count_if(paths.begin(), paths.end(),
                                      [&](const std::string* one) { return from_root(*one); });
    if (rooted == 0 || rooted == static_cast<std::ptrdiff_t>(paths.size())) return arguments;
    for (std::string* one : paths) {
        std::error_code error;  // of a folder that is gone: then the name stays as it is
        const auto whole = std::filesystem::absolute(*one, error);
        if (!error) *one = whole.lexically_normal().string();
    }
    return arguments;
}

/// The whole run, on the command line of the model alone.
class Rehearsing {
public:
    Rehearsing(const Arguments& asked, const Arguments& model_alone, const Surroundings& world)
        : asked_(asked), session_(model_alone, world), world_(world) {}

    Exit run() {
        if (asked_.from && asked_.until && *asked_.until <= *asked_.from) {
            return session_.fail(
                Failure{FailureKind::request, fmt::format("--until {} is not after --from {}",
                                                          iso(*asked_.until), iso(*asked_.from))});
        }
        auto loaded = session_.load();
        if (!loaded) return session_.exit();
        const std::uint32_t so_far = files_read(session_.sources());
        std::vector<std::string> models = asked_.models;
        models.insert(models.end(), asked_.changes.begin(), asked_.changes.end());
        auto changed = session_.read_beside(loaded->packs, models,
                                            "the model and the changes cannot be read together:");
        if (!changed) return session_.exit();

        rehearsal::Request request;
        request.files = brought_after(session_.sources(), so_far);
        const Brought brought = brought_files(session_.sources(), request.files);
        if (const auto failure = nothing_brought(request, brought)) return session_.fail(*failure);
        for (const FileHead& head : brought.heads) {
            if (head.as_of) request.written_for.emplace_back(head.file, *head.as_of);
        }
        request.from = asked_.from.value_or(session_.as_of(loaded->model));
        request.until = asked_.until;
        request.workers = world_.processors;
        if (!asked_.areas.empty()) {
            const auto areas = session_.areas(loaded->model);
            if (!areas) return session_.exit();
            for (const EntityIndex one : *areas)
                request.areas.push_back(loaded->model.entity(one).id);
        }
        const Problems doubts = rehearsal::doubts(loaded->model, *changed, request);
        if (!doubts.empty())
            world_.err << "govmap: doubtful in the changes:\n"
                       << doubts.describe(session_.sources());
        const auto found = rehearsal::rehearse(loaded->model, *changed, loaded->packs, request);
        if (!found) return session_.fail(found.error());
        if (!found->touches()) return session_.fail(nothing_touched());
        std::optional<rehearsal::OptionsThen> options;
        if (!asked_.options.empty()) {
            options = options_then(*loaded, *changed, found->days.back().day);
            if (!options) return session_.exit();
        }
        return deliver(*found, brought, doubts, std::move(options));
    }

private:
    [[nodiscard]] std::string changes() const {
        std::vector<std::string> names;
        for (const std::string& one : asked_.changes) names.push_back(fmt::format("'{}'", one));
        return join_and(names);
    }

    [[nodiscard]] std::optional<Failure> nothing_brought(const rehearsal::Request& request,
                                                         const Brought& brought) const {
        if (request.files.empty()) {
            return Failure{
                FailureKind::request,
                fmt::format("{} {} nothing that '{}' does not hold already: give the model "
                            "without the changes first, then what changes",
                            changes(), asked_.changes.size() == 1 ? "brings" : "bring",
                            asked_.models.front())};
        }
        if (!brought.reference) return std::nullopt;
        return Failure{
            FailureKind::request,
            fmt::format("{} {} on reference data that '{}' does not use, and all that they hold "
                        "would count as a change: write 'uses: [reference/england-2023]' in the "
                        "model too",
                        changes(), asked_.changes.size() == 1 ? "stands" : "stand",
                        asked_.models.front())};
    }

    [[nodiscard]] Failure nothing_touched() const {
        std::string text =
            fmt::format("nothing in '{}' is touched by {}", asked_.models.front(), changes());
        text += "; give the changes of its own area, or name under 'ends:' what ends in it";
        return Failure{FailureKind::request, std::move(text)};
    }

    /// What becomes of the options of the file on the last day; nothing where that cannot be told.
    std::optional<rehearsal::OptionsThen> options_then(const Session::Loaded& loaded,
                                                       const Model& changed, Date day) {
        constexpr const char* unusable = "the options cannot be used until this is mended:";
        const auto file =
            session_.document(asked_.options, footprints::options_shapes(), "options", unusable);
        if (!file) return std::nullopt;
        const auto model = session_.model_of(loaded.packs, footprints::model_document(*file),
                                             parent_path(asked_.options));
        if (!model) return std::nullopt;
        const GovernanceGraph graph(*model, *model->as_of);
        const auto options = footprints::read_options(*file, graph, session_.problems());
        if (!options) {
            session_.fail(unusable, Exit::request);
            return std::nullopt;
        }
        auto then =
            rehearsal::options_on(day, *options, graph, loaded.model, changed, loaded.packs);
        if (!then) {
            session_.fail(then.error());
            return std::nullopt;
        }
        return std::move(*then);
    }

    Exit deliver(const rehearsal::Rehearsal& found, const Brought& brought, const Problems& doubts,
                 std::optional<rehearsal::OptionsThen> options) {
        const SourceMap& sources = session_.sources();
        RehearsalPage page{found,
                           {},
                           reference_in_words(heads_of(sources), found.days.back().day,
                                              "but for what the changes say"),
                           {},
                           std::move(options)};
        for (const FileHead& head : brought.heads)
            page.brought.push_back(brought_in_words(head, sources));
        for (const FileHead& head : brought.heads) {
            if (!head.uses_reference)
                page.doubts.push_back(fmt::format(
                    "{}: does not name the reference data itself, and was read with those of the "
                    "model; write 'uses: [reference/england-2023]' in it, so that it can be "
                    "checked "
                    "by itself",
                    sources.name(head.file)));
        }
        for (const Problem& one : doubts.sorted()) {
            page.doubts.push_back(
                fmt::format("{}: {}; {}", sources.describe(one.where), one.message, one.advice));
        }
        const Exit delivered =
            session_.deliver(rehearsal_format(asked_.format)->write(page, session_.style()));
        if (delivered != Exit::good) return delivered;
        const bool any = std::any_of(
            found.parties.begin(), found.parties.end(), [&](const rehearsal::Party& party) {
                return std::any_of(party.turns.begin(), party.turns.end(),
                                   [&](const auto& one) { return counts(one, asked_); });
            });
        return any ? Exit::findings : Exit::good;
    }

    const Arguments& asked_;
    Session session_;
    const Surroundings& world_;
};

}  // namespace

Exit run_rehearse(const Arguments& arguments, const Surroundings& world) {
    const Arguments asked = named_alike(arguments);
    Arguments model_alone = asked;
    model_alone.as_of = arguments.from;
    // Good practice is for the most part about how a model is written, which no change changes.
    if (arguments.packs.empty()) model_alone.packs = {"combating-drugs-2022"};
    return Rehearsing(asked, model_alone, world).run();
}

}  // namespace govmap
