#pragma once

#include <string>
#include <vector>

namespace govmap {

/// What a CSV for spreadsheets begins with: without it Excel takes UTF-8 for something else.
inline constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

/// Adds a row of CSV for spreadsheets, with the line end of RFC 4180. Every cell becomes one line
/// with nothing hidden in it; one that a spreadsheet would take for a formula, and run, gets an
/// apostrophe before it, which makes it text.
void add_sheet_row(std::string& out, const std::vector<std::string>& cells);

}  // namespace govmap
