#include "cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/given.hpp"
#include "cli/help.hpp"
#include "compare/area.hpp"
#include "compare/study.hpp"
#include "govmap_version.hpp"
#include "write/comparison.hpp"
#include "write/document.hpp"
#include "write/footprints.hpp"

// CLI11 takes seconds to compile: this is the only file that includes it.

namespace govmap {
namespace {

constexpr const char* manual_word = "manual";

/// A check that a value is one of some words; says which it may be, and which was meant perhaps.
std::function<std::string(const std::string&)> one_of(std::vector<std::string> words) {
    return [words = std::move(words)](const std::string& value) {
        if (std::find(words.begin(), words.end(), value) != words.end()) return std::string{};
        const std::string guess = did_you_mean(value, words);
        return fmt::format("'{}' is none of {}{}", visible(value), join_and(words),
                           guess.empty() ? guess : "; " + guess);
    };
}

/// The commands and their options, a function for each command.
class Parser {
public:
    /// With the commands' options; where one command is asked for by its name, with its own alone,
    /// for a program that is run often should start soon.
    explicit Parser(std::size_t width, std::string_view asked = {})
        : width_(width),
          app_(
              "Maps who answers to whom in England's Combating Drugs "
              "Partnerships, checks it against the guidance, and draws it.",
              "govmap") {
        app_.set_version_flag("--version", "govmap " + std::string(version));
        app_.set_help_flag("-h,--help", "Show this help");
        app_.require_subcommand(1);
        app_.footer(std::string(exit_codes()) +
                    "\nStart with: govmap check models/areas/west-mercia");
        app_.get_formatter()->column_width(
            std::min<std::size_t>(34, std::max<std::size_t>(20, width / 3)));
        add_commands(asked);
    }

    /// What the manual says, from the same definitions as --help.
    [[nodiscard]] std::vector<CommandHelp> described() const {
        std::vector<CommandHelp> result = {described(app_, "govmap")};
        for (const CLI::App* sub : app_.get_subcommands({})) {
            if (sub->get_group().empty()) continue;
            result.push_back(described(*sub, "govmap " + sub->get_name()));
            for (const CLI::App* below : sub->get_subcommands({}))
                result.push_back(described(*below, result.back().name + ' ' + below->get_name()));
        }
        return result;
    }

    ParsedArguments parse(std::vector<std::string> words) {
        if (words.empty()) return refusal(app_.help());
        std::vector<std::string> names;
        for (const CLI::App* sub : app_.get_subcommands({})) {
            if (!sub->get_group().empty()) names.push_back(sub->get_name());
        }
        const bool hidden = words.front() == manual_word;
        const bool known =
            hidden || std::find(names.begin(), names.end(), words.front()) != names.end();
        if (words.front().rfind('-', 0) != 0 && !known) {
            return refusal(fmt::format(
                "govmap: there is no command '{}'; {}\n", visible(words.front()),
                did_you_mean(words.front(), names, "the commands are " + join_and(names))));
        }
        std::reverse(words.begin(), words.end());  // CLI11 takes them last first
        try {
            app_.parse(std::move(words));
        } catch (const CLI::ParseError& error) {
            return refused(error);
        }
        return understood(std::move(given_));
    }

private:
    void add_commands(std::string_view asked) {
        struct Adder {
            std::string_view command;
            void (Parser::*add)();
        };
        static constexpr std::array<Adder, 14> adders = {{
            {"check", &Parser::add_check},
            {"map", &Parser::add_map},
            {"trace", &Parser::add_trace},
            {"due", &Parser::add_due},
            {"", &Parser::add_documents},
            {"rules", &Parser::add_rules},
            {"explain", &Parser::add_explain},
            {"list", &Parser::add_list},
            {"show", &Parser::add_show},
            {"footprints", &Parser::add_footprints},
            {"compare", &Parser::add_compare},
            {"rehearse", &Parser::add_rehearse},
            {"schema", &Parser::add_schema},
            {manual_word, &Parser::add_manual},
        }};
        const auto is_asked = [&](const Adder& one) {
            return !one.command.empty() && one.command == asked;
        };
        const auto only = std::find_if(adders.begin(), adders.end(), is_asked);
        for (const Adder& one : adders) {
            if (only == adders.end() || is_asked(one)) (this->*one.add)();
        }
    }

