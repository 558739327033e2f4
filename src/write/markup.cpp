#include "write/markup.hpp"

#include <sstream>

#include <pugixml.hpp>

#include "write/page.hpp"

namespace govmap {

pugi::xml_node add_element(pugi::xml_node parent, const char* name) {
    return parent.append_child(name);
}

pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node result = parent.append_child(name);
    add_text(result, text);
    return result;
}

void add_text(pugi::xml_node element, std::string_view text) {
    element.append_child(pugi::node_pcdata).set_value(one_line(text).c_str());
}

void set_attribute(pugi::xml_node element, const char* name, std::string_view value) {
    element.append_attribute(name).set_value(one_line(value).c_str());
}

void set_attribute(pugi::xml_node element, const char* name, std::size_t value) {
    element.append_attribute(name).set_value(std::to_string(value).c_str());
}

std::string markup_text(const pugi::xml_document& document, bool indented) {
    std::ostringstream out;
    unsigned int flags = pugi::format_no_declaration;
    flags |= indented ? pugi::format_indent : pugi::format_raw;
    document.save(out, indented ? "  " : "", flags, pugi::encoding_utf8);
    return out.str();
}

}  // namespace govmap
