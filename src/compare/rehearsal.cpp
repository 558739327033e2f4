#include "compare/rehearsal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/check.hpp"
#include "compare/lists.hpp"
#include "compare/rehearsal_changes.hpp"
#include "compare/rehearsal_pair.hpp"
#include "compare/rehearsal_ties.hpp"
#include "compare/rehearsal_turns.hpp"
#include "graph/select.hpp"
#include "model/partnership.hpp"

namespace govmap::rehearsal {
namespace {

/// Makes the changed model speak of what the recorded one speaks of: what the changes review, and
/// the areas that they are about, are no part of the question.
void review_as_recorded(const Model& recorded, const Pair& pair, Model& changed) {
    changed.title = recorded.title;
    changed.as_of = recorded.as_of;
    changed.review_areas.clear();
    for (const EntityIndex one : recorded.review_areas)
        changed.review_areas.push_back(pair.in_changed(one));
    changed.under_review.clear();
    for (const EntityRange& range : recorded.under_review) {
        // What was read from the same files stands side by side in both.
        if (range.first == range.end) {
            changed.under_review.push_back({});
            continue;
        }
        const EntityIndex first = pair.in_changed(range.first);
        changed.under_review.push_back(
            {first, {first.value + range.end.value - range.first.value}});
    }
    if (changed.under_review.empty()) {
        changed.under_review.push_back(
            {{0}, {static_cast<std::uint32_t>(recorded.entities.size())}});
    }
}

/// The changed model without what its other files say of lists being whole.
Model with_open_lists(const Model& changed, const std::set<std::uint32_t>& files) {
    Model result = changed;
    const auto of_model = [&](const Closure& one) { return !files.contains(one.where.file); };
    std::erase_if(result.closures, of_model);
    std::erase_if(result.whole_kinds, [&](const WholeKind& one) { return of_model(one.closure); });
    return result;
}

/// One after another, each day of the two models, and what has come of them so far.
class Run {
public:
    Run(const Pair& pair, const PackSet& packs, const Request& request, bool changes_hold_already)
        : pair_(pair),
          packs_(packs),
          request_(request),
          changes_hold_already_(changes_hold_already) {
        for (const std::string& id : request.areas) {
            if (const auto area = pair.recorded().find(id)) areas_.push_back(*area);
        }
        if (areas_.empty()) areas_ = pair.recorded().review_areas;
    }

    /// Looks at one day, the last of the result's.
    std::optional<Failure> look(Date day, Rehearsal& result) {
        const std::size_t number = result.days.size() - 1;
        const GovernanceGraph recorded(pair_.recorded(), day);
        const GovernanceGraph changed(pair_.changed(), day);
        auto before = report_on(recorded, areas_, request_.only);
        if (!before) return before.error();
        auto after = report_on(changed, areas_then(changed), request_.only);
        if (!after) return after.error();
        if (auto failure = open_lists(day, *before, *after)) return failure;
        if (number == 0) {
            result.packs = before->packs;
            result.standing = before->standing;
            result.speaker = before->speaker;
        }
        const OneDay one{pair_, recorded, changed, number};
        note_losses(one);
        note_deadlines(one, *before);
        close_ties(one);
        note_turns(one, *before, *after, result.carried);
        return std::nullopt;
    }

    /// The areas under review, of the recorded model.
    [[nodiscard]] const std::vector<EntityIndex>& areas() const { return areas_; }

    /// What was found, by those whom it concerns.
    std::vector<Party> parties() {
        std::stable_sort(parties_.begin(), parties_.end(), [](const Held& a, const Held& b) {
            return std::pair(a.rank, a.index) < std::pair(b.rank, b.index);
        });
        std::vector<Party> result;
        for (Held& one : parties_) result.push_back(std::move(one.party));
        return result;
    }

private:
    struct Held {
        EntityIndex index;  ///< of the changed model; `every_entity` for the model as a whole
        int rank = 0;       ///< partnerships, those that the changes bring, others
        Party party;
        std::map<FindingKey, std::vector<std::size_t>> turns;  ///< places in the party's
    };

    Result<CheckReport> report_on(const GovernanceGraph& graph,
                                  const std::vector<EntityIndex>& areas,
                                  const std::vector<std::string>& only) const {
        CheckOptions options;
        options.workers = request_.workers;
        options.only = only;
        options.areas = areas;
        return check(graph, packs_, options);
    }

