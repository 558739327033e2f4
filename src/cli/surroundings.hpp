#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "base/date.hpp"
#include "base/files.hpp"
#include "write/page.hpp"

namespace govmap {

/// What a process is: 0 nothing failed at or above --fail-on, 1 findings, 2 the input or the
/// request is wrong, 3 the environment or a pack failed. Never a count: 256 would read as 0.
enum class Exit : int { good = 0, findings = 1, request = 2, environment = 3 };

/// Everything that the commands need of the world outside the program, handed down by main: files,
/// today's date, the streams and how wide they are. Tests hand down their own.
struct Surroundings {
    const Files& files;
    Date today;
    std::ostream& out;  ///< results
    std::ostream& err;  ///< everything else
    PageStyle out_style;
    std::string models_folder;  ///< the models that govmap brings
    std::string graphs_folder;  ///< the views and the theme that it brings
    bool ends_after = false;  ///< the process ends with the command: memory need not be given back
    std::size_t processors = 1;  ///< how many threads may work side by side
};

}  // namespace govmap
