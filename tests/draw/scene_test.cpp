#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "draw/legend.hpp"
#include "draw/shipped.hpp"

namespace govmap::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Two partnerships with one SRO, one of them with a whole list of members and two vacancies.
const std::string two_partnerships = R"(
govmap: 1
title: Testshire
as_of: 2022-09-07
uses: [national/from-harm-to-hope]
sources:
  panel: {title: Panel report, date: 2022-09-07}
  minutes: {title: Minutes never used here}
posts:
  pcc: {name: Testshire Commissioner, type: police-and-crime-commissioner, source: panel}
organisations:
  force: {name: Testshire Police, type: police-force}
  clinic: {name: The Clinic, type: treatment-provider}
partnerships:
  east:
    name: East Partnership
    source: panel
    reports_to: {to: central-government, through: sro, source: panel, basis: inferred}
    roles:
      sro: {post: pcc, source: panel}
      chair: {absent: yet to be determined, source: panel}
      partnership-lead: {absent: vacant, source: panel}
    members:
      complete: true
      list:
        - {organisation: force, represents: [police], source: panel}
        - {absent: vacant, represents: [jobcentre-plus], source: panel}
    products:
      terms-of-reference: {state: agreed, on: 2022-08-31, source: panel}
      delivery-plan: {absent: yet to be determined, source: panel}
  west:
    name: West Partnership
    source: panel
    reports_to: {to: central-government, through: sro, source: panel}
    roles:
      sro: {post: pcc, source: panel}
    members:
      list:
        - {organisation: force, represents: [police], source: panel}
        - {organisation: clinic, represents: [treatment-providers], source: panel}
    sub_groups:
      list:
        treatment: {name: Treatment Group, answers_to: west, roles: {chair: {post: pcc, source: panel}}}
funds:
  start: {name: Money to start with, amount: "£100,000", owner: pcc, funds: [east, west], source: panel}
)";

std::vector<std::string> sentences(const Scene& scene) {
    std::vector<std::string> result;
    for (const Edge& edge : scene.edges) result.push_back(edge.sentence);
    return result;
}

class SceneTest : public ::testing::Test {
protected:
    Shipped shipped;
};

TEST_F(SceneTest, TheChainRunsFromThePrimeMinisterThroughOneSroToBothPartnerships) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    std::vector<std::string> tiers;
    for (const SceneTier& tier : scene.tiers) tiers.push_back(tier.id);
    EXPECT_THAT(tiers, ElementsAre("prime-minister", "ministers", "central-government",
                                   "responsible-owner", "partnerships", "shared"));
    ASSERT_EQ(scene.tiers[3].figures.size(), 1U);
    EXPECT_EQ(scene.tiers[3].figures[0].lines[0], "Senior Responsible Owner of both partnerships");
    EXPECT_THAT(sentences(scene),
                Contains("East Partnership reports to Testshire Commissioner, its Senior "
                         "Responsible Owner"));
    EXPECT_EQ(scene.subtitle,
              "The line of each Combating Drugs Partnership to the Prime Minister, as at 7 "
              "September 2022");
}

TEST_F(SceneTest, EachDepartmentStandsUnderTheMinisterItAnswersTo) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    const std::vector<Cell>& ministers = scene.tiers[1].figures[0].cells;
    const std::vector<Cell>& departments = scene.tiers[2].figures[0].cells;
    ASSERT_EQ(ministers.size(), 7U);
    ASSERT_EQ(departments.size(), 7U);
    std::size_t straight = 0;
    for (const Edge& edge : scene.edges) {
        if (edge.kind != LinkKind::answers_to || edge.from_cell.empty()) continue;
        const auto column = [](const std::vector<Cell>& cells, const std::string& id) {
            return std::find_if(cells.begin(), cells.end(),
                                [&](const Cell& cell) { return cell.id == id; }) -
                   cells.begin();
        };
        EXPECT_EQ(column(departments, edge.from_cell), column(ministers, edge.to_cell))
            << edge.sentence;
        ++straight;
    }
    EXPECT_EQ(straight, 7U);
}

