#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/pack_reader.hpp"
#include "check/param.hpp"

namespace govmap {
namespace {

// The lists of a vocabulary that are not by kind of entity.
struct ListInfo {
    const char* key;
    Terms Vocabulary::*terms;
};
constexpr std::array<ListInfo, 6> lists = {{
    {"categories", &Vocabulary::categories},
    {"roles", &Vocabulary::roles},
    {"products", &Vocabulary::products},
    {"functions", &Vocabulary::functions},
    {"milestones", &Vocabulary::milestones},
    {"capacities", &Vocabulary::capacities},
}};

Term read_term(const Node::Entry& entry, Problems& problems) {
    const Node& node = entry.value;
    Term term;
    term.word = entry.key;
    term.label = param::text(node, "label");
    term.plural = param::text(node, "plural");
    term.phrase = param::text(node, "phrase");
    term.meaning = param::text(node, "meaning");
    term.parent = param::text(node, "parent");
    term.sponsor = param::text(node, "sponsor");
    term.external = param::text(node, "external") == "true";
    term.rule = param::text(node, "rule");
    term.overseer = param::text(node, "overseer");
    term.states = param::texts(node, "states");
    term.done = param::texts(node, "done");
    for (const std::string& state : term.done) {
        if (std::find(term.states.begin(), term.states.end(), state) != term.states.end()) continue;
        problems.add(node.find("done")->where(),
                     fmt::format("'{}' is not among the states of '{}'", state, term.word),
                     did_you_mean(state, term.states, "list it under 'states' too"));
    }
    return term;
}

void read_terms(const Node* node, Terms& terms, Problems& problems) {
    if (node == nullptr) return;
    for (const Node::Entry& entry : node->entries()) terms.add(read_term(entry, problems));
}

bool same(const Term& a, const Term& b) {
    return a.label == b.label && a.plural == b.plural && a.phrase == b.phrase &&
           a.parent == b.parent && a.sponsor == b.sponsor && a.external == b.external &&
           a.overseer == b.overseer && a.states == b.states && a.done == b.done;
}

void add_terms(Terms& all, const Terms& more, Location where, Problems& problems) {
    for (const Term& term : more.list()) {
        const Term* known = all.find(term.word);
        if (known == nullptr) {
            all.add(term);
        } else if (!same(*known, term)) {
            problems.add(
                where,
                fmt::format("the word '{}' means something else in another pack in use", term.word),
                "give it another word, or say exactly the same of it in both");
        }
    }
}

void check_terms(const Terms& terms, Location where, Problems& problems) {
    for (const Term& term : terms.list()) {
        if (term.parent.empty()) continue;
        if (terms.find(term.parent) == nullptr) {
            problems.add(where,
                         fmt::format("'{}' lies under '{}', which is not a word here", term.word,
                                     term.parent),
                         did_you_mean(term.parent, terms.words()));
            continue;
        }
        if (terms.is_within(term.parent, term.word)) {
            problems.add(where, fmt::format("'{}' lies under itself", term.word),
                         "break the circle of parents");
        }
    }
}

}  // namespace

Pack read_pack(const Node& document, const std::string& folder, Problems& problems) {
    Pack pack;
    pack.folder = folder;
    pack.where = document.where();
    pack.id = param::text(document, "id");
    pack.title = param::text(document, "title");
    pack.issuer = param::text(document, "issuer");
    pack.edition = param::text(document, "edition");
    pack.standing = param::text(document, "standing");
    while (!pack.standing.empty() &&
           (pack.standing.back() == '\n' || pack.standing.back() == ' ')) {
        pack.standing.pop_back();
    }
    pack.local = param::text(document, "local") == "true";
    pack.guidance = param::text(document, "guidance") != "false";
    if (std::string called = param::text(document, "speaks_of"); !called.empty())
        pack.speaks_of = std::move(called);
    pack.starts = param::day(document, "starts");
    pack.examples_as_of = param::day(document, "examples_as_of");
    if (const std::string name = file_name(folder); pack.id != name) {
        problems.add(document.find("id")->where(),
                     fmt::format("the pack '{}' is in a folder called '{}'", pack.id, name),
                     "a pack's id is the name of its folder");
    }
    if (const Node* sources = document.find("sources")) {
        for (const Node::Entry& entry : sources->entries()) {
            Source source;
            source.id = entry.key;
            source.title = param::text(entry.value, "title");
            source.publisher = param::text(entry.value, "publisher");
            source.date = parse_partial_date(param::text(entry.value, "date"));
            source.url = param::text(entry.value, "url");
            source.licence = param::text(entry.value, "licence");
            source.where = entry.where;
            pack.sources.push_back(std::move(source));
        }
    }
    const Node* vocabulary = document.find("vocabulary");
    if (vocabulary == nullptr) return pack;
    if (const Node* types = vocabulary->find("types")) {
        for (const Node::Entry& entry : types->entries()) {
            read_terms(&entry.value, pack.vocabulary.types[*entity_kind(entry.key)], problems);
        }
    }
    for (const ListInfo& list : lists) {
        read_terms(vocabulary->find(list.key), pack.vocabulary.*list.terms, problems);
    }
    return pack;
}

void add_words(Vocabulary& all, const Vocabulary& more, Location where, Problems& problems) {
    for (const auto& [kind, terms] : more.types) add_terms(all.types[kind], terms, where, problems);
    for (const ListInfo& list : lists)
        add_terms(all.*list.terms, more.*list.terms, where, problems);
}

void check_words(const Vocabulary& words, Location where, Problems& problems) {
    for (const auto& [kind, terms] : words.types) check_terms(terms, where, problems);
    for (const ListInfo& list : lists) check_terms(words.*list.terms, where, problems);
    for (const Terms* terms : {&words.products, &words.milestones}) {
        for (const Term& term : terms->list()) {
            if (term.overseer.empty() || words.roles.find(term.overseer) != nullptr) continue;
            problems.add(where,
                         fmt::format("'{}' is overseen by '{}', which is not a role here",
                                     term.word, term.overseer),
                         did_you_mean(term.overseer, words.roles.words()));
        }
    }
}

}  // namespace govmap
