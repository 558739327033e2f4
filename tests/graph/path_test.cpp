#include "graph/path.hpp"

#include <gtest/gtest.h>

#include "support/text_model.hpp"

namespace govmap {
namespace {

using test::TextModel;

Vocabulary some_words() {
    Vocabulary words;
    const auto add = [](Terms& terms, const char* word, const char* parent = "") {
        Term term;
        term.word = word;
        term.parent = parent;
        terms.add(term);
    };
    add(words.roles, "sro");
    add(words.roles, "chair");
    add(words.categories, "police");
    add(words.categories, "nhs");
    add(words.categories, "nhs-strategic", "nhs");
    add(words.functions, "combating-drugs-partnership");
    add(words.types[EntityKind::body], "combating-drugs-partnership");
    add(words.types[EntityKind::body], "sub-group");
    add(words.types[EntityKind::body], "board");
    return words;
}

Reach reach(const TextModel& model, const char* from, const char* path) {
    Problems problems;
    const auto parsed = parse_path(Node::scalar(path, {}), model.words(), problems);
    EXPECT_TRUE(parsed) << path;
    return walk(model.graph(), model.words(), model[from], *parsed);
}

std::string reached(const TextModel& model, const char* from, const char* path) {
    std::string result;
    const Reach all = reach(model, from, path);
    for (const Reached& one : all.entities) {
        if (!result.empty()) result += ' ';
        result += model.model().entity(one.entity).id;
        if (one.certain == Truth::unknown) result += '?';
    }
    return result + (all.whole ? " (whole)" : "");
}

const char* const members = R"(
organisations:
  force: {name: Force}
  board: {name: Board}
  trust: {name: Trust}
partnerships:
  cdp:
    name: The Partnership
    members:
      complete: true
      list:
        - {organisation: force, represents: [police]}
        - {organisation: board, represents: [nhs-strategic]}
        - {organisation: trust, represents: [nhs], from: 2022-09}
)";

TEST(Path, ReachesTheMembersOfACategoryAndOfThoseUnderIt) {
    const TextModel model(members, some_words());
    EXPECT_EQ(reached(model, "cdp", "~member_of[represents=police]"), "force (whole)");
    EXPECT_EQ(reached(model, "cdp", "~member_of[represents=nhs]"), "board trust? (whole)");
}

TEST(Path, KeepsAMemberOfAWiderCategoryApartAsUnsaid) {
    const TextModel model(members, some_words());
    const Reach all = reach(model, "cdp", "~member_of[represents=nhs-strategic]");
    EXPECT_EQ(all.entities.size(), 1U);
    EXPECT_EQ(all.unsaid.size(), 1U);
    EXPECT_FALSE(all.whole);
}

TEST(Path, IsWholeOnlyWhereTheListIsStatedToBe) {
    const TextModel model(R"(
posts: {a: {name: A}}
partnerships:
  cdp: {name: C, roles: {sro: {post: a}}}
)",
                          some_words());
    EXPECT_EQ(reached(model, "cdp", "~holds[role=sro]"), "a (whole)");
    EXPECT_EQ(reached(model, "cdp", "~holds[role=chair]"), "");
    EXPECT_EQ(reached(model, "cdp", "~holds"), "a");
    EXPECT_EQ(reached(model, "cdp", "~member_of"), "");
}

TEST(Path, IsWholeWhereTheAbsenceIsKnownAndNotWhereItIsOpen) {
    const TextModel model(R"(
partnerships:
  cdp: {name: C, roles: {sro: {absent: vacant}, chair: {absent: yet to be determined}}}
)",
                          some_words());
    EXPECT_EQ(reached(model, "cdp", "~holds[role=sro]"), " (whole)");
    EXPECT_EQ(reached(model, "cdp", "~holds[role=chair]"), "");
    EXPECT_EQ(reached(model, "cdp", "~holds[role=sro|chair]"), "");
    EXPECT_EQ(reach(model, "cdp", "~holds[role=chair]").gaps.size(), 1U);
}

TEST(Path, GoesDownSubGroupsAsOftenAsThereAreAny) {
    const TextModel model(R"(
organisations: {force: {name: Force}}
partnerships:
  cdp:
    name: C
    sub_groups:
      complete: true
      list:
        one: {name: One, sub_groups: {complete: true, list: {two: {name: Two, members: {list: [{organisation: force}]}}}}}
)",
                          some_words());
    EXPECT_EQ(reached(model, "cdp", "~part_of*"), "cdp one two (whole)");
    EXPECT_EQ(reached(model, "cdp", "~part_of*/~member_of"), "force");
    EXPECT_EQ(reached(model, "two", "part_of*"), "two one cdp");
    const Reach all = reach(model, "cdp", "~part_of*/~member_of");
    EXPECT_EQ(all.over(all.entities.front()).size(), 3U);
    EXPECT_EQ(all.open.size(), 3U);
}

