#include "write/note.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/markdown.hpp"

namespace govmap {
namespace {

using Kind = Note::Block::Kind;

/// A table for people, as many columns beside the first as fit; the others follow below it.
class TextTable {
public:
    TextTable(Page& page, const NoteTable& table, std::size_t width)
        : page_(page), table_(table), width_(width) {}

    void write() {
        const std::size_t columns = table_.columns.size();
        std::vector<std::size_t> widths;
        for (std::size_t at = 0; at < columns; ++at) widths.push_back(natural(at));
        constexpr std::size_t narrowest = 34;
        const std::size_t first = std::min(widths.front(), std::max(narrowest, width_ / 3));
        for (std::size_t begin = 1; begin < columns || begin == 1;) {
            std::size_t used = first;
            std::size_t end = begin;
            while (end < columns && (end == begin || used + gap + widths[end] <= width_))
                used += gap + widths[end++];
            if (begin > 1) page_.blank();
            chunk(first, widths, begin, end);
            begin = std::max(end, begin + 1);
        }
    }

private:
    static constexpr std::size_t gap = 2;

    [[nodiscard]] std::size_t natural(std::size_t column) const {
        std::size_t most = display_width(one_line(table_.columns[column].heading));
        for (const NoteTable::Row& row : table_.rows) {
            if (!row.part) most = std::max(most, display_width(one_line(row.cells[column])));
        }
        return most;
    }

    void chunk(std::size_t first, const std::vector<std::size_t>& widths, std::size_t begin,
               std::size_t end) {
        std::vector<std::string> headings;
        for (const NoteTable::Column& one : table_.columns) headings.push_back(one.heading);
        row(headings, first, widths, begin, end);
        for (const NoteTable::Row& one : table_.rows) {
            if (one.part)
                page_.line(one.cells.front());
            else
                row(one.cells, first, widths, begin, end);
        }
    }

    void row(const std::vector<std::string>& cells, std::size_t first,
             const std::vector<std::size_t>& widths, std::size_t begin, std::size_t end) {
        std::vector<std::string> lines = wrap(one_line(cells.front()), first);
        if (lines.empty()) lines.emplace_back();
        std::string line = padded(lines.front(), first, false);
        for (std::size_t at = begin; at < end; ++at) {
            line += std::string(gap, ' ');
            line += padded(one_line(cells[at]), widths[at], table_.columns[at].number);
        }
        while (!line.empty() && line.back() == ' ') line.pop_back();
        page_.line(line);
        for (std::size_t at = 1; at < lines.size(); ++at) page_.line(lines[at]);
    }

    static std::string padded(const std::string& text, std::size_t width, bool right) {
        const std::size_t wide = display_width(text);
        const std::string space(wide < width ? width - wide : 0, ' ');
        return right ? space + text : text + space;
    }

    Page& page_;
    const NoteTable& table_;
    std::size_t width_;
};

void add_markdown_table(std::string& out, const NoteTable& table) {
    const auto row = [&](auto&& cell_of) {
        out += '|';
        for (std::size_t at = 0; at < table.columns.size(); ++at)
            out += fmt::format(" {} |", cell_of(at));
        out += '\n';
    };
    row([&](std::size_t at) { return markdown_line(table.columns[at].heading); });
    row([&](std::size_t at) { return table.columns[at].number ? "--:" : "---"; });
    for (const NoteTable::Row& one : table.rows) {
        row([&](std::size_t at) {
            if (!one.part) return markdown_line(one.cells[at]);
            return at == 0 ? fmt::format("**{}**", markdown_line(one.cells.front()))
                           : std::string{};
        });
    }
    out += '\n';
}

}  // namespace

void Note::heading(std::string text, int level) {
    blocks_.push_back({Kind::heading, level, std::move(text), {}, {}, {}});
}

void Note::paragraph(std::string text) {
    blocks_.push_back({Kind::paragraph, 0, std::move(text), {}, {}, {}});
}

void Note::list(std::vector<std::string> items) {
    if (!items.empty()) blocks_.push_back({Kind::list, 0, {}, std::move(items), {}, {}});
}

void Note::table(NoteTable table) {
    blocks_.push_back({Kind::table, 0, {}, {}, std::move(table), {}});
}

void Note::picture(std::string svg, std::string instead) {
    blocks_.push_back({Kind::picture, 0, std::move(instead), {}, {}, std::move(svg)});
}

std::string note_text(const Note& note, PageStyle style) {
    Page out(style);
    out.heading(note.title());
    bool tight = false;
    for (const Note::Block& block : note.blocks()) {
        if (!tight) out.blank();
        tight = false;
        switch (block.kind) {
            case Kind::heading:
                if (block.level <= 2) {
                    out.heading(block.text);
                } else {
                    out.paragraph(block.text);
                }
                tight = block.level > 2;
                break;
            case Kind::paragraph: out.paragraph(block.text); break;
            case Kind::list:
                for (const std::string& item : block.items) out.paragraph(item, 2, "- ");
                break;
            case Kind::table:
                if (!block.table.caption.empty()) out.paragraph(block.table.caption);
                TextTable(out, block.table, style.width).write();
                break;
            case Kind::picture: out.paragraph(block.text); break;
        }
    }
    return out.text();
}

std::string note_markdown(const Note& note) {
    std::string out = fmt::format("# {}\n\n", markdown_line(note.title()));
    for (const Note::Block& block : note.blocks()) {
        switch (block.kind) {
            case Kind::heading:
                out += fmt::format("{} {}\n\n",
                                   std::string(static_cast<std::size_t>(block.level), '#'),
                                   markdown_line(block.text));
                break;
            case Kind::paragraph:
            case Kind::picture: out += markdown_line(block.text) + "\n\n"; break;
            case Kind::list:
                for (const std::string& item : block.items)
                    out += fmt::format("- {}\n", markdown_line(item));
                out += '\n';
                break;
            case Kind::table:
                if (!block.table.caption.empty())
                    out += markdown_line(block.table.caption) + "\n\n";
                add_markdown_table(out, block.table);
                break;
        }
    }
    out.pop_back();
    return out;
}

}  // namespace govmap
