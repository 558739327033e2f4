#include "write/html_parts.hpp"

#include <pugixml.hpp>

#include "write/local_part.hpp"
#include "write/totals.hpp"

namespace govmap {

using pugi::xml_node;

std::string strength(const HtmlPage& page, Force force, const std::string& rule,
                     const LocalPart& local) {
    const bool advice = local.pack.empty() && !is_guidance(rule, page.settings);
    return force_in_use(force, local) + (advice ? ", as advice" : "");
}

xml_node with_class(xml_node node, std::string_view name) {
    set_attribute(node, "class", name);
    return node;
}

xml_node add_table(xml_node parent, std::string_view label) {
    xml_node frame = with_class(add_element(parent, "div"), "wide");
    set_attribute(frame, "role", "region");
    set_attribute(frame, "aria-label", label);
    set_attribute(frame, "tabindex", "0");  // so that the arrow keys reach it
    return add_element(frame, "table");
}

xml_node add_columns(xml_node table, const std::vector<HtmlColumn>& columns) {
    xml_node head = add_element(add_element(table, "thead"), "tr");
    for (const HtmlColumn& column : columns) {
        xml_node cell = add_element(head, "th", column.heading);
        set_attribute(cell, "scope", "col");
        if (*column.style != '\0') with_class(cell, column.style);
    }
    return add_element(table, "tbody");
}

void add_number(xml_node row, std::size_t number, const char* verdict) {
    xml_node cell = with_class(add_element(row, "td", std::to_string(number)), "number");
    if (verdict != nullptr) set_attribute(cell, "data-count", verdict);
}

}  // namespace govmap
