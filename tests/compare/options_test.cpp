#include "compare/options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "options_case.hpp"

namespace govmap::footprints {
namespace {

using test::changed;
using test::four_options;
using test::OptionsCase;
using test::row_of_four;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Options, AreReadWithWhatTheModelHas) {
    const OptionsCase file(four_options);
    ASSERT_TRUE(file.options()) << file.problems();
    const Options& options = *file.options();
    ASSERT_THAT(options.options, SizeIs(4));
    EXPECT_EQ(options.today, 1U);
    EXPECT_EQ(options.area_name, "Force");
    const Option& boards = options.options[1];
    ASSERT_THAT(boards.groups, SizeIs(2));
    EXPECT_EQ(boards.groups[0].name, "Pair Partnership");
    EXPECT_TRUE(boards.groups[0].body);
    EXPECT_FALSE(boards.groups[1].body);
    EXPECT_EQ(boards.groups[0].members, 0b0011U);
    EXPECT_EQ(boards.reasons[0].source, "The paper, page 2");
    EXPECT_THAT(options.options[0].groups, SizeIs(4));
    EXPECT_THAT(options.options[2].groups, SizeIs(1));
    EXPECT_THAT(options.reservations, IsEmpty());
}

TEST(Options, ReadyMadeOnesFollowTheBoards) {
    const OptionsCase file(changed(
        four_options, "{name: Each, partnerships: one-each}",
        "{name: By, partnerships: by-police}\n  same: {name: Same, partnerships: one-each}"));
    EXPECT_FALSE(file.options());
    EXPECT_THAT(file.problems(), HasSubstr("'All' has the same partnerships as 'By'"));
    const OptionsCase good(
        changed(changed(four_options, "{pair: [a, b], Rest: [C, D]}", "by-icb"),
                "  odd: {name: Odd, partnerships: {Ends: [a, d], Middle: [b, c]}}\n", ""));
    ASSERT_TRUE(good.options()) << good.problems();
    EXPECT_EQ(good.options()->options[1].groups[1].members, 0b0011U);
    EXPECT_TRUE(good.options()->options[1].groups[1].body);
}

TEST(Options, EveryConnectedOneIsAddedOnce) {
    const OptionsCase file(std::string(four_options) + "every_connected: true\n");
    ASSERT_TRUE(file.options()) << file.problems();
    // eight ways to cut a row of four, three of them named; and the odd one, which is not connected
    EXPECT_THAT(file.options()->options, SizeIs(9));
}

TEST(Options, APartnershipThatTodayDoesNotHaveIsTold) {
    const OptionsCase file(changed(four_options, "today: boards", "today: all"));
    ASSERT_TRUE(file.options()) << file.problems();
    EXPECT_THAT(file.options()->reservations,
                ElementsAre(AllOf(HasSubstr("Pair Partnership over A and B"), HasSubstr("'All'"))));
}

TEST(Options, APartnershipThatIsThereOnlyPerhapsIsTold) {
    const OptionsCase file(four_options, changed(row_of_four, "name: Pair Partnership",
                                                 "name: Pair Partnership\n    from: 2023"));
    ASSERT_TRUE(file.options()) << file.problems();
    EXPECT_FALSE(file.options()->options[1].groups[0].body);
    EXPECT_THAT(file.options()->reservations,
                ElementsAre(AllOf(HasSubstr("Pair Partnership"), HasSubstr("perhaps"))));
}

TEST(Options, APartnershipOverMoreThanTheGroupIsNotTied) {
    // the region holds X too
    const OptionsCase wide(four_options,
                           changed(row_of_four, "covers: [A, B]", "covers: [region]"));
    ASSERT_TRUE(wide.options()) << wide.problems();
    EXPECT_FALSE(wide.options()->options[2].groups[0].body);
    EXPECT_THAT(wide.options()->reservations,
                ElementsAre(HasSubstr("A, B, C and D and places outside the area")));
    // of B only a slice lies in East Board
    const OptionsCase board(four_options, changed(row_of_four, "covers: [A, B]", "covers: [east]"));
    ASSERT_TRUE(board.options()) << board.problems();
    EXPECT_TRUE(board.options()->options[1].groups[1].body);
    EXPECT_THAT(board.options()->reservations, IsEmpty());
    const OptionsCase part(four_options, changed(row_of_four, "covers: [A, B]",
                                                 "covers: [A, {authority: B, part: true}]"));
    ASSERT_TRUE(part.options()) << part.problems();
    EXPECT_FALSE(part.options()->options[1].groups[0].body);
    EXPECT_THAT(part.options()->reservations, ElementsAre(HasSubstr("a part of A and B")));
}

TEST(Options, TwoPartnershipsOverTheSameGroundAreTold) {
    const OptionsCase file(four_options, std::string(row_of_four) +
                                             "  twin: {name: Twin Partnership, footprint: "
                                             "{covers: [A, B]}}\n");
    ASSERT_TRUE(file.options()) << file.problems();
    EXPECT_EQ(file.options()->options[1].groups[0].name, "Pair Partnership");
    EXPECT_THAT(file.options()->reservations,
                ElementsAre(AllOf(HasSubstr("Pair Partnership and Twin Partnership are both"))));
}

TEST(Options, OneAuthorityHasNothingToCompare) {
    const OptionsCase file(
        "govmap-options: 1\ntitle: T\nas_of: 2023-04-01\nuses: [r]\narea: a\ntoday: each\n"
        "options:\n  each: {name: Each, partnerships: one-each}\n  all: {name: All, partnerships: "
        "one-for-all}\n");
    EXPECT_THAT(file.problems(), HasSubstr("A is the only authority of the area"));
}

TEST(Options, ALeadershipOfWhichTheDayIsOpenIsTold) {
    const OptionsCase file(std::string(four_options) +
                           "led_together: [{name: Both, boards: [east, west], from: 2023}]\n");
    ASSERT_TRUE(file.options()) << file.problems();
    EXPECT_THAT(file.options()->led_together, IsEmpty());
    EXPECT_THAT(file.options()->reservations, ElementsAre(HasSubstr("Whether Both")));
    const OptionsCase twice(std::string(four_options) +
                            "led_together: [{name: One, boards: [east, west]}, {name: Two, boards: "
                            "[west]}]\n");
    EXPECT_THAT(twice.problems(), HasSubstr("West Board is under two leaderships"));
}

TEST(Options, BoardsAreLedTogetherOnTheirDaysOnly) {
    const std::string led =
        std::string(four_options) +
        "led_together:\n  - {name: Both, boards: [east, west], from: 2023-01-01, "
        "until: 2024-01-01, source: paper}\n  - {name: Later, boards: [east, "
        "west], from: 2024-01-01}\n";
    const OptionsCase file(led);
    ASSERT_TRUE(file.options()) << file.problems();
    ASSERT_THAT(file.options()->led_together, SizeIs(1));
    EXPECT_EQ(file.options()->led_together[0].name, "Both");
    EXPECT_THAT(
        OptionsCase(changed(led, "boards: [east, west], from: 2023", "boards: [force], from: 2023"))
            .problems(),
        HasSubstr("is no integrated care board"));
}

struct Refused {
    const char* name;
    const char* from;
    const char* to;
    std::vector<std::string> said;
};
void PrintTo(const Refused& one, std::ostream* out) { *out << one.name; }

class RefusedOptions : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedOptions, WithThePlaceAndAdvice) {
    const OptionsCase file(changed(four_options, GetParam().from, GetParam().to));
    EXPECT_FALSE(file.options());
    EXPECT_THAT(file.problems(), HasSubstr("o.yaml:"));
    for (const std::string& part : GetParam().said) EXPECT_THAT(file.problems(), HasSubstr(part));
}

