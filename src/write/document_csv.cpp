#include <string>
#include <vector>

#include "write/document.hpp"
#include "write/sheet.hpp"

namespace govmap {
std::string document_csv(const FilledDocument& document) {
    std::string out = byte_order_mark;
    const bool one_table =
        document.sections.size() == 1 && document.sections.front().tables.size() == 1;
    if (one_table) {
        const FilledTable& table = document.sections.front().tables.front();
        add_sheet_row(out, table.columns);
        for (const auto& row : table.rows) {
            std::vector<std::string> cells;
            for (const FilledCell& cell : row) cells.push_back(cell.text);
            add_sheet_row(out, cells);
        }
        return out;
    }
    add_sheet_row(out, {"Section", "Part", "Row", "Column", "Value", "State"});
    if (!document.notice.empty()) add_sheet_row(out, {"", "notice", "", "", document.notice, ""});
    for (const FilledSection& section : document.sections) {
        if (section.settled != Settled::not_asked) {
            add_sheet_row(out, {section.heading, "in the terms agreed", "", "",
                                settled_in_words(section.settled), ""});
        }
        for (const FilledTable& table : section.tables) {
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                for (std::size_t at = 0; at < table.columns.size(); ++at) {
                    const FilledCell& cell = table.rows[row][at];
                    if (cell.kind == CellKind::blank) continue;
                    add_sheet_row(out, {section.heading, table.called, std::to_string(row + 1),
                                        table.columns[at], cell.text, kind_in_words(cell.kind)});
                }
            }
            for (const std::string& note : table.notes)
                add_sheet_row(out, {section.heading, table.called, "", "note", note, ""});
        }
        for (const std::string& prompt : section.prompts)
            add_sheet_row(out, {section.heading, "to be written", "", "", prompt, ""});
    }
    return out;
}

}  // namespace govmap
