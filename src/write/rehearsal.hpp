#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/rehearsal.hpp"
#include "compare/rehearsal_options.hpp"
#include "write/page.hpp"

namespace govmap {

/// A rehearsal as people read it, with what it rests on.
struct RehearsalPage {
    const rehearsal::Rehearsal& rehearsal;
    /// What was read beside the model, as "title (written for 13 November 2025)".
    std::vector<std::string> brought;
    /// The reference data, and for which time it is true. Each a sentence.
    std::vector<std::string> reference;
    std::vector<std::string> doubts;  ///< what is doubtful in the changes, with its place
    std::optional<rehearsal::OptionsThen> options;  ///< ways to part the area, on the last day
};

/// One format of a rehearsal. The table is walked by the command line, its help and the tests.
struct RehearsalFormat {
    const char* word;
    const char* meaning;
    std::string (*write)(const RehearsalPage&, PageStyle);
};
std::span<const RehearsalFormat> rehearsal_formats();
const RehearsalFormat* rehearsal_format(std::string_view word);

std::string rehearsal_text(const RehearsalPage& page, PageStyle style);
std::string rehearsal_markdown(const RehearsalPage& page, PageStyle style);
std::string rehearsal_html(const RehearsalPage& page, PageStyle style);
std::string rehearsal_csv(const RehearsalPage& page, PageStyle style);
std::string rehearsal_json(const RehearsalPage& page, PageStyle style);

}  // namespace govmap
