#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/source.hpp"

namespace govmap {

/// How strongly the guidance puts it, in its own words. It is guidance, not law.
enum class Force : std::uint8_t {
    minimum,   ///< what it calls the minimum, or lists under "should ensure" or in its checklist
    expected,  ///< "should", "we would expect", "recommended"
    consider,  ///< "thought should be given", "may"
    scope      ///< where it applies at all: reported, counted as expected by --fail-on
};

enum class Verdict : std::uint8_t { pass, fail, not_applicable, cannot_tell, excepted };

struct ForceInfo {
    Force force;
    const char* word;
};
struct VerdictInfo {
    Verdict verdict;
    const char* word;   ///< in tables and JSON: "cannot-tell"
    const char* label;  ///< to people: "cannot tell"
};
std::span<const ForceInfo> forces();
std::span<const VerdictInfo> verdicts();
const ForceInfo& info(Force force);
const VerdictInfo& info(Verdict verdict);
std::optional<Force> force(std::string_view word);
std::optional<Verdict> verdict(std::string_view word);

/// A fact that a verdict rests on, as a person would check it.
struct Fact {
    std::string text;      ///< "West Mercia Police is a member of … (police)"
    std::string citation;  ///< the source and the place in it; empty if none is named
    Location where;        ///< where the author wrote it
};

/// A local pack's change of how strongly a rule is put.
struct ForceChange {
    Force from = Force::expected;  ///< the force that the rule's own pack gives it
    std::string pack;              ///< title of the local pack that changed it
    std::string reason;
    std::string citation;  ///< what the reason rests on; empty if nothing is named
};

/// What local packs have to do with a rule; nothing at all, as a rule.
struct LocalPart {
    std::string pack;  ///< title of the local pack that the rule is from; empty: of none
    std::optional<ForceChange> change;
};

/// The force that the guidance gives a rule which is in use with `in_use`: nothing for a rule that
/// is a local pack's own.
std::optional<Force> guidance_force(Force in_use, const LocalPart& local);

/// Why a fail is accepted, as the model records it.
struct Acceptance {
    std::string reason;
    std::string approver;  ///< the post that accepted it
    std::string until;     ///< in words: the day on which it is over; empty: no end is said
    std::string citation;  ///< the source that says so; empty if none is named
    Location where;
};

/// How a finding that counts stands to a baseline, the findings that were accepted on a day.
enum class Known : std::uint8_t {
    not_asked,  ///< there is no baseline, or nothing in the finding to accept
    known,      ///< it is in the baseline
    fresh       ///< it is not: it is new since
};
/// "known", "new"; empty where not asked.
const char* word(Known known);

/// Something that a rule wants done by a day, and how it stands with it on the day asked for: what
/// the sentence of the finding says, for lists and calendars.
struct Deadline {
    enum class State : std::uint8_t {
        done,        ///< done once, and not asked for again
        ahead,       ///< its day has not passed, today included
        overdue,     ///< its day has passed, and it is known not to be done
        unrecorded,  ///< its day has passed, and whether it was done is not known
        undated      ///< its day cannot be reckoned
    };
    State state = State::undated;
    std::string of;              ///< id of the body that is to do it
    std::string of_name;         ///< its name
    std::string deed;            ///< "product:terms-of-reference", "milestone:formed", "role:sro"
    std::string what;            ///< as people read it: "terms of reference"
    std::optional<Date> due;     ///< the last day in time
    std::optional<Date> latest;  ///< where only the month or year of the last time is known: `due`
                                 ///< is the earliest that it may be, this the latest
    int every = 0;               ///< months after which it is due again; 0: once
    bool done_before = false;    ///< it was done at least once
    std::optional<PartialDate> done_on;  ///< when, if known; of several the last, or for what is
                                         ///< done once the first
    bool late = false;                   ///< done once, after its day
    std::string reckoned;                ///< why it is not the rule's own date; empty: it is
    std::string recorded;                ///< how it is recorded where it is not done: "draft"
};

/// What one rule says about one subject, or one item of it. Every output format is written from
/// this record, so that no two can disagree. Its key is rule + subject + item.
struct Finding {
    std::string rule;
    Force force = Force::expected;
    Verdict verdict = Verdict::cannot_tell;
    std::string subject;  ///< id
    std::string subject_name;
    Location subject_where;  ///< where the subject is written; unknown for the model as a whole
    std::string item;        ///< id or word of the member, board, authority …; "-" if none
    std::string item_name;   ///< empty if none
    std::string sentence;    ///< plain English, with its final stop
    std::vector<Fact> evidence;
    std::vector<std::string> missing;    ///< the facts that would settle a cannot tell
    std::string citation;                ///< of the rule: document, chapter, section
    std::string remedy;                  ///< what to do about a fail; how to settle a cannot tell
    std::optional<Date> due;             ///< where the rule has a date
    bool late = false;                   ///< done after the date
    std::optional<Acceptance> accepted;  ///< where the verdict is `excepted`
    Known known = Known::not_asked;
    LocalPart local;  ///< `force` is the one in use; this says what the guidance's own is
    std::vector<Deadline> deadlines;  ///< all that the rule has here, in its order
};

/// Whether it shows its subject below what the guidance puts as the minimum, whatever local packs
/// made of that.
bool below_guidance_minimum(const Finding& finding);
/// Whether it shows its subject below a minimum that a local pack sets, and not the guidance.
bool below_local_minimum(const Finding& finding);
/// The title of the pack that sets the local minimum.
const std::string& local_minimum_of(const Finding& finding);

/// What a rule found in all, including that it looked at nothing.
struct RuleSummary {
    std::string rule;
    std::string title;
    Force force = Force::expected;
    std::string citation;
    std::string why;           ///< why it matters, in our own words
    std::string remedy;        ///< what to do about it, in our own words
    std::string url;           ///< of the first source cited that has one; empty if none has
    std::size_t subjects = 0;  ///< how many it looked at
    std::vector<std::size_t> verdicts = std::vector<std::size_t>(5);  ///< by Verdict
    LocalPart local;
};

/// A finding of a baseline that is found no longer.
struct GoneFinding {
    std::string rule;
    std::string subject;
    std::string item;
    std::optional<Verdict> now;  ///< what the rule says today; nothing: the finding is not there
};

/// What a baseline came to, beside the marks that it left on the findings.
struct ComparedBaseline {
    Date as_of;                     ///< the day of the check that it was made of
    std::size_t known = 0;          ///< findings of today that are in it
    std::size_t fresh = 0;          ///< findings of today that are not
    std::vector<GoneFinding> gone;  ///< by rule, subject, item
};

struct CheckReport {
    std::string model_title;
    Date as_of;
    std::vector<std::string> packs;        ///< edition lines of the packs used
    std::vector<std::string> standing;     ///< what the packs say of their own standing
    std::string speaker = "the guidance";  ///< whose minimum it is: "below the guidance's minimum"
    std::vector<RuleSummary> rules;        ///< in the packs' order
    std::vector<Finding> findings;         ///< by rule, subject, item
    std::optional<ComparedBaseline> baseline;
};

}  // namespace govmap
