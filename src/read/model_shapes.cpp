#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "read/entities.hpp"
#include "read/reader.hpp"

// The whole text format as a table. The reader's messages, `govmap schema` and its tests walk it.

namespace govmap {
namespace {

using Field = Shape::Field;
using Fields = std::vector<Field>;

Fields operator+(Fields a, const Fields& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// Tables of text, made before main: if memory runs out then, there is nobody to tell.
// NOLINTBEGIN(cert-err58-cpp)
const Fields statement_fields = {
    {"source", "evidence", "who says so: a source's key, {key: place in it}, or a list of these"},
    {"basis", "basis", "'inferred' where the source does not say it in terms"},
    {"note", "text", "a remark for the reader"},
};
const Fields evidence_fields =
    statement_fields + Fields{{"disputed", "flag", "whether another source says otherwise"}};
const Fields period_fields = {
    {"from", "date", "the first day on which it holds"},
    {"until", "date", "the day on which it is over"},
};
const Fields fact_fields = period_fields + evidence_fields;
const Fields undisputed_fields = period_fields + statement_fields;

const Fields entity_fields =
    Fields{
        {"name", "text", "its name, as people say it"},
        {"aliases", "texts", "other names and abbreviations"},
        {"properties", "properties", "other facts, by key"},
        {"succeeds", "ids", "what it took over from"},
    } +
    fact_fields;

const Fields actor_links = {
    {"answers_to", "targets", "who holds it to account"},
    {"reports_to", "targets", "to whom it gives account of its work"},
    {"informs", "targets", "to whom it only passes information"},
    {"part_of", "targets", "what it is a formal part of"},
    {"advises", "targets", "whom it advises"},
    {"answers_for", "targets", "the outcomes, products or programmes it is accountable for"},
    {"commissions", "targets", "the services that it plans and buys"},
    {"provides", "targets", "the services that it runs"},
    {"covers", "places", "the authorities or areas it serves"},
};

// NOLINTEND(cert-err58-cpp)

std::vector<std::string> all_words(const Terms& terms) { return terms.words(); }

void add_scalars(Shapes& book, const Vocabulary& vocabulary) {
    book.add("text", shapes::text("text"));
    book.add("id", shapes::word("the id of something in the model"));
    book.add("reference",
             shapes::text("an id; for authorities and areas also a name, alias or code"));
    book.add("flag", shapes::flag("true or false"));
    book.add("number", shapes::number("a number"));
    book.add("day", shapes::day("a day"));
    book.add("date", shapes::date("a day, month or year"));
    book.add("one", shapes::word("the number of this format", {"1"}));
    book.add("basis", shapes::word("whether the source says it in terms", {"stated", "inferred"}));
    std::vector<std::string> reasons;
    for (const AbsenceInfo& one : absences()) reasons.emplace_back(one.word);
    book.add("absence", shapes::word("why it is not there", reasons));
    std::vector<std::string> kinds;
    for (const LinkKindInfo& one : link_kinds()) kinds.emplace_back(one.word);
    book.add("link-kind", shapes::word("a kind of link", kinds));
    book.add("texts", shapes::one_or_many("one text or several", "text"));
    book.add("ids", shapes::one_or_many("one id or several", "reference"));
    book.add("category",
             shapes::word("what a member represents", all_words(vocabulary.categories)));
    book.add("categories", shapes::one_or_many("what the member represents", "category"));
    book.add("role", shapes::word("a role in a body", all_words(vocabulary.roles)));
    book.add("function",
             shapes::word("a function that a body fulfils", all_words(vocabulary.functions)));
    book.add("functions", shapes::one_or_many("the functions that it fulfils", "function"));
    book.add("capacity",
             shapes::word("in what capacity somebody attends", all_words(vocabulary.capacities)));
    for (const EntityKindInfo& kind : entity_kinds()) {
        const auto found = vocabulary.types.find(kind.kind);
        book.add(std::string(kind.word) + "-type",
                 shapes::word(std::string("the type of ") + kind.word,
                              found == vocabulary.types.end() ? std::vector<std::string>{}
                                                              : found->second.words()));
    }
}

void add_facts(Shapes& book) {
    book.add("places-in-sources",
             shapes::map("the place in the source, by the source's key", "text"));
    book.add("evidence-list", shapes::list("several sources", "evidence-item"));
    book.add("evidence-item",
             shapes::either("a source's key, or {key: place}", "id", "", "places-in-sources"));
    book.add("evidence",
             shapes::either("who says so: a source's key, {key: place in it}, or a list of these",
                            "id", "evidence-list", "places-in-sources"));
    book.add("property-value", shapes::either("text or a list of texts", "text", "texts", ""));
    book.add("property-fields",
             shapes::fields("a property with its evidence",
                            Fields{{"value", "property-value", "text or a list of texts"},
                                   {"absent", "absence", "why there is none"},
                                   {"complete", "flag", "whether a list is whole"},
                                   {"on", "date", "when it came to be so"}} +
                                evidence_fields));
    book.add("property-side", shapes::either("text, or {value: …, source: …, disputed: true}",
                                             "text", "", "property-fields"));
    book.add("property-sides",
             shapes::list("several texts, or what each source says", "property-side"));
    book.add("property", shapes::either("text, a list of texts, {value: …, source: …}, or a list "
                                        "of these where sources disagree",
                                        "text", "property-sides", "property-fields"));
    book.add("properties", shapes::map("facts by key", "property"));
    book.add("target-fields",
             shapes::fields("a link to something",
                            Fields{{"to", "reference", "its other end"},
                                   {"absent", "absence", "why there is none"},
                                   {"through", "role", "the role whose holder it goes through"},
                                   {"primary", "flag", "whether this is the line that counts"},
                                   {"nature", "text", "of what nature it is"},
                                   {"amount", "text", "an amount, with its currency"}} +
                                fact_fields));
    book.add("target", shapes::either("an id, or {to: id, …}", "reference", "", "target-fields"));
    book.add("targets", shapes::one_or_many("one id or several, or {to: id, …}", "target"));
    book.add("place-fields", shapes::fields("an authority or area covered",
                                            Fields{{"authority", "reference", "which one", true},
                                                   {"part", "flag", "whether only a part of it"}} +
                                                fact_fields));
    book.add("place", shapes::either("an authority or area, or {authority: …, part: true}",
                                     "reference", "", "place-fields"));
    book.add("places", shapes::one_or_many("authorities or areas", "place"));
    book.add("complete-fields",
             shapes::fields(
                 "who says that the list is whole, and of when",
                 Fields{{"as_at", "date", "the day that the list was whole"}} + undisputed_fields));
    book.add("complete", shapes::either("true, false, or {as_at: date, source: …}", "flag", "",
                                        "complete-fields"));
}

void add_body_parts(Shapes& book, const Vocabulary& vocabulary) {
    const Fields holder = {{"post", "id", "the post"},
                           {"organisation", "id", "the organisation"},
                           {"body", "id", "the body"},
                           {"absent", "absence", "why there is none"}};
    book.add("text-fact-fields", shapes::fields("a text with its evidence",
                                                Fields{{"text", "text", "the text"},
                                                       {"absent", "absence", "why there is none"}} +
                                                    fact_fields));
    book.add("text-fact",
             shapes::either("text, or {text: …, source: …}", "text", "", "text-fact-fields"));
    book.add("footprint",
             shapes::fields("the area that it serves",
                            {{"covers", "places", "the authorities of the footprint"},
                             {"complete", "complete", "false where more may belong to it"},
                             {"rationale", "text-fact", "why this footprint"}}));
    book.add(
        "role-holder",
        shapes::fields(
            "who holds the role",
            holder + Fields{{"agreed", "flag", "whether the core members agreed to this holder"}} +
                fact_fields));
    book.add("role-holders", shapes::one_or_many("one holder or several", "role-holder"));
    book.add("roles",
             shapes::map("who holds which role", "role-holders", all_words(vocabulary.roles)));
    book.add("member",
             shapes::fields("one member", holder +
                                              Fields{{"represents", "categories",
                                                      "the categories that it represents"}} +
                                              fact_fields));
    book.add("member-list", shapes::list("the members", "member"));
    book.add("members", shapes::fields("who sits on it",
                                       {{"complete", "complete", "whether the list is whole"},
                                        {"list", "member-list", "the members", true}}));
    book.add("attender", shapes::fields("one who attends without being a member",
                                        Fields{{"post", "id", "the post"},
                                               {"organisation", "id", "the organisation"},
                                               {"body", "id", "the body"},
                                               {"as", "capacity", "in what capacity"}} +
                                            fact_fields));
    book.add("attenders", shapes::list("who attends without being a member", "attender"));
    book.add("relation", shapes::fields("a relation to another body",
                                        Fields{{"with", "id", "the other body"},
                                               {"type", "body-type", "the type of the other body"},
                                               {"for", "reference", "for which authority"},
                                               {"nature", "text", "of what nature"},
                                               {"none", "text", "why there is none"},
                                               {"absent", "absence", "why nothing is said"}} +
                                            fact_fields));
    book.add("relation-list", shapes::list("the relations", "relation"));
    book.add("relations", shapes::fields("how it relates to other bodies",
                                         {{"complete", "complete", "whether the list is whole"},
                                          {"list", "relation-list", "the relations", true}}));
    std::vector<std::string> states;
    for (const Terms* terms : {&vocabulary.products, &vocabulary.milestones}) {
        for (const Term& term : terms->list()) {
            for (const std::string& state : term.states) {
                if (std::find(states.begin(), states.end(), state) == states.end()) {
                    states.push_back(state);
                }
            }
        }
    }
    if (states.empty()) {
        book.add("state", shapes::text("how far it is"));
    } else {
        book.add("state", shapes::word("how far it is", states));
    }
    const Fields stated = {{"state", "state", "how far it is"},
                           {"on", "date", "when it came to be so"},
                           {"due", "date", "by when the partnership means to have it done"},
                           {"absent", "absence", "why there is none"}};
    book.add("product-of-body",
             shapes::fields("a document",
                            Fields{{"name", "text", "its title"},
                                   {"approved_by", "ids", "who approved it"},
                                   {"properties", "properties", "its contents and other facts"}} +
                                stated + fact_fields));
    book.add("products-of-body",
             shapes::one_or_many("a document, or several of a kind", "product-of-body"));
    book.add("products", shapes::map("its documents by type", "products-of-body",
                                     all_words(vocabulary.products)));
    book.add("milestone", shapes::fields("something done once", stated + evidence_fields));
    book.add("milestone-sides",
             shapes::one_or_many("something done once, or what each source says of it where they "
                                 "disagree",
                                 "milestone"));
    book.add("milestones", shapes::map("what was done once", "milestone-sides",
                                       all_words(vocabulary.milestones)));
}

void add_entities(Shapes& book) {
    const auto type = [](const char* kind) {
        return Fields{{"type", std::string(kind) + "-type", std::string("what type of ") + kind}};
    };
    book.add("post",
             shapes::fields("an office, apart from who holds it",
                            entity_fields + type("post") + actor_links +
                                Fields{{"of", "reference",
                                        "the organisation, body or authority it is a post in"}}));
    book.add("organisation",
             shapes::fields("an organisation", entity_fields + type("organisation") + actor_links));
    const Fields body_fields =
        entity_fields + type("body") + actor_links +
        Fields{{"fulfils", "functions", "the functions that it fulfils, whatever its name"},
               {"footprint", "footprint", "the area that it serves, and why"},
               {"roles", "roles", "who holds which role"},
               {"members", "members", "who sits on it"},
               {"attends", "attenders", "observers, advisers and associates"},
               {"sub_groups", "sub-groups", "its sub-groups"},
               {"relations", "relations", "how it relates to other boards"},
               {"products", "products", "its documents"},
               {"products_complete", "complete", "whether its documents are all listed"},
               {"milestones", "milestones", "what was done once"},
               {"engages", "targets", "whom it works with beyond its members"},
               {"approves", "targets", "what it approves"},
               {"brings_together", "targets", "whom it is a forum for"}};
    book.add("body", shapes::fields("anything that meets", body_fields));
    book.add("bodies", shapes::map("bodies by id", "body"));
    book.add("sub-groups", shapes::fields("the sub-groups",
                                          {{"complete", "complete", "whether the list is whole"},
                                           {"list", "bodies", "the sub-groups by id", true}}));
    book.add("border", shapes::fields("a border", {{"with", "reference", "the neighbour", true},
                                                   {"border", "border-kind", "land or water"}}));
    book.add("border-kind", shapes::word("land or tidal water", {"land", "water"}));
    book.add("borders-of", shapes::list("its borders", "border-item"));
    book.add("border-item",
             shapes::either("a neighbour, or {with: …, border: water}", "reference", "", "border"));
    book.add(
        "within-fields",
        shapes::fields("an area that it lies in",
                       {{"area", "reference", "the area", true},
                        {"share", "number", "the share of its residents, 0 to 1"},
                        {"share_of_area", "number", "the share of the area's residents, 0 to 1"}}));
    book.add("within-item",
             shapes::either("an area, or {area: …, share: 0.5}", "reference", "", "within-fields"));
    book.add("within", shapes::one_or_many("the areas that it lies in", "within-item"));
    const Fields place = {{"code", "text", "its official code"},
                          {"within", "within", "the areas that it lies in"},
                          {"borders", "borders-of", "its borders"}};
    book.add("tier", shapes::word("the tier of local government", {"upper", "lower"}));
    book.add("authority",
             shapes::fields("an area of local government",
                            entity_fields + type("authority") + place +
                                Fields{{"tier", "tier", "upper or lower tier"},
                                       {"country", "text", "england, wales or scotland"},
                                       {"population", "number", "its residents"}}));
    book.add("area", shapes::fields("another area", entity_fields + type("area") + place));
    book.add("outcome", shapes::fields("what is to be achieved", entity_fields + type("outcome")));
    book.add("metric",
             shapes::fields("what an outcome is measured by",
                            entity_fields + type("metric") +
                                Fields{{"measures", "targets", "the outcome it measures"}}));
    const Fields owned = {{"owner", "ids", "whose it is"}};
    book.add("product",
             shapes::fields("a document", entity_fields + type("product") + owned +
                                              Fields{{"approved_by", "ids", "who approved it"},
                                                     {"state", "state", "how far it is"},
                                                     {"on", "date", "when it came to be so"},
                                                     {"due", "date", "by when it is to be done"},
                                                     {"absent", "absence", "why there is none"}}));
    const Fields money = {{"funds", "targets", "what it pays for"},
                          {"amount", "text", "how much, with its currency"}};
    book.add("fund", shapes::fields("money set aside",
                                    entity_fields + type("fund") + owned + money +
                                        Fields{{"approved_by", "ids", "who approved it"}}));
    book.add("programme",
             shapes::fields("a funded undertaking",
                            entity_fields + type("programme") + owned + money +
                                Fields{{"covers", "places", "its sites"},
                                       {"commissioned_by", "ids", "who plans and buys it"},
                                       {"provided_by", "ids", "who runs it"}}));
    for (const EntityKindInfo& kind : entity_kinds()) {
        if (kind.kind == EntityKind::body) continue;
        Shape entry = book[kind.word];
        entry.elsewhere.emplace("fulfils", only_bodies_fulfil);
        book.add(kind.word, std::move(entry));
        book.add(std::string(kind.word) + "-map",
                 shapes::map(std::string(kind.meaning), kind.word));
    }
}

void add_top(Shapes& book) {
    book.add("source", shapes::fields("a document that facts are taken from",
                                      {{"title", "text", "its title", true},
                                       {"publisher", "text", "who published it"},
                                       {"date", "date", "when"},
                                       {"url", "text", "where it can be read"},
                                       {"licence", "text", "under what licence"},
                                       {"note", "text", "a remark"}}));
    book.add("sources", shapes::map("the sources by key", "source"));
    book.add("link",
             shapes::fields("any link",
                            Fields{{"link", "link-kind", "its kind", true},
                                   {"from", "reference", "where it starts", true},
                                   {"to", "reference", "where it ends", true},
                                   {"role", "role", "holds: which role"},
                                   {"through", "role", "the role whose holder it goes through"},
                                   {"represents", "categories", "member_of: the categories"},
                                   {"as", "capacity", "attends: in what capacity"},
                                   {"border", "border-kind", "borders: land, or water"},
                                   {"nature", "text", "of what nature"},
                                   {"amount", "text", "funds: how much"},
                                   {"primary", "flag", "whether this line counts"},
                                   {"since", "date", "the first day on which it holds"},
                                   {"until", "date", "the day on which it is over"}} +
                                evidence_fields));
    book.add("links", shapes::list("links for which no shorter form fits", "link"));
    book.add(
        "complete-area",
        shapes::fields("lists that are whole: of the bodies over an area, or of links of a kind",
                       Fields{{"area", "reference", "the area"},
                              {"fulfils", "function", "the function of the bodies listed"},
                              {"links", "link-kinds",
                               "the kinds of link of which all that there are in this model are "
                               "recorded"}} +
                           undisputed_fields));
    book.add("link-kinds", shapes::one_or_many("one kind of link or several", "link-kind"));
    book.add("complete-areas", shapes::list("lists that are whole", "complete-area"));
    book.add("tables",
             shapes::fields("lists of this model that are CSV files, relative to it",
                            {{"entities", "texts", "who and what there is: kind, id, name, type …"},
                             {"properties", "texts", "facts about them: of, key, value …"},
                             {"links", "texts", "what joins them: link, from, to …"},
                             {"complete", "texts", "which lists are whole: of, list …"}}));
    book.add("exception",
             shapes::fields("a failed rule that the partners accept",
                            Fields{{"rule", "text", "the rule's id", true},
                                   {"subject", "id", "whose finding", true},
                                   {"item", "text", "which item of it; '-' for none"},
                                   {"reason", "text", "why it is accepted", true},
                                   {"approver", "id", "the post that accepted it", true}} +
                                undisputed_fields));
    book.add("exceptions", shapes::list("what the partners accept, with a reason", "exception"));
    book.add("end", shapes::fields("the end of what another model declares",
                                   {{"of", "reference", "what ends", true},
                                    {"until", "date", "the day on which it is over", true},
                                    statement_fields[0],
                                    statement_fields[1]}));
    book.add("ends", shapes::list("what other models declare, and when it is over", "end"));
    book.add("anything", shapes::any("read by the gazetteer"));
    Fields top = {{"govmap", "one", "the number of this format: 1", true},
                  {"title", "text", "what the model shows"},
                  {"as_of", "day", "the day that it was true"},
                  {"area", "ids", "the area under review"},
                  {"uses", "texts", "other models that this one stands on"},
                  {"sources", "sources", "the sources by key"},
                  {"tables", "tables", "lists of this model that are CSV files"},
                  {"gazetteer", "anything", "tables of authorities and areas"},
                  {"partnerships", "bodies", "bodies that are Combating Drugs Partnerships"}};
    for (const EntityKindInfo& kind : entity_kinds()) {
        const bool body = kind.kind == EntityKind::body;
        top.push_back(
            {kind.section, body ? "bodies" : std::string(kind.word) + "-map", kind.meaning});
    }
    top.push_back({"ends", "ends", "when what a used model declares without an end is over"});
    top.push_back({"links", "links", "links for which no shorter form fits"});
    top.push_back({"complete", "complete-areas", "lists that are whole"});
    top.push_back({"exceptions", "exceptions", "what the partners accept, with a reason"});
    book.add("model", shapes::fields("a governance model", top));
}

}  // namespace

Shapes model_shapes(const Vocabulary& vocabulary) {
    Shapes book;
    add_scalars(book, vocabulary);
    add_facts(book);
    add_body_parts(book, vocabulary);
    add_entities(book);
    add_top(book);
    return book;
}

}  // namespace govmap