    static CommandHelp described(const CLI::App& app, const std::string& name) {
        CommandHelp result{name, app.get_description(), {}};
        for (const CLI::Option* option : app.get_options()) {
            OptionHelp one;
            one.positional = option->get_positional();
            one.words = option->get_name(one.positional, true);
            one.required = option->get_required();
            one.takes_value = one.positional || option->get_items_expected_max() > 0;
            one.meaning = option->get_description();
            result.options.push_back(std::move(one));
        }
        return result;
    }

    CLI::App* command(const char* name, const char* meaning, Command which) {
        CLI::App* sub = app_.add_subcommand(name, meaning);
        sub->footer([width = width_] { return help_footer(width); });
        sub->callback([this, which] { given_.arguments.command = which; });
        return sub;
    }

    /// One value each time it is given: else it would take the models that follow it too.
    static CLI::Option* repeatable(CLI::Option* option) {
        return option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->expected(1)
            ->allow_extra_args(false);
    }

    static constexpr const char* a_model = "A model: a .yaml file, or a folder of them";
    void add_models(CLI::App* sub) {
        sub->add_option("MODEL", given_.arguments.models, a_model)->required();
    }
    void add_model(CLI::App* sub) { sub->add_option("MODEL", given_.model, a_model)->required(); }
    void add_as_of(CLI::App* sub) {
        sub->add_option(
            "--as-of", given_.as_of,
            "The date to look at, such as 2022-09-07 (default: the model's own, else today)");
    }
    void add_packs(CLI::App* sub) {
        repeatable(sub->add_option(
            "--rules", given_.arguments.packs,
            "A rule pack: its name or its folder; may be repeated (default: the guidance and "
            "good practice)"));
        add_with(sub);
    }
    void add_with(CLI::App* sub) {
        repeatable(sub->add_option(
            "--with", given_.arguments.with,
            "A pack of your own to add to those: its folder or its name; may be repeated"));
    }
    void add_format(CLI::App* sub, FormatChoice choice) {
        sub->add_option("--format", given_.arguments.format, choice.meaning)
            ->check(one_of(std::move(choice.words)));
    }
    void add_output(CLI::App* sub) {
        sub->add_option("-o,--output", given_.arguments.output,
                        "The file to write, as a whole or not at all (default: standard output)");
    }

    void add_check() {
        CLI::App* sub = command("check", "Check models against the guidance", Command::check);
        add_models(sub);
        add_as_of(sub);
        add_packs(sub);
        repeatable(
            sub->add_option("--only", given_.only, "Only these rules, such as MEM-06,LEAD-01"));
        repeatable(sub->add_option("--area", given_.arguments.areas,
                                   "The area under review, in place of the model's own; may be "
                                   "repeated"));
        sub->add_option(
               "--fail-on", given_.fail_on,
               "Exit with 1 if a rule of this force or a stronger one fails: minimum, expected, "
               "consider or never (default: minimum)")
            ->check(one_of({"minimum", "expected", "consider", "never"}));
        sub->add_flag("--strict", given_.arguments.strict,
                      "Count 'cannot tell', and that no minimum rule had anything to look at, as a "
                      "failure for the exit code");
        sub->add_flag("--only-failures", given_.arguments.only_failures,
                      "Report only what failed (with --strict, also what cannot be told)");
        sub->add_option(
            "--baseline", given_.arguments.baseline,
            "A baseline: findings in it are shown as known, and only new ones count for "
            "the exit code");
        sub->add_option("--write-baseline", given_.arguments.write_baseline,
                        "Write today's failures (with --strict also what cannot be told) to this "
                        "file as known");
        add_format(sub, report_format_choice());
        add_output(sub);
        sub->footer(
            [width = width_] { return report_formats_by_line() + "\n" + help_footer(width); });
    }

    void add_map() {
        CLI::App* sub = command("map", "Draw a map of a model", Command::map);
        add_models(sub);
        sub->add_option("--view", given_.arguments.view,
                        "Which map: chain (Prime Minister to partnerships), national (above the "
                        "partnerships), partnership (one on a page) or footprint (which "
                        "authorities share one)")
            ->required();
        sub->add_option("--of", given_.arguments.of,
                        "The partnership or other body to draw: its id, name or alias");
        repeatable(sub->add_option("--area", given_.arguments.areas,
                                   "footprint: the area to draw, in place of the model's own; may "
                                   "be repeated"));
        add_as_of(sub);
        add_packs(sub);
        sub->add_option("-o,--output", given_.arguments.output,
                        "The file to write: .svg, .png, .pdf or .dot; of a footprint .svg "
                        "or .html")
            ->required();
    }

