#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace govmap {

/// The manual page govmap(1), for man and groff: made from the definitions that --help is made
/// from, so that it names every command and option and no other. ASCII alone, in whatever encoding
/// the reader works.
std::string manual_page(std::span<const CommandHelp> commands, std::string_view version);

}  // namespace govmap
