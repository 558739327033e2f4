#include "write/rehearsal_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/report_parts.hpp"

// What every format of a rehearsal says in the same words.

namespace govmap {
namespace {

using rehearsal::Change;
using rehearsal::Loss;
using rehearsal::Named;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;

std::string names(const std::vector<Named>& list) {
    std::vector<std::string> result;
    result.reserve(list.size());
    for (const Named& one : list) result.push_back(one.name);
    return join_and(result);
}

bool is_in(const std::vector<Named>& list, const Named& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Whether what begins is told already with what it succeeds.
bool told_with_its_predecessor(const Rehearsal& rehearsal, const Change& begins) {
    return std::any_of(rehearsal.changes.begin(), rehearsal.changes.end(), [&](const Change& one) {
        return one.touches && one.what == Change::What::ends && one.day == begins.day &&
               is_in(one.next, begins.of);
    });
}

std::string change_in_words(const Change& change, const std::vector<Named>& of) {
    const bool one = of.size() == 1;
    switch (change.what) {
        case Change::What::begins:
            return fmt::format("{} {}{}", names(of), one ? "begins" : "begin",
                               change.before.empty()
                                   ? ""
                                   : fmt::format("; {} {}", one ? "it succeeds" : "they succeed",
                                                 names(change.before)));
        case Change::What::ends:
            return fmt::format(
                "{} {}; {}", names(of), one ? "ends" : "end",
                change.next.empty()
                    ? std::string("nothing is recorded as succeeding ") + (one ? "it" : "them")
                    : fmt::format("{} {} {}", names(change.next),
                                  change.next.size() == 1 ? "succeeds" : "succeed",
                                  one ? "it" : "them"));
        case Change::What::fact_begins: return fmt::format("from then on {}", change.fact);
        case Change::What::fact_ends:
            return fmt::format("from then on it is no longer so that {}", change.fact);
    }
    return {};
}

/// Whether pages for people tell it: how others than partnerships are written down, and what is
/// still open of partnerships that are to come, is told in full only to spreadsheets and programs.
bool is_told(const Party& party, const Turn& turn) {
    const Force force = turn.finding.force;
    if (!party.partnership) return force != Force::consider;
    const bool breaks = turn.what == Turn::What::fails || turn.what == Turn::What::cannot_tell;
    return !party.brought || (breaks && (force == Force::minimum || force == Force::expected));
}

/// How much a tie matters to those who lose it without anybody in its place.
const char* open_in_words(Tie::Kind kind) {
    switch (kind) {
        case Tie::Kind::role:
        case Tie::Kind::seat: return "nobody is recorded for it then";
        case Tie::Kind::footprint:
            return "the footprint still names it, and nothing that succeeds it";
        case Tie::Kind::area: return "in which one that lies then is not recorded";
        case Tie::Kind::home: return "what becomes of that is not recorded";
        case Tie::Kind::deadline: return "whose they are then is not recorded";
        case Tie::Kind::document:
        case Tie::Kind::money: return "who does then is not recorded";
        case Tie::Kind::attends: return "who attends then is not recorded";
        case Tie::Kind::other: return "who does then is not recorded";
        case Tie::Kind::group:
        case Tie::Kind::relation:
        case Tie::Kind::line: return "what takes its place is not recorded";
        default: return "";
    }
}

/// Whether nothing is in its place on a day.
bool is_open_on(const Tie& tie, std::size_t day) {
    const auto within = [&](const rehearsal::Span& span) {
        return span.first <= day && (!span.until || *span.until > day);
    };
    return (!tie.settled && within(tie.span)) || (tie.again && within(*tie.again));
}

/// Whether the footprint names something that is there no more, so that nothing is asked about what
/// succeeds it: what is not asked then is asked again, and nothing is the better for it.
bool waits_for_footprint(const Party& party, const Turn& turn) {
    if (turn.what != Turn::What::falls_away) return false;
    return std::any_of(party.losses.begin(), party.losses.end(), [&](const Loss& loss) {
        return std::any_of(loss.ties.begin(), loss.ties.end(), [&](const Tie& tie) {
            return tie.kind == Tie::Kind::footprint && is_open_on(tie, turn.span.first);
        });
    });
}

/// How options fare, over a list of them.
std::string fate_in_words(const rehearsal::OptionThen& option) {
    using rehearsal::Fate;
    const bool same = option.before == option.after;
    switch (option.after) {
        case Fate::passes:
            return same ? "Pass all of them, as without the changes" : "Then pass all of them";
        case Fate::cannot_tell:
            return same ? "Fail none, and cannot be told in full, with the changes or without"
                        : "Fail none, and can then not be told in full";
        case Fate::fails: return same ? "Fail, with the changes or without" : "Then fail";
        case Fate::not_possible: return "Are then not possible as they stand";
    }
    return {};
}

}  // namespace

std::string day_in_words(const rehearsal::LookedAt& day) {
    std::vector<std::string> loose;
    for (const PartialDate& one : day.said) {
        if (one.precision != PartialDate::Precision::day) loose.push_back(in_words(one));
    }
    if (loose.empty()) return in_words(day.day);
    return fmt::format("{} (the changes say {})", in_words(day.day), join_and(loose));
}

std::string from_in_words(const rehearsal::LookedAt& day) {
    if (day.said.empty()) return fmt::format("On {} already", in_words(day.day));
    const bool exact = std::any_of(day.said.begin(), day.said.end(), [](const PartialDate& one) {
        return one.precision == PartialDate::Precision::day;
    });
    return fmt::format("From {}{}", in_words(day.day), exact ? "" : " at the latest");
}

std::vector<std::string> looked_at_in_words(const Rehearsal& rehearsal) {
    std::vector<std::string> days;
    for (std::size_t at = 1; at < rehearsal.days.size(); ++at)
        days.push_back(day_in_words(rehearsal.days[at]));
    std::vector<std::string> result = {
        fmt::format("Looked at: {}; each day with the changes and without them, so that what time "
                    "alone brings is not told.",
                    fmt::format("{}", fmt::join(days, "; ")))};
    const auto earlier = static_cast<std::size_t>(
        std::count_if(rehearsal.left_out.begin(), rehearsal.left_out.end(),
                      [&](Date one) { return one <= rehearsal.days.front().day; }));
    const std::size_t later = rehearsal.left_out.size() - earlier;
    if (earlier > 0) {
        result.push_back(fmt::format(
            "{} of the changes up to {} {} not looked at; --from looks at earlier ones.",
            counted(earlier, "day"), in_words(rehearsal.days.front().day),
            earlier == 1 ? "is" : "are"));
    }
    if (later > 0)
        result.push_back(fmt::format("Left out by --until: {}.", counted(later, "later day")));
    return result;
}

std::vector<ChangeLine> change_lines(const Rehearsal& rehearsal) {
    std::vector<ChangeLine> result;
    std::vector<bool> told(rehearsal.changes.size());
    for (std::size_t at = 0; at < rehearsal.changes.size(); ++at) {
        const Change& one = rehearsal.changes[at];
        if (told[at] || !one.touches) continue;
        if (one.what == Change::What::begins && told_with_its_predecessor(rehearsal, one)) continue;
        std::vector<Named> of = {one.of};
        const bool fact =
            one.what == Change::What::fact_begins || one.what == Change::What::fact_ends;
        for (std::size_t other = at + 1; !fact && other < rehearsal.changes.size(); ++other) {
            const Change& next = rehearsal.changes[other];
            if (told[other] || !next.touches || next.what != one.what || next.day != one.day ||
                next.next != one.next || next.before != one.before ||
                next.standing != one.standing || next.citation != one.citation ||
                next.note != one.note)
                continue;
            of.push_back(next.of);
            told[other] = true;
        }
        result.push_back({in_words(one.day), change_in_words(one, of), word(one.standing),
                          one.citation.empty() ? "no source is named" : one.citation,
                          one.note == word(one.standing) ? "" : one.note});
    }
    return result;
}

std::string untouched_in_words(const Rehearsal& rehearsal) {
    const auto others =
        static_cast<std::size_t>(std::count_if(rehearsal.changes.begin(), rehearsal.changes.end(),
                                               [](const Change& one) { return !one.touches; }));
    if (others == 0) return {};
    return fmt::format("{} nothing that the model says; --format csv lists every one.",
                       counted(others, "more of the changes touches", "more of the changes touch"));
}

std::string sum_in_words(const Rehearsal& rehearsal) {
    std::size_t partnerships = 0;
    std::array<std::size_t, 4> turns = {};
    for (const Party& party : rehearsal.parties) {
        if (party.partnership && !party.brought) ++partnerships;
        for (const Turn& turn : party.turns) {
            if (is_told(party, turn) && !waits_for_footprint(party, turn))
                ++turns.at(static_cast<std::size_t>(turn.what));
        }
    }
    struct Way {
        const char* one;
        const char* many;
        const char* rest;
    };
    static constexpr std::array<Way, 4> ways = {{
        {"verdict fails", "verdicts fail", " with the changes and not without"},
        {"verdict can", "verdicts can", " no longer be told"},
        {"verdict is", "verdicts are", " mended"},
        {"verdict that failed or was open is", "verdicts that failed or were open are",
         " not asked or told any more"},
    }};
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < ways.size(); ++at) {
        const Way& way = ways.at(at);
        if (turns.at(at) > 0) parts.push_back(counted(turns.at(at), way.one, way.many) + way.rest);
    }
    return fmt::format("In all: {} touched; {}.",
                       partnerships == 0
                           ? std::string("no partnership is")
                           : counted(partnerships, "partnership is", "partnerships are"),
                       parts.empty() ? std::string("no verdict of a rule changes")
                                     : fmt::format("{}", fmt::join(parts, "; ")));
}

std::vector<std::string> remarks(const Rehearsal& rehearsal) {
    std::vector<std::string> result;
    if (rehearsal.undated > 0) {
        result.push_back(
            fmt::format("{} no day, and {} taken to hold on every day looked at.",
                        capitalised(counted(rehearsal.undated, "fact of the changes has",
                                            "facts of the changes have")),
                        rehearsal.undated == 1 ? "is" : "are"));
    }
    if (rehearsal.carried > 0) {
        result.push_back(fmt::format(
            "What was open before stays open for the successor ({}), and is not told again.",
            counted(rehearsal.carried, "verdict")));
    }
    const bool lapses =
        std::any_of(rehearsal.changes.begin(), rehearsal.changes.end(), [&](const Change& ends) {
            return ends.what == Change::What::ends &&
                   std::any_of(rehearsal.changes.begin(), rehearsal.changes.end(),
                               [&](const Change& begins) {
                                   return begins.what == Change::What::begins &&
                                          begins.of == ends.of;
                               });
        });
    const bool brought =
        std::any_of(rehearsal.parties.begin(), rehearsal.parties.end(),
                    [](const Party& one) { return one.partnership && one.brought; });
    if (lapses || brought) {
        result.emplace_back(
            "What the changes bring is followed only in the place of what the model has: what it "
            "loses itself when something ends is not told.");
    }
    std::size_t elsewhere = 0;
    for (const Party& party : rehearsal.parties) {
        for (const Turn& turn : party.turns) elsewhere += is_told(party, turn) ? 0U : 1U;
    }
    if (elsewhere > 0) {
        result.push_back(fmt::format(
            "{} in --format csv only: on how others than partnerships are recorded, or on what "
            "is still open of partnerships that the changes bring.",
            counted(elsewhere, "more verdict is", "more verdicts are")));
    }
    return result;
}

std::string loss_in_words(const Rehearsal& rehearsal, const Loss& loss) {
    const std::vector<PartialDate>& said = rehearsal.days[loss.first].said;
    const bool heading_says = std::find(said.begin(), said.end(), loss.day) != said.end();
    const char* on = loss.day.precision == PartialDate::Precision::day ? "on" : "in";
    const std::string when =
        heading_says ? std::string{} : fmt::format(" {} {}", on, in_words(loss.day));
    if (loss.next.empty()) {
        return fmt::format("{} ends{}; nothing is recorded as succeeding it.", loss.ended.name,
                           when);
    }
    return fmt::format("{} ends{}; {} {} it.", loss.ended.name, when, names(loss.next),
                       loss.next.size() == 1 ? "succeeds" : "succeed");
}

std::string tie_in_words(const Rehearsal& rehearsal, const Loss& loss, const Tie& tie) {
    if (tie.again) {
        Tie first = tie;
        first.again.reset();
        return fmt::format(
            "{}; from {} that is over in turn, and what follows it is not recorded{}",
            tie_in_words(rehearsal, loss, first), in_words(rehearsal.days[tie.again->first].day),
            tie.again->until
                ? fmt::format(" until {}", in_words(rehearsal.days[*tie.again->until].day))
                : std::string{});
    }
    if (tie.settled && tie.stays) {
        return fmt::format("{}; then {} {}, as far as is recorded", tie.text,
                           tie.then.size() == 1 ? "wholly in" : "in", names(tie.then));
    }
    if (tie.settled) {
        return tie.then.empty() ? tie.text + "; what takes its place is recorded"
                                : fmt::format("{}; then: {}", tie.text, names(tie.then));
    }
    if (tie.span.until && !tie.then.empty()) {
        return fmt::format("{}; nobody from then, and {} from {}", tie.text, names(tie.then),
                           in_words(rehearsal.days[*tie.span.until].day));
    }
    if (tie.kind == Tie::Kind::footprint && !tie.then.empty()) {
        std::vector<Named> missing;
        for (const Named& one : loss.next) {
            if (!is_in(tie.then, one)) missing.push_back(one);
        }
        return fmt::format("{}; the footprint then names {}, and not {}", tie.text, names(tie.then),
                           names(missing));
    }
    if (tie.span.until) {
        return fmt::format("{}; open until {}", tie.text,
                           in_words(rehearsal.days[*tie.span.until].day));
    }
    const std::string open = open_in_words(tie.kind);
    if (tie.then.empty()) return open.empty() ? tie.text : tie.text + "; " + open;
    return fmt::format("{}; then in part: {}", tie.text, names(tie.then));
}

std::vector<TurnGroup> turn_groups(const Rehearsal& rehearsal, const Party& party,
                                   std::size_t day) {
    struct Row {
        Turn::What what;
        Force strongest;
        Force weakest;
        bool in_full;
        const char* heading;
        bool waits = false;
    };
    static constexpr std::array<Row, 9> rows = {{
        {Turn::What::fails, Force::minimum, Force::minimum, true,
         "Then fails, of the guidance's minimum"},
        {Turn::What::fails, Force::expected, Force::expected, true,
         "Then fails, of what is expected"},
        {Turn::What::fails, Force::consider, Force::scope, true,
         "Then fails, of what is to be considered"},
        {Turn::What::cannot_tell, Force::minimum, Force::minimum, false,
         "Can then no longer be told, of the guidance's minimum"},
        {Turn::What::cannot_tell, Force::expected, Force::expected, false,
         "Can then no longer be told, of what is expected"},
        {Turn::What::cannot_tell, Force::consider, Force::scope, false,
         "Can then no longer be told, of what is to be considered"},
        {Turn::What::mended, Force::minimum, Force::scope, true, "Is then mended"},
        {Turn::What::falls_away, Force::minimum, Force::scope, false,
         "Failed or open without the changes, and then not asked or told any more"},
        {Turn::What::falls_away, Force::minimum, Force::scope, false,
         "Failed or open without the changes, and to be asked again once the footprint names what "
         "is there then",
         true},
    }};
    // What is lost says already why something cannot be told.
    const bool explained =
        party.brought || std::any_of(party.losses.begin(), party.losses.end(),
                                     [&](const Loss& one) { return one.first == day; });
    std::vector<TurnGroup> result;
    for (const Row& row : rows) {
        const bool in_full = row.in_full || (row.what == Turn::What::cannot_tell && !explained);
        TurnGroup group{in_the_name_of(rehearsal.speaker, row.heading), in_full, {}};
        for (const Turn& turn : party.turns) {
            const Force force = turn.finding.force;
            if (!is_told(party, turn) || waits_for_footprint(party, turn) != row.waits) continue;
            if (turn.span.first == day && turn.what == row.what && force >= row.strongest &&
                force <= row.weakest)
                group.turns.push_back(&turn);
        }
        if (!group.turns.empty()) result.push_back(std::move(group));
    }
    return result;
}

std::string turn_in_words(const Rehearsal& rehearsal, const Turn& turn) {
    if (!turn.span.until) return turn.finding.sentence;
    return fmt::format("{} (Until {}.)", turn.finding.sentence,
                       in_words(rehearsal.days[*turn.span.until].day));
}

std::string rules_in_words(const Rehearsal& rehearsal, const std::vector<const Turn*>& turns) {
    std::vector<std::string> result;
    std::set<std::string> seen;
    for (const Turn* turn : turns) {
        if (!seen.insert(turn->finding.rule).second) continue;
        std::string text = turn->finding.rule;
        text += ' ' + turn->title;
        if (turn->span.until)
            text += fmt::format(" (until {})", in_words(rehearsal.days[*turn->span.until].day));
        result.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(result, "; "));
}

std::vector<std::size_t> days_of(const Rehearsal& rehearsal, const Party& party) {
    std::vector<std::size_t> result;
    for (std::size_t day = 0; day < rehearsal.days.size(); ++day) {
        const bool loses = std::any_of(party.losses.begin(), party.losses.end(),
                                       [&](const Loss& one) { return one.first == day; });
        if (loses || !turn_groups(rehearsal, party, day).empty()) result.push_back(day);
    }
    return result;
}

std::vector<std::string> to_do(const Party& party) {
    std::vector<std::string> result;
    bool now = false;
    bool later = false;
    for (const Loss& loss : party.losses) {
        for (const Tie& tie : loss.ties) {
            if (tie.settled && !tie.again) continue;
            (tie.span.first == 0 ? now : later) = true;
        }
    }
    if (now || later) {
        result.push_back(
            fmt::format("Settle {}who or what follows in each of these, and enter it with the day "
                        "from which it holds.",
                        !now    ? "before then "
                        : later ? "now, or before then, "
                                : ""));
    }
    for (const Turn& turn : party.turns) {
        const std::string& remedy = turn.finding.remedy;
        if (turn.what != Turn::What::fails || turn.finding.force != Force::minimum ||
            remedy.empty())
            continue;
        const std::string line = fmt::format("{}: {}", turn.finding.rule, remedy);
        if (std::find(result.begin(), result.end(), line) == result.end()) result.push_back(line);
    }
    return result;
}

std::string options_heading(const rehearsal::OptionsThen& options) {
    return fmt::format("Ways to part {} on {} ({})", options.area_name, in_words(options.day),
                       options.title);
}

std::string options_asked(const Rehearsal& rehearsal, const rehearsal::OptionsThen& options) {
    if (options.rules.empty())
        return "No rule that puts a minimum is decided by a footprint alone.";
    return in_the_name_of(
        rehearsal.speaker,
        fmt::format("Asked is what the guidance puts as its minimum and a footprint decides: {}.",
                    join_and(options.rules)));
}

std::vector<OptionLines> option_lines(const rehearsal::OptionsThen& options) {
    std::vector<OptionLines> result;
    for (const rehearsal::OptionThen& one : options.options) {
        const std::string heading = fate_in_words(one);
        auto at = std::find_if(result.begin(), result.end(), [&](const OptionLines& lines) {
            return lines.heading == heading && lines.reasons == one.reasons;
        });
        if (at == result.end()) at = result.insert(result.end(), {heading, {}, one.reasons});
        at->names.push_back(one.name);
    }
    return result;
}

}  // namespace govmap
