#include "cli/pipeline.hpp"

#include <algorithm>
#include <memory>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/baseline.hpp"
#include "check/check.hpp"
#include "check/examples.hpp"
#include "check/nothing_seen.hpp"
#include "check/rests_on.hpp"
#include "cli/commands.hpp"
#include "cli/manual.hpp"
#include "cli/outputs.hpp"
#include "cli/session.hpp"
#include "compare/options.hpp"
#include "govmap_version.hpp"
#include "graph/graph.hpp"
#include "graph/lines.hpp"
#include "read/reader.hpp"
#include "write/report.hpp"
#include "write/rule_page.hpp"
#include "write/schema.hpp"
#include "write/trace.hpp"

// files ─► read ─► model ─► graph ─► check, draw ─► write: each command below is one walk along it.

namespace govmap {
namespace {

/// Whether a finding counts for the exit code.
bool counts(const Finding& finding, const Arguments& arguments) {
    if (!arguments.fail_on || finding.known == Known::known) return false;
    const bool failed = finding.verdict == Verdict::fail ||
                        (arguments.strict && finding.verdict == Verdict::cannot_tell);
    // Where the guidance applies at all is expected of everybody.
    const Force force = finding.force == Force::scope ? Force::expected : finding.force;
    return failed && force <= *arguments.fail_on;
}

/// Whether the run has nothing to say of what --fail-on asks for: strictly taken, that is no good
/// news.
bool looked_at_nothing(const CheckReport& report, const Arguments& arguments) {
    return arguments.strict && arguments.fail_on && looked_at_no_minimum(report);
}

std::optional<EntityIndex> prime_minister(const Model& model) {
    const auto type = model.symbols.find("prime-minister");
    if (!type) return std::nullopt;
    for (std::uint32_t at = 0; at < model.entities.size(); ++at) {
        if (model.entities[at].kind == EntityKind::post && model.entities[at].type == *type)
            return EntityIndex{at};
    }
    return std::nullopt;
}

/// Marks what is known by --baseline. False where the run cannot go on.
bool set_against_baseline(const Arguments& arguments, const Model& model, Session& session,
                          CheckReport& report) {
    if (arguments.baseline.empty()) return true;
    const auto baseline = session.baseline(arguments.baseline);
    if (!baseline) return false;
    compare_with(*baseline, model, {arguments.strict, arguments.only.empty()}, report,
                 session.problems());
    if (session.problems().empty()) return true;
    session.fail("the baseline cannot be used:", Exit::request);
    return false;
}

/// Why --write-baseline cannot be done as it is asked for.
std::optional<Failure> unwise_baseline(const Arguments& arguments) {
    if (arguments.write_baseline.empty()) return std::nullopt;
    if (!arguments.only.empty()) {
        return Failure{FailureKind::request,
                       "--write-baseline beside --only would leave out what the other rules find; "
                       "leave out --only"};
    }
    const std::string folder = tidy_path(parent_path(tidy_path(arguments.write_baseline)));
    const std::string ending = extension(arguments.write_baseline);
    for (const std::string& model : arguments.models) {
        if (tidy_path(model) != folder || (ending != ".yaml" && ending != ".yml")) continue;
        return Failure{FailureKind::request,
                       fmt::format("'{}' would be read as a part of the model in '{}'; give it "
                                   "another ending, such as .baseline",
                                   arguments.write_baseline, model)};
    }
    return std::nullopt;
}

/// Writes --write-baseline, and says so. False where it could not be written.
bool write_baseline(const Arguments& arguments, const CheckReport& report, Session& session) {
    if (arguments.write_baseline.empty()) return true;
    if (const auto lost =
            would_overwrite(session.sources(), arguments.write_baseline, arguments.baseline)) {
        session.fail(*lost);
        return false;
    }
    const Baseline baseline = baseline_of(report, arguments.strict);
    const auto written =
        session.world().files.write(arguments.write_baseline, baseline_text(baseline));
    if (!written) {
        session.fail(written.error());
        return false;
    }
    session.world().err << fmt::format("wrote {}: {} accepted as known\n",
                                       visible(arguments.write_baseline),
                                       counted(baseline.entries.size(), "finding"));
    return true;
}

/// Gives a model back, or leaves that to the end of the process: half a million entities one by one
/// take longer than most rules.
struct GiveBack {
    bool ends_after;
    void operator()(const Session::Loaded* loaded) const {
        if (!ends_after) delete loaded;
    }
};

Exit run_check(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    if (const auto unwise = unwise_baseline(arguments)) return session.fail(*unwise);
    auto read = session.load();
    if (!read) return session.exit();
    const std::unique_ptr<const Session::Loaded, GiveBack> loaded(
        new Session::Loaded(std::move(*read)), {world.ends_after});
    const auto& [packs, model] = *loaded;
    const GovernanceGraph graph(model, session.as_of(model));

    CheckOptions options;
    options.workers = world.processors;
    options.only = arguments.only;
    if (arguments.only_failures)
        options.keep = arguments.strict ? Keep::failures_and_doubts : Keep::failures;
    if (!arguments.areas.empty()) {
        options.areas = session.areas(model);
        if (!options.areas) return session.exit();
    }
    auto report = check(graph, packs, options);
    if (!report) return session.fail(report.error());
    if (!set_against_baseline(arguments, model, session, *report)) return session.exit();
    if (!write_baseline(arguments, *report, session)) return session.exit();

    const ReportSettings settings{session.sources(), session.style(), std::string(version),
                                  rests_on_in_words(model.as_of, report->as_of),
                                  rules_by_pack(packs)};
    const Exit delivered =
        session.deliver(report_format(arguments.format)->write(*report, settings));
    if (delivered != Exit::good) return delivered;
    const bool any =
        std::any_of(report->findings.begin(), report->findings.end(),
                    [&](const Finding& finding) { return counts(finding, arguments); }) ||
        looked_at_nothing(*report, arguments);
    if (report->baseline && !report->baseline->gone.empty() && arguments.write_baseline.empty()) {
        // Not every format has a place for what is no finding any more.
        world.err << fmt::format(
            "{} of the baseline no longer found; --write-baseline makes it anew\n",
            counted(report->baseline->gone.size(), "finding is", "findings are"));
    }
    // What was just accepted as known does not count.
    return any && arguments.write_baseline.empty() ? Exit::findings : Exit::good;
}

Exit run_trace(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const auto& [packs, model] = *loaded;
    const GovernanceGraph graph(model, session.as_of(model));

    const auto from = session.entity(model, arguments.of);
    if (!from) return session.exit();
    const auto top = prime_minister(model);
    if (!top) {
        return session.fail(
            Failure{FailureKind::request,
                    "the model has no post of the type prime-minister; write 'uses: "
                    "[national/from-harm-to-hope]' in it"});
    }
    const Line line = line_to(graph, *from, *top, accountability_kinds());
    const Trace trace{graph, packs.vocabulary, session.sources(), line, *top};
    const Exit delivered = session.deliver(
        arguments.format == "json" ? trace_json(trace) : trace_text(trace, session.style()));
    if (delivered != Exit::good) return delivered;
    return line.arrives == Truth::yes || (line.arrives == Truth::unknown && !arguments.strict)
               ? Exit::good
               : Exit::findings;
}

Exit run_rules(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto packs = session.packs();
    if (!packs) return session.exit();
    return session.deliver(arguments.format == "tsv" ? rule_list_tsv(*packs)
                                                     : rule_list_text(*packs, session.style()));
}

Exit run_rule_tests(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    const auto packs = session.packs();
    if (!packs) return session.exit();
    ReadContext context{world.files, session.sources(), session.problems(), packs->vocabulary,
                        world.models_folder};
    const auto results = run_examples(context, *packs);
    const Exit delivered =
        session.deliver(example_report(results, session.sources(), session.style()));
    if (delivered != Exit::good) return delivered;
    if (!session.problems().empty())
        return session.fail("examples that cannot be read:", Exit::environment);
    const bool all_hold = std::all_of(results.begin(), results.end(),
                                      [](const ExampleResult& one) { return one.held; });
    // A rule that is not proved by its examples is an error of the pack, never a finding.
    return all_hold && !results.empty() ? Exit::good : Exit::environment;
}

Exit run_schema(const Arguments& arguments, const Surroundings& world) {
    Session session(arguments, world);
    if (arguments.of == "report") return session.deliver(report_schema());
    if (arguments.of == "options")
        return session.deliver(
            json_schema(footprints::options_shapes(), "options", "Footprint options of govmap"));
    const auto packs = session.packs();
    if (!packs) return session.exit();
    return session.deliver(json_schema(model_shapes(packs->vocabulary), "model", "A govmap model"));
}

Exit run_manual(const Arguments& arguments, const Surroundings& world) {
    return Session(arguments, world).deliver(manual_page(describe_commands(), version));
}

}  // namespace

Exit run_command(const Arguments& arguments, const Surroundings& world) {
    switch (arguments.command) {
        case Command::check: return run_check(arguments, world);
        case Command::map: return run_map(arguments, world);
        case Command::trace: return run_trace(arguments, world);
        case Command::due: return run_due(arguments, world);
        case Command::document: return run_document(arguments, world);
        case Command::rules_list: return run_rules(arguments, world);
        case Command::rules_test: return run_rule_tests(arguments, world);
        case Command::explain: return run_explain(arguments, world);
        case Command::list: return run_list(arguments, world);
        case Command::show: return run_show(arguments, world);
        case Command::footprints: return run_footprints(arguments, world);
        case Command::compare: return run_compare(arguments, world);
        case Command::rehearse: return run_rehearse(arguments, world);
        case Command::manual: return run_manual(arguments, world);
        case Command::schema: break;
    }
    return run_schema(arguments, world);
}

}  // namespace govmap
