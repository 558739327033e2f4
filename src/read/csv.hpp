#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace govmap {

/// The columns that a table has, or may have.
struct CsvColumns {
    std::vector<std::string> required;
    std::vector<std::string> optional;
};

/// Reads a table as spreadsheets save it, row by row and without copying it: UTF-8,
/// comma-separated, quoted as RFC 4180 has it, one header line; a byte order mark and CRLF line
/// ends are fine. Rows with too few or too many cells, unknown or missing columns, an open
/// quotation mark and text that is not UTF-8 are Problems; the good rows are read all the same.
class CsvReader {
public:
    /// A column in this table; `none` is one that it does not have, of which every cell is empty.
    using Column = std::uint32_t;
    static constexpr Column none = 0xffffffff;

    /// `text` must outlive the reader.
    CsvReader(std::string_view text, std::uint32_t file, const CsvColumns& columns,
              Problems& problems);

    [[nodiscard]] Column column(std::string_view name) const;
    /// Goes on to the next row that is not blank and has as many cells as the header. False at the
    /// end.
    bool next();
    /// The rows that have not been read yet, and the columns' names in the table's order.
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Goes on by `length` bytes, which are one row on one line, and reads it; false, and a Problem
    /// where there is one, if it is none that next() would give.
    bool next(std::size_t length);
    /// Goes on by `length` bytes, which are one row on one line, without reading it.
    void pass(std::size_t length) {
        row_begin_ = at_;
        row_line_ = line_++;
        count_ = 0;
        at_ += length;
    }
    /// Valid until the next row.
    [[nodiscard]] std::string_view cell(Column column) const {
        if (column >= count_) return {};
        return cells_[column].quoted_quote ? unquoted(column) : cells_[column].text;
    }
    /// Of the cell, or of the row where the table has no such column.
    [[nodiscard]] Location where(Column column) const;
    /// At most this many rows are still to come.
    [[nodiscard]] std::size_t rows_left() const;

private:
    struct Span {
        std::string_view text;  // without the quotation marks around it
        bool quoted = false;
        bool quoted_quote = false;  // `text` still has its quotation marks doubled
    };
    [[nodiscard]] std::string_view unquoted(Column column) const;
    bool read_row();
    const char* read_quoted(Span& cell, const char* opened);
    [[nodiscard]] std::size_t begin_of(const Span& cell) const;
    void read_header(const CsvColumns& columns);
    [[nodiscard]] Location place(std::size_t at) const;

    std::string_view text_;
    std::uint32_t file_;
    Problems& problems_;
    std::size_t at_ = 0;
    std::size_t row_begin_ = 0;
    std::uint32_t row_line_ = 1;
    std::uint32_t line_ = 1;
    std::vector<std::string> names_;  // of the columns, in the file's order
    std::vector<Span> cells_ = std::vector<Span>(16);
    std::size_t count_ = 0;  // of the cells in this row
    mutable std::vector<std::string> unquoted_;
};

/// A small table, read whole.
class CsvTable {
public:
    struct Cell {
        std::string text;
        Location where;
    };
    struct Row {
        std::vector<Cell> cells;
    };

    /// Reads a table whose header holds `columns`, in any order and no others.
    static CsvTable parse(std::string_view text, std::uint32_t file,
                          const std::vector<std::string>& columns, Problems& problems);

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    /// The cell of a row under one of the columns asked for.
    [[nodiscard]] const Cell& cell(const Row& row, std::string_view column) const;

private:
    std::vector<std::string> columns_;  // of the cells in each row, as asked for
    std::vector<Row> rows_;
};

}  // namespace govmap
