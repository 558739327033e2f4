#include <fmt/format.h>
#include <pugixml.hpp>

#include "write/html_parts.hpp"
#include "write/note.hpp"
#include "write/report_style.hpp"

namespace govmap {
namespace {

using pugi::xml_node;

// No script and nothing from elsewhere: whatever a name holds, a browser loads nothing.
constexpr const char* content_policy = "default-src 'none'; style-src 'unsafe-inline'";

constexpr const char* own_style = R"(
figure { margin: 1em 0; break-inside: avoid; }
figure svg { width: 100%; height: auto; }
td.number { white-space: nowrap; }
tbody th { font-weight: normal; width: 34%; }
tbody th.part { font-weight: bold; }
@media print { h3 { font-size: 10.5pt; } tr { break-inside: avoid; }
  figure { text-align: center; } figure svg { max-height: 15cm; } }
)";

void add_head(xml_node html, const Note& note) {
    xml_node head = add_element(html, "head");
    set_attribute(add_element(head, "meta"), "charset", "utf-8");
    const auto meta = [&](const char* key, const char* name, const char* content) {
        xml_node one = add_element(head, "meta");
        set_attribute(one, key, name);
        set_attribute(one, "content", content);
    };
    meta("http-equiv", "Content-Security-Policy", content_policy);
    meta("name", "viewport", "width=device-width, initial-scale=1");
    meta("name", "generator", "govmap");
    add_element(head, "title", note.title());
    const std::string style = std::string(report_style) + own_style;
    add_element(head, "style").append_child(pugi::node_pcdata).set_value(style.c_str());
}

void add_note_table(xml_node body, const NoteTable& table) {
    xml_node drawn = add_table(body, table.caption.empty() ? "Table" : table.caption);
    if (!table.caption.empty()) add_element(drawn, "caption", table.caption);
    std::vector<HtmlColumn> columns;
    for (const NoteTable::Column& one : table.columns)
        columns.push_back({one.heading, one.number ? "number" : ""});
    xml_node rows = add_columns(drawn, columns);
    for (const NoteTable::Row& row : table.rows) {
        xml_node line = add_element(rows, "tr");
        xml_node first = add_element(line, "th", row.cells.front());
        set_attribute(first, "scope", row.part ? "rowgroup" : "row");
        if (row.part) {
            set_attribute(with_class(first, "part"), "colspan", columns.size());
            continue;
        }
        for (std::size_t at = 1; at < row.cells.size(); ++at) {
            xml_node cell = add_element(line, "td", row.cells[at]);
            if (table.columns[at].number) with_class(cell, "number");
        }
    }
}

void add_picture(xml_node body, const Note::Block& block) {
    xml_node figure = add_element(body, "figure");
    pugi::xml_document picture;
    if (!picture.load_string(block.svg.c_str())) {
        add_element(figure, "p", block.text);
        return;
    }
    figure.append_copy(picture.document_element());
}

}  // namespace

std::string note_html(const Note& note) {
    pugi::xml_document document;
    xml_node html = add_element(document.root(), "html");
    set_attribute(html, "lang", "en-GB");
    add_head(html, note);
    xml_node body = add_element(add_element(html, "body"), "main");
    add_element(body, "h1", note.title());
    for (const Note::Block& block : note.blocks()) {
        switch (block.kind) {
            case Note::Block::Kind::heading:
                add_element(body, block.level <= 2 ? "h2" : "h3", block.text);
                break;
            case Note::Block::Kind::paragraph: add_element(body, "p", block.text); break;
            case Note::Block::Kind::list: {
                xml_node list = add_element(body, "ul");
                for (const std::string& item : block.items) add_element(list, "li", item);
                break;
            }
            case Note::Block::Kind::table: add_note_table(body, block.table); break;
            case Note::Block::Kind::picture: add_picture(body, block); break;
        }
    }
    return "<!DOCTYPE html>\n" + markup_text(document, false) + "\n";
}

}  // namespace govmap
