#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "write/document.hpp"

namespace govmap {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

/// A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe.
std::string sheet_cell(std::string_view text) {
    std::string value(text);
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
        ' ');
    value = visible(value);
    const std::size_t first = value.find_first_not_of(' ');
    const std::string_view begins =
        first == std::string::npos ? std::string_view{} : std::string_view(value).substr(first);
    bool formula = !begins.empty() && std::string_view("=+-@").find(begins[0]) != std::string::npos;
    for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        formula = formula || begins.starts_with(wide);
    if (formula) value.insert(0, 1, '\'');
    if (value.find_first_of(",\"") == std::string::npos && value == std::string(text) &&
        (value.empty() || (value.front() != ' ' && value.back() != ' '))) {
        return value;
    }
    std::string result = "\"";
    for (const char c : value) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

void add_row(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) out += ',';
        out += sheet_cell(cells[at]);
    }
    out += "\r\n";
}

}  // namespace

std::string document_csv(const FilledDocument& document) {
    std::string out = byte_order_mark;
    const bool one_table =
        document.sections.size() == 1 && document.sections.front().tables.size() == 1;
    if (one_table) {
        const FilledTable& table = document.sections.front().tables.front();
        add_row(out, table.columns);
        for (const auto& row : table.rows) {
            std::vector<std::string> cells;
            for (const FilledCell& cell : row) cells.push_back(cell.text);
            add_row(out, cells);
        }
        return out;
    }
    add_row(out, {"Section", "Part", "Row", "Column", "Value", "State"});
    for (const FilledSection& section : document.sections) {
        if (section.settled != Settled::not_asked) {
            add_row(out, {section.heading, "in the terms agreed", "", "",
                          settled_in_words(section.settled), ""});
        }
        for (const FilledTable& table : section.tables) {
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                for (std::size_t at = 0; at < table.columns.size(); ++at) {
                    const FilledCell& cell = table.rows[row][at];
                    if (cell.kind == CellKind::blank) continue;
                    add_row(out, {section.heading, table.called, std::to_string(row + 1),
                                  table.columns[at], cell.text, kind_in_words(cell.kind)});
                }
            }
            for (const std::string& note : table.notes)
                add_row(out, {section.heading, table.called, "", "note", note, ""});
        }
        for (const std::string& prompt : section.prompts)
            add_row(out, {section.heading, "to be written", "", "", prompt, ""});
    }
    return out;
}

}  // namespace govmap