TEST(Path, AnOpenListOfSubGroupsIsOpenWhereItIsKnownToGoOn) {
    const TextModel model(R"(
partnerships:
  cdp: {name: C, sub_groups: {complete: true, list: {one: {name: One, sub_groups: {list: {two: {name: Two}}}}}}}
)",
                          some_words());
    const Reach all = reach(model, "cdp", "~part_of*");
    ASSERT_EQ(all.open.size(), 1U);
    EXPECT_EQ(all.open.front().at, model["one"]);
}

TEST(Path, GoesRoundALoopOnce) {
    const TextModel model(R"(
bodies: {a: {name: A, answers_to: b}, b: {name: B, answers_to: a}}
)",
                          some_words());
    EXPECT_EQ(reached(model, "a", "answers_to*"), "a b");
}

TEST(Path, KeepsTheSurestWayToEachEntity) {
    const TextModel model(R"(
bodies:
  a: {name: A, answers_to: [{to: b, from: 2022-09}, c]}
  b: {name: B, answers_to: d}
  c: {name: C, answers_to: b}
  d: {name: D}
)",
                          some_words());
    EXPECT_EQ(reached(model, "a", "answers_to*"), "a b c d");
    EXPECT_EQ(reached(model, "a", "answers_to"), "b? c");
}

TEST(Path, KnowsThatAllBodiesOverAPlaceAreListedFromTheAreaThatItLiesIn) {
    const TextModel model(R"(
areas: {mercia: {name: Mercia, type: police-force-area}}
authorities:
  north: {name: North, tier: upper, within: mercia}
  south: {name: South, tier: upper, within: mercia}
partnerships: {cdp: {name: C, footprint: {covers: [North]}}}
complete: [{area: Mercia, fulfils: combating-drugs-partnership}]
)",
                          some_words());
    EXPECT_EQ(reached(model, "north", "~covers[fulfils=combating-drugs-partnership]"),
              "cdp (whole)");
    EXPECT_EQ(reached(model, "south", "~covers[fulfils=combating-drugs-partnership]"), " (whole)");
    EXPECT_EQ(reached(model, "south", "~covers"), "");
    EXPECT_EQ(reached(model, "cdp", "covers[tier=upper]"), "north (whole)");
    EXPECT_EQ(reached(model, "cdp", "covers[tier=lower]"), " (whole)");
    EXPECT_EQ(reached(model, "cdp", "covers[part=true]"), " (whole)");
}

TEST(Path, TakesARecordedAbsenceOfALineForTheWholeOfItsList) {
    const TextModel model(R"(
outcomes: {less-use: {name: Less use}}
bodies:
  none: {name: None, answers_for: {absent: not applicable}, part_of: {absent: not applicable}}
  vague: {name: Vague, answers_for: {absent: yet to be determined}}
  some: {name: Some, answers_for: [less-use, {absent: vacant, until: 2022-01}]}
)",
                          some_words(), "2022-01-10");
    EXPECT_EQ(reached(model, "none", "answers_for"), " (whole)");
    EXPECT_EQ(reached(model, "none", "answers_for[kind=outcome]"), " (whole)");
    EXPECT_EQ(reach(model, "none", "answers_for").gaps.size(), 1U);
    EXPECT_EQ(reached(model, "none", "~answers_for"), "");
    EXPECT_EQ(reached(model, "vague", "answers_for"), "");
    EXPECT_EQ(reached(model, "some", "answers_for"), "less-use");
    // To be part of nothing says nothing of its own parts.
    EXPECT_EQ(reached(model, "none", "part_of"), " (whole)");
    EXPECT_EQ(reached(model, "none", "~part_of"), "");
    EXPECT_TRUE(reach(model, "none", "~part_of").gaps.empty());
}

TEST(Path, AsksForATypeOnlyOfTheKindsThatHaveIt) {
    const TextModel model(R"(
posts: {p: {name: P}}
organisations: {o: {name: O}}
bodies:
  b: {name: B}
  top: {name: Top, type: board, members: {complete: true, list: [{post: p}, {organisation: o}, {body: b}]}}
)",
                          some_words());
    const Reach all = reach(model, "top", "~member_of[type=board]");
    EXPECT_TRUE(all.entities.empty());
    ASSERT_EQ(all.unsaid.size(), 1U);
    EXPECT_EQ(model.model().entity(model.model().link(all.unsaid[0]).from).id, "b");
}

TEST(Path, TellsWhereMostResidentsLiveFromASlice) {
    const TextModel model(R"(
areas: {a: {name: A}, b: {name: B}, c: {name: C}}
authorities: {x: {name: X, within: [{area: a, share: 0.5}, {area: b, share: 0.49}, c]}}
)",
                          some_words());
    EXPECT_EQ(reached(model, "x", "within[most=true]"), "a c");
    EXPECT_EQ(reached(model, "x", "within[most=false]"), "b");
    EXPECT_EQ(reached(model, "x", "within"), "a b c");
    EXPECT_EQ(reached(model, "b", "~within[most=true]"), "");
}

}  // namespace
}  // namespace govmap