    void add_trace() {
        CLI::App* sub =
            command("trace", "Show the line of accountability from anything to the Prime Minister",
                    Command::trace);
        add_model(sub);
        sub->add_option("ID", given_.arguments.of, "Where the line starts: an id, name or alias")
            ->required();
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, {"How to write it: text, json", {"text", "json"}});
        add_output(sub);
    }

    void add_due() {
        CLI::App* sub = command(
            "due", "List what is overdue, what falls due, and what cannot be told", Command::due);
        add_models(sub);
        add_as_of(sub);
        add_packs(sub);
        sub->add_option("--within", given_.arguments.within,
                        "How far ahead to look: 90d, 12w, 6m, 2y, or all (default: 90d; in a "
                        "calendar all)");
        add_format(sub, due_format_choice());
        add_output(sub);
    }

    /// The documents that have a command of their own, and `document` for whatever a pack
    /// describes.
    void add_documents() {
        struct Named {
            const char* word;
            const char* document;
            const char* meaning;
        };
        static constexpr std::array<Named, 4> named = {{
            {"return", "return",
             "Fill in what the guidance asks partnerships to return to central government"},
            {"tor", "terms-of-reference",
             "Make a checklist and skeleton of the terms of reference from what is recorded"},
            {"matrix", "matrix", "Show who answers for which outcome and document"},
            {"document", "", "Fill in any document that a rule pack describes"},
        }};
        for (const Named& one : named) {
            CLI::App* sub = command(one.word, one.meaning, Command::document);
            const std::string document = one.document;
            sub->callback([this, document] {
                given_.arguments.command = Command::document;
                if (!document.empty()) given_.arguments.document = document;
                if (given_.arguments.format == "text")
                    given_.arguments.format = document_formats()[0].word;
            });
            if (document.empty()) {
                sub->add_option("DOCUMENT", given_.arguments.document,
                                "The document's id, such as return")
                    ->required();
            }
            add_model(sub);
            sub->add_option("PARTNERSHIP", given_.arguments.of,
                            "Whose it is: an id, name or alias of the model")
                ->required();
            add_as_of(sub);
            add_packs(sub);
            add_format(sub, document_format_choice());
            add_output(sub);
        }
    }

    void add_rules() {
        CLI::App* sub =
            command("rules", "List the rules of a pack, or test them on their own examples",
                    Command::rules_list);
        sub->require_subcommand(0, 1);
        sub->add_option("PACK", given_.arguments.packs,
                        "A pack: its name or its folder (default: the guidance and good practice)");
        add_with(sub);
        add_format(sub, {"How to write the list: text, tsv", {"text", "tsv"}});
        add_output(sub);
        CLI::App* test = sub->add_subcommand(
            "test",
            "Run every example of every rule: what ought to pass passes, what ought to fail fails");
        test->add_option(
            "PACK", given_.test_packs,
            "A pack: its name or its folder (default: the guidance and good practice)");
        add_with(test);
        add_output(test);
        test->footer([width = width_] { return help_footer(width); });
        test->callback([this] { given_.testing = true; });
    }

    void add_list() {
        CLI::App* sub =
            command("list", "List what is in a model on a day, all of it or what the filters leave",
                    Command::list);
        add_model(sub);
        sub->add_option(
            "KIND", given_.arguments.of,
            "Only these: body, post, organisation, authority, product … or partnership");
        repeatable(sub->add_option(
            "--where", given_.arguments.where,
            "Only what is so, as KEY=WORD: type=sub-group, area=Dorset (lies in it, or covers a "
            "place in it), category=police (sits for it), fulfils=…, tier=upper, country=england; "
            "may be repeated, and all must hold"));
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, list_format_choice());
        add_output(sub);
    }

