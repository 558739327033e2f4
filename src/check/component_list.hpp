#pragma once

#include "base/shape.hpp"
#include "check/condition.hpp"

// The parts of each component, for the table in components.cpp only. Each is in the file of its
// name; what a form means is said there.

namespace govmap::component {

Shape all_form();
Shape any_form();
Shape not_form();
ConditionPtr make_all(const Node& node, MakeContext& context);
ConditionPtr make_any(const Node& node, MakeContext& context);
ConditionPtr make_not(const Node& node, MakeContext& context);

Shape each_form();
ConditionPtr make_each(const Node& node, MakeContext& context);

Shape each_word_form();
ConditionPtr make_each_word(const Node& node, MakeContext& context);

Shape same_form();
ConditionPtr make_same(const Node& node, MakeContext& context);

Shape done_by_form();
ConditionPtr make_done_by(const Node& node, MakeContext& context);

Shape count_form();
ConditionPtr make_count(const Node& node, MakeContext& context);

Shape represented_form();
ConditionPtr make_represented(const Node& node, MakeContext& context);

Shape engaged_form();
ConditionPtr make_engaged(const Node& node, MakeContext& context);

Shape eligible_form();
ConditionPtr make_eligible(const Node& node, MakeContext& context);

Shape agreed_form();
ConditionPtr make_agreed(const Node& node, MakeContext& context);

Shape covered_form();
ConditionPtr make_covered(const Node& node, MakeContext& context);

Shape overlap_form();
Shape apart_form();
ConditionPtr make_overlap(const Node& node, MakeContext& context);
ConditionPtr make_apart(const Node& node, MakeContext& context);

Shape among_form();
ConditionPtr make_among(const Node& node, MakeContext& context);

Shape changed_form();
ConditionPtr make_changed(const Node& node, MakeContext& context);

Shape nested_form();
ConditionPtr make_nested(const Node& node, MakeContext& context);

Shape connected_form();
ConditionPtr make_connected(const Node& node, MakeContext& context);

Shape reaches_form();
ConditionPtr make_reaches(const Node& node, MakeContext& context);

Shape no_loop_form();
ConditionPtr make_no_loop(const Node& node, MakeContext& context);

Shape cut_point_form();
ConditionPtr make_cut_point(const Node& node, MakeContext& context);

Shape recorded_form();
ConditionPtr make_recorded(const Node& node, MakeContext& context);

Shape lists_form();
ConditionPtr make_lists(const Node& node, MakeContext& context);

Shape relation_form();
ConditionPtr make_relation(const Node& node, MakeContext& context);

Shape due_form();
ConditionPtr make_due(const Node& node, MakeContext& context);

Shape true_of_form();
ConditionPtr make_true_of(const Node& node, MakeContext& context);

Shape sourced_form();
ConditionPtr make_sourced(const Node& node, MakeContext& context);

Shape tied_form();
ConditionPtr make_tied(const Node& node, MakeContext& context);

Shape sql_form();
ConditionPtr make_sql(const Node& node, MakeContext& context);

}  // namespace govmap::component
