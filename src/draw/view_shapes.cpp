#include "draw/view_shapes.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "draw/view.hpp"
#include "graph/select.hpp"
#include "model/kinds.hpp"

namespace govmap {
namespace {

constexpr std::array<SectionKind, 8> kinds = {{
    {"footprint", "the authorities covered, and why these"},
    {"roles", "who holds which role"},
    {"members", "members by the category that they represent"},
    {"attends", "who attends without being a member"},
    {"sub-groups", "bodies that are part of it"},
    {"products", "its documents, how far they are and when they are due"},
    {"boards", "boards that it relates to"},
    {"funds", "money set aside for it"},
}};

std::vector<std::string> section_words() {
    std::vector<std::string> words;
    words.reserve(kinds.size());
    for (const SectionKind& one : kinds) words.emplace_back(one.word);
    return words;
}

std::vector<std::string> link_words() {
    std::vector<std::string> words;
    for (const LinkKindInfo& one : link_kinds()) words.emplace_back(one.word);
    return words;
}

void add_tier_shapes(Shapes& book) {
    Selector::add_shapes(book);
    book.add("group",
             shapes::word("who stands here", {"subjects", "shared", "boards", "sub-groups"}));
    // A selector, or those that a role of the partnership points to.
    Shape chosen = book["selector"];
    chosen.meaning = "a selector, or 'holders_of' with a role, or 'group'";
    chosen.fields.push_back(
        {"group", "group", "boards, sub-groups …, where a style is to be given"});
    chosen.fields.push_back({"style", "text", "which of the theme's boxes, where not the tier's"});
    chosen.fields.push_back({"holders_of", "word", "the role whose holders stand here"});
    book.add("chosen", std::move(chosen));
    book.add("who", shapes::either("who stands in the tier", "group", "", "chosen"));
    book.add("whos", shapes::list("who stands in the tier, in this order", "who"));
    book.add("drawn", shapes::word("how they are drawn", {"boxes", "frame", "summary", "cards"}));
    book.add("tier",
             shapes::fields("a tier",
                            {{"id", "word", "its id", true},
                             {"who", "whos", "who stands in it", true},
                             {"draw", "drawn", "boxes, one frame, one box for all, or cards"},
                             {"style", "text", "which of the theme's boxes", true},
                             {"heading", "text", "frame: its name"},
                             {"stands_for", "selector", "frame: the entity that it is as a whole"},
                             {"width", "length", "of a box or frame, in points"},
                             {"across", "count", "boxes side by side at most"},
                             {"needs_line_up", "flag", "say so where no line upwards is recorded"},
                             {"nobody", "text", "what the box says where nobody is there"}}));
    book.add("tiers", shapes::list("tiers, from the top down", "tier"));
}

void add_card_shapes(Shapes& book) {
    book.add("what", shapes::word("what a section shows", section_words()));
    book.add("words", shapes::one_or_many("words of the packs", "word"));
    book.add("section", shapes::fields("a section of a card",
                                       {{"section", "what", "what it shows", true},
                                        {"heading", "text", "its heading"},
                                        {"always", "words", "rows shown whether recorded or not"},
                                        {"without", "words", "words left out"},
                                        {"grouped", "flag", "members: by sponsoring department"},
                                        {"together", "flag", "what is missing in one row"},
                                        {"label", "part", "the part of the width for labels"},
                                        {"across", "count", "rows side by side"}}));
    book.add("sections", shapes::list("sections, from the top down", "section"));
    book.add("column",
             shapes::fields("a column", {{"part", "part", "its part of the width"},
                                         {"sections", "sections", "what it holds", true}}));
    book.add("columns", shapes::list("columns side by side", "column"));
    book.add("bands", shapes::list("bands of columns, from the top down", "columns"));
}

}  // namespace

std::span<const SectionKind> section_kinds() { return kinds; }

Shapes view_shapes() {
    Shapes book;
    book.add("text", shapes::text("text"));
    book.add("word", shapes::word("a word of a pack, or an id"));
    book.add("flag", shapes::flag("true or false"));
    book.add("length", shapes::number("points on paper"));
    book.add("count", shapes::number("how many"));
    book.add("part", shapes::number("a part of the width, up to 1"));
    add_tier_shapes(book);
    add_card_shapes(book);
    book.add("version", shapes::word("the version of the form", {"1"}));
    book.add("of",
             shapes::word("one body a picture, all of them, or none", {"one", "all", "none"}));
    book.add("sheet", shapes::word("how the sheet lies", {"portrait", "landscape"}));
    book.add("link", shapes::word("a kind of link", link_words()));
    book.add("links", shapes::list("the links drawn as lines", "link"));
    book.add("selectors", shapes::list("selectors", "selector"));
    book.add("budget", shapes::fields("what one sheet can hold",
                                      {{"figures", "count", "boxes, frames and cards", true},
                                       {"rows", "count", "rows in cards", true}}));
    book.add("view", shapes::fields("a view",
                                    {{"govmap-view", "version", "always 1", true},
                                     {"meaning", "text", "what it shows, in a phrase", true},
                                     {"title", "text", "with {name} and {area}", true},
                                     {"subtitle", "text", "with {name} and {area}", true},
                                     {"about", "word", "the function that its bodies fulfil", true},
                                     {"of", "of", "one body a picture, all, or none", true},
                                     {"page", "sheet", "portrait or landscape"},
                                     {"links", "links", "the links drawn as lines", true},
                                     {"external", "selectors", "who is external to government"},
                                     {"tiers", "tiers", "from the top down", true},
                                     {"card", "bands", "what a card holds"},
                                     {"shared", "columns", "what the shared card holds"},
                                     {"instead", "word", "the view to take where it does not fit"},
                                     {"budget", "budget", "what one sheet can hold", true}}));
    book.add("tile-view",
             shapes::fields("a view that is a tile map",
                            {{"govmap-view", "version", "always 1", true},
                             {"meaning", "text", "what it shows, in a phrase", true},
                             {"title", "text", "with {area}", true},
                             {"subtitle", "text", "with {area}", true},
                             {"about", "word", "the function that its bodies fulfil", true},
                             {"tiles", "word", "the layout under tiles/ that it uses", true},
                             {"letters", "word", "the type of the areas told by letters", true},
                             {"double-lines", "word", "of those told by double lines", true}}));
    return book;
}

}  // namespace govmap
