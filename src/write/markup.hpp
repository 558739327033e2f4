#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace govmap {

/// Builds XML and HTML: every text goes through `one_line`, so that nothing in it steers a terminal
/// or is no character in XML; the library escapes what is markup.

/// A new last child; with `text`, unless that is null, as its only content.
pugi::xml_node add_element(pugi::xml_node parent, const char* name);
pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text);
/// Text after what the element holds so far.
void add_text(pugi::xml_node element, std::string_view text);
void set_attribute(pugi::xml_node element, const char* name, std::string_view value);
void set_attribute(pugi::xml_node element, const char* name, std::size_t value);
/// The document as text, in UTF-8, with no declaration.
std::string markup_text(const pugi::xml_document& document, bool indented);

}  // namespace govmap
