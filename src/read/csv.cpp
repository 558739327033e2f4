#include "read/csv.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

class CsvScanner {
public:
    CsvScanner(std::string_view text, std::uint32_t file, Problems& problems)
        : text_(text), file_(file), problems_(problems) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        if (text_.substr(0, 3) == byte_order_mark) text_.remove_prefix(3);
    }

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    CsvTable::Row row() {
        CsvTable::Row result;
        while (true) {
            result.cells.push_back(cell());
            if (at_end()) return result;
            const char end = text_[at_];
            advance();
            if (end == '\r' && !at_end() && text_[at_] == '\n') advance();
            if (end != ',') return result;
        }
    }

private:
    void advance() {
        const char c = text_[at_++];
        if (c == '\n') {
            ++line_, column_ = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++column_;  // a code point, not a byte
        }
    }

    CsvTable::Cell cell() {
        CsvTable::Cell result{{}, {file_, line_, column_}};
        if (at_end() || text_[at_] != '"') {
            while (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
                result.text += text_[at_];
                advance();
            }
            return result;
        }
        advance();
        while (true) {
            if (at_end()) {
                problems_.add(result.where, "a quotation mark is opened here and never closed",
                              "close it; inside quotation marks a quotation mark is written twice");
                return result;
            }
            const char c = text_[at_];
            advance();
            if (c != '"') {
                result.text += c;
            } else if (!at_end() && text_[at_] == '"') {
                result.text += '"';
                advance();
            } else {
                break;
            }
        }
        if (!at_end() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') {
            problems_.add({file_, line_, column_}, "text after a closing quotation mark",
                          "put the whole cell into quotation marks");
            while (!at_end() && text_[at_] != ',' && text_[at_] != '\n') advance();
        }
        return result;
    }

    std::string_view text_;
    std::uint32_t file_;
    Problems& problems_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

}  // namespace

CsvTable CsvTable::parse(std::string_view text, std::uint32_t file,
                         const std::vector<std::string>& columns, Problems& problems) {
    CsvTable table;
    if (const auto bad = first_invalid_utf8(text)) {
        const auto line =
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n') + 1;
        problems.add({file, static_cast<std::uint32_t>(line), 1}, "this line is not UTF-8",
                     "save the table as 'CSV UTF-8'");
        return table;
    }
    CsvScanner scanner(text, file, problems);
    if (scanner.at_end()) {
        problems.add({file, 1, 1}, "the table is empty",
                     fmt::format("its first line names the columns: {}", fmt::join(columns, ",")));
        return table;
    }
    bool good = true;
    for (const Cell& name : scanner.row().cells) {
        if (std::find(columns.begin(), columns.end(), name.text) == columns.end()) {
            problems.add(
                name.where, fmt::format("unknown column '{}'", name.text),
                did_you_mean(name.text, columns,
                             fmt::format("the columns are: {}", fmt::join(columns, ", "))));
            good = false;
        }
        table.columns_.push_back(name.text);
    }
    for (const std::string& wanted : columns) {
        if (std::find(table.columns_.begin(), table.columns_.end(), wanted) != table.columns_.end())
            continue;
        problems.add({file, 1, 1}, fmt::format("the column '{}' is missing", wanted),
                     fmt::format("the columns are: {}", fmt::join(columns, ", ")));
        good = false;
    }
    if (!good) return table;
    while (!scanner.at_end()) {
        Row row = scanner.row();
        if (row.cells.size() == 1 && row.cells[0].text.empty()) continue;  // a blank line
        if (row.cells.size() != table.columns_.size()) {
            problems.add(row.cells[0].where,
                         fmt::format("a row of {} where the header has {}",
                                     counted(row.cells.size(), "cell"), table.columns_.size()),
                         "a comma inside a cell needs quotation marks around the cell");
            continue;
        }
        table.rows_.push_back(std::move(row));
    }
    return table;
}

const CsvTable::Cell& CsvTable::cell(const Row& row, std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    assert(found != columns_.end() && "only columns that were asked for are read");
    return row.cells[static_cast<std::size_t>(found - columns_.begin())];
}

}  // namespace govmap
