#include "read/csv.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

bool ends_cell(char c) { return c == ',' || c == '\n' || c == '\r'; }

}  // namespace

CsvReader::CsvReader(std::string_view text, std::uint32_t file, const CsvColumns& columns,
                     Problems& problems)
    : text_(text), file_(file), problems_(problems) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.substr(0, 3) == byte_order_mark) text_.remove_prefix(3);
    if (const auto bad = first_invalid_utf8(text_)) {
        const auto line =
            std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(*bad), '\n') + 1;
        problems.add({file, static_cast<std::uint32_t>(line), 1}, "this line is not UTF-8",
                     "save the table as 'CSV UTF-8'");
        text_ = {};
    } else if (text_.empty()) {
        problems.add(
            {file, 1, 1}, "the table is empty",
            fmt::format("its first line names the columns: {}", fmt::join(columns.required, ",")));
    } else {
        read_header(columns);
    }
}

void CsvReader::read_header(const CsvColumns& columns) {
    std::vector<std::string> known = columns.required;
    known.insert(known.end(), columns.optional.begin(), columns.optional.end());
    bool good = true;
    read_row();
    for (Column at = 0; at < count_; ++at) {
        std::string name(cell(at));
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            problems_.add(where(at), fmt::format("unknown column '{}'", name),
                          did_you_mean(name, known,
                                       fmt::format("the columns are: {}", fmt::join(known, ", "))));
            good = false;
        } else if (std::find(names_.begin(), names_.end(), name) != names_.end()) {
            problems_.add(where(at), fmt::format("the column '{}' is there twice", name),
                          "keep one of them");
            good = false;
        }
        names_.push_back(std::move(name));
    }
    for (const std::string& wanted : columns.required) {
        if (std::find(names_.begin(), names_.end(), wanted) != names_.end()) continue;
        problems_.add({file_, 1, 1}, fmt::format("the column '{}' is missing", wanted),
                      fmt::format("the columns are: {}", fmt::join(known, ", ")));
        good = false;
    }
    if (!good) at_ = text_.size();
}

CsvReader::Column CsvReader::column(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? none : static_cast<Column>(found - names_.begin());
}

bool CsvReader::next() {
    while (at_ < text_.size()) {
        const bool whole = read_row();
        if (count_ == 1 && cells_[0].text.empty()) continue;  // a blank line
        if (count_ == names_.size()) return true;
        if (!whole) continue;  // an open quotation mark has been told
        problems_.add(place(row_begin_),
                      fmt::format("a row of {} where the header has {}", counted(count_, "cell"),
                                  names_.size()),
                      "a comma inside a cell needs quotation marks around the cell");
    }
    return false;
}

bool CsvReader::read_row() {
    row_begin_ = at_;
    row_line_ = line_;
    count_ = 0;
    const char* const begin = text_.data();
    const char* const end = begin + text_.size();
    while (true) {
        if (count_ == cells_.size()) cells_.emplace_back();
        Span& cell = cells_[count_++];
        cell.begin = at_;
        cell.quoted_quote = false;
        const char* next = begin + at_;
        if (next != end && *next == '"') {
            read_quoted(cell);
            next = begin + at_;
        } else {
            // Nearly every character stands above the comma, so that one look at it is enough.
            while (next != end && (static_cast<unsigned char>(*next) > ',' || !ends_cell(*next)))
                ++next;
            cell.text = {begin + at_, static_cast<std::size_t>(next - begin) - at_};
            at_ = static_cast<std::size_t>(next - begin);
        }
        if (next == end) return cell.text.data() != nullptr;
        ++at_;
        if (*next == ',') continue;
        if (*next == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        return true;
    }
}

void CsvReader::read_quoted(Span& cell) {
    const std::uint32_t opened_on = line_;
    std::size_t close = at_ + 1;
    while (true) {
        while (close < text_.size() && text_[close] != '"') {
            if (text_[close] == '\n') ++line_;
            ++close;
        }
        if (close >= text_.size()) {
            line_ = opened_on;
            problems_.add(place(cell.begin), "a quotation mark is opened here and never closed",
                          "close it; inside quotation marks a quotation mark is written twice");
            at_ = text_.size();
            cell.text = {};
            return;
        }
        if (close + 1 >= text_.size() || text_[close + 1] != '"') break;
        cell.quoted_quote = true;
        close += 2;
    }
    cell.text = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    if (at_ < text_.size() && !ends_cell(text_[at_])) {
        problems_.add(place(at_), "text after a closing quotation mark",
                      "put the whole cell into quotation marks");
        while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
    }
}

std::string_view CsvReader::unquoted(Column column) const {
    const Span& span = cells_[column];
    if (unquoted_.size() <= column) unquoted_.resize(column + 1);
    std::string& text = unquoted_[column];
    text.clear();
    for (std::size_t at = 0; at < span.text.size(); ++at) {
        text += span.text[at];
        if (span.text[at] == '"') ++at;
    }
    return text;
}

Location CsvReader::where(Column column) const {
    return place(column < count_ ? cells_[column].begin : row_begin_);
}

// Lines and columns are only counted where somebody asks: nearly no cell is told of.
Location CsvReader::place(std::size_t at) const {
    Location where{file_, row_line_, 1};
    for (std::size_t seen = row_begin_; seen < at; ++seen) {
        if (text_[seen] == '\n') {
            ++where.line;
            where.column = 1;
        } else if ((static_cast<unsigned char>(text_[seen]) & 0xC0U) != 0x80U) {
            ++where.column;  // a code point, not a byte
        }
    }
    return where;
}

std::size_t CsvReader::rows_left() const {
    std::size_t rows = 1;
    for (std::size_t at = text_.find('\n', at_); at != std::string_view::npos;
         at = text_.find('\n', at + 1)) {
        ++rows;
    }
    return rows;
}

CsvTable CsvTable::parse(std::string_view text, std::uint32_t file,
                         const std::vector<std::string>& columns, Problems& problems) {
    CsvTable table;
    table.columns_ = columns;
    CsvReader reader(text, file, {columns, {}}, problems);
    std::vector<CsvReader::Column> places;
    for (const std::string& name : columns) places.push_back(reader.column(name));
    while (reader.next()) {
        Row& row = table.rows_.emplace_back();
        for (const CsvReader::Column place : places) {
            row.cells.push_back({std::string(reader.cell(place)), reader.where(place)});
        }
    }
    return table;
}

const CsvTable::Cell& CsvTable::cell(const Row& row, std::string_view column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    assert(found != columns_.end() && "only columns that were asked for are read");
    return row.cells[static_cast<std::size_t>(found - columns_.begin())];
}

}  // namespace govmap
