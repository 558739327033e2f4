#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "base/result.hpp"
#include "check/pack.hpp"
#include "model/finding.hpp"
#include "model/model.hpp"

// What planned or supposed changes would break: the same model with and without them, on the same
// days, so that only what the changes bring is told and nothing that time brings alone.

namespace govmap::rehearsal {

/// Somebody or something of a model, as it is to be shown.
struct Named {
    std::string id;
    std::string name;

    friend bool operator==(const Named&, const Named&) = default;
};

/// How sure a change is.
enum class Standing : std::uint8_t {
    planned,   ///< a source says that it is to come
    supposed,  ///< its author says so, or names no source
    told       ///< it was so already on the day for which its file was written
};
const char* word(Standing standing);

/// One dated thing that the changes say.
struct Change {
    enum class What : std::uint8_t { begins, ends, fact_begins, fact_ends };
    What what = What::begins;
    Named of;          ///< what begins or ends; of a fact, whose it is
    std::string fact;  ///< of a fact: what is said, "Staffordshire Police answers to …"
    PartialDate day;   ///< on which it is so; of a month or year, its last day is looked at
    Standing standing = Standing::planned;
    std::string citation;       ///< empty: no source is named
    std::string note;           ///< its author's remark; may be empty
    std::vector<Named> next;    ///< ends: what succeeds it
    std::vector<Named> before;  ///< begins: what it succeeds
    bool touches = false;       ///< it bears on something that the model says
    Location where;
};

/// From which of the days looked at something is so, and from which it is so no more.
struct Span {
    std::size_t first = 0;             ///< 0: on the day before every change
    std::optional<std::size_t> until;  ///< nothing: to the last day looked at
};

/// One way in which what ends was tied to a partnership, or to somebody else.
struct Tie {
    enum class Kind : std::uint8_t {
        itself,     ///< it is the very thing that ends
        footprint,  ///< the footprint names it
        area,       ///< an authority of the footprint lies in it
        role,       ///< it holds a role
        seat,       ///< it is a member
        attends,
        group,     ///< it is a sub-group
        relation,  ///< a relation to it, or on behalf of it
        line,      ///< accounts and reports go to it or through it
        document,  ///< it makes or approves a document
        deadline,  ///< it had something to do by a day, and it is not recorded as done
        money,     ///< it funds, or owns a fund
        home,      ///< who holds a role or seat is a post in it, a part of it or covers it
        other
    };
    std::string key;  ///< the same from day to day
    Kind kind = Kind::other;
    std::string text;         ///< after what ends: "holds the role of Senior Responsible Owner"
    std::vector<Named> then;  ///< what the changes put in its place
    Span span;                ///< when nothing is put in its place; `settled`: no such day
    bool settled = false;     ///< something is put in its place from the first day
    /// What was put in its place is over in turn, and from which to which day nothing is: of such
    /// times the last one looked at.
    std::optional<Span> again = {};
    bool stays = false;  ///< an area: its places lay in `then` already, and go on to
};
const char* word(Tie::Kind kind);

/// Something that ends by the changes, and what hangs on it.
struct Loss {
    Named ended;
    PartialDate day;          ///< on which it ends
    std::size_t first = 0;    ///< the first day looked at on which it is gone
    std::vector<Named> next;  ///< what is recorded as succeeding it
    std::vector<Tie> ties;
};

/// What a rule says with the changes, and did not say without.
struct Turn {
    enum class What : std::uint8_t {
        fails,        ///< it fails, and did not
        cannot_tell,  ///< it cannot be told, and could
        mended,       ///< it failed or could not be told, and passes or is accepted
        falls_away    ///< it failed or could not be told, and is not asked, or open, in its place
    };
    What what = What::fails;
    Finding finding;  ///< with the changes; of what is asked no more, without them
    std::string title;
    Verdict before = Verdict::not_applicable;  ///< without the changes
    Verdict after = Verdict::not_applicable;   ///< with them
    Span span;
};
const char* word(Turn::What what);

/// Those whom it concerns: a partnership of the model, or somebody else in it.
struct Party {
    Named who;
    bool partnership = false;
    bool brought = false;  ///< the changes bring it; the model does not have it
    std::vector<Loss> losses;
    std::vector<Turn> turns;
};

/// A day on which the two were set against each other.
struct LookedAt {
    Date day;
    std::vector<PartialDate> said;  ///< as the changes say it; empty: the day before every change
};

/// What the changes would break.
struct Rehearsal {
    std::string model_title;
    std::vector<LookedAt> days;  ///< the first is that from which one looks
    std::vector<Date> left_out;  ///< days of the changes that were not asked for
    std::vector<Change> changes;
    std::vector<Party> parties;  ///< partnerships first, in the model's order
    std::size_t undated = 0;     ///< facts of the changes that have no day
    std::size_t carried = 0;     ///< findings that go over to a successor as they were
    std::vector<std::string> packs;
    std::vector<std::string> standing;  ///< what the packs say of their own
    std::string speaker;                ///< whose minimum it is

    /// Whether anything of the model is touched at all.
    [[nodiscard]] bool touches() const;
};

struct Request {
    std::set<std::uint32_t> files;  ///< by number in the SourceMap: those that the changes bring
    /// Of those files, the day for which each was written, where it says one.
    std::vector<std::pair<std::uint32_t, Date>> written_for;
    Date from;                       ///< the day before every change that is looked at
    std::optional<Date> until;       ///< the last day to look at; nothing: no last
    std::vector<std::string> areas;  ///< ids of the areas under review; empty: the model's own
    std::vector<std::string> only;   ///< ids of the rules to run; empty: all
    std::size_t workers = 1;
};

/// Sets a model against itself with changes. `as_changed` was read from the same files and from
/// those of the changes. Fails (a request) where the changes have no day to look at; and as `check`
/// does.
Result<Rehearsal> rehearse(const Model& as_recorded, Model as_changed, const PackSet& packs,
                           const Request& request);

/// What is doubtful in the changes, each with its place: a successor of what does not end, an end
/// of what the model does not have.
Problems doubts(const Model& as_recorded, const Model& as_changed, const Request& request);

}  // namespace govmap::rehearsal
