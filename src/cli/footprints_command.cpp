#include <chrono>
#include <csignal>
#include <filesystem>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/places.hpp"
#include "cli/session.hpp"
#include "compare/listing.hpp"
#include "compare/study.hpp"
#include "write/footprints.hpp"

namespace govmap {
namespace {

namespace fp = footprints;

// A signal can only be told of by something that outlives every function.
volatile std::sig_atomic_t interrupted = 0;  // NOLINT(*-avoid-non-const-global-variables)

/// While it lives an interrupt asks the work to stop, and does not end the process.
class Interrupts {
public:
    Interrupts() : before_(std::signal(SIGINT, [](int) { interrupted = 1; })) { interrupted = 0; }
    ~Interrupts() { static_cast<void>(std::signal(SIGINT, before_)); }
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

private:
    void (*before_)(int);
};

/// Tells how far a long piece of work is, now and then.
class Progress {
public:
    Progress(std::ostream& err, const char* what) : err_(err), what_(what) {}

    bool go_on(double fraction) {
        using Seconds = std::chrono::duration<double>;
        constexpr double between = 2;
        const auto now = std::chrono::steady_clock::now();
        if (Seconds(now - told_).count() >= between) {
            told_ = now;
            const double gone = Seconds(now - begun_).count();
            err_ << fmt::format("{}: {:.1f} %", what_, 100 * fraction);
            if (fraction > 0 && fraction < 1)
                err_ << fmt::format(", about {:.0f} s to go", gone / fraction - gone);
            err_ << std::endl;
        }
        return interrupted == 0;
    }

private:
    std::ostream& err_;
    const char* what_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point told_ = begun_;
};

/// The command line's wishes as the engine takes them, and in words.
class Wishes {
public:
    Wishes(const Arguments& arguments, const Model& model, Date as_of, Problems& problems,
           const fp::Area& area, const GovernanceGraph& graph)
        : wanted_(arguments.footprints),
          model_(model),
          as_of_(as_of),
          problems_(problems),
          area_(area),
          graph_(graph) {}

    std::optional<Failure> read() {
        if (wanted_.most_authorities) {
            conditions_.most_authorities_a_block = *wanted_.most_authorities;
            say("At most {} in a partnership",
                counted(*wanted_.most_authorities, "authority", "authorities"));
        }
        if (wanted_.fewest_partnerships) {
            conditions_.fewest_blocks = *wanted_.fewest_partnerships;
            say("At least {}", counted(*wanted_.fewest_partnerships, "partnership"));
        }
        if (wanted_.most_partnerships) {
            conditions_.most_blocks = *wanted_.most_partnerships;
            say("At most {}", counted(*wanted_.most_partnerships, "partnership"));
        }
        if (wanted_.fewest_residents || wanted_.most_residents) {
            for (std::size_t at = 0; at < area_.authorities.size(); ++at) {
                if (area_.residents[at] != 0) continue;
                return Failure{FailureKind::request,
                               fmt::format("how many residents {} has is not recorded, so that "
                                           "they cannot be a condition",
                                           model_.entity(area_.authorities[at]).name)};
            }
            conditions_.residents = area_.residents;
        }
        if (wanted_.fewest_residents) {
            conditions_.fewest_residents_a_block = *wanted_.fewest_residents;
            say("At least {} residents in each partnership", *wanted_.fewest_residents);
        }
        if (wanted_.most_residents) {
            conditions_.most_residents_a_block = wanted_.most_residents;
            say("At most {} residents in each partnership", *wanted_.most_residents);
        }
        for (const std::string& text : wanted_.require) {
            const fp::AuthoritySet set = named(text);
            conditions_.together.push_back(set);
            say("Together: {}", fp::names_of(graph_, area_, set));
        }
        for (const std::string& text : wanted_.forbid) keep_apart(named(text));
        for (const std::string& word : wanted_.whole) keep_whole(word);
        return std::nullopt;
    }

    [[nodiscard]] const fp::Conditions& conditions() const { return conditions_; }
    [[nodiscard]] const std::vector<std::string>& in_words() const { return in_words_; }

private:
    template <class... Values>
    void say(fmt::format_string<Values...> text, Values&&... values) {
        in_words_.push_back(fmt::format(text, std::forward<Values>(values)...));
    }

    // "Bolton+Bury": authorities of the area.
    fp::AuthoritySet named(const std::string& text) {
        fp::AuthoritySet set = 0;
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find('+', from), text.size());
            const std::string name = text.substr(from, to - from);
            from = to + 1;
            const auto place = find_place(model_, name, as_of_, {}, problems_);
            if (!place) continue;
            const auto at =
                std::find_if(area_.authorities.begin(), area_.authorities.end(),
                             [&](EntityIndex one) { return one.value == place->value; });
            if (at == area_.authorities.end()) {
                problems_.add(
                    {}, fmt::format("{} is no authority of this area", model_.entity(*place).name),
                    "it has: " +
                        fp::names_of(graph_, area_, fp::first_of(area_.authorities.size())));
                continue;
            }
            set |= fp::only(static_cast<std::size_t>(at - area_.authorities.begin()));
        }
        return set;
    }

    void keep_apart(fp::AuthoritySet set) {
        say("Apart: {}", fp::names_of(graph_, area_, set));
        fp::for_each(set, [&](std::size_t one) {
            fp::for_each(set, [&](std::size_t other) {
                if (one < other) conditions_.apart.emplace_back(one, other);
            });
        });
    }