    /// Makes what fails newly open where only a list of the model's own makes it a fail: its author
    /// called the list whole without knowing of the changes.
    std::optional<Failure> open_lists(Date day, const CheckReport& before, CheckReport& after) {
        std::size_t carried = 0;
        std::vector<std::string> rules;
        const auto is_rule = [&](const std::string& id) {
            return std::any_of(after.rules.begin(), after.rules.end(),
                               [&](const RuleSummary& one) { return one.rule == id; });
        };
        const std::map<FindingKey, TurnNow> turns = turns_on(pair_, before, after, carried);
        for (const auto& [key, turn] : turns) {
            const std::string& rule = std::get<0>(key);
            if (turn.what == Turn::What::fails && is_rule(rule) && !is_in(rules, rule))
                rules.push_back(rule);
        }
        if (rules.empty()) return std::nullopt;
        if (!opened_) opened_ = with_open_lists(pair_.changed(), request_.files);
        const GovernanceGraph graph(*opened_, day);
        const auto opened = report_on(graph, areas_then(graph), rules);
        if (!opened) return opened.error();
        const auto same = [](const Finding& a, const Finding& b) {
            return a.rule == b.rule && a.subject == b.subject && a.item == b.item;
        };
        for (Finding& one : after.findings) {
            const auto turn = turns.find({one.rule, one.subject, one.item});
            if (turn == turns.end() || turn->second.what != Turn::What::fails) continue;
            const auto open = std::find_if(opened->findings.begin(), opened->findings.end(),
                                           [&](const Finding& other) { return same(one, other); });
            if (open != opened->findings.end() && open->verdict == Verdict::cannot_tell)
                one = *open;
        }
        return std::nullopt;
    }

    /// The areas under review with the changes: what succeeds one of them is under review as well.
    [[nodiscard]] std::vector<EntityIndex> areas_then(const GovernanceGraph& changed) const {
        std::vector<EntityIndex> result;
        for (const EntityIndex one : areas_) {
            const EntityIndex there = pair_.in_changed(one);
            if (!is_in(result, there)) result.push_back(there);
            if (changed.alive(there) != Truth::no) continue;
            for (const EntityIndex next : pair_.successors(there)) {
                if (!is_in(result, next)) result.push_back(next);
            }
        }
        return result;
    }

    Held& held(EntityIndex index, const GovernanceGraph& changed) {
        for (Held& one : parties_) {
            if (one.index == index) return one;
        }
        Held fresh;
        fresh.index = index;
        if (index == every_entity) {
            fresh.party.who = {"model", "The model as a whole"};
        } else {
            fresh.party.who = pair_.named(index);
            const std::vector<EntityIndex> own = partnerships_of(changed, index);
            fresh.party.partnership = !own.empty() && own.front() == index;
            fresh.party.brought = !pair_.in_recorded(index);
        }
        fresh.rank = !fresh.party.partnership ? 2 : fresh.party.brought ? 1 : 0;
        parties_.push_back(std::move(fresh));
        return parties_.back();
    }

    void note_losses(const OneDay& day) {
        for (auto& [party, losses] : losses_on(day, packs_.vocabulary)) {
            Held& one = held(party, day.changed);
            for (LossNow& now : losses) note_loss(one.party, now, day);
        }
    }

    void note_loss(Party& party, const LossNow& now, const OneDay& day) {
        const Named ended = pair_.named(now.ended);
        auto at = std::find_if(party.losses.begin(), party.losses.end(),
                               [&](const Loss& one) { return one.ended == ended; });
        if (at == party.losses.end()) {
            Loss fresh;
            fresh.ended = ended;
            fresh.day = *pair_.changed().entity(now.ended).period.until;
            fresh.first = day.number;
            for (const EntityIndex next : pair_.successors(now.ended))
                fresh.next.push_back(pair_.named(next));
            at = party.losses.insert(party.losses.end(), std::move(fresh));
        }
        for (const TieNow& tie : now.ties) {
            seen_.insert({party.who.id, ended.id, tie.key});
            auto known = std::find_if(at->ties.begin(), at->ties.end(),
                                      [&](const Tie& one) { return one.key == tie.key; });
            if (known == at->ties.end()) {
                at->ties.push_back({tie.key,
                                    tie.kind,
                                    tie.text,
                                    tie.then,
                                    {day.number, {}},
                                    tie.settled,
                                    {},
                                    tie.stays});
            } else if (tie.settled && !known->settled && !known->span.until) {
                known->then = tie.then;
                known->span.until = day.number;
            } else {
                note_lapse(*known, tie, day.number);
            }
        }
    }

