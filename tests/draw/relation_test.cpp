#include <algorithm>
#include <cctype>

#include <gmock/gmock.h>

#include "draw/legend.hpp"
#include "draw/shipped.hpp"

// What a body has to do with others, and what is only planned, as real models write it down.

namespace govmap::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string start = R"(
govmap: 1
title: Testshire
as_of: 2022-09-07
uses: [national/from-harm-to-hope]
)";

// A partnership `east`, and a board of each kind that it may have to do with.
std::string with_board(const std::string& of_partnership, const std::string& links = {}) {
    return start + R"(
bodies:
  hwb: {name: East Health and Wellbeing Board, type: health-and-wellbeing-board}
partnerships:
  east:
    name: East Partnership
)" + of_partnership +
           links;
}

std::string values_of_boards(const Scene& scene) {
    std::string text;
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) {
            for (const auto& band : figure.bands) {
                for (const Column& column : band) {
                    for (const Section& section : column.sections) {
                        if (section.heading != "Boards it relates to") continue;
                        for (const RowGroup& group : section.groups) {
                            for (const Row& row : group.rows) {
                                text += row.label + ": ";
                                for (const std::string& one : row.values) text += one + "\n";
                            }
                        }
                    }
                }
            }
        }
    }
    return text;
}

std::vector<std::string> sentences(const Scene& scene) {
    std::vector<std::string> result;
    for (const Edge& edge : scene.edges) result.push_back(edge.sentence);
    return result;
}

class RelationTest : public ::testing::Test {
protected:
    Shipped shipped;
};

struct Way {
    const char* name;
    const char* of_partnership;
    const char* links;
    const char* shown;
};

class BoardRelation : public ::testing::TestWithParam<Way> {};

TEST_P(BoardRelation, IsRecordedInWhateverWayItIsWritten) {
    Shipped shipped;
    const Scene scene =
        shipped.scene(with_board(GetParam().of_partnership, GetParam().links), "partnership");
    const std::string text = values_of_boards(scene);
    EXPECT_THAT(text, HasSubstr(GetParam().shown));
    const std::string missing = text.substr(text.find("Not recorded: "));
    EXPECT_THAT(missing, HasSubstr("Community Safety Partnership"));  // nothing is written of one
    EXPECT_THAT(missing, Not(HasSubstr("Health and Wellbeing Board")));
}

INSTANTIATE_TEST_SUITE_P(
    Ways, BoardRelation,
    ::testing::Values(
        Way{"relates", "    relations: {list: [{with: hwb}]}\n", "",
            "East Health and Wellbeing Board\n"},
        Way{"part", "    part_of: hwb\n", "", "East Health and Wellbeing Board (is part of it)"},
        Way{"both", "    part_of: hwb\n    reports_to: hwb\n", "",
            "East Health and Wellbeing Board (is part of it; reports to it)"},
        Way{"answers", "    answers_to: hwb\n", "",
            "East Health and Wellbeing Board (answers to it)"},
        Way{"informs", "    informs: hwb\n", "", "East Health and Wellbeing Board (informs it)"},
        Way{"other_end", "", "links:\n  - {link: relates_to, from: hwb, to: east}\n",
            "East Health and Wellbeing Board\n"},
        Way{"informed", "", "links:\n  - {link: informs, from: hwb, to: east}\n",
            "East Health and Wellbeing Board (it informs this body)"}),
    [](const auto& one) { return one.param.name; });

TEST_F(RelationTest, BeingAFormalPartIsALineBesideReporting) {
    const Scene scene =
        shipped.scene(with_board("    part_of: hwb\n    reports_to: hwb\n"), "partnership");
    EXPECT_THAT(sentences(scene),
                Contains("East Partnership is part of East Health and Wellbeing Board"));
    EXPECT_THAT(sentences(scene),
                Contains("East Partnership reports to East Health and Wellbeing Board"));
}

TEST_F(RelationTest, ABoardOfNoListedTypeThatIsInformedIsNamed) {
    const Scene scene = shipped.scene(start + R"(
bodies:
  cabinet: {name: East Cabinet, type: other-board}
partnerships:
  east: {name: East Partnership, informs: cabinet}
)",
                                      "partnership");
    EXPECT_THAT(values_of_boards(scene), HasSubstr("Others: East Cabinet (informs it)"));
}

