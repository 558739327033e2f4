#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "check/pack.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"

namespace govmap {

/// Where something with a deadline stands on the day asked for, in the order of a list.
enum class DueGroup : std::uint8_t {
    overdue,   ///< its day has passed, and it is known not to be done
    passed,    ///< its day has passed, and whether it was done is not recorded
    today,     ///< this is the last day in time
    soon,      ///< its day lies within the time asked for
    later,     ///< its day lies beyond it, or comes only some time after it is first done
    undated,   ///< when it falls due cannot be told
    accepted,  ///< not done in time, and the partners accept that
    done       ///< done, and not asked for again
};
struct DueGroupInfo {
    DueGroup group;
    const char* word;     ///< in JSON: "overdue"
    const char* heading;  ///< to people
};
std::span<const DueGroupInfo> due_groups();
const DueGroupInfo& info(DueGroup group);

/// Whose job it is, as far as is recorded.
struct Responsible {
    std::string as;      ///< "kept", "signed off", "overseen"
    std::string role;    ///< label of the role that the pack names; empty: a link says it
    std::string who;     ///< post, organisation or body, with its article; empty: see `absent`
    std::string id;      ///< of `who`
    std::string absent;  ///< why nobody is named: "vacant", "not recorded"
};

/// The day that the author of the model states.
struct StatedDay {
    std::string as_written;
    std::optional<PartialDate> day;  ///< nothing: not a date
    std::string citation;
};

/// One thing that is to be done, by one body.
struct DueItem {
    DueGroup group = DueGroup::later;
    Deadline deadline;
    std::string rule;  ///< empty: only the model states a day for it
    Force force = Force::expected;
    std::string subject;   ///< of the finding
    std::string item;      ///< of the finding, "-" if none
    std::string citation;  ///< of the rule
    std::string remedy;
    std::string sentence;             ///< of the finding
    std::optional<int> days;          ///< from the day asked for: below 0 it has passed
    std::optional<StatedDay> stated;  ///< what the model itself says of it
    std::optional<Date> by_rule;  ///< where the day is the model's: the other one that a rule has
    std::vector<Responsible> who;
};

struct DueList {
    std::string model_title;
    Date as_of;
    std::optional<Date> horizon;        ///< the last day that is soon; nothing: every day
    std::vector<std::string> packs;     ///< edition lines of those that have rules with a day
    std::vector<std::string> standing;  ///< what these say of their own standing
    std::vector<DueItem> items;         ///< by group, day, rule, deed, body
};

/// The ids of the rules that have a date, in the packs' order.
std::vector<std::string> dated_rules(const PackSet& packs);

/// Everything with a day: what the rules that were checked ask for, and what the model states days
/// for itself (`due` of a document or milestone). Where both have a day for the same thing and they
/// agree it is one item, else two that name each other's.
DueList list_due(const GovernanceGraph& graph, const PackSet& packs, const CheckReport& report,
                 std::optional<Date> horizon);

}  // namespace govmap