    /// What the changes put in its place may end as well.
    static void note_lapse(Tie& known, const TieNow& now, std::size_t day) {
        const bool open = known.again && !known.again->until;
        const bool over = std::none_of(known.then.begin(), known.then.end(),
                                       [&](const Named& one) { return is_in(now.then, one); });
        if (now.settled && open) {
            known.again->until = day;
        } else if (!now.settled && over && !open && (known.settled || known.span.until)) {
            known.again = Span{day, {}};
        }
    }

    /// What a partnership that ends by the changes had to do, and is not recorded as done.
    void note_deadlines(const OneDay& day, const CheckReport& before) {
        for (Held& one : parties_) {
            for (Loss& loss : one.party.losses) {
                if (loss.first != day.number || loss.ended != one.party.who) continue;
                const std::vector<std::string> open = open_deeds(before, loss.ended.id);
                if (open.empty()) continue;
                loss.ties.push_back({"due",
                                     Tie::Kind::deadline,
                                     "had these to do, not recorded as done: " + join_and(open),
                                     {},
                                     {day.number, {}},
                                     false});
            }
        }
    }

    static std::vector<std::string> open_deeds(const CheckReport& report, const std::string& of) {
        std::vector<std::string> result;
        std::set<std::string> seen;
        for (const Finding& finding : report.findings) {
            for (const Deadline& one : finding.deadlines) {
                if (one.of != of || one.state == Deadline::State::done || !one.due) continue;
                if (seen.insert(one.deed).second)
                    result.push_back(fmt::format("{} ({})", one.what, in_words(*one.due)));
            }
        }
        return result;
    }

    /// What time alone has ended in the meantime is no loss any more.
    void close_ties(const OneDay& day) {
        for (Held& one : parties_) {
            for (Loss& loss : one.party.losses) {
                for (Tie& tie : loss.ties) {
                    const bool once = tie.kind == Tie::Kind::deadline;  // looked up on one day only
                    const bool here = seen_.contains({one.party.who.id, loss.ended.id, tie.key});
                    if (!here && !once && !tie.settled && !tie.span.until)
                        tie.span.until = day.number;
                }
            }
        }
        seen_.clear();
    }

    void note_turns(const OneDay& day, const CheckReport& before, const CheckReport& after,
                    std::size_t& carried) {
        std::size_t carried_today = 0;
        std::map<FindingKey, TurnNow> now = turns_on(pair_, before, after, carried_today);
        carried = std::max(carried, carried_today);
        // A rule may look beyond its day: what only later changes cause is told under their day.
        if (day.number == 0 && !changes_hold_already_) return;
        for (Held& one : parties_) {
            for (auto& [key, places] : one.turns) {
                const auto same = now.find(key);
                Turn& last = one.party.turns[places.back()];
                if (last.span.until) continue;
                if (same != now.end() && same->second.what == last.what) {
                    now.erase(same);
                } else {
                    last.span.until = day.number;
                }
            }
        }
        for (const auto& [key, turn] : now) note_turn(key, turn, day, after);
    }

    void note_turn(const FindingKey& key, const TurnNow& now, const OneDay& day,
                   const CheckReport& report) {
        const auto subject = pair_.changed().find(now.finding->subject);
        const bool ours =
            !subject || pair_.in_recorded(*subject) || !pair_.predecessors(*subject).empty();
        // How far the changes' own bodies are recorded is for `check` of the changes.
        const bool fails = now.what == Turn::What::fails && now.finding->force == Force::minimum;
        if (!ours && !fails) return;
        Held& one = held(subject ? concerned(*subject, day) : every_entity, day.changed);
        Turn turn;
        turn.what = now.what;
        turn.finding = *now.finding;
        turn.before = now.before;
        turn.after = now.after;
        turn.span.first = day.number;
        for (const RuleSummary& rule : report.rules) {
            if (rule.rule == now.finding->rule) turn.title = rule.title;
        }
        one.turns[key].push_back(one.party.turns.size());
        one.party.turns.push_back(std::move(turn));
    }