INSTANTIATE_TEST_SUITE_P(
    Each, RefusedOptions,
    ::testing::Values(
        Refused{"in_two",
                "Rest: [C, D]",
                "Rest: [b, C, D]",
                {"o.yaml:13:41: B is in two partnerships of 'Boards'", "exactly one"}},
        Refused{"in_none", "Rest: [C, D]", "Rest: [C]", {"D is in no partnership of 'Boards'"}},
        Refused{"not_here",
                "Rest: [C, D]",
                "Rest: [C, D, X]",
                {"X is no upper-tier authority of Force", "A, B, C and D"}},
        Refused{"not_known", "Rest: [C, D]", "Rest: [C, D, Nowhere]", {"'Nowhere'"}},
        Refused{"nobody", "Rest: [C, D]", "Rest: [C, D], None: []", {"'None' has no authority"}},
        Refused{"other_day",
                "name: Each,",
                "name: Each, as_of: 2024-04-01,",
                {"this option is of 2024-04-01, the file of 2023-04-01", "one day only"}},
        Refused{
            "empty_area", "area: force", "area: empty", {"no upper-tier authority lies in Empty"}},
        Refused{"no_area", "area: force", "area: []", {"no area is named"}},
        Refused{"unknown_area", "area: force", "area: Fjord", {"'Fjord'"}},
        Refused{"no_today", "today: boards", "today: bords", {"no option 'bords'", "'boards'"}},
        Refused{"no_source",
                "{paper: page 2}",
                "{papers: page 2}",
                {"there is no source 'papers'", "'paper'"}},
        Refused{"meetings",
                "today: boards",
                "today: boards\nmeetings: 0",
                {"'0' is no number of meetings"}},
        Refused{"half_meetings",
                "today: boards",
                "today: boards\nmeetings: 2.5",
                {"'2.5' is no number of meetings"}},
        Refused{"no_combined_authority",
                "partnerships: one-each",
                "partnerships: by-combined-authority",
                {"A lies in no combined authority on"}},
        Refused{"unknown_word", "partnerships: one-each", "partnerships: one-ech", {"one-each"}},
        Refused{"missing_day", "as_of: 2023-04-01\n", "", {"as_of"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Options, OneByItselfIsNoComparison) {
    const OptionsCase file(
        "govmap-options: 1\ntitle: T\nas_of: 2023-04-01\nuses: [r]\narea: force\ntoday: each\n"
        "options:\n  each: {name: Each, partnerships: one-each}\n");
    EXPECT_THAT(file.problems(), HasSubstr("there is one option only"));
}

TEST(Options, SharesThatDoNotAddUpAreRefused) {
    const OptionsCase file(four_options, changed(row_of_four, "share: 0.99", "share: 0.90"));
    EXPECT_FALSE(file.options());
    EXPECT_THAT(file.problems(),
                HasSubstr("B's residents in integrated care boards add up to 0.9100"));
}

TEST(Options, TooManyConnectedOnesAreRefusedWithAdvice) {
    std::string model =
        "govmap: 1\nas_of: 2023-04-01\nareas: {force: {name: Force, type: "
        "police-force-area}}\nauthorities:\n";
    for (int at = 0; at < 8; ++at)
        model += "  n" + std::to_string(at) + ": {name: N" + std::to_string(at) +
                 ", tier: upper, within: force" +
                 (at < 7 ? ", borders: [n" + std::to_string(at + 1) + "]" : std::string{}) + "}\n";
    const OptionsCase file(
        "govmap-options: 1\ntitle: T\nas_of: 2023-04-01\nuses: [r]\narea: force\ntoday: each\n"
        "every_connected: true\noptions:\n  each: {name: Each, partnerships: one-each}\n",
        model);
    EXPECT_THAT(file.problems(), AllOf(HasSubstr("more than 60 ways to part Force"),
                                       HasSubstr("govmap footprints")));
}

}  // namespace
}  // namespace govmap::footprints
