#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/shape.hpp"
#include "compare/area.hpp"

namespace govmap::footprints {

/// A sentence of an options file, and where it is taken from.
struct Told {
    std::string says;
    std::string source;  ///< "Report to the Panel, paragraph 9"; empty: the file's own
};

/// A partnership of an option.
struct Group {
    std::string name;
    AuthoritySet members = 0;
    std::optional<EntityIndex> body;  ///< the partnership of today that covers just these
};

/// One way to part the area.
struct Option {
    std::string id;
    std::string name;
    std::string note;
    std::string source;
    std::vector<Told> reasons;
    std::vector<Told> drawbacks;
    std::vector<Group> groups;  ///< in the order of the file; together they are the area
    bool listed = false;        ///< found by `every_connected`, not named in the file
};

/// Integrated care boards that are legally apart and have one leadership.
struct LedTogether {
    std::string name;
    std::vector<EntityIndex> boards;
    std::string source;
};

/// Whether a partnership of the option holds just these authorities.
bool has_group(const Option& option, AuthoritySet members);

/// What an options file asks: an area on a day, and the ways to part it.
struct Options {
    std::string title;
    std::string question;
    std::vector<Told> aims;
    std::vector<std::string> unknown;  ///< what nobody recorded and a chooser would want to know
    std::uint64_t meetings = 4;        ///< of a partnership in a year
    BorderRule rule = BorderRule::any;
    Area area;
    std::string area_name;
    std::vector<Option> options;
    std::size_t today = 0;                  ///< business as usual, among them
    std::vector<LedTogether> led_together;  ///< on the day
    std::vector<std::string> reservations;  ///< where the models say otherwise than the file
};

/// More options than this are not compared side by side.
inline constexpr std::size_t most_options = 60;

/// The form of an options file: the shape "options" and those that it is made of.
Shapes options_shapes();

/// The model that an options file stands on, as the document of one: its title, day, `uses` and
/// sources. The file conforms to its shape.
Node model_document(const Node& file);

/// Reads an options file that conforms to its shape, on the graph of its model at its day. Problems
/// are reported at their places, all of them in one go: an authority in two groups or in none, or
/// not in the area; options of another day; two options that are the same; shares of an authority
/// that do not add up; an area without authorities. Nothing if there was any.
std::optional<Options> read_options(const Node& file, const GovernanceGraph& graph,
                                    Problems& problems);

}  // namespace govmap::footprints