TEST_F(SceneTest, TheCommissionerIsExternalAndAnswersToNoMinister) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    const Figure* commissioner = find_figure(scene, "pcc");
    ASSERT_NE(commissioner, nullptr);
    EXPECT_TRUE(commissioner->external);
    for (const Edge& edge : scene.edges) {
        if (edge.from == "pcc") {
            EXPECT_EQ(edge.kind, LinkKind::reports_to);
        }
    }
    const bool explained =
        std::any_of(scene.legend.begin(), scene.legend.end(), [](const LegendEntry& one) {
            return one.form == LegendEntry::Form::mark && one.mark == "external";
        });
    EXPECT_TRUE(explained);
}

TEST_F(SceneTest, WhatIsKnownToBeAbsentNamesItsRuleAndWhatIsNotRecordedDoesNot) {
    const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = "east"});
    const Row* vacancy = find_row(scene, "Jobcentre Plus");
    ASSERT_NE(vacancy, nullptr);
    EXPECT_EQ(vacancy->standing, Standing::absent);
    EXPECT_THAT(vacancy->values, ElementsAre("vacant"));
    EXPECT_EQ(vacancy->rule, "MEM-04");
    const Row* not_listed = find_row(scene, "NHS");
    ASSERT_NE(not_listed, nullptr);
    EXPECT_EQ(not_listed->standing, Standing::absent);  // the list is whole
    EXPECT_THAT(not_listed->values, ElementsAre("none"));
    EXPECT_EQ(not_listed->rule, "MEM-03");
    const Row* lead = find_row(scene, "Partnership lead");
    ASSERT_NE(lead, nullptr);
    EXPECT_EQ(lead->standing, Standing::absent);
    EXPECT_EQ(lead->rule, "LEAD-04");

    const Scene open = shipped.scene(two_partnerships, "partnership", {.of = "west"});
    const Row* unknown = find_row(open, "NHS");
    ASSERT_NE(unknown, nullptr);
    EXPECT_EQ(unknown->standing, Standing::unrecorded);
    EXPECT_THAT(unknown->values, ElementsAre("not recorded"));
    EXPECT_EQ(unknown->rule, "");
}

TEST_F(SceneTest, YetToBeDeterminedHasItsOwnStanding) {
    const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = "east"});
    EXPECT_EQ(find_row(scene, "Chair")->standing, Standing::undecided);
    EXPECT_EQ(find_row(scene, "Delivery plan")->standing, Standing::undecided);
    EXPECT_EQ(find_row(scene, "Needs assessment")->standing, Standing::unrecorded);
    EXPECT_THAT(find_row(scene, "Terms of reference")->values,
                ElementsAre("agreed, 31 August 2022"));
}

TEST_F(SceneTest, EveryCategoryThatTheGuidanceAsksForHasARow) {
    const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = "west"});
    std::size_t asked_for = 0;
    for (const Term& category : shipped.words.categories.list()) {
        if (category.rule.empty() || !category.parent.empty()) continue;
        ++asked_for;
        std::string label = category.label;
        label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
        const Row* row = find_row(scene, label);
        ASSERT_NE(row, nullptr) << label;
        EXPECT_EQ(row->external, category.external) << label;
    }
    EXPECT_EQ(asked_for, 10U);
}

TEST_F(SceneTest, WhatBothShareStandsInACardOfItsOwn) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    const Figure* shared = find_figure(scene, "shared");
    ASSERT_NE(shared, nullptr);
    std::vector<std::string> rows;
    for_each_row(*shared,
                 [&](const Row& row) { rows.push_back(row.label + ": " + row.values.front()); });
    EXPECT_THAT(rows, ElementsAre("Senior Responsible Owner of both: Testshire Commissioner",
                                  "Money: £100,000: Money to start with (Testshire Commissioner)",
                                  "Police: Testshire Police"));
    EXPECT_EQ(find_figure(shipped.scene(two_partnerships, "chain", {.of = "west"}), "shared"),
              nullptr);
}

TEST_F(SceneTest, TheLegendExplainsExactlyWhatIsShown) {
    for (const char* of : {"east", "west"}) {
        const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = of});
        std::set<LinkKind> lines;
        std::set<Standing> outlines;
        for (const Edge& edge : scene.edges) {
            if (edge.standing == Standing::recorded) lines.insert(edge.kind);
        }
        for (const SceneTier& tier : scene.tiers) {
            for (const Figure& figure : tier.figures) {
                outlines.insert(figure.standing);
                for_each_row(figure, [&](const Row& row) { outlines.insert(row.standing); });
            }
        }
        std::set<LinkKind> lines_explained;
        std::set<Standing> outlines_explained;
        for (const LegendEntry& one : scene.legend) {
            if (one.form == LegendEntry::Form::line && one.standing == Standing::recorded) {
                EXPECT_TRUE(lines_explained.insert(one.kind).second);
            }
            if (one.form == LegendEntry::Form::outline) {
                EXPECT_TRUE(outlines_explained.insert(one.standing).second);
            }
        }
        EXPECT_EQ(lines_explained, lines) << of;
        EXPECT_EQ(outlines_explained, outlines) << of;
    }
}

