#include "cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "govmap_version.hpp"
#include "write/document.hpp"
#include "write/due.hpp"
#include "write/report.hpp"

// CLI11 takes seconds to compile: this is the only file that includes it.

namespace govmap {
namespace {

constexpr const char* exit_codes =
    "Exit codes: 0 nothing failed at or above --fail-on; 1 findings; 2 the input or the request is "
    "wrong; 3 the environment or a rule pack failed.";

std::string footer(std::size_t width, const std::string& more = {}) {
    std::string out;
    for (const std::string& line : wrap(exit_codes, width)) out += line + '\n';
    return out + more;
}

std::string format_words() {
    std::string words;
    for (const ReportFormat& format : report_formats()) {
        words += fmt::format("{}{}", words.empty() ? "" : ", ", format.word);
    }
    return words;
}

std::string formats_in_words() {
    std::string out = "Formats:\n";
    for (const ReportFormat& format : report_formats())
        out += fmt::format("  {:<10}{}\n", format.word, format.meaning);
    return out;
}

std::vector<std::string> words_of_formats() {
    std::vector<std::string> words;
    for (const ReportFormat& format : report_formats()) words.emplace_back(format.word);
    return words;
}

/// The options that several commands share, and the words that they are given in.
class Parser {
public:
    explicit Parser(std::size_t width)
        : width_(width),
          app_(
              "Maps who answers to whom in England's Combating Drugs "
              "Partnerships, checks it against the guidance, and draws it.",
              "govmap") {
        app_.set_version_flag("--version", "govmap " + std::string(version));
        app_.set_help_flag("-h,--help", "Show this help");
        app_.require_subcommand(1);
        app_.footer(std::string(exit_codes) +
                    "\nStart with: govmap check models/areas/west-mercia");
        app_.get_formatter()->column_width(
            std::min<std::size_t>(34, std::max<std::size_t>(20, width / 3)));
        add_check();
        add_map();
        add_trace();
        add_due();
        add_documents();
        add_rules();
        add_explain();
        add_schema();
    }

    ParsedArguments parse(std::vector<std::string> words) {
        if (words.empty()) return wrong(app_.help());
        std::vector<std::string> names;
        for (const CLI::App* sub : app_.get_subcommands({})) names.push_back(sub->get_name());
        const bool known = std::find(names.begin(), names.end(), words.front()) != names.end();
        if (words.front().rfind('-', 0) != 0 && !known) {
            return wrong(fmt::format(
                "govmap: there is no command '{}'; {}\n", visible(words.front()),
                did_you_mean(words.front(), names, "the commands are " + join_and(names))));
        }
        std::reverse(words.begin(), words.end());  // CLI11 takes them last first
        try {
            app_.parse(std::move(words));
        } catch (const CLI::ParseError& error) {
            return refused(error);
        }
        return finish();
    }

private:
    CLI::App* command(const char* name, const char* meaning, Command which) {
        CLI::App* sub = app_.add_subcommand(name, meaning);
        sub->footer(footer(width_));
        sub->callback([this, which] { arguments_.command = which; });
        return sub;
    }

    /// One value each time it is given: else it would take the models that follow it too.
    static void repeatable(CLI::Option* option) {
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->expected(1)
            ->allow_extra_args(false);
    }

    void add_models(CLI::App* sub) {
        sub->add_option("MODEL", arguments_.models, "A model: a .yaml file, or a folder of them")
            ->required();
    }
    void add_as_of(CLI::App* sub) {
        sub->add_option(
            "--as-of", as_of_,
            "The date to look at, such as 2022-09-07 (default: the model's own, else today)");
    }
    void add_packs(CLI::App* sub) {
        repeatable(sub->add_option(
            "--rules", arguments_.packs,
            "A rule pack: its name or its folder; may be repeated (default: the guidance and "
            "good practice)"));
        add_with(sub);
    }
    void add_with(CLI::App* sub) {
        repeatable(sub->add_option(
            "--with", arguments_.with,
            "A pack of your own to add to those: its folder or its name; may be repeated"));
    }
    void add_format(CLI::App* sub, const std::string& meaning, std::vector<std::string> words) {
        sub->add_option("--format", arguments_.format, meaning)
            ->check(CLI::IsMember(std::move(words)));
    }

