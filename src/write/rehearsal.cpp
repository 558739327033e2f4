#include "write/rehearsal.hpp"

#include <array>

namespace govmap {
namespace {

constexpr std::array<RehearsalFormat, 5> format_table = {{
    {"text", "for people", rehearsal_text},
    {"markdown", "for papers and web pages", rehearsal_markdown},
    {"html", "a page to read and to print", rehearsal_html},
    {"csv", "for spreadsheets: a line for each change and each thing that it breaks",
     rehearsal_csv},
    {"json", "for programs: everything", rehearsal_json},
}};

}  // namespace

std::span<const RehearsalFormat> rehearsal_formats() { return format_table; }

const RehearsalFormat* rehearsal_format(std::string_view word) {
    for (const RehearsalFormat& one : format_table) {
        if (word == one.word) return &one;
    }
    return nullptr;
}

}  // namespace govmap
