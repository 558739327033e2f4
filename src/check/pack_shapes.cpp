#include "check/components.hpp"
#include "check/pack.hpp"

// The forms of pack.yaml and of a rule file, as tables.

namespace govmap {
namespace {

void add_scalars(Shapes& book) {
    book.add("text", shapes::text("text"));
    book.add("flag", shapes::flag("true or false"));
    book.add("day", shapes::day("a day"));
    book.add("date", shapes::date("a day, month or year"));
    book.add("id", shapes::word("an id"));
    book.add("one", shapes::word("the number of this format", {"1"}));
    book.add("texts", shapes::one_or_many("one text or several", "text"));
    book.add("any", shapes::any("anything"));
}

}  // namespace

Shapes pack_shapes() {
    Shapes book;
    add_scalars(book);
    book.add("source", shapes::fields("a document that rules cite",
                                      {{"title", "text", "its title", true},
                                       {"publisher", "text", "who published it", false},
                                       {"date", "date", "when", false},
                                       {"url", "text", "where it can be read", false},
                                       {"licence", "text", "under what licence", false},
                                       {"note", "text", "a remark", false}}));
    book.add("sources", shapes::map("the documents that rules cite, by key", "source"));
    book.add("term",
             shapes::fields(
                 "a word of the packs",
                 {{"label", "text", "as people read it", false},
                  {"plural", "text", "several of them (the label with an s)", false},
                  {"phrase", "text", "category: as it stands in a sentence (the label)", false},
                  {"meaning", "text", "what it means", false},
                  {"parent", "id", "the wider word that it lies under", false},
                  {"sponsor", "id", "category: the id of the sponsoring department", false},
                  {"external", "flag", "category: external to government", false},
                  {"rule", "text", "category, role, product: the rule that asks for it", false},
                  {"overseer", "id", "product, milestone: the role that oversees it", false},
                  {"states", "texts", "product, milestone: the states it may have", false},
                  {"done", "texts", "product, milestone: the states that count as done", false}}));
    book.add("terms", shapes::map("words", "term"));
    Shape types = shapes::fields("types, by kind of entity", {});
    for (const EntityKindInfo& kind : entity_kinds()) {
        types.fields.push_back({kind.word, "terms", std::string("types of ") + kind.word, false});
    }
    book.add("types", types);
    book.add("vocabulary",
             shapes::fields("the words that the pack speaks of",
                            {{"types", "types", "the types of entities, by kind", false},
                             {"categories", "terms", "what a member can represent", false},
                             {"roles", "terms", "roles in a body", false},
                             {"products", "terms", "documents", false},
                             {"functions", "terms", "what a body can fulfil", false},
                             {"milestones", "terms", "what is done once", false},
                             {"capacities", "terms", "in what capacity somebody attends", false}}));
    book.add("citations", shapes::map("what the reason rests on, by source", "text"));
    // A rule cannot be put out of use, and where the guidance applies at all is not a local matter.
    book.add("local force", shapes::word("how strongly the local pack puts it",
                                         {info(Force::minimum).word, info(Force::expected).word,
                                          info(Force::consider).word}));
    book.add("adjustment",
             shapes::fields("another force for a rule of a pack in use",
                            {{"rule", "text", "the rule's id", true},
                             {"force", "local force", "how strongly it is put here", true},
                             {"reason", "text", "why; said in every report", true},
                             {"cites", "citations", "what the reason rests on", false}}));
    book.add("adjustments", shapes::list("other forces for rules in use", "adjustment"));
    book.add(
        "pack",
        shapes::fields("a rule pack",
                       {{"govmap-pack", "one", "the number of this format: 1", true},
                        {"id", "id", "its id, which is the name of its folder", true},
                        {"title", "text", "its title", true},
                        {"issuer", "text", "who issued the guidance", false},
                        {"edition", "text", "which edition of it", false},
                        {"standing", "text", "what it is and is not, said in every report", true},
                        {"local", "flag", "true: a council's or partnership's own pack", false},
                        {"guidance", "flag",
                         "false: advice of the pack's own authors, and no guidance", false},
                        {"speaks_of", "text",
                         "what its rules are taken from, in sentences (the guidance)", false},
                        {"uses", "texts", "other packs whose words this one speaks", false},
                        {"adjusts", "adjustments", "local: other forces for their rules", false},
                        {"starts", "day", "the day that the clock of the deadlines starts", false},
                        {"examples_as_of", "day", "the day of examples that name none", false},
                        {"sources", "sources", "the documents that rules cite", false},
                        {"vocabulary", "vocabulary", "the words it speaks of", false}}));
    return book;
}

Shapes rule_shapes(const Vocabulary& words) {
    Shapes book;
    add_scalars(book);
    condition_shapes(book, words);
    std::vector<std::string> force_words;
    for (const ForceInfo& one : forces()) force_words.emplace_back(one.word);
    book.add("force", shapes::word("how strongly the guidance puts it", force_words));
    book.add("citations", shapes::map("the places that it is taken from, by source", "text"));
    Shape about = book["selector"];
    about.meaning = "what the rule is about";
    about.fields.push_back({"model", "flag", "true: the model as a whole", false});
    book.add("about", about);
    Shape says = shapes::fields("the rule's own sentences, by verdict", {});
    for (const VerdictInfo& one : verdicts()) {
        says.fields.push_back({one.word, "text", std::string("said for ") + one.label, false});
    }
    says.fields.push_back({"whether-it-applies", "text",
                           "said where one cannot tell whether the rule applies", false});
    says.fields.push_back({"would-settle-it", "text",
                           "where one cannot tell: what would settle it, in place of the list of "
                           "what is missing",
                           false});
    book.add("says", says);
    book.add("example",
             shapes::fields("a small model that the rule is shown on",
                            {{"says", "text", "what it shows", true},
                             {"model", "any", "in the text format, without its first line", true},
                             {"as_of", "day", "the day asked for", false},
                             {"area", "texts", "the areas under review", false},
                             {"subject", "text", "only the findings on this subject", false},
                             {"item", "text", "only the findings on this item", false}}));
    book.add("example list", shapes::list("examples", "example"));
    Shape examples = shapes::fields("small models that show what the rule does", {});
    Shape never = shapes::fields("why there is no example of a kind", {});
    for (const ExampleKindInfo& one : example_kinds()) {
        examples.fields.push_back({one.key, "example list",
                                   std::string("models of which it says so: ") + one.key, false});
        never.fields.push_back({one.never, "text", "the reason", false});
    }
    book.add("never", never);
    examples.fields.push_back({"never", "never", "why there is no example of a kind", false});
    book.add("examples", examples);
    book.add("rule", shapes::fields(
                         "a rule",
                         {{"govmap-rule", "one", "the number of this format: 1", true},
                          {"id", "text", "its id, which is the name of its file", true},
                          {"title", "text", "what it asks, as a sentence", true},
                          {"force", "force", "how strongly", true},
                          {"cites", "citations", "where it is taken from", true},
                          {"why", "text", "why it matters", true},
                          {"remedy", "text", "what to do about it", true},
                          {"footprint", "flag",
                           "true: the footprint decides it, or whether it applies, so that "
                           "comparisons of footprints ask it",
                           false},
                          {"from", "date", "in force from", false},
                          {"until", "date", "in force until", false},
                          {"about", "about", "what it is about", true},
                          {"when", "condition", "it applies only where this holds", false},
                          {"unless", "condition", "it does not apply where this holds", false},
                          {"requires", "condition", "what must hold", true},
                          {"says", "says", "its own sentences", false},
                          {"examples", "examples", "small models that show what it does", true}}));
    return book;
}

}  // namespace govmap
