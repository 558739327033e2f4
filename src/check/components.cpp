#include "check/components.hpp"

#include <array>

#include "check/component_list.hpp"
#include "graph/select.hpp"

namespace govmap {
namespace {

using namespace component;

constexpr std::array<ComponentInfo, 30> table = {{
    {"all", "all of its conditions hold", true, true, all_form, make_all},
    {"any", "one of its conditions holds", true, true, any_form, make_any},
    {"not", "its condition does not hold", true, true, not_form, make_not},
    {"each", "its check holds of everything that the path reaches", true, false, each_form,
     make_each},
    {"each_word", "its check holds with each of the words put in its place", true, false,
     each_word_form, make_each_word},
    {"count", "that many different entities are reached", false, false, count_form, make_count},
    {"represented", "a member represents the category, directly or through a sub-group", false,
     false, represented_form, make_represented},
    {"engaged", "every group is engaged, in whatever way", false, false, engaged_form,
     make_engaged},
    {"eligible", "every holder of the role is of one of the types", false, false, eligible_form,
     make_eligible},
    {"agreed", "the core members' agreement to the holder is recorded", false, false, agreed_form,
     make_agreed},
    {"covered", "the authority is covered by a body with that function", false, false, covered_form,
     make_covered},
    {"overlap", "the two paths reach at least one entity in common", false, false, overlap_form,
     make_overlap},
    {"apart", "nothing recorded is reached by both paths", false, false, apart_form, make_apart},
    {"same", "the two paths reach the same entities", false, false, same_form, make_same},
    {"among", "all that the one path reaches is reached by the other", false, false, among_form,
     make_among},
    {"changed", "the list changed while the subject went on", false, false, changed_form,
     make_changed},
    {"nested", "the footprint and the areas of a type do not cut across each other", false, false,
     nested_form, make_nested},
    {"connected", "the entities reached are one connected piece over their borders", false, false,
     connected_form, make_connected},
    {"reaches", "the line of accountability arrives at the target", false, false, reaches_form,
     make_reaches},
    {"no_loop", "no loop runs through the subject in those links", false, true, no_loop_form,
     make_no_loop},
    {"cut_point", "its vacancy would cut nobody off from the target", false, false, cut_point_form,
     make_cut_point},
    {"recorded", "something is recorded under the property", false, false, recorded_form,
     make_recorded},
    {"lists", "the list holds every item", false, false, lists_form, make_lists},
    {"relation", "a relation to a body of that type is defined, or why there is none", false, false,
     relation_form, make_relation},
    {"due", "it was done, in time or late; before its date it does not apply", false, false,
     due_form, make_due},
    {"done_by", "the document is done by the day that is recorded for it", false, false,
     done_by_form, make_done_by},
    {"true_of", "the entity is of that kind, type, tier, country …", false, false, true_of_form,
     make_true_of},
    {"sourced", "everything recorded of the entity names its source", false, false, sourced_form,
     make_sourced},
    {"tied", "at least one link joins the entity to another", false, false, tied_form, make_tied},
    {"sql", "the local pack's own query says so", false, true, sql_form, make_sql},
}};

}  // namespace

std::span<const ComponentInfo> components() { return table; }

void condition_shapes(Shapes& book, const Vocabulary& words) {
    Selector::add_shapes(book, &words);
    book.add("text", shapes::text("text"));
    book.add("flag", shapes::flag("true or false"));
    book.add("number", shapes::number("a number"));
    book.add("day", shapes::day("a day"));
    book.add("id", shapes::word("the id of an entity"));
    book.add("path", shapes::text("links joined by /, such as ~part_of*/~member_of"));
    book.add("months", shapes::text("how often, such as 12 months or 3 years"));
    book.add("category", shapes::word("what a member represents", words.categories.words()));
    book.add("categories", shapes::one_or_many("one category or several", "category"));
    book.add("engaged groups", shapes::map("categories, each with the types that stand for it",
                                           "selector types", words.categories.words()));
    book.add("role", shapes::word("a role in a body", words.roles.words()));
    book.add("stand-ins", shapes::map("roles, each with the one that stands in for it", "role",
                                      words.roles.words()));
    book.add("product", shapes::word("a document that a pack names", words.products.words()));
    book.add("milestone", shapes::word("something done once", words.milestones.words()));
    book.add("function",
             shapes::word("a function that a body can fulfil", words.functions.words()));
    book.add("anything", shapes::any("a condition in which {word} stands for the word"));
    book.add("only where",
             shapes::fields("where there is one, as far as is known",
                            {{"fulfils", "function", "the function that it fulfils", true}}));
    book.add("property", shapes::word("the key of a property"));
    book.add("property word", shapes::text("a word that a property may be recorded as"));
    book.add("property words", shapes::one_or_many("one word or several", "property word"));
    book.add("item word", shapes::word("one thing that a list should hold"));
    book.add("item words", shapes::list("the things that it should hold", "item word"));
    book.add("item labels",
             shapes::map("the things that it should hold, and how people read them", "text"));
    book.add("items", shapes::either("a list of words, or of words with their labels", "",
                                     "item words", "item labels"));
    book.add("query verdict",
             shapes::word("what is said where a query finds nothing",
                          {info(Verdict::pass).word, info(Verdict::fail).word,
                           info(Verdict::cannot_tell).word, info(Verdict::not_applicable).word}));
    std::vector<std::string> kinds;
    for (const LinkKindInfo& one : link_kinds()) kinds.emplace_back(one.word);
    book.add("link kind", shapes::word("a kind of link", kinds));
    book.add("link kinds", shapes::one_or_many("kinds of link", "link kind"));
    book.add("border", shapes::word("a kind of border", {"land", "water"}));
    book.add("borders", shapes::one_or_many("kinds of border", "border"));
    book.add("target",
             shapes::either("an id, or a selector such as {type: …}", "id", "", "selector"));

    Shape condition = shapes::fields("a condition: one component, or all, any, not, each", {});
    for (const ComponentInfo& one : components()) {
        const std::string name = std::string("component ") + one.word;
        book.add(name, one.parameters());
        condition.fields.push_back({one.word, name, one.holds_when, false});
    }
    book.add("condition", condition);
    book.add("conditions", shapes::list("conditions", "condition"));
}

}  // namespace govmap