    void add_check() {
        CLI::App* sub = command("check", "Check models against the guidance", Command::check);
        add_models(sub);
        add_as_of(sub);
        add_packs(sub);
        repeatable(sub->add_option("--only", only_, "Only these rules, such as MEM-06,LEAD-01"));
        repeatable(sub->add_option("--area", arguments_.areas,
                                   "The area under review, in place of the model's own; may be "
                                   "repeated"));
        sub->add_option(
               "--fail-on", fail_on_,
               "Exit with 1 if a rule of this force or a stronger one fails (default: minimum)")
            ->check(CLI::IsMember({"minimum", "expected", "consider", "never"}));
        sub->add_flag("--strict", arguments_.strict,
                      "Count 'cannot tell' as a failure for the exit code");
        sub->add_flag("--only-failures", arguments_.only_failures,
                      "Report only what failed (with --strict, also what cannot be told)");
        sub->add_option(
            "--baseline", arguments_.baseline,
            "A baseline: findings in it are shown as known, and only new ones count for "
            "the exit code");
        sub->add_option("--write-baseline", arguments_.write_baseline,
                        "Write today's failures (with --strict also what cannot be told) to this "
                        "file as known");
        add_format(sub, "How to write the report: " + format_words(), words_of_formats());
        sub->footer(formats_in_words() + "\n" + footer(width_));
    }

    void add_map() {
        CLI::App* sub = command("map", "Draw a map of a model", Command::map);
        sub->add_option("MODEL", arguments_.models, "A model: a .yaml file, or a folder of them")
            ->required();
        sub->add_option(
               "--view", arguments_.view,
               "Which map: chain (Prime Minister to partnerships) or partnership (one on a page)")
            ->required();
        sub->add_option("--of", arguments_.of, "The partnership to draw: its id, name or alias");
        add_as_of(sub);
        add_packs(sub);
        sub->add_option("-o,--output", arguments_.output,
                        "The file to write: .svg, .png, .pdf or .dot")
            ->required();
    }

    void add_trace() {
        CLI::App* sub =
            command("trace", "Show the line of accountability from anything to the Prime Minister",
                    Command::trace);
        sub->add_option("MODEL", model_, "A model: a .yaml file, or a folder of them")->required();
        sub->add_option("ID", arguments_.of, "Where the line starts: an id, name or alias")
            ->required();
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, "How to write it: text, json", {"text", "json"});
    }

    void add_due() {
        CLI::App* sub = command(
            "due", "List what is overdue, what falls due, and what cannot be told", Command::due);
        add_models(sub);
        add_as_of(sub);
        add_packs(sub);
        sub->add_option("--within", arguments_.within,
                        "How far ahead to look: 90d, 12w, 6m, 2y, or all (default: 90d; in a "
                        "calendar all)");
        std::string meaning = "How to write it: ";
        std::vector<std::string> words;
        for (const DueFormat& format : due_formats()) {
            meaning +=
                fmt::format("{}{} {}", words.empty() ? "" : "; ", format.word, format.meaning);
            words.emplace_back(format.word);
        }
        add_format(sub, meaning, words);
        sub->add_option("-o,--output", arguments_.output,
                        "The file to write (default: standard output)");
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
        std::string meaning = "How to write it: ";
        std::vector<std::string> words;
        for (const DocumentFormat& format : document_formats()) {
            meaning +=
                fmt::format("{}{}, {}", words.empty() ? "" : "; ", format.word, format.meaning);
            words.emplace_back(format.word);
        }
        meaning += fmt::format(" (default: {})", words.front());
        for (const Named& one : named) {
            CLI::App* sub = command(one.word, one.meaning, Command::document);
            const std::string document = one.document;
            sub->callback([this, document] {
                arguments_.command = Command::document;
                if (!document.empty()) arguments_.document = document;
                if (arguments_.format == "text") arguments_.format = document_formats()[0].word;
            });
            if (document.empty()) {
                sub->add_option("DOCUMENT", arguments_.document,
                                "The document's id, such as return")
                    ->required();
            }
            sub->add_option("MODEL", model_, "A model: a .yaml file, or a folder of them")
                ->required();
            sub->add_option("PARTNERSHIP", arguments_.of,
                            "Whose it is: an id, name or alias of the model")
                ->required();
            add_as_of(sub);
            add_packs(sub);
            add_format(sub, meaning, words);
            sub->add_option("-o,--output", arguments_.output,
                            "The file to write (default: standard output)");
        }
    }

