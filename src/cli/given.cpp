#include "cli/given.hpp"

#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

// One word is a rule; three or four are a model, a rule, a subject and an item.
std::optional<ParsedArguments> sort_explained(Given& given) {
    const std::vector<std::string>& words = given.explained;
    Arguments& arguments = given.arguments;
    if (words.size() == 1) {
        arguments.rule = words[0];
        if (arguments.format == "text" && given.as_of.empty()) return std::nullopt;
        return refusal(
            "explain: the page of a rule has neither a day nor a format; give MODEL RULE SUBJECT "
            "for a verdict\n");
    }
    if (words.size() == 2) {
        return refusal(fmt::format(
            "explain: give a rule alone, or MODEL RULE SUBJECT: of what '{}' and '{}' are asked is "
            "not said\n",
            visible(words[0]), visible(words[1])));
    }
    arguments.models = {words[0]};
    arguments.rule = words[1];
    arguments.of = words[2];
    if (words.size() > 3) arguments.item = words[3];
    return std::nullopt;
}

}  // namespace

ParsedArguments refusal(std::string text) {
    ParsedArguments result;
    result.text = std::move(text);
    result.exit_code = 2;
    return result;
}

ParsedArguments understood(Given given) {
    Arguments& arguments = given.arguments;
    if (!given.model.empty()) arguments.models = {given.model};
    if (arguments.command == Command::schema) arguments.of = given.schema;
    if (arguments.command == Command::explain) {
        if (auto refused = sort_explained(given)) return std::move(*refused);
    }
    if (given.testing) {
        arguments.command = Command::rules_test;
        arguments.packs = given.test_packs;
    }
    for (const std::string& list : given.only) {
        std::istringstream ids(list);
        for (std::string id; std::getline(ids, id, ',');) arguments.only.push_back(id);
    }
    struct Named {
        const char* option;
        const std::string& text;
        std::optional<Date>& date;
    };
    for (const Named& one : {Named{"--as-of", given.as_of, arguments.as_of},
                             Named{"--from", given.from, arguments.from},
                             Named{"--until", given.until, arguments.until}}) {
        if (one.text.empty()) continue;
        one.date = parse_date(one.text);
        if (!one.date) {
            return refusal(fmt::format("govmap: {}: '{}' is not a day; write it as 2022-09-07\n",
                                       one.option, visible(one.text)));
        }
    }
    if (given.fail_on == "never") {
        arguments.fail_on.reset();
    } else {
        arguments.fail_on = force(given.fail_on);
    }
    ParsedArguments result;
    result.arguments = std::move(arguments);
    return result;
}

}  // namespace govmap
