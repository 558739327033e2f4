#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace govmap {

/// One step of a line from an entity towards whom it answers to.
struct LineStep {
    LinkIndex link;  ///< the link walked, from its `from` to its `to`
    std::optional<LinkIndex>
        through;  ///< the `holds` link of the post that the report goes through
    Truth certain = Truth::yes;
    EntityIndex to;  ///< where the step arrives
};

/// Where a line stops short: at whom, and the recorded gap or missing link that stops it.
struct LineBreak {
    EntityIndex at;
    std::optional<GapIndex> gap;    ///< what is recorded about why it stops: a vacancy, or not
                                    ///< recorded, or yet to be determined
    std::optional<LinkIndex> link;  ///< the link that cannot be walked (nobody in its role)
    Symbol role;                    ///< the role it goes through, if it stops there
};

/// The line of accountability of one entity.
struct Line {
    EntityIndex from;
    std::vector<LineStep> steps;  ///< to the target; or, where it breaks, as far as it gets
    Truth arrives = Truth::no;    ///< unknown: only through links that perhaps hold, or where what
                                  ///< is missing is not recorded rather than absent
    std::optional<LineBreak> broken;  ///< always there where the line does not arrive
};

/// The kinds of link that a line of accountability may follow, in order of preference: the first
/// listed wins where lines are equally long.
std::span<const LinkKind>
accountability_kinds();  // answers_to, reports_to, part_of, post_in, member_of, holds

/// The shortest line from `from` to the nearest of `targets` over links of the kinds in `over`;
/// certain links before perhaps ones. A link that names a role (`through`) can be walked only where
/// somebody holds that role in the body that it leaves.
///
/// Where none arrives: if a link whose role nobody holds is all that stands in the way, the line
/// breaks at that link, and certainly so if the role is known to be empty. Otherwise it breaks at
/// the furthest entity it gets to, and one cannot tell, unless it is recorded there that it
/// answers to nobody and there is no other way, or it is stated that all links onward are recorded.
Line line_to(const GovernanceGraph& graph, EntityIndex from, std::span<const EntityIndex> targets,
             std::span<const LinkKind> over);
Line line_to(const GovernanceGraph& graph, EntityIndex from, EntityIndex target,
             std::span<const LinkKind> over);

/// By place in the model: whose line certainly arrives at one of `targets`, as line_to would find.
/// One search back from the targets, for asking it of many.
std::vector<bool> arriving(const GovernanceGraph& graph, std::span<const EntityIndex> targets,
                           std::span<const LinkKind> over);

/// Every elementary knot of links of these kinds: for each strongly connected set with more than
/// one entity (or a link to itself), one shortest loop through its first entity, in model order.
/// Only links that hold at least as surely as `surely` count.
///
/// That somebody has a role in, or is a member of, a body that itself answers to them directly is
/// no loop: a chair may be held to account as chair by the body that they answer for.
std::vector<std::vector<LinkIndex>> loops(const GovernanceGraph& graph,
                                          std::span<const LinkKind> over,
                                          Truth surely = Truth::unknown);

/// By place in the model: who is on a loop, under the same terms.
std::vector<bool> on_loops(const GovernanceGraph& graph, std::span<const LinkKind> over,
                           Truth surely = Truth::unknown);

/// One shortest loop through the entity, under the same terms; empty if there is none.
std::vector<LinkIndex> loop_through(const GovernanceGraph& graph, EntityIndex entity,
                                    std::span<const LinkKind> over, Truth surely = Truth::unknown);

/// The connected pieces of a set of authorities over their borders, in the order of their first
/// member. `capacities` are the words of the borders that count ("land", "water"); only borders
/// that hold at least as surely as `surely` do.
std::vector<std::vector<EntityIndex>> pieces(const GovernanceGraph& graph,
                                             std::span<const EntityIndex> authorities,
                                             std::span<const std::string> capacities,
                                             Truth surely = Truth::unknown);

/// What hangs on `entity` alone: those of `sources` that reach `target` over these kinds, and would
/// not if `entity` were gone (what it dominates), in the order given. Neither `entity` nor
/// `target` is among them. For many entities prepare a Dependence instead.
std::vector<EntityIndex> hanging_on(const GovernanceGraph& graph, EntityIndex entity,
                                    std::span<const EntityIndex> sources, EntityIndex target,
                                    std::span<const LinkKind> over);

}  // namespace govmap
