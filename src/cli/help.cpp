#include "cli/help.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/document.hpp"
#include "write/due.hpp"
#include "write/listing.hpp"
#include "write/rehearsal.hpp"
#include "write/report.hpp"

namespace govmap {

const char* exit_codes() {
    return "Exit codes: 0 nothing failed at or above --fail-on; 1 findings; 2 the input or the "
           "request is wrong; 3 the environment or a rule pack failed.";
}

std::string help_footer(std::size_t width) {
    std::string out;
    for (const std::string& line : wrap(exit_codes(), width)) out += line + '\n';
    return out;
}

FormatChoice report_format_choice() {
    FormatChoice choice;
    for (const ReportFormat& format : report_formats()) choice.words.emplace_back(format.word);
    choice.meaning = fmt::format("How to write the report: {}", fmt::join(choice.words, ", "));
    return choice;
}

FormatChoice due_format_choice() {
    FormatChoice choice{"How to write it: ", {}};
    for (const DueFormat& format : due_formats()) {
        choice.meaning +=
            fmt::format("{}{} {}", choice.words.empty() ? "" : "; ", format.word, format.meaning);
        choice.words.emplace_back(format.word);
    }
    return choice;
}

FormatChoice document_format_choice() {
    FormatChoice choice{"How to write it: ", {}};
    for (const DocumentFormat& format : document_formats()) {
        choice.meaning +=
            fmt::format("{}{}, {}", choice.words.empty() ? "" : "; ", format.word, format.meaning);
        choice.words.emplace_back(format.word);
    }
    choice.meaning += fmt::format(" (default: {})", choice.words.front());
    return choice;
}

FormatChoice list_format_choice() {
    FormatChoice choice{"How to write it: ", {}};
    for (const ListFormat& format : list_formats()) {
        choice.meaning +=
            fmt::format("{}{}, {}", choice.words.empty() ? "" : "; ", format.word, format.meaning);
        choice.words.emplace_back(format.word);
    }
    return choice;
}

FormatChoice rehearsal_format_choice() {
    FormatChoice choice{"How to write it: ", {}};
    for (const RehearsalFormat& format : rehearsal_formats()) {
        choice.meaning +=
            fmt::format("{}{}, {}", choice.words.empty() ? "" : "; ", format.word, format.meaning);
        choice.words.emplace_back(format.word);
    }
    return choice;
}

std::string report_formats_by_line() {
    std::string out = "Formats:\n";
    for (const ReportFormat& format : report_formats())
        out += fmt::format("  {:<10}{}\n", format.word, format.meaning);
    return out;
}

}  // namespace govmap