TEST_F(SceneTest, OnlySourcesOfWhatIsShownAreNamedAndInferenceIsSaid) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    EXPECT_THAT(scene.sources, HasSubstr("Panel report (7 September 2022)"));
    EXPECT_THAT(scene.sources, Not(HasSubstr("never used")));
    ASSERT_FALSE(scene.notes.empty());
    EXPECT_THAT(scene.notes[0], HasSubstr("reporting lines from East Partnership"));
    EXPECT_THAT(scene.notes[0], Not(HasSubstr("West Partnership")));
}

TEST_F(SceneTest, SubGroupsStandBelowWithTheirChairAndTheirLine) {
    const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = "west"});
    const Figure* group = find_figure(scene, "treatment");
    ASSERT_NE(group, nullptr);
    EXPECT_THAT(group->lines, ElementsAre("chair: Testshire Commissioner"));
    EXPECT_THAT(sentences(scene), Contains("Treatment Group answers to West Partnership"));
    const Scene without = shipped.scene(two_partnerships, "partnership", {.of = "east"});
    const Figure* none = find_figure(without, "nobody-sub-groups");
    ASSERT_NE(none, nullptr);
    EXPECT_EQ(none->standing, Standing::unrecorded);
}

TEST_F(SceneTest, APartnershipWithoutAnSroHasABoxThatSaysSo) {
    const Scene scene = shipped.scene(R"(
govmap: 1
as_of: 2022-09-07
uses: [national/from-harm-to-hope]
partnerships:
  lone:
    name: Lone Partnership
    reports_to: {to: central-government, through: sro}
    roles: {sro: {absent: vacant}}
)",
                                      "chain");
    const Figure* box = find_figure(scene, "lone--sro");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->standing, Standing::absent);
    EXPECT_THAT(box->lines, ElementsAre("vacant"));
    EXPECT_EQ(box->rule, "LEAD-01");
    EXPECT_THAT(sentences(scene), Contains(HasSubstr("Lone Partnership reports to nobody")));
}

TEST_F(SceneTest, AMissingLineUpwardsIsSaid) {
    const Scene scene = shipped.scene(R"(
govmap: 1
as_of: 2022-09-07
uses: [national/from-harm-to-hope]
posts: {leader: {name: Council Leader, type: elected-leader}}
partnerships:
  lone: {name: Lone Partnership, roles: {sro: {post: leader}}}
)",
                                      "chain");
    EXPECT_THAT(sentences(scene), Contains("No line upwards from Council Leader is recorded"));
}

TEST_F(SceneTest, TextAlternativeNamesEveryFigureAndEveryLine) {
    const Scene scene = shipped.scene(two_partnerships, "chain");
    for (const SceneTier& tier : scene.tiers) {
        for (const Figure& figure : tier.figures) {
            EXPECT_THAT(scene.alternative, HasSubstr(figure.name));
            for_each_row(figure, [&](const Row& row) {
                for (const std::string& value : row.values)
                    EXPECT_THAT(scene.alternative, HasSubstr(value));
            });
        }
    }
    for (const Edge& edge : scene.edges) EXPECT_THAT(scene.alternative, HasSubstr(edge.sentence));
}

TEST_F(SceneTest, TheOrderOfListsInTheFileDoesNotMatter) {
    std::string turned = two_partnerships;
    const std::size_t east = turned.find("  east:\n");
    const std::size_t west = turned.find("  west:\n");
    const std::size_t funds = turned.find("funds:\n");
    turned = turned.substr(0, east) + turned.substr(west, funds - west) +
             turned.substr(east, west - east) + turned.substr(funds);
    EXPECT_EQ(shipped.scene(two_partnerships, "chain").alternative,
              shipped.scene(turned, "chain").alternative);
}

