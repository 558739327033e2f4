#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

// Names and nouns as they stand in English sentences.

namespace govmap {
namespace {

// A name that ends (or, before "of" and "for", begins) with one of these takes an article: "the
// Ministry of Justice", "the West Mercia Combating Drugs Partnership", but "West Mercia Police".
constexpr std::array<std::string_view, 44> common_nouns = {
    "agency",       "alliance",    "area",     "assembly",   "association", "authority",
    "board",        "cabinet",     "centre",   "clinic",     "college",     "commission",
    "commissioner", "committee",   "company",  "consortium", "coroner",     "department",
    "directorate",  "executive",   "forum",    "foundation", "framework",   "group",
    "institute",    "minister",    "ministry", "network",    "office",      "panel",
    "parliament",   "partnership", "plan",     "programme",  "project",     "region",
    "secretary",    "service",     "strategy", "team",       "treasury",    "trust",
    "unit",         "university"};

bool is_common_noun(std::string word) {
    word = lower_case(word);
    return std::find(common_nouns.begin(), common_nouns.end(), word) != common_nouns.end();
}

bool takes_article(const Entity& entity) {
    const std::string name = entity.plain_name();
    if (entity.kind == EntityKind::post) return true;
    if (entity.kind == EntityKind::authority || name.empty()) return false;
    std::string head = name.substr(0, name.find(" ("));
    const std::string first = head.substr(0, head.find(' '));
    for (const char* joint : {" of ", " for ", " with ", " to "}) {
        if (head.find(joint) == first.size() && is_common_noun(first)) return true;
        head = head.substr(0, head.find(joint));
    }
    const std::size_t space = head.rfind(' ');
    return space != std::string::npos ? is_common_noun(head.substr(space + 1))
                                      : is_common_noun(head);
}

std::string plural(const std::string& one) {
    if (one.empty()) return one;
    const char last = one.back();
    const bool vowel_before = one.size() > 1 && std::string_view("aeiou").find(
                                                    one[one.size() - 2]) != std::string_view::npos;
    if (last == 'y' && !vowel_before) return one.substr(0, one.size() - 1) + "ies";
    if (last == 's' || last == 'x' || last == 'h') return one + "es";
    return one + "s";
}

// What lies at the other end of a link, as a noun.
struct LinkNoun {
    LinkKind kind;
    const char* forward;
    const char* backward;
};
constexpr std::array<LinkNoun, 23> link_nouns = {{
    {LinkKind::answers_to, "superior", "subordinate"},
    {LinkKind::reports_to, "receiver of its reports", "body that reports to it"},
    {LinkKind::informs, "receiver of its information", "informant"},
    {LinkKind::part_of, "parent", "sub-group"},
    {LinkKind::member_of, "body", "member"},
    {LinkKind::attends, "body", "attender"},
    {LinkKind::holds, "body", "role holder"},
    {LinkKind::post_in, "organisation", "post"},
    {LinkKind::covers, "authority", "body that covers it"},
    {LinkKind::within, "area", "place"},
    {LinkKind::borders, "neighbour", "neighbour"},
    {LinkKind::succeeds, "predecessor", "successor"},
    {LinkKind::relates_to, "related body", "related body"},
    {LinkKind::answers_for, "responsibility", "answerable member"},
    {LinkKind::measures, "outcome", "metric"},
    {LinkKind::owns, "document", "owner"},
    {LinkKind::approves, "approved document", "approver"},
    {LinkKind::funds, "recipient", "source of funds"},
    {LinkKind::advises, "body advised", "adviser"},
    {LinkKind::engages, "group engaged", "body that engages it"},
    {LinkKind::commissions, "service commissioned", "commissioner"},
    {LinkKind::provides, "service provided", "provider"},
    {LinkKind::brings_together, "body brought together", "forum"},
}};

}  // namespace

std::string the(const Model& model, EntityIndex index) {
    const Entity& entity = model.entity(index);
    if (entity.name.empty()) return entity.id;
    // What it is called says what is to be done: "Set up a working group".
    if (entity.kind == EntityKind::product && model.word(entity.type) == "action")
        return fmt::format("the action '{}'", entity.name);
    if (entity.name.starts_with("The ")) return "the " + entity.name.substr(4);
    return takes_article(entity) ? "the " + entity.plain_name() : entity.plain_name();
}

std::string the_first(const Model& model, EntityIndex entity) {
    return capitalised(the(model, entity));
}

std::string names(const Model& model, std::span<const EntityIndex> entities, std::size_t most) {
    std::vector<std::string> shown;
    const bool cut = entities.size() > most + 1;  // "and 1 other" is no shorter than the name
    for (const EntityIndex one : entities.first(cut ? most : entities.size())) {
        shown.push_back(the(model, one));
    }
    if (cut) shown.push_back(fmt::format("{} others", entities.size() - most));
    return join_and(shown);
}

Noun noun(std::string one, std::string many) {
    if (many.empty()) many = plural(one);
    return {std::move(one), std::move(many)};
}

std::string a(std::string_view noun) {
    const auto capital = [&](std::size_t at) {
        return at < noun.size() && noun[at] >= 'A' && noun[at] <= 'Z';
    };
    // The letters of an acronym are spelt out: "an NHS trust", "an SRO".
    const std::string_view vowels =
        capital(0) && capital(1) ? std::string_view("AEFHILMNORSX") : std::string_view("AEIOaeio");
    const bool other_u = (noun.starts_with('u') || noun.starts_with('U')) &&
                         !lower_case(noun.substr(0, 3)).starts_with("uni") &&
                         !lower_case(noun.substr(0, 2)).starts_with("us");
    const bool one =
        lower_case(noun.substr(0, 4)) == "one " || lower_case(noun.substr(0, 4)) == "one-";
    const bool vowel =
        !noun.empty() && !one && (vowels.find(noun[0]) != std::string_view::npos || other_u);
    return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string counted(std::size_t count, const Noun& noun) {
    if (count == 0) return "no " + noun.one;
    if (count == 1) return "one " + noun.one;
    return fmt::format("{} {}", count, noun.many);
}

std::string type_label(const Vocabulary& words, std::string_view type) {
    return type_noun(words, type).one;
}

Noun type_noun(const Vocabulary& words, std::string_view type) {
    for (const auto& [kind, terms] : words.types) {
        if (const Term* term = terms.find(type)) return noun(terms.label(type), term->plural);
    }
    return noun(Terms{}.label(type));
}

std::string in_words(const World& world, const Selector& selector) {
    std::vector<std::string> parts;
    if (!selector.tier.empty()) parts.push_back(selector.tier + "-tier");
    std::uint16_t kinds = 0;
    for (const EntityKind one : selector.kinds)
        kinds = static_cast<std::uint16_t>(kinds | bit(one));
    if (kinds != 0) parts.push_back(kinds_in_words(kinds));
    if (!selector.types.empty()) {
        std::string types;
        for (const std::string& type : selector.types)
            types += (types.empty() ? "" : " or ") + type_label(world.words(), type);
        parts.push_back("of the type " + types);
    }
    if (!selector.fulfils.empty())
        parts.push_back("serving as " + world.words().functions.label(selector.fulfils));
    if (!selector.country.empty()) parts.push_back("in " + capitalised(selector.country));
    if (selector.in_review_area) parts.emplace_back("in the area under review");
    if (selector.in_review_model) parts.emplace_back("declared in the model under review");
    if (!selector.ids.empty()) parts.push_back("one of " + join_and(selector.ids));
    return join_and(parts);
}

Noun noun_of(const Vocabulary& words, const Path& path) {
    const Path::Step& last = path.steps.back();
    Noun result;
    for (const LinkNoun& one : link_nouns) {
        if (one.kind == last.kind) result = noun(last.backwards ? one.backward : one.forward);
    }
    if (result.one.starts_with("body that")) result.many = "bodies that" + result.one.substr(9);
    if (result.one == "body that covers it") result.many = "bodies that cover it";
    for (const Path::Filter& filter : last.filters) {
        if (filter.values.size() != 1) continue;
        const std::string& word = filter.values.front();
        const auto of = [&](const Terms& terms) {
            const Term* term = terms.find(word);
            return noun(terms.label(word), term == nullptr ? "" : term->plural);
        };
        if (filter.key == "role" && last.kind == LinkKind::holds && last.backwards)
            result = of(words.roles);
        if (filter.key == "type") result = type_noun(words, word);
        if (filter.key == "fulfils") result = of(words.functions);
        if (filter.key == "represents") {
            const std::string label = words.categories.label(word);
            result = {"member for " + label, "members for " + label};
        }
    }
    return result;
}

}  // namespace govmap