    /// The partnership that a finding on `subject` (of the changed model) concerns; else itself.
    [[nodiscard]] EntityIndex concerned(EntityIndex subject, const OneDay& day) const {
        const std::vector<EntityIndex> own = partnerships_of(day.changed, subject);
        if (!own.empty()) return own.front();
        const EntityKind kind = day.changed.kind(subject);
        if (kind != EntityKind::authority && kind != EntityKind::area) return subject;
        std::vector<EntityIndex> over;
        std::vector<EntityIndex> places = pair_.predecessors(subject);
        places.push_back(subject);
        for (const EntityIndex place : places) {
            const auto there = pair_.in_recorded(place);
            if (!there) continue;
            for (const LinkIndex link : day.recorded.in(*there, LinkKind::covers)) {
                const EntityIndex body = pair_.recorded().link(link).from;
                const std::vector<EntityIndex> whose = partnerships_of(day.recorded, body);
                if (whose.empty() || whose.front() != body) continue;
                const EntityIndex found = pair_.in_changed(body);
                if (!is_in(over, found)) over.push_back(found);
            }
        }
        return over.size() == 1 ? over.front() : subject;
    }

    const Pair& pair_;
    const PackSet& packs_;
    const Request& request_;
    bool changes_hold_already_;       // something of theirs is so on the first day looked at
    std::vector<EntityIndex> areas_;  // of the recorded model
    std::optional<Model> opened_;     // as changed, without the lists that the model calls whole
    std::vector<Held> parties_;
    std::set<std::tuple<std::string, std::string, std::string>> seen_;  // party, ended, tie
};

/// Whether it is an upper-tier authority of the areas under review: what a reviewer looks at even
/// where no partnership is recorded over it.
bool is_reviewed_place(const GovernanceGraph& graph, EntityIndex one,
                       const std::vector<EntityIndex>& areas) {
    if (graph.kind(one) != EntityKind::authority) return false;
    const auto tier = graph.model().symbols.find("tier");
    const Property* said = tier ? graph.model().entity(one).find(*tier) : nullptr;
    if (said == nullptr || said->text() == nullptr || *said->text() != "upper") return false;
    return std::any_of(areas.begin(), areas.end(),
                       [&](EntityIndex area) { return lies_in(graph, one, area) != Truth::no; });
}

/// Marks the changes that bear on something that the model says.
void mark_touching(const Pair& pair, Date from, const std::vector<EntityIndex>& areas,
                   Rehearsal& result) {
    const Model& recorded = pair.recorded();
    const GovernanceGraph graph(recorded, from);
    std::set<std::string> concerned;
    for (const Party& party : result.parties) {
        for (const Loss& loss : party.losses) {
            concerned.insert(loss.ended.id);
            for (const Named& one : loss.next) concerned.insert(one.id);
            for (const Tie& tie : loss.ties) {
                for (const Named& one : tie.then) concerned.insert(one.id);
            }
        }
        for (const Turn& turn : party.turns) {
            concerned.insert(turn.finding.subject);
            concerned.insert(turn.finding.item);
        }
    }
    const auto bears = [&](const std::string& id) {
        if (concerned.contains(id)) return true;
        const auto one = recorded.find(id);
        return one && (recorded.is_under_review(*one) || is_reviewed_place(graph, *one, areas));
    };
    for (Change& change : result.changes) {
        const auto any = [&](const std::vector<Named>& list) {
            return std::any_of(list.begin(), list.end(),
                               [&](const Named& one) { return bears(one.id); });
        };
        // What the changes say of their own things is no matter of the model's.
        const bool fact = !change.fact.empty() && !recorded.find(change.of.id);
        change.touches = !fact && (bears(change.of.id) || any(change.before));
    }
}

constexpr std::array<const char*, 3> standing_words = {"planned", "supposed", "told as done"};
constexpr std::array<const char*, 14> kind_words = {
    "itself",   "footprint", "area",     "role",     "seat",  "attends", "group",
    "relation", "line",      "document", "deadline", "money", "home",    "other"};
constexpr std::array<const char*, 4> what_words = {"fails", "cannot-tell", "mended", "falls-away"};

}  // namespace

const char* word(Standing standing) {
    return standing_words.at(static_cast<std::size_t>(standing));
}
const char* word(Tie::Kind kind) { return kind_words.at(static_cast<std::size_t>(kind)); }
const char* word(Turn::What what) { return what_words.at(static_cast<std::size_t>(what)); }

bool Rehearsal::touches() const {
    const bool any =
        std::any_of(parties.begin(), parties.end(), [](const Party& one) { return !one.brought; });
    return any || std::any_of(changes.begin(), changes.end(),
                              [](const Change& one) { return one.touches; });
}

Result<Rehearsal> rehearse(const Model& as_recorded, Model as_changed, const PackSet& packs,
                           const Request& request) {
    const Pair pair(as_recorded, as_changed);
    review_as_recorded(as_recorded, pair, as_changed);
    Rehearsal result;
    result.model_title = as_recorded.title;
    Told told = told_by(pair, request, packs.vocabulary);
    result.changes = std::move(told.changes);
    result.undated = told.undated;
    if (told.days.empty()) {
        return request_failure(
            "the changes say no day on which anything begins or ends; write 'from:' and 'until:' "
            "at "
            "what they bring, and 'ends:' for what they end");
    }
    result.days.push_back({request.from, {}});
    const bool hold_already = told.undated > 0 || told.days.begin()->first <= request.from;
    Run run(pair, packs, request, hold_already);
    if (auto failure = run.look(request.from, result))
        return tl::unexpected<Failure>(std::move(*failure));
    for (const auto& [day, said] : told.days) {
        if (day <= request.from || (request.until && day > *request.until)) {
            result.left_out.push_back(day);
            continue;
        }
        result.days.push_back({day, said});
        if (auto failure = run.look(day, result))
            return tl::unexpected<Failure>(std::move(*failure));
    }
    if (result.days.size() == 1) {
        return request_failure(fmt::format(
            "no day of the changes lies after {}{}; {}: give --from or --until so that some of "
            "them lie between",
            in_words(request.from),
            request.until ? " and not after " + in_words(*request.until) : std::string{},
            told.days.size() == 1
                ? "their day is " + in_words(told.days.begin()->first)
                : fmt::format("their days are from {} to {}", in_words(told.days.begin()->first),
                              in_words(told.days.rbegin()->first))));
    }
    result.parties = run.parties();
    mark_touching(pair, request.from, run.areas(), result);
    return result;
}

Problems doubts(const Model& as_recorded, const Model& as_changed, const Request& request) {
    Problems problems;
    const auto brought = [&](Location where) { return request.files.contains(where.file); };
    const auto until = as_changed.symbols.find("until");
    for (const Link& link : as_changed.links) {
        if (link.kind != LinkKind::succeeds || !brought(link.where)) continue;
        const Entity& next = as_changed.entity(link.from);
        const Entity& old = as_changed.entity(link.to);
        if (old.period.until || !next.period.from) continue;
        problems.add(
            link.where,
            fmt::format("{} is to succeed {}, of which no end is told", next.name, old.name),
            fmt::format("if it ends then, write under 'ends:' {{of: {}, until: {}, "
                        "source: …}}; else both are taken to stand side by side",
                        old.id, iso(*next.period.from)));
    }
    for (const Link& link : as_recorded.links) {
        if (link.kind != LinkKind::holds && link.kind != LinkKind::member_of) continue;
        const auto at = as_changed.find(as_recorded.entity(link.from).id);
        const Entity& one = as_changed.entity(*at);
        const Property* end = until ? one.find(*until) : nullptr;
        if (end == nullptr || !brought(end->where) || !one.period.until ||
            Date(one.period.until->last) > request.from ||
            as_recorded.said_on(link, request.from) == Truth::no)
            continue;
        const bool precise = one.period.until->precision == PartialDate::Precision::day;
        problems.add(
            end->where,
            fmt::format("{} ended {} {}, before the model was written, and the model still "
                        "gives it a role or a seat",
                        one.name, precise ? "on" : "in", in_words(*one.period.until)),
            "look whether the day is right; if it is, end the role or seat in the model too");
        break;
    }
    for (const Entity& one : as_changed.entities) {
        // Only `ends:` keeps an end among the properties.
        if (as_recorded.find(one.id) || !until) continue;
        for (const Property& property : one.properties) {
            if (property.key != *until || !brought(property.where)) continue;
            problems.add(property.where,
                         fmt::format("{} ends here, and the model does not have it", one.name),
                         "give the model that has it, or take the end out");
        }
    }
    return problems;
}

}  // namespace govmap::rehearsal
