#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "model/finding.hpp"

namespace govmap {

enum class Command {
    check,
    map,
    trace,
    due,
    document,
    rules_list,
    rules_test,
    explain,
    list,
    show,
    footprints,
    compare,
    rehearse,
    schema,
    manual
};

/// What `footprints` is asked beside the area.
struct FootprintWishes {
    std::string borders = "any";
    std::optional<std::size_t> most_authorities;  ///< in one partnership
    std::optional<std::size_t> fewest_partnerships;
    std::optional<std::size_t> most_partnerships;
    std::optional<std::uint64_t> fewest_residents;  ///< of each partnership
    std::optional<std::uint64_t> most_residents;
    std::vector<std::string> require;  ///< authorities to be kept together, each "A+B"
    std::vector<std::string> forbid;   ///< to be kept apart
    std::vector<std::string> whole;    ///< areas that no partnership may split: icb, police …
    std::vector<std::string> weighings = {"more-partnerships", "icb-splits", "attendances"};
    std::uint64_t meetings = 4;  ///< of a partnership in a year
    std::size_t top = 20;
    bool list = false;
};

/// What was asked for on the command line, with the defaults filled in.
struct Arguments {
    Command command = Command::check;
    std::vector<std::string> models;
    std::optional<Date> as_of;
    std::vector<std::string> packs;  ///< names or folders; empty = the packs that govmap brings
    std::vector<std::string> with;   ///< further packs, beside those
    std::vector<std::string> only;   ///< rule ids
    std::vector<std::string> areas;  ///< areas under review
    std::optional<Force> fail_on = Force::minimum;  ///< nothing: never
    bool strict = false;
    bool only_failures = false;  ///< check: leave out what did not fail
    std::string format = "text";
    std::string baseline;        ///< check: the file of findings that are known; empty: none
    std::string write_baseline;  ///< check: the file to write today's findings to; empty: none
    std::string view;
    std::string of;        ///< map: the partnership; trace, explain: the entity;
                           ///< schema: model, options or report
    std::string rule;      ///< explain: the rule; without a model, its page
    std::string item;      ///< explain: which item of the finding; empty: all
    std::string document;  ///< document: its id in a pack
    std::string output;    ///< the file; empty = standard output (but of a map, always a file)
    std::vector<std::string> where;  ///< list: the filters, KEY=WORD
    FootprintWishes footprints;
    std::string options;               ///< compare, rehearse: the file of the options
    std::vector<std::string> changes;  ///< rehearse: the models that bring them
    std::optional<Date> from;          ///< rehearse: the day before every change looked at
    std::optional<Date> until;         ///< rehearse: the last day to look at
    std::string within;  ///< due: how far ahead, such as 90d; empty = the format's own default
};

/// What reading the command line came to: arguments, or a text to print and an exit code.
struct ParsedArguments {
    std::optional<Arguments> arguments;
    std::string text;  ///< help or version (exit 0), or what is wrong (exit 2)
    int exit_code = 0;
};

/// Reads the command line (without the program's name). Help is wrapped to `width`.
ParsedArguments parse_arguments(const std::vector<std::string>& words, std::size_t width);

/// What --help knows of an option or a word of a command, for the manual.
struct OptionHelp {
    std::string words;  ///< "-o,--output"; of a positional "MODEL"
    std::string meaning;
    bool positional = false;
    bool required = false;
    bool takes_value = false;
};
struct CommandHelp {
    std::string name;  ///< "govmap rules test"; the first of all is the program itself
    std::string meaning;
    std::vector<OptionHelp> options;
};
/// The program and every command that --help lists, in its order.
std::vector<CommandHelp> describe_commands();

}  // namespace govmap
