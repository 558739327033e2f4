#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/page.hpp"

namespace govmap {

/// A table of a note: every row has a cell for every column.
struct NoteTable {
    struct Column {
        std::string heading;
        bool number = false;  ///< stands to the right
    };
    struct Row {
        std::vector<std::string> cells;
        bool part = false;  ///< a heading inside the table: its first cell, over all columns
    };
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// A paper with headings, paragraphs, lists, tables and pictures, written once and read as text, as
/// Markdown and as a page: no two of them can say different things.
class Note {
public:
    explicit Note(std::string title) : title_(std::move(title)) {}

    void heading(std::string text, int level = 2);
    void paragraph(std::string text);
    void list(std::vector<std::string> items);
    void table(NoteTable table);
    /// A picture of our own making, SVG that is safe to stand in a page; `instead` is what it says
    /// in words, for formats without pictures.
    void picture(std::string svg, std::string instead);

    /// What each writer walks.
    struct Block {
        enum class Kind : unsigned char { heading, paragraph, list, table, picture };
        Kind kind = Kind::paragraph;
        int level = 2;
        std::string text;
        std::vector<std::string> items;
        NoteTable table;
        std::string svg;
    };
    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }

private:
    std::string title_;
    std::vector<Block> blocks_;
};

std::string note_text(const Note& note, PageStyle style);
std::string note_markdown(const Note& note);
/// A page that needs nothing from elsewhere and prints on A4.
std::string note_html(const Note& note);

}  // namespace govmap
