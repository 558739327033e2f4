#include "graph/lines.hpp"

#include <gtest/gtest.h>

#include "support/text_model.hpp"

namespace govmap {
namespace {

using test::ids;
using test::TextModel;

Line line(const TextModel& model, const char* from, const char* to) {
    return line_to(model.graph(), model[from], model[to], accountability_kinds());
}

std::string steps(const TextModel& model, const Line& line) {
    std::string result;
    for (const LineStep& step : line.steps) {
        if (!result.empty()) result += ' ';
        if (step.through)
            result += '(' + model.model().entity(model.model().link(*step.through).from).id + ')';
        result += model.model().entity(step.to).id;
    }
    return result;
}

const char* const chain = R"(
posts:
  pm: {name: Prime Minister}
  pcc: {name: Commissioner}
bodies:
  unit: {name: Unit, answers_to: pm}
partnerships:
  cdp:
    name: C
    reports_to: {to: unit, through: sro}
    roles: {sro: SRO}
    sub_groups: {list: {group: {name: G}}}
)";

std::string chain_with(const std::string& sro) {
    std::string text = chain;
    return text.replace(text.find("SRO"), 3, sro);
}

TEST(Line, GoesThroughTheHolderOfTheRoleThatTheReportNames) {
    const TextModel model(chain_with("{post: pcc}"));
    const Line found = line(model, "group", "pm");
    EXPECT_EQ(found.arrives, Truth::yes);
    EXPECT_EQ(steps(model, found), "cdp (pcc)unit pm");
    EXPECT_FALSE(found.broken);
}

TEST(Line, OfAHolderGoesByItsRole) {
    const TextModel model(chain_with("{post: pcc}"));
    EXPECT_EQ(steps(model, line(model, "pcc", "pm")), "cdp (pcc)unit pm");
}

TEST(Line, BreaksForCertainWhereTheRoleIsVacant) {
    const TextModel model(chain_with("{absent: vacant}"));
    const Line found = line(model, "group", "pm");
    EXPECT_EQ(found.arrives, Truth::no);
    EXPECT_EQ(steps(model, found), "cdp");
    ASSERT_TRUE(found.broken);
    EXPECT_EQ(found.broken->at, model["cdp"]);
    EXPECT_TRUE(found.broken->gap);
    EXPECT_TRUE(found.broken->link);
    EXPECT_EQ(model.model().word(found.broken->role), "sro");
}

TEST(Line, CannotBeToldWhereTheHolderIsNotDetermined) {
    const TextModel model(chain_with("{absent: yet to be determined}"));
    const Line found = line(model, "cdp", "pm");
    EXPECT_EQ(found.arrives, Truth::unknown);
    ASSERT_TRUE(found.broken);
    EXPECT_TRUE(found.broken->gap);
}

TEST(Line, CannotBeToldBeyondTheFurthestThatIsRecorded) {
    const TextModel model(
        "posts: {pm: {name: PM}}\nbodies: {a: {name: A, part_of: b}, b: {name: B}}\n");
    const Line found = line(model, "a", "pm");
    EXPECT_EQ(found.arrives, Truth::unknown);
    EXPECT_EQ(steps(model, found), "b");
    ASSERT_TRUE(found.broken);
    EXPECT_EQ(found.broken->at, model["b"]);
    EXPECT_FALSE(found.broken->gap);
}

TEST(Line, PrefersCertainLinksToShorterOnes) {
    const TextModel model(R"(
posts: {pm: {name: PM}}
bodies:
  a: {name: A, answers_to: [{to: pm, from: 2022-09}, b]}
  b: {name: B, answers_to: pm}
)");
    const Line found = line(model, "a", "pm");
    EXPECT_EQ(found.arrives, Truth::yes);
    EXPECT_EQ(steps(model, found), "b pm");
}

TEST(Line, IsUncertainOverALinkThatPerhapsHolds) {
    const TextModel model(
        "posts: {pm: {name: PM}}\nbodies: {a: {name: A, answers_to: {to: pm, from: 2022-09}}}\n");
    EXPECT_EQ(line(model, "a", "pm").arrives, Truth::unknown);
    EXPECT_FALSE(line(model, "a", "pm").broken);
}

TEST(Loops, AreToldOnceEach) {
    const TextModel model(R"(
bodies:
  a: {name: A, answers_to: b}
  b: {name: B, answers_to: [c, a]}
  c: {name: C, answers_to: a}
  d: {name: D, answers_to: a}
)");
    const std::vector<LinkKind> over = {LinkKind::answers_to};
    const auto found = loops(model.graph(), over);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().size(), 2U);
    EXPECT_EQ(loop_through(model.graph(), model["c"], over).size(), 3U);
    EXPECT_TRUE(loop_through(model.graph(), model["d"], over).empty());
}

TEST(Loops, DoNotRunThroughAChairWhoIsAnsweredToByTheBody) {
    const TextModel model(R"(
posts: {p: {name: P}}
bodies: {b: {name: B, answers_to: p, roles: {chair: {post: p}}}}
)");
    EXPECT_TRUE(loops(model.graph(), accountability_kinds()).empty());
}

TEST(Pieces, AreJoinedByTheBordersThatCount) {
    const TextModel model(R"(
authorities:
  a: {name: A, borders: [b, {with: c, border: water}]}
  b: {name: B}
  c: {name: C}
  d: {name: D}
)");
    const std::vector<EntityIndex> all = {model["a"], model["b"], model["c"], model["d"]};
    const std::vector<std::string> land = {"land"};
    const std::vector<std::string> both_kinds = {"land", "water"};
    const auto by_land = pieces(model.graph(), all, land);
    ASSERT_EQ(by_land.size(), 3U);
    EXPECT_EQ(ids(model.model(), by_land[0]), "a b");
    const auto by_both = pieces(model.graph(), all, both_kinds);
    ASSERT_EQ(by_both.size(), 2U);
    EXPECT_EQ(ids(model.model(), by_both[0]), "a b c");
    EXPECT_TRUE(pieces(model.graph(), {}, land).empty());
}

TEST(HangingOn, NamesWhatAVacancyWouldCutOff) {
    const TextModel model(chain_with("{post: pcc}"));
    const std::vector<EntityIndex> all = {model["pcc"], model["unit"], model["cdp"],
                                          model["group"]};
    const auto on = [&](const char* id) {
        return ids(model.model(),
                   hanging_on(model.graph(), model[id], all, model["pm"], accountability_kinds()));
    };
    EXPECT_EQ(on("pcc"), "cdp group");
    EXPECT_EQ(on("unit"), "pcc cdp group");
    EXPECT_EQ(on("group"), "");
}

TEST(HangingOn, SparesWhatHasAnotherWay) {
    const TextModel model(R"(
posts: {pm: {name: PM}, p: {name: P}, q: {name: Q}}
bodies:
  b: {name: B, reports_to: {to: pm, through: sro}, roles: {sro: [{post: p}, {post: q}]}}
)");
    const std::vector<EntityIndex> all = {model["b"]};
    EXPECT_TRUE(
        hanging_on(model.graph(), model["p"], all, model["pm"], accountability_kinds()).empty());
}

}  // namespace
}  // namespace govmap
