#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace govmap {

/// What an exit code means, on one line.
const char* exit_codes();
/// The same, wrapped: what stands under the help of every command.
std::string help_footer(std::size_t width);

/// What `--format` of a command may be, and how its help tells of that.
struct FormatChoice {
    std::string meaning;
    std::vector<std::string> words;
};
FormatChoice report_format_choice();
FormatChoice due_format_choice();
FormatChoice document_format_choice();
FormatChoice list_format_choice();
FormatChoice rehearsal_format_choice();

/// The formats of a report, one a line, for the foot of the help of `check`.
std::string report_formats_by_line();

}  // namespace govmap