    void add_rules() {
        CLI::App* sub =
            command("rules", "List the rules of a pack, or test them on their own examples",
                    Command::rules_list);
        sub->require_subcommand(0, 1);
        sub->add_option("PACK", arguments_.packs,
                        "A pack: its name or its folder (default: the guidance and good practice)");
        add_with(sub);
        add_format(sub, "How to write the list: text, tsv", {"text", "tsv"});
        CLI::App* test = sub->add_subcommand(
            "test",
            "Run every example of every rule: what ought to pass passes, what ought to fail fails");
        test->add_option(
            "PACK", test_packs_,
            "A pack: its name or its folder (default: the guidance and good practice)");
        add_with(test);
        test->footer(footer(width_));
        test->callback([this] { testing_ = true; });
    }

    void add_explain() {
        CLI::App* sub = command(
            "explain",
            "Print the page of a rule (RULE), or why it says what it says of something in a model, "
            "and the lines that would settle it (MODEL RULE SUBJECT [ITEM])",
            Command::explain);
        sub->add_option("WHAT", explained_,
                        "RULE, such as MEM-06; or MODEL RULE SUBJECT [ITEM]: a model, the rule's "
                        "id, an id, name or alias in the model, and which item of the finding")
            ->required()
            ->expected(1, 4);
        add_as_of(sub);
        add_packs(sub);
        add_format(sub, "How to write why a verdict is as it is: text, json", {"text", "json"});
    }

    /// One word is a rule; three or four are a model, a rule, a subject and an item.
    std::optional<ParsedArguments> sort_explained() {
        if (explained_.size() == 1) {
            arguments_.rule = explained_[0];
            if (arguments_.format == "text" && as_of_.empty()) return std::nullopt;
            return wrong(
                "explain: the page of a rule has neither a day nor a format; give MODEL RULE "
                "SUBJECT for a verdict\n");
        }
        if (explained_.size() == 2) {
            return wrong(fmt::format(
                "explain: give a rule alone, or MODEL RULE SUBJECT: of what '{}' and '{}' are "
                "asked is not said\n",
                visible(explained_[0]), visible(explained_[1])));
        }
        arguments_.models = {explained_[0]};
        arguments_.rule = explained_[1];
        arguments_.of = explained_[2];
        if (explained_.size() > 3) arguments_.item = explained_[3];
        return std::nullopt;
    }

    void add_schema() {
        CLI::App* sub = command(
            "schema", "Print the JSON Schema of model files, for editors, or of the JSON report",
            Command::schema);
        sub->add_option("--of", schema_,
                        "Of what: model files, or the report of 'check --format json' (default: "
                        "model)")
            ->check(CLI::IsMember({"model", "report"}));
        add_packs(sub);
    }

    ParsedArguments refused(const CLI::ParseError& error) {
        ParsedArguments result;
        std::ostringstream out;
        std::ostringstream err;
        const int code = app_.exit(error, out, err);
        result.exit_code = code == 0 ? 0 : 2;
        result.text = code == 0 ? out.str() : err.str();
        if (!result.text.empty() && result.text.back() != '\n') result.text += '\n';
        return result;
    }

    static ParsedArguments wrong(std::string text) {
        ParsedArguments result;
        result.text = std::move(text);
        result.exit_code = 2;
        return result;
    }

    ParsedArguments finish() {
        if (!model_.empty()) arguments_.models = {model_};
        if (arguments_.command == Command::schema) arguments_.of = schema_;
        if (arguments_.command == Command::explain) {
            if (auto refusal = sort_explained()) return std::move(*refusal);
        }
        if (testing_) {
            arguments_.command = Command::rules_test;
            arguments_.packs = test_packs_;
        }
        for (const std::string& list : only_) {
            std::istringstream ids(list);
            for (std::string id; std::getline(ids, id, ',');) arguments_.only.push_back(id);
        }
        if (!as_of_.empty()) {
            arguments_.as_of = parse_date(as_of_);
            if (!arguments_.as_of) {
                return wrong(fmt::format("--as-of: '{}' is not a day; write it as 2022-09-07\n",
                                         visible(as_of_)));
            }
        }
        if (fail_on_ == "never") {
            arguments_.fail_on.reset();
        } else {
            arguments_.fail_on = force(fail_on_);
        }
        ParsedArguments result;
        result.arguments = std::move(arguments_);
        return result;
    }

    std::size_t width_ = 0;
    CLI::App app_;
    Arguments arguments_;
    std::string as_of_;
    std::vector<std::string> only_;
    std::vector<std::string> explained_;
    std::string fail_on_ = "minimum";
    std::string model_;
    std::string schema_ = "model";
    std::vector<std::string> test_packs_;
    bool testing_ = false;
};

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& words, std::size_t width) {
    return Parser(width).parse(words);
}

}  // namespace govmap
