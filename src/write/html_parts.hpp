#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "write/markup.hpp"
#include "write/report_parts.hpp"

namespace govmap {

/// What the parts of the page share. `short_name` has every subject of the report.
struct HtmlPage {
    const CheckReport& report;
    const ReportSettings& settings;
    std::map<std::string, std::string> short_name;
};

/// What is known first: the notice, the headline, what the minimum comes to, what to do first.
void add_answer(pugi::xml_node body, const HtmlPage& page);
/// The findings, section by section and rule by rule: what is said alike of several is said once.
void add_findings(pugi::xml_node body, const HtmlPage& page);

/// "minimum"; of a rule that is no guidance and of no local pack "expected, as advice".
std::string strength(const HtmlPage& page, Force force, const std::string& rule,
                     const LocalPart& local);

pugi::xml_node with_class(pugi::xml_node node, std::string_view name);
/// A table in a frame of its own, which scrolls where the screen is narrower than the table.
pugi::xml_node add_table(pugi::xml_node parent, std::string_view label);
struct HtmlColumn {
    std::string heading;
    const char* style = "";  ///< its class
};
/// Its head; gives the body to put rows into.
pugi::xml_node add_columns(pugi::xml_node table, const std::vector<HtmlColumn>& columns);
void add_number(pugi::xml_node row, std::size_t number, const char* verdict = nullptr);

}  // namespace govmap
