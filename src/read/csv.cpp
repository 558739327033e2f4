#include "read/csv.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <experimental/simd>
#include <fmt/format.h>

#include "base/text.hpp"

namespace govmap {
namespace {

namespace simd = std::experimental;

bool ends_cell(char c) { return c == ',' || c == '\n' || c == '\r'; }

// Where the cell ends that `at` stands in. Many bytes at one look: tables are read for the most
// part by going over them in search of commas.
const char* cell_end(const char* at, const char* end) {
    using Bytes = simd::native_simd<char>;
    for (; end - at >= static_cast<std::ptrdiff_t>(Bytes::size()); at += Bytes::size()) {
        const Bytes bytes(at, simd::element_aligned);
        const auto found = (bytes == ',') || (bytes == '\n') || (bytes == '\r');
        if (simd::any_of(found)) return at + simd::find_first_set(found);
    }
    while (at != end && !ends_cell(*at)) ++at;
    return at;
}

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
        // A blank line, or one of commas: what a spreadsheet saves of a row that was emptied.
        if (std::all_of(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(count_),
                        [](const Span& cell) { return cell.text.empty(); })) {
            continue;
        }
        if (count_ == names_.size()) return true;
        if (!whole) continue;  // an open quotation mark has been told
        problems_.add(place(row_begin_),
                      fmt::format("a row of {} where the header has {}", counted(count_, "cell"),
                                  names_.size()),
                      "a comma inside a cell needs quotation marks around the cell");
    }
    return false;
}

bool CsvReader::next(std::size_t length) {
    const std::string_view all = text_;
    const std::uint32_t line = line_;
    const std::size_t end = at_ + length;
    text_ = text_.substr(0, end);
    const bool found = next();
    text_ = all;
    at_ = end;
    line_ = line + 1;
    return found;
}

bool CsvReader::read_row() {
    row_begin_ = at_;
    row_line_ = line_;
    const char* const begin = text_.data();
    const char* const end = begin + text_.size();
    const char* next = begin + at_;
    Span* at = cells_.data();
    Span* last = at + cells_.size();
    while (true) {
        if (at == last) {
            const std::size_t count = cells_.size();
            cells_.resize(count * 2);
            at = cells_.data() + count;
            last = cells_.data() + cells_.size();
        }
        Span& cell = *at++;
        cell.quoted = next != end && *next == '"';
        cell.quoted_quote = false;
        if (cell.quoted) {
            next = read_quoted(cell, next);
        } else {
            const char* const from = next;
            next = cell_end(from, end);
            cell.text = {from, static_cast<std::size_t>(next - from)};
        }
        if (next != end && *next == ',') {
            ++next;
            continue;
        }
        count_ = static_cast<std::size_t>(at - cells_.data());
        const bool whole = next != end || cell.text.data() != nullptr;
        if (next != end) {
            if (*next == '\r' && next + 1 != end && next[1] == '\n') ++next;
            ++next;
            ++line_;
        }
        at_ = static_cast<std::size_t>(next - begin);
        return whole;
    }
}

// Gives where the cell ends, quotation marks and all.
const char* CsvReader::read_quoted(Span& cell, const char* opened) {
    const std::uint32_t opened_on = line_;
    const char* const end = text_.data() + text_.size();
    const char* close = opened + 1;
    while (true) {
        while (close != end && *close != '"') {
            if (*close == '\n') ++line_;
            ++close;
        }
        if (close == end) {
            line_ = opened_on;
            problems_.add(place(static_cast<std::size_t>(opened - text_.data())),
                          "a quotation mark is opened here and never closed",
                          "close it; inside quotation marks a quotation mark is written twice");
            cell.text = {};
            return end;
        }
        if (close + 1 == end || close[1] != '"') break;
        cell.quoted_quote = true;
        close += 2;
    }
    cell.text = {opened + 1, static_cast<std::size_t>(close - opened - 1)};
    const char* const after = close + 1;
    if (after == end || ends_cell(*after)) return after;
    problems_.add(place(static_cast<std::size_t>(after - text_.data())),
                  "text after a closing quotation mark", "put the whole cell into quotation marks");
    return cell_end(after, end);
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
    return place(column < count_ ? begin_of(cells_[column]) : row_begin_);
}

std::size_t CsvReader::begin_of(const Span& cell) const {
    if (cell.text.data() == nullptr) return row_begin_;
    return static_cast<std::size_t>(cell.text.data() - text_.data()) - (cell.quoted ? 1 : 0);
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
    places.reserve(columns.size());
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