TEST_F(RelationTest, AnyOtherDocumentHasItsTitle) {
    const Scene scene = shipped.scene(start + R"(
partnerships:
  east:
    name: East Partnership
    products:
      delivery-plan: {state: agreed}
      other-product: {name: Annual review of East, state: published}
)",
                                      "partnership");
    const Term* term = shipped.words.products.find("other-product");
    ASSERT_NE(term, nullptr);
    std::string label = term->label;
    label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
    const Row* row = find_row(scene, label);
    ASSERT_NE(row, nullptr);
    EXPECT_THAT(row->values, ElementsAre("Annual review of East: published"));
    EXPECT_THAT(find_row(scene, "Delivery plan")->values, ElementsAre("agreed"));
}

TEST_F(RelationTest, APlannedSubGroupIsNotDrawnAsOneThatIsThere) {
    const std::string text = start + R"(
partnerships:
  east:
    name: East Partnership
    sub_groups:
      list:
        care: {name: Care Group, milestones: {formed: {state: planned}}}
        harm: {name: Harm Group, milestones: {formed: {state: done}}}
)";
    const Scene scene = shipped.scene(text, "partnership");
    const Figure* care = find_figure(scene, "care");
    ASSERT_NE(care, nullptr);
    EXPECT_EQ(care->standing, Standing::planned);
    EXPECT_THAT(care->lines, ElementsAre("planned, not yet formed"));
    EXPECT_EQ(find_figure(scene, "harm")->standing, Standing::recorded);
    const bool explained =
        std::any_of(scene.legend.begin(), scene.legend.end(),
                    [](const LegendEntry& one) { return one.standing == Standing::planned; });
    EXPECT_TRUE(explained);
    const Scene chain = shipped.scene(text, "chain");
    EXPECT_THAT(find_row(chain, "Sub-groups")->values,
                ElementsAre("Care Group (planned); Harm Group"));
}

TEST_F(RelationTest, BodiesThatReportToThePartnershipStandBelowIt) {
    const Scene scene = shipped.scene(start + R"(
bodies:
  local: {name: Local Partnership, type: other-board, reports_to: east}
partnerships:
  east: {name: East Partnership}
)",
                                      "partnership");
    ASSERT_NE(find_figure(scene, "local"), nullptr);
    EXPECT_EQ(scene.tiers.back().id, "sub-groups");
    EXPECT_EQ(scene.tiers.back().figures.front().id, "local");
    EXPECT_THAT(sentences(scene), Contains("Local Partnership reports to East Partnership"));
}

TEST_F(RelationTest, ALineToSomebodyWhoIsNotNamedHasABoxThatSaysSo) {
    const Scene scene = shipped.scene(
        with_board("    answers_to: [{to: hwb}, {absent: not recorded}]\n"), "partnership");
    const Figure* unnamed = find_figure(scene, "east--answers_to");
    ASSERT_NE(unnamed, nullptr);
    EXPECT_EQ(unnamed->name, "Answers to somebody not named");
    EXPECT_EQ(unnamed->standing, Standing::unrecorded);
    EXPECT_THAT(sentences(scene),
                Contains("East Partnership answers to somebody who is not named (not recorded)"));
    EXPECT_THAT(sentences(scene),
                Contains("East Partnership answers to East Health and Wellbeing Board"));
}

TEST_F(RelationTest, AnyBodyIsDrawnByItsIdAndNothingIsAskedOfIt) {
    const std::string text = start + R"(
posts:
  officer: {name: East Officer}
bodies:
  board: {name: East Drugs Board, type: other-board, roles: {chair: {post: officer}}}
)";
    const Scene scene = shipped.scene(text, "partnership", {.of = "board"});
    EXPECT_EQ(scene.title, "East Drugs Board");
    EXPECT_THAT(find_row(scene, "Chair")->values, ElementsAre("East Officer"));
    EXPECT_EQ(find_row(scene, "Senior Responsible Owner"), nullptr);
    EXPECT_EQ(find_row(scene, "Jobcentre Plus"), nullptr);
    EXPECT_EQ(find_row(scene, "Delivery plan"), nullptr);
    EXPECT_EQ(find_figure(scene, "board--sro"), nullptr);

    const auto failure = shipped.compose(shipped.model(text), "partnership");
    ASSERT_FALSE(failure);
    EXPECT_THAT(failure.error().message, HasSubstr("--of and one of "));
    EXPECT_THAT(failure.error().message, HasSubstr("board"));
    EXPECT_THAT(failure.error().message, Not(HasSubstr("officer")));
}

TEST_F(RelationTest, AChainThatIsTooLargeNamesTheViewWithMoreRoom) {
    const Scene scene = shipped.scene(with_board(""), "chain");
    EXPECT_THAT(scene.too_large, HasSubstr("--view partnership --of east"));
    const Scene alone = shipped.scene(with_board(""), "partnership");
    EXPECT_THAT(alone.too_large, HasSubstr("shorten"));
}

}  // namespace
}  // namespace govmap::test
