#include "write/tile_map_page.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/html_parts.hpp"
#include "write/markup.hpp"
#include "write/report_style.hpp"

namespace govmap {
namespace {

using pugi::xml_node;

// No script, no picture, nothing from elsewhere: whatever a name holds, a browser loads nothing.
constexpr const char* content_policy = "default-src 'none'; style-src 'unsafe-inline'";
constexpr const char* picture_style = "\nsvg { max-width: 100%; height: auto; }\n";

void add_head(xml_node html, const TileSheet& sheet, std::string_view version) {
    xml_node head = add_element(html, "head");
    set_attribute(add_element(head, "meta"), "charset", "utf-8");
    xml_node policy = add_element(head, "meta");
    set_attribute(policy, "http-equiv", "Content-Security-Policy");
    set_attribute(policy, "content", content_policy);
    const auto meta = [&](const char* name, std::string_view content) {
        xml_node one = add_element(head, "meta");
        set_attribute(one, "name", name);
        set_attribute(one, "content", content);
    };
    meta("viewport", "width=device-width, initial-scale=1");
    meta("generator", fmt::format("govmap {}", version));
    add_element(head, "title", sheet.title);
    const std::string style = std::string(report_style) + picture_style;
    add_element(head, "style").append_child(pugi::node_pcdata).set_value(style.c_str());
}

std::string chosen(const std::vector<std::string>& names, const std::vector<std::size_t>& which) {
    std::vector<std::string> result;
    result.reserve(which.size());
    for (const std::size_t one : which) result.push_back(names[one]);
    return result.empty() ? "not recorded" : join_and(result);
}

std::string partnerships_of(const TilePanel& panel, const Tile& tile) {
    std::vector<std::string> names;
    for (const TileShare& one : tile.shares) {
        names.push_back(
            fmt::format("{} {}{}{}", one.partnership + 1, panel.partnerships[one.partnership],
                        one.part ? " (in part)" : "", one.perhaps ? " (not certain)" : ""));
    }
    return names.empty() ? "not recorded" : join_and(names);
}

void add_panel(xml_node body, const TileSheet& sheet, const TilePanel& panel) {
    const std::string heading = panel.title.empty() ? "The tiles" : panel.title;
    add_element(body, "h2", heading);
    if (!panel.subtitle.empty()) add_element(body, "p", panel.subtitle);
    xml_node table = add_table(body, heading);
    xml_node rows = add_columns(table, {{"Authority"},
                                        {"Label"},
                                        {"Partnership"},
                                        {capitalised(sheet.boards_called)},
                                        {capitalised(sheet.forces_called)}});
    for (const Tile& tile : panel.tiles) {
        xml_node row = add_element(rows, "tr");
        xml_node name = add_element(row, "th", tile.name);
        set_attribute(name, "scope", "row");
        if (!tile.note.empty()) add_text(name, fmt::format(" ({})", tile.note));
        add_element(row, "td", tile.label);
        add_element(row, "td", partnerships_of(panel, tile));
        add_element(row, "td", chosen(sheet.boards, tile.boards));
        add_element(row, "td", chosen(sheet.forces, tile.forces));
    }
    if (!panel.unplaced.empty()) {
        add_element(body, "p",
                    fmt::format("Without a place on this map: {}.", join_and(panel.unplaced)));
    }
}

}  // namespace

std::string tile_map_page(const TileSheet& sheet, std::string_view picture,
                          std::string_view version) {
    pugi::xml_document document;
    xml_node html = add_element(document.root(), "html");
    set_attribute(html, "lang", "en-GB");
    add_head(html, sheet, version);
    xml_node body = add_element(add_element(html, "body"), "main");
    add_element(body, "h1", sheet.title);
    if (!sheet.subtitle.empty()) add_element(body, "p", sheet.subtitle);
    pugi::xml_document drawn;
    drawn.load_buffer(picture.data(), picture.size());
    body.append_copy(drawn.child("svg"));
    for (const TilePanel& panel : sheet.panels) add_panel(body, sheet, panel);
    for (const std::string& foot : sheet.feet) add_element(body, "p", foot);
    return "<!DOCTYPE html>\n" + markup_text(document, false) + "\n";
}

}  // namespace govmap
