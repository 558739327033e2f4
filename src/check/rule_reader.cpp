#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/components.hpp"
#include "check/pack_reader.hpp"
#include "check/param.hpp"

namespace govmap {
namespace {

// Rule ids stand in reports and exceptions: capitals, digits and hyphens, such as MEM-06.
bool is_rule_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

std::string url_of(const Node& cites, const std::vector<const Source*>& sources) {
    for (const Node::Entry& entry : cites.entries()) {
        const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source* one) {
            return one->id == entry.key && !one->url.empty();
        });
        if (found != sources.end()) return (*found)->url;
    }
    return {};
}

void read_about(const Node& about, Rule& rule, Problems& problems) {
    rule.about = Selector::read(about);
    rule.whole_model = param::text(about, "model") == "true";
    if (about.entries().empty()) {
        problems.add(about.where(), "a rule about nothing",
                     "such as {fulfils: combating-drugs-partnership}");
    }
    if (rule.whole_model && about.entries().size() > 1) {
        problems.add(about.where(), "'model' beside other words",
                     "'model: true' is about the model as a whole");
    }
}

void read_examples(const Node& examples, const Node& document, Rule& rule, Problems& problems) {
    const Node* never = examples.find("never");
    for (const ExampleKindInfo& kind : example_kinds()) {
        const Node* list = examples.find(kind.key);
        const Node* reason = never == nullptr ? nullptr : never->find(kind.never);
        const bool shown = list != nullptr && !list->items().empty();
        if (reason != nullptr) rule.never.at(static_cast<std::size_t>(kind.kind)) = reason->text();
        if (shown && reason != nullptr) {
            problems.add(
                reason->where(),
                fmt::format("'{}' is said never to occur, and an example is given", kind.key),
                "keep one of the two");
        }
        if (!shown && reason == nullptr) {
            const Node* where = document.find("examples");
            problems.add(
                where->where(), fmt::format("no example under '{}'", kind.key),
                fmt::format(
                    "add a small model, or say under 'never' why it cannot occur: never: {{{}: …}}",
                    kind.never));
        }
        if (!shown) continue;
        for (const Node& item : list->items()) {
            Example example;
            example.kind = kind.kind;
            example.says = param::text(item, "says");
            example.model = *item.find("model");
            example.as_of = param::day(item, "as_of");
            example.areas = param::texts(item, "area");
            example.subject = param::text(item, "subject");
            example.item = param::text(item, "item");
            example.where = item.where();
            rule.examples.push_back(std::move(example));
        }
    }
}

}  // namespace

std::string citation_of(const Node& cites, const std::vector<const Source*>& sources,
                        Problems& problems) {
    if (cites.entries().empty()) {
        problems.add(cites.where(), "nothing is cited",
                     "name a source of the pack and the place in it");
    }
    std::string result;
    for (const Node::Entry& entry : cites.entries()) {
        const auto found = std::find_if(sources.begin(), sources.end(),
                                        [&](const Source* one) { return one->id == entry.key; });
        if (found == sources.end()) {
            std::vector<std::string> ids;
            for (const Source* one : sources) ids.push_back(one->id);
            problems.add(entry.where, fmt::format("there is no source '{}' in the pack", entry.key),
                         did_you_mean(entry.key, ids, "declare it under 'sources' of pack.yaml"));
            continue;
        }
        if (!result.empty()) result += "; ";
        result += (*found)->title;
        if (!entry.value.text().empty()) result += ", " + entry.value.text();
    }
    return result;
}

std::unique_ptr<const Rule> read_rule(const Node& document, const Pack& pack, const RuleBook& book,
                                      const std::string& path, Problems& problems) {
    const std::size_t before = problems.size();
    if (!book.shapes.conform(document, "rule", problems)) return nullptr;

    auto rule = std::make_unique<Rule>();
    rule->where = document.where();
    rule->folder = parent_path(path);
    const Node& id = *document.find("id");
    rule->id = id.text();
    const std::string name = file_name(path);
    const std::string stem = name.substr(0, name.size() - extension(name).size());
    if (!is_rule_id(rule->id)) {
        problems.add(id.where(), fmt::format("'{}' cannot be the id of a rule", rule->id),
                     "capitals, digits and hyphens, such as MEM-06");
    } else if (rule->id != stem) {
        problems.add(id.where(),
                     fmt::format("the rule '{}' is in a file called '{}'", rule->id, name),
                     "a rule's id is the name of its file without .yaml");
    }
    rule->title = param::text(document, "title");
    rule->of_footprint = param::text(document, "footprint") == "true";
    rule->force = *force(param::text(document, "force"));
    rule->citation = citation_of(*document.find("cites"), book.sources, problems);
    rule->url = url_of(*document.find("cites"), book.sources);
    rule->why = trimmed(param::text(document, "why"));
    rule->remedy = trimmed(param::text(document, "remedy"));
    for (const char* key : {"why", "remedy", "title"}) {
        if (trimmed(param::text(document, key)).empty()) {
            problems.add(document.find(key)->where(), fmt::format("'{}' is empty", key),
                         "say it in a sentence");
        }
    }
    rule->in_force = {parse_partial_date(param::text(document, "from")),
                      parse_partial_date(param::text(document, "until"))};
    if (rule->in_force.backwards()) {
        problems.add(document.find("until")->where(), "the rule is over before it begins",
                     "'until' is the first day on which it is no longer in force");
    }
    read_about(*document.find("about"), *rule, problems);
    MakeContext context{book.words,   problems,    pack.starts,  rule->whole_model,
                        &rule->about, pack.local,  book.queries, false,
                        {},           &book.shapes};
    rule->requirement = make_condition(*document.find("requires"), context);
    rule->dated = context.dated;
    rule->lists = std::move(context.lists);
    if (const Node* when = document.find("when")) rule->when = make_condition(*when, context);
    if (const Node* unless = document.find("unless"))
        rule->unless = make_condition(*unless, context);
    if (const Node* says = document.find("says")) {
        for (const VerdictInfo& one : verdicts()) {
            rule->says.at(static_cast<std::size_t>(one.verdict)) =
                trimmed(param::text(*says, one.word));
        }
        rule->says_whether = trimmed(param::text(*says, "whether-it-applies"));
        rule->says_settle = trimmed(param::text(*says, "would-settle-it"));
    }
    read_examples(*document.find("examples"), document, *rule, problems);
    if (problems.size() != before) return nullptr;
    return rule;
}

}  // namespace govmap