    void keep_whole(const std::string& word) {
        const auto& areas = word == "icb"      ? area_.boards
                            : word == "police" ? area_.forces
                                               : area_.regions;
        say("No partnership holds a part only of {}", word == "icb" ? "an Integrated Care Board"
                                                      : word == "police" ? "a police force area"
                                                                         : "a probation region");
        for (const fp::Across& one : areas) {
            if (one.members != 0) conditions_.together.push_back(one.members);
        }
    }

    fp::Conditions conditions_;
    std::vector<std::string> in_words_;
    const FootprintWishes& wanted_;
    const Model& model_;
    Date as_of_;
    Problems& problems_;
    const fp::Area& area_;
    const GovernanceGraph& graph_;
};

Exit list_all(const fp::Ground& ground, const FootprintPage& page, const Surroundings& world) {
    Progress progress(world.err, "listed");
    fp::ListingWatch watch;
    if (page.study.count.exact()) watch.total = page.study.count.count;
    watch.go_on = [&](const fp::ListingProgress& at) { return progress.go_on(at.fraction); };
    const FootprintLines lines(page.graph, page.area);
    constexpr std::size_t enough = 1U << 16U;  // bytes that are written at once
    std::string text;
    const fp::Listed listed = fp::list_partitions(
        ground,
        [&](std::span<const fp::AuthoritySet> blocks) {
            lines.add(text, blocks);
            if (text.size() < enough) return true;
            world.out << text;
            text.clear();
            return world.out.good() && interrupted == 0;
        },
        watch);
    world.out << text;
    world.out.flush();
    if (listed.complete) return Exit::good;
    world.err << fmt::format("govmap: stopped after {} options; these are not all\n", listed.count);
    return Exit::environment;
}

/// Models as a file of options elsewhere would name them under `uses`.
std::vector<std::string> as_used(const std::vector<std::string>& paths, const Surroundings& world) {
    namespace fs = std::filesystem;
    std::vector<std::string> result;
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(path, error);
        const fs::path models = fs::weakly_canonical(world.models_folder, error);
        const fs::path inside = whole.lexically_relative(models);
        const bool is_inside = !error && !inside.empty() && *inside.begin() != "..";
        result.push_back(is_inside ? inside.generic_string() : whole.generic_string());
    }
    return result;
}

constexpr const char* usual_model = "reference/england-2023";

/// `usual` says that nobody named a model.
Exit study_footprints(const Arguments& arguments, const Surroundings& world, bool usual) {
    Session session(arguments, world);
    if (arguments.footprints.list && (!arguments.output.empty() || arguments.format != "text")) {
        return session.fail(Failure{FailureKind::request,
                                    "--list writes lines to standard output as they are found: "
                                    "leave --output and --format out, and send them to a file "
                                    "with > FILE"});
    }
    const auto loaded = session.load();
    if (!loaded) return session.exit();
    const Model& model = loaded->model;
    const GovernanceGraph graph(model, session.as_of(model));
    const auto asked = places(session, arguments, graph);
    if (!asked) return session.exit();
    fp::BorderRule rule = fp::BorderRule::any;
    for (const fp::BorderRuleInfo& one : fp::border_rules()) {
        if (arguments.footprints.borders == one.word) rule = one.rule;
    }
    const auto area = fp::area_of(graph, *asked, rule);
    if (!area) return session.fail(area.error());

    Wishes wishes(arguments, model, session.as_of(model), session.problems(), *area, graph);
    if (const auto failure = wishes.read()) return session.fail(*failure);
    if (!session.problems().empty()) return session.fail("--require, --forbid:", Exit::request);
    const auto ground = fp::make_ground(area->borders, wishes.conditions());
    if (!ground) return session.fail(ground.error());

    const Interrupts interrupts;
    Progress progress(world.err, "weighed");
    fp::StudyRequest request;
    request.meetings = arguments.footprints.meetings;
    for (const std::string& word : arguments.footprints.weighings)
        request.weighings.push_back(*fp::weighing(word));
    if (arguments.footprints.list) request.weighings.clear();
    request.go_on = [&](const fp::SweepEffort& effort) {
        return progress.go_on(effort.steps == 0 ? 0
                                                : static_cast<double>(effort.swept) /
                                                      static_cast<double>(effort.steps));
    };
    const auto study = fp::study(*area, *ground, request);
    if (!study) return session.fail(study.error());

    std::vector<std::string> names;
    for (const EntityIndex one : *asked) names.push_back(model.entity(one).name);
    std::vector<std::string> ids;
    for (const EntityIndex one : *asked) ids.push_back(model.entity(one).id);
    const FootprintPage page{
        graph,
        *area,
        *study,
        request,
        rule,
        join_and(names),
        wishes.in_words(),
        arguments.footprints.top,
        usual ? std::vector<std::string>{usual_model} : as_used(arguments.models, world),
        ids};
    if (arguments.footprints.list) return list_all(*ground, page, world);
    const Exit exit =
        session.deliver(footprint_format(arguments.format)->write(page, session.style()));
    if (exit != Exit::good || interrupted == 0) return exit;
    world.err << "govmap: stopped; what is told is what was found until then\n";
    return Exit::environment;
}

}  // namespace

Exit run_footprints(const Arguments& arguments, const Surroundings& world) {
    if (!arguments.models.empty()) return study_footprints(arguments, world, false);
    Arguments usual = arguments;
    usual.models = {join_path(world.models_folder, usual_model)};
    return study_footprints(usual, world, true);
}

}  // namespace govmap
