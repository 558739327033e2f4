#include "write/sheet.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "write/page.hpp"

namespace govmap {
namespace {

// The wide ones are the same characters to East Asian editions.
constexpr std::array<std::string_view, 8> formula_starts = {"=",  "+",  "-",  "@",
                                                            "＝", "＋", "－", "＠"};

bool reads_as_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return false;
    return std::any_of(formula_starts.begin(), formula_starts.end(), [&](std::string_view start) {
        return text.substr(first).starts_with(start);
    });
}

// Some readers take off spaces at the ends of what is not in quotes.
bool wants_quotes(std::string_view shown) {
    return shown.find_first_of(",\"") != std::string_view::npos || shown.starts_with(' ') ||
           shown.ends_with(' ');
}

std::string sheet_cell(std::string_view text) {
    std::string shown = one_line(text);
    if (reads_as_formula(shown)) shown.insert(0, 1, '\'');
    if (!wants_quotes(shown)) return shown;
    std::string result = "\"";
    for (const char c : shown) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}  // namespace

void add_sheet_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) out += ',';
        out += sheet_cell(cells[at]);
    }
    out += "\r\n";
}

}  // namespace govmap
