#include "base/shape.hpp"
#include "read/gazetteer_tables.hpp"

// The form of a `gazetteer:` section.

namespace govmap {

bool is_gazetteer(const Node& section, Problems& problems) {
    Shapes book;
    book.add("text", shapes::text("text"));
    book.add("number", shapes::number("a number"));
    book.add("day", shapes::day("a day"));
    book.add("word", shapes::word("a source's key"));
    book.add("words", shapes::one_or_many("the keys of the table's sources", "word"));
    book.add("horizon", shapes::fields("the time for which the tables are true",
                                       {{"from", "day", "the first day", true},
                                        {"until", "day", "the day on which it is over", true}}));
    book.add("table", shapes::fields("a table", {{"file", "text", "its file", true},
                                                 {"sources", "words", "its sources", true}}));
    book.add("tables", shapes::map("the tables by name", "table",
                                   {"areas", "authorities", "police-governance", "health",
                                    "borders", "community-safety-partnerships", "programmes"}));
    book.add(
        "whole",
        shapes::fields(
            "a list that is whole",
            {{"programme", "word", "all programmes of this type", false},
             {"over", "word", "with `programme`: over each area of this type", false},
             {"within", "word", "all areas of this type that upper-tier authorities lie in", false},
             {"until", "day", "the day on which it is over, if before the horizon", false},
             {"sources", "words", "who says so", true}}));
    book.add("wholes", shapes::list("lists of programmes that are whole", "whole"));
    book.add(
        "gazetteer",
        shapes::fields("a gazetteer",
                       {{"vintage", "day", "the day that the tables describe", true},
                        {"horizon", "horizon", "the time for which they are true", true},
                        {"share_tolerance", "number", "how far sums of shares may be from 1", true},
                        {"licence", "text", "the licences, as their owners want it said", true},
                        {"tables", "tables", "the tables by name", true},
                        {"complete", "wholes", "which lists are whole", false}}));
    return book.conform(section, "gazetteer", problems);
}

}  // namespace govmap