    void add_show() {
        CLI::App* sub = command(
            "show",
            "Show one thing in a model: what is recorded of it, its links both ways, who says so, "
            "and what the rules say of it",
            Command::show);
        add_model(sub);
        sub->add_option("ID", given_.arguments.of, "What to show: an id, name or alias")
            ->required();
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, {"How to write it: text, json", {"text", "json"}});
        add_output(sub);
    }

    void add_footprints() {
        CLI::App* sub = command(
            "footprints",
            "Part an area into partnerships in every way: how many ways there are, which of them "
            "none beats, or all of them",
            Command::footprints);
        FootprintWishes& wishes = given_.arguments.footprints;
        sub->add_option("MODEL", given_.arguments.models,
                        "Where the authorities and their borders are (default: the gazetteer that "
                        "govmap brings)");
        repeatable(sub->add_option("--area", given_.arguments.areas,
                                   "A police force area, ICB, combined authority, region or "
                                   "authority; repeat it for several together"))
            ->required();
        std::vector<std::string> rules;
        for (const auto& one : footprints::border_rules()) rules.emplace_back(one.word);
        sub->add_option("--borders", wishes.borders,
                        "What holds a partnership together: any (land and tidal crossings), land "
                        "or none (default: any)")
            ->check(one_of(rules));
        sub->add_option("--max-size", wishes.most_authorities,
                        "The most authorities in one partnership")
            ->check(CLI::PositiveNumber);
        sub->add_option("--min-partnerships", wishes.fewest_partnerships,
                        "The fewest partnerships");
        sub->add_option("--max-partnerships", wishes.most_partnerships, "The most partnerships")
            ->check(CLI::PositiveNumber);
        sub->add_option("--min-residents", wishes.fewest_residents,
                        "The fewest residents of each partnership");
        sub->add_option("--max-residents", wishes.most_residents,
                        "The most residents of each partnership");
        repeatable(sub->add_option("--require", wishes.require,
                                   "Authorities to keep together, as 'Bolton+Bury'; may be "
                                   "repeated"));
        repeatable(sub->add_option("--forbid", wishes.forbid,
                                   "Authorities to keep apart, as 'Bolton+Bury'; may be repeated"));
        repeatable(sub->add_option("--whole", wishes.whole,
                                   "Areas that no partnership may split: icb, police or "
                                   "probation; may be repeated"))
            ->check(one_of({"icb", "police", "probation"}));
        std::vector<std::string> words;
        for (const auto& one : footprints::weighings()) words.emplace_back(one.word);
        sub->add_option("--weigh", wishes.weighings,
                        "What to weigh options by, with commas: " + join_and(words) +
                            " (default: more-partnerships,icb-splits,attendances)")
            ->delimiter(',')
            ->allow_extra_args(false)
            ->check(one_of(words));
        sub->add_option("--meetings", wishes.meetings,
                        "How often a partnership meets in a year (default: 4)");
        sub->add_option("--top", wishes.top,
                        "How many of the unbeaten sets of figures the text shows (default: 20)");
        sub->add_flag("--list", wishes.list,
                      "Write every option, one a line, as it is found; an interrupt stops cleanly");
        add_as_of(sub);
        std::vector<std::string> formats;
        std::string meaning = "How to write it:";
        for (const FootprintFormat& one : footprint_formats()) {
            formats.emplace_back(one.word);
            meaning += fmt::format(" {} ({}),", one.word, one.meaning);
        }
        meaning.pop_back();
        add_format(sub, {meaning, formats});
        add_output(sub);
    }

    void add_compare() {
        CLI::App* sub = command(
            "compare",
            "Set ways to part an area side by side: rules, alignment, meetings, ground, distance "
            "from today; with maps and a decision note",
            Command::compare);
        sub->add_option("OPTIONS", given_.arguments.options,
                        "A file of options, such as those in models/footprints")
            ->required();
        add_packs(sub);
        std::vector<std::string> formats;
        std::string meaning = "How to write it:";
        for (const ComparisonFormat& one : comparison_formats()) {
            formats.emplace_back(one.word);
            meaning += fmt::format(" {} ({}),", one.word, one.meaning);
        }
        meaning.pop_back();
        add_format(sub, {meaning, formats});
        add_output(sub);
    }

    void add_rehearse() {
        CLI::App* sub = command(
            "rehearse",
            "Tell what planned or supposed changes would break in a model, from when, and for whom",
            Command::rehearse);
        add_model(sub);
        sub->add_option("CHANGES", given_.arguments.changes,
                        "What is to change: models that end and begin things with a day, under "
                        "'ends:', 'from:' and 'until:'")
            ->required();
        sub->add_option("--options", given_.arguments.options,
                        "A file of ways to part the area, as for 'compare': which of them still "
                        "meet the minimum on the last day");
        sub->add_option("--from", given_.from,
                        "The day after which to look, such as 2026-04-01 (default: the model's "
                        "own, else today)");
        sub->add_option("--until", given_.until, "The last day to look at (default: no last)");
        repeatable(sub->add_option(
            "--rules", given_.arguments.packs,
            "A rule pack: its name or its folder; may be repeated (default: the guidance alone)"));
        add_with(sub);
        repeatable(sub->add_option("--area", given_.arguments.areas,
                                   "The area under review, in place of the model's own; may be "
                                   "repeated"));
        sub->add_option("--fail-on", given_.fail_on,
                        "Exit with 1 if a rule of this force or a stronger one fails with the "
                        "changes and not without: minimum, expected, consider or never (default: "
                        "minimum)")
            ->check(one_of({"minimum", "expected", "consider", "never"}));
        sub->add_flag("--strict", given_.arguments.strict,
                      "Count what can no longer be told as a failure for the exit code");
        add_format(sub, rehearsal_format_choice());
        add_output(sub);
    }

    void add_explain() {
        CLI::App* sub = command(
            "explain",
            "Print the page of a rule (RULE), or why it says what it says of something in a model, "
            "and the lines that would settle it (MODEL RULE SUBJECT [ITEM])",
            Command::explain);
        sub->add_option("WHAT", given_.explained,
                        "RULE, such as MEM-06; or MODEL RULE SUBJECT [ITEM]: a model, the rule's "
                        "id, an id, name or alias in the model, and which item of the finding")
            ->required()
            ->expected(1, 4);
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, {"How to write why a verdict is as it is: text, json", {"text", "json"}});
        add_output(sub);
    }

    void add_schema() {
        CLI::App* sub = command(
            "schema",
            "Print the JSON Schema of model files or files of options, for editors, or of the JSON "
            "report",
            Command::schema);
        sub->add_option("--of", given_.schema,
                        "Of what: model files, the files of options that 'compare' reads, or the "
                        "report of 'check --format json' (default: model)")
            ->check(one_of({"model", "options", "report"}));
        add_packs(sub);
        add_output(sub);
    }

    /// For packagers, who install what it writes; the list of commands leaves it out.
    void add_manual() {
        CLI::App* sub = command(manual_word, "Print the manual page, for man", Command::manual);
        sub->group("");
        add_output(sub);
    }

    ParsedArguments refused(const CLI::ParseError& error) {
        ParsedArguments result;
        std::ostringstream out;
        std::ostringstream err;
        if (app_.exit(error, out, err) != 0) return refusal(wrong_words(error));
        result.text = out.str();
        if (!result.text.empty() && result.text.back() != '\n') result.text += '\n';
        return result;
    }

    /// Where, what, and how to mend it.
    std::string wrong_words(const CLI::ParseError& error) const {
        const CLI::App* at = &app_;
        std::string called = "govmap";
        for (auto below = at->get_subcommands(); !below.empty(); below = at->get_subcommands()) {
            at = below.front();
            called += ' ' + at->get_name();
        }
        std::string what = error.what();
        if (const auto end = what.find(" is required"); end != std::string::npos) {
            const CLI::Option* option = at->get_option_no_throw(what.substr(0, end));
            if (option != nullptr) what += ". " + option->get_description();
        } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch)) {
            const std::string name = what.substr(0, what.find(':'));
            const CLI::Option* option = at->get_option_no_throw(name);
            if (option != nullptr)
                what = fmt::format("{} wants a value. {}", name, option->get_description());
        } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
            what = unexpected(*at, what.substr(what.find(": ") + 2));
        }
        return fmt::format("{}: {}\n'{} --help' shows what it takes\n", called, visible(what),
                           called);
    }

    static std::string unexpected(const CLI::App& command, const std::string& words) {
        const std::string first = words.substr(0, words.find(' '));
        if (first.rfind('-', 0) != 0)
            return fmt::format("'{}' is more than it takes", visible(words));
        std::vector<std::string> known;
        for (const CLI::Option* option : command.get_options()) {
            for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
        }
        const std::string guess = did_you_mean(first, known);
        return fmt::format("there is no option '{}'{}", visible(first),
                           guess.empty() ? guess : "; " + guess);
    }

    std::size_t width_ = 0;
    CLI::App app_;
    Given given_;
};

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& words, std::size_t width) {
    const std::string_view asked = words.empty() ? std::string_view{} : words.front();
    return Parser(width, asked).parse(words);
}

std::vector<CommandHelp> describe_commands() { return Parser(80).described(); }

}  // namespace govmap
