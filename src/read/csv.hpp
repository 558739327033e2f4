#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace govmap {

/// A table as spreadsheets save it: UTF-8, comma-separated, quoted as RFC 4180 has it, one header
/// line; a byte order mark and CRLF line ends are fine. Rows keep the place of every cell.
class CsvTable {
public:
    struct Cell {
        std::string text;
        Location where;
    };
    struct Row {
        std::vector<Cell> cells;
    };

    /// Reads a table whose header holds `columns`, in any order and no others. Rows with too few or
    /// too many cells, unknown or missing columns, an open quotation mark and text that is not
    /// UTF-8 are Problems; the good rows are read all the same.
    static CsvTable parse(std::string_view text, std::uint32_t file,
                          const std::vector<std::string>& columns, Problems& problems);

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    /// The cell of a row under one of the columns asked for.
    [[nodiscard]] const Cell& cell(const Row& row, std::string_view column) const;

private:
    std::vector<std::string> columns_;  // of the cells in each row, in the file's order
    std::vector<Row> rows_;
};

}  // namespace govmap