TEST_F(SceneTest, AcceptedExceptionsAndDueDatesComeFromTheCheck) {
    Finding accepted;
    accepted.rule = "MEM-03";
    accepted.subject = "east";
    accepted.verdict = Verdict::excepted;
    Finding due;
    due.rule = "CYC-05";
    due.subject = "east";
    due.item = "needs-assessment";
    due.due = parse_date("2022-11-30");
    Finding by_rule = due;  // of the rule that the pack names for the document
    by_rule.rule = "CYC-07";
    by_rule.item = "-";
    by_rule.due = parse_date("2022-12-31");
    Terms products;
    for (Term term : shipped.words.products.list()) {
        if (term.word == "performance-framework") term.rule = "CYC-07";
        products.add(term);
    }
    shipped.words.products = products;
    const std::vector<Finding> findings = {accepted, due, by_rule};
    const Scene scene = shipped.scene(two_partnerships, "partnership", {.of = "east"}, findings);
    EXPECT_EQ(find_row(scene, "NHS")->standing, Standing::excepted);
    EXPECT_THAT(find_row(scene, "NHS")->values, ElementsAre("none, accepted exception"));
    EXPECT_EQ(find_row(scene, "Needs assessment")->detail, "due 30 November 2022");
    EXPECT_EQ(find_row(scene, "Performance framework")->detail, "due 31 December 2022");
}

TEST_F(SceneTest, AViewOfOnePartnershipAsksWhichWhereThereAreSeveral) {
    const auto scene = shipped.compose(shipped.model(two_partnerships), "partnership");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, FailureKind::request);
    EXPECT_EQ(scene.error().message,
              "the view 'partnership' shows one partnership a page, and the model has 2: add --of "
              "with one of "
              "east and west");
}

TEST_F(SceneTest, AnIdThatIsNoPartnershipIsAnsweredWithTheNearest) {
    const auto scene = shipped.compose(shipped.model(two_partnerships), "chain", {.of = "eat"});
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().message,
              "'eat' is no Combating Drugs Partnership and no other body of this model on 7 "
              "September 2022; did you mean 'east'?");
}

TEST_F(SceneTest, AModelWithoutPartnershipsIsAClearFailure) {
    const auto scene = shipped.compose(shipped.model("govmap: 1\nas_of: 2022-09-07\n"), "chain");
    ASSERT_FALSE(scene);
    EXPECT_EQ(scene.error().kind, FailureKind::request);
    EXPECT_THAT(scene.error().message,
                HasSubstr("no Combating Drugs Partnership on 7 September 2022"));
}

TEST_F(SceneTest, OverItsBudgetAViewProposesASplit) {
    std::string many = "govmap: 1\nas_of: 2022-09-07\npartnerships:\n";
    for (int at = 0; at < 30; ++at) {
        const std::string id = "p" + std::to_string(at);
        many += "  " + id + ": {name: Partnership " + id + "}\n";
    }
    const Model model = shipped.model(many);
    const auto scene = shipped.compose(model, "chain");
    ASSERT_FALSE(scene);
    EXPECT_THAT(scene.error().message, HasSubstr("--of and one of p0"));
    EXPECT_TRUE(shipped.compose(model, "chain", {std::nullopt, true}));
}

TEST_F(SceneTest, WhatIsDisputedIsMarkedAndTheLegendSaysSoOnlyThen) {
    const auto entries = [](const Scene& scene) {
        return std::count_if(scene.legend.begin(), scene.legend.end(), [](const LegendEntry& one) {
            return one.standing == Standing::disputed;
        });
    };
    EXPECT_EQ(entries(shipped.scene(two_partnerships, "chain")), 0);
    std::string text = two_partnerships;
    const std::string sure = "reports_to: {to: central-government, through: sro, source: panel}";
    text.replace(text.find(sure), sure.size(),
                 "reports_to: {to: central-government, through: sro, source: panel, disputed: "
                 "true}");
    const Scene drawn = shipped.scene(text, "chain");
    EXPECT_GE(entries(drawn), 1);
    EXPECT_TRUE(std::any_of(drawn.edges.begin(), drawn.edges.end(), [](const Edge& edge) {
        return edge.standing == Standing::disputed &&
               edge.label.find("disputed") != std::string::npos &&
               edge.sentence.find("(disputed: sources disagree)") != std::string::npos;
    }));
    EXPECT_TRUE(std::any_of(drawn.notes.begin(), drawn.notes.end(), [](const std::string& note) {
        return note.find("“Disputed”") != std::string::npos;
    }));
}

}  // namespace
}  // namespace govmap::test
