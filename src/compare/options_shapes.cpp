#include <utility>

#include "compare/options.hpp"
#include "read/reader.hpp"

// The form of an options file, as a table.

namespace govmap::footprints {
namespace {

std::vector<std::string> border_words() {
    std::vector<std::string> words;
    for (const BorderRuleInfo& one : border_rules()) words.emplace_back(one.word);
    return words;
}

}  // namespace

Shapes options_shapes() {
    Shapes book;
    const Shapes models = model_shapes({});  // sources and evidence are written as in models
    for (const char* name :
         {"id", "one", "text", "texts", "flag", "day", "date", "number", "ids", "sources", "source",
          "evidence", "evidence-list", "evidence-item", "places-in-sources"}) {
        book.add(name, models[name]);
    }
    book.add("border rule", shapes::word("what holds a partnership together", border_words()));
    book.add("told", shapes::fields("a sentence and where it is taken from",
                                    {{"says", "text", "the sentence, in your own words", true},
                                     {"source", "evidence", "where it is taken from"}}));
    book.add("told list", shapes::list("sentences, each with its source", "told"));
    book.add("members", shapes::one_or_many("the authorities that share a partnership", "text"));
    book.add("groups", shapes::any_map("the authorities of each partnership, by its name or the id "
                                       "that it has in the model",
                                       "members"));
    book.add("grouping", shapes::word("partnerships that need no list",
                                      {"one-each", "one-for-all", "by-icb", "by-police",
                                       "by-probation", "by-combined-authority"}));
    book.add("partnerships",
             shapes::either("who shares a partnership: {name: [authority, …]}, or a word",
                            "grouping", "", "groups"));
    book.add("option",
             shapes::fields("one way to part the area",
                            {{"name", "text", "what it is called", true},
                             {"partnerships", "partnerships", "who shares a partnership", true},
                             {"as_of", "day", "its day, which is that of the file"},
                             {"source", "evidence", "who put it forward"},
                             {"reasons", "told list", "reasons on record for it"},
                             {"drawbacks", "told list", "reasons on record against it"},
                             {"note", "text", "a remark"}}));
    book.add("options map", shapes::map("the ways to part the area, by id", "option"));
    book.add("led together",
             shapes::fields("integrated care boards that are legally apart under one leadership",
                            {{"name", "text", "what they are called together", true},
                             {"boards", "texts", "the areas of the boards", true},
                             {"from", "date", "the first day on which it is so"},
                             {"until", "date", "the day on which it is over"},
                             {"source", "evidence", "who says so"},
                             {"note", "text", "a remark"}}));
    book.add("led together list", shapes::list("boards under one leadership", "led together"));
    Shape options = shapes::fields(
        "ways to part an area into partnerships, to be compared",
        {{"govmap-options", "one", "the number of this format: 1", true},
         {"title", "text", "what is compared", true},
         {"as_of", "day", "the day on which every option is looked at", true},
         {"uses", "texts", "the gazetteer, and the models of what is there today", true},
         {"area", "texts", "the area: a place, or several together", true},
         {"borders", "border rule", "what holds a partnership together (any)"},
         {"meetings", "number", "how often a partnership meets in a year (4)"},
         {"question", "text", "why it is asked"},
         {"aims", "told list", "what the footprint is to serve"},
         {"sources", "sources", "the sources by key"},
         {"today", "id", "the option that is business as usual", true},
         {"led_together", "led together list", "boards under one leadership"},
         {"every_connected", "flag", "true: every connected way beside those named"},
         {"options", "options map", "the ways to part the area", true},
         {"unknown", "texts", "what nobody recorded and a chooser would want to know"}});
    options.elsewhere.emplace(
        "govmap",
        "this is a model; a file of options begins with govmap-options: 1 and "
        "names models under uses:, as those in models/footprints do");
    book.add("options", std::move(options));
    return book;
}

Node model_document(const Node& file) {
    Node result(Node::Kind::map, file.where());
    for (const Node::Entry& entry : file.entries()) {
        for (const char* key : {"title", "as_of", "uses", "sources"}) {
            if (entry.key == key) result.append(entry.key, entry.where, entry.value);
        }
    }
    return result;
}

}  // namespace govmap::footprints
