#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"

namespace govmap {

/// The command line as it was given: each word under its option, and not yet weighed together.
struct Given {
    Arguments arguments;  ///< what can be taken as it is
    std::string as_of;
    std::string from;
    std::string until;
    std::vector<std::string> only;       ///< each perhaps several rule ids, between commas
    std::vector<std::string> explained;  ///< explain: one word, or three or four
    std::string fail_on = "minimum";
    std::string model;  ///< of commands that take one model alone
    std::string schema = "model";
    std::vector<std::string> test_packs;
    bool testing = false;  ///< `rules test`, not `rules`
};

/// What was meant by that; or what is wrong with it.
ParsedArguments understood(Given given);

/// A refusal of what was asked for (exit 2), in these words.
ParsedArguments refusal(std::string text);

}  // namespace govmap
