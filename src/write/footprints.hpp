#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/study.hpp"
#include "write/page.hpp"

namespace govmap {

/// A study of the footprints that an area may have, as people read it.
struct FootprintPage {
    const GovernanceGraph& graph;
    const footprints::Area& area;
    const footprints::Study& study;
    const footprints::StudyRequest& request;
    footprints::BorderRule rule;
    std::string asked;                    ///< the area, as it was named
    std::vector<std::string> conditions;  ///< each in words
    std::size_t top = 20;                 ///< unbeaten options shown; all are counted
    std::vector<std::string> models;      ///< as a file of options would name them under `uses`
    std::vector<std::string> places;      ///< ids of what was asked for
};

/// One format of a study. The table is walked by the command line, its help and the tests.
struct FootprintFormat {
    const char* word;
    const char* meaning;
    std::string (*write)(const FootprintPage&, PageStyle);
};
std::span<const FootprintFormat> footprint_formats();
const FootprintFormat* footprint_format(std::string_view word);

/// A file of options to go on with, for `compare`: the unbeaten ones that the text shows, and one
/// partnership for each authority in the place of business as usual, for its writer to say.
std::string footprint_options_file(const FootprintPage& page, PageStyle style);

/// The lines of `--list`: each option as "A and B | C", with names made ready once.
class FootprintLines {
public:
    FootprintLines(const GovernanceGraph& graph, const footprints::Area& area);
    /// Adds the option's line, its end with it.
    void add(std::string& out, std::span<const footprints::AuthoritySet> blocks) const;

private:
    std::vector<std::string> names_;
};

}  // namespace govmap
