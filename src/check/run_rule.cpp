#include "check/run_rule.hpp"

#include <algorithm>
#include <exception>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/wording.hpp"

namespace govmap {
namespace {

Item single(Outcome outcome) {
    Item item;
    item.outcome = std::move(outcome);
    return item;
}

std::string name_of(const World& world, EntityIndex subject) {
    if (subject == whole_model) return "the model";
    return the(world.model(), subject);
}

// What an item is called inside a sentence: with its article where it is something in the model.
std::string item_in_words(const World& world, const Item& item, EntityIndex subject) {
    if (item.name.empty()) return name_of(world, subject);
    const auto entity = world.model().find(item.id);
    return entity ? the(world.model(), *entity) : item.name;
}

// Whether the rule is looked at all for this subject: an outcome if that settles it.
std::optional<Outcome> before_looking(const World& world, const Rule& rule, EntityIndex subject) {
    Outcome outcome;
    const Truth in_force = rule.in_force.holds_on(world.as_of());
    if (in_force == Truth::no) {
        outcome.verdict = Verdict::not_applicable;
        const bool ahead = rule.in_force.from && world.as_of() < rule.in_force.from->first;
        outcome.sentence = fmt::format("This is asked {}, and {} on {}.", in_words(rule.in_force),
                                       ahead ? "not yet" : "no longer", in_words(world.as_of()));
        return outcome;
    }
    if (in_force == Truth::unknown) {
        outcome.sentence = fmt::format("This is asked {}; whether it is on {}, one cannot tell.",
                                       in_words(rule.in_force), in_words(world.as_of()));
        outcome.missing.emplace_back("the day from or until which this is asked");
        return outcome;
    }
    if (subject != whole_model && world.graph().alive(subject) == Truth::unknown) {
        const Entity& entity = world.model().entity(subject);
        const std::string who = the(world.model(), subject);
        const bool dates = entity.period.holds_on(world.as_of()) != Truth::yes;
        outcome.sentence =
            dates ? fmt::format("{} is recorded {}; whether it exists on {}, one cannot tell.",
                                capitalised(who), in_words(entity.period), in_words(world.as_of()))
                  : fmt::format(
                        "Sources disagree on whether there is such a thing as {}, so one "
                        "cannot tell.",
                        who);
        outcome.missing.push_back(
            dates ? fmt::format("from and until which day {} exists", who)
                  : fmt::format("which source is right: whether there is such a thing as {}", who));
        outcome.facts.push_back(fact(world, subject));
        return outcome;
    }
    if (rule.about.in_review_area && subject != whole_model &&
        world.prepared(rule.about).test(subject) == Truth::unknown) {
        outcome.sentence = fmt::format(
            "Whether {} belongs to the area under review on {}, the dates leave open, so one "
            "cannot tell.",
            the(world.model(), subject), in_words(world.as_of()));
        outcome.missing.push_back(fmt::format("from and until which day {} belongs to the area",
                                              the(world.model(), subject)));
        outcome.facts.push_back(fact(world, subject));
        return outcome;
    }
    return std::nullopt;
}

// `when` and `unless`: an outcome if the rule does not apply, or if one cannot tell whether it
// does.
std::optional<Outcome> applies(const World& world, const Rule& rule, EntityIndex subject) {
    for (const bool wanted : {true, false}) {
        const ConditionPtr& condition = wanted ? rule.when : rule.unless;
        if (!condition) continue;
        Outcome outcome = condition->evaluate(world, subject);
        const bool ahead = outcome.due && world.as_of() <= *outcome.due;
        outcome.due.reset();
        outcome.late = false;
        outcome.deadlines.clear();
        const Verdict holds = wanted ? Verdict::pass : Verdict::fail;
        if (outcome.verdict == holds || (!wanted && outcome.verdict == Verdict::not_applicable))
            continue;
        if (outcome.verdict == Verdict::cannot_tell) {
            outcome.sentence =
                fmt::format("Whether the rule applies is open. {}", outcome.sentence);
        } else {
            outcome.verdict = Verdict::not_applicable;
            outcome.sentence = fmt::format(
                "{} {}",
                ahead && wanted ? "This is not asked yet." : "The rule does not apply here.",
                outcome.sentence);
        }
        return outcome;
    }
    return std::nullopt;
}

// How far the look at a subject came.
enum class Stage : std::uint8_t { outside_its_time, whether_it_applies, requirement };

struct Looked {
    std::vector<Item> items;
    Stage stage = Stage::requirement;
};

Looked look(const World& world, const Rule& rule, EntityIndex subject) {
    Looked result;
    if (auto outcome = before_looking(world, rule, subject)) {
        result.stage = Stage::outside_its_time;
        result.items.push_back(single(std::move(*outcome)));
    } else if (auto other = applies(world, rule, subject)) {
        result.stage = Stage::whether_it_applies;
        result.items.push_back(single(std::move(*other)));
    } else {
        result.items = rule.requirement->items(world, subject);
    }
    return result;
}

// The rule's own sentence for an outcome; empty: the component's. Before anything was looked at,
// none of them can be true; nor, where nothing was found to look at, what is said of an item.
const std::string& own_sentence(const Rule& rule, Stage stage, const Item& item) {
    static const std::string none;
    const Verdict verdict = item.outcome.verdict;
    if (stage == Stage::outside_its_time) return none;
    const bool whether = stage == Stage::whether_it_applies && verdict == Verdict::cannot_tell &&
                         !rule.says_whether.empty();
    const std::string& own =
        whether ? rule.says_whether : rule.says.at(static_cast<std::size_t>(verdict));
    return item.name.empty() && own.find("{item}") != std::string::npos ? none : own;
}

bool kept(Keep keep, Verdict verdict) {
    return keep == Keep::all || verdict == Verdict::fail ||
           (keep == Keep::failures_and_doubts && verdict == Verdict::cannot_tell);
}

// Whether there is anything to keep here, asked without the words that nobody would read. If there
// is not, the verdicts are counted. `verdicts` is room for them, used again for the next subject.
bool worth_telling(World& world, const Rule& rule, EntityIndex subject, Keep keep,
                   RuleSummary& summary, std::vector<Verdict>& verdicts) {
    verdicts.clear();
    world.tell(false);
    if (const auto outcome = before_looking(world, rule, subject)) {
        verdicts.push_back(outcome->verdict);
    } else if (const auto other = applies(world, rule, subject)) {
        verdicts.push_back(other->verdict);
    } else {
        rule.requirement->verdicts(world, subject, verdicts);
    }
    world.tell(true);
    if (std::any_of(verdicts.begin(), verdicts.end(),
                    [&](Verdict verdict) { return kept(keep, verdict); })) {
        return true;
    }
    for (const Verdict verdict : verdicts) ++summary.verdicts[static_cast<std::size_t>(verdict)];
    return false;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

// A sentence of a rule about this subject and item.
std::string filled_in(const World& world, std::string sentence, EntityIndex subject,
                      const Item& item) {
    replace_all(sentence, "{subject}", name_of(world, subject));
    replace_all(sentence, "{item}", item_in_words(world, item, subject));
    return sentence;
}

Finding finding_from(const World& world, const Rule& rule, const PackSet::Strength& strength,
                     EntityIndex subject, Stage stage, Item item) {
    Finding finding;
    Outcome& outcome = item.outcome;
    finding.rule = rule.id;
    finding.force = strength.force;
    finding.local = strength.local;
    finding.verdict = outcome.verdict;
    const bool whole = subject == whole_model;
    finding.subject = whole ? "model" : world.model().entity(subject).id;
    finding.subject_name = whole ? world.model().title : world.model().entity(subject).plain_name();
    if (!whole) finding.subject_where = world.model().entity(subject).where;
    if (finding.subject_name.empty()) finding.subject_name = finding.subject;
    finding.item = item.id;
    finding.item_name = item.name;
    finding.sentence = std::move(outcome.sentence);
    if (const std::string& own = own_sentence(rule, stage, item); !own.empty()) {
        finding.sentence = capitalised(filled_in(world, own, subject, item));
    }
    finding.evidence = std::move(outcome.facts);
    finding.missing = std::move(outcome.missing);
    if (outcome.verdict == Verdict::cannot_tell && stage == Stage::requirement &&
        !rule.says_settle.empty()) {
        finding.missing = {filled_in(world, rule.says_settle, subject, item)};
    }
    finding.citation = rule.citation;
    finding.remedy = rule.remedy;
    finding.due = outcome.due;
    finding.late = outcome.late;
    finding.deadlines = std::move(outcome.deadlines);
    return finding;
}

std::vector<EntityIndex> subjects_of(const World& world, const Rule& rule,
                                     std::optional<EntityIndex> only) {
    if (rule.whole_model) return {whole_model};
    const std::vector<EntityIndex>& result = world.all(rule.about);
    if (!only) return result;
    const bool there = std::find(result.begin(), result.end(), *only) != result.end();
    return there ? std::vector<EntityIndex>{*only} : std::vector<EntityIndex>{};
}

}  // namespace

Result<std::vector<Finding>> run_rule(World& world, const Rule& rule,
                                      const PackSet::Strength& strength,
                                      const CheckOptions& options, Exceptions& exceptions,
                                      RuleSummary& summary) {
    std::vector<Finding> findings;
    std::vector<Verdict> verdicts;
    const Keep keep = options.keep;
    try {
        for (const EntityIndex subject : subjects_of(world, rule, options.subject)) {
            ++summary.subjects;
            world.look_at(subject);
            const bool telling =
                keep == Keep::all || worth_telling(world, rule, subject, keep, summary, verdicts);
            Looked looked;
            if (telling) looked = look(world, rule, subject);
            if (world.broken()) {
                const Problem& why = *world.broken();
                return tl::unexpected<Failure>(
                    {FailureKind::environment,
                     fmt::format("the rule {} could not be run to its end: {}", rule.id,
                                 why.message),
                     why.where, why.advice});
            }
            for (Item& item : looked.items) {
                findings.push_back(
                    finding_from(world, rule, strength, subject, looked.stage, std::move(item)));
                if (subject != whole_model) exceptions.apply(subject, findings.back());
                ++summary.verdicts[static_cast<std::size_t>(findings.back().verdict)];
                if (!kept(keep, findings.back().verdict)) findings.pop_back();
            }
        }
    } catch (const std::exception& error) {
        return tl::unexpected<Failure>(
            {FailureKind::environment,
             fmt::format("the rule {} could not be run to its end: {}", rule.id, error.what()),
             rule.where,
             {}});
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::tie(a.subject, a.item) < std::tie(b.subject, b.item);
    });
    return findings;
}

}  // namespace govmap
