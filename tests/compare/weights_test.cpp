#include "compare/weights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap::footprints {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Figure figure(FigureKind kind, std::vector<std::optional<double>> values) {
    Figure result{kind, std::move(values), {}, false};
    mark(result);
    return result;
}

TEST(Figures, MarkTheBestAndWhatIsTheSame) {
    EXPECT_THAT(figure(FigureKind::meetings_all, {8, 4, 4}).best, ElementsAre(false, true, true));
    EXPECT_THAT(figure(FigureKind::icb_coincide, {0.5, 1, 0}).best,
                ElementsAre(false, true, false));
    EXPECT_TRUE(figure(FigureKind::meetings_all, {8, 8}).same);
    // of more or fewer partnerships neither is better
    EXPECT_THAT(figure(FigureKind::partnerships, {1, 2}).best, ElementsAre(false, false));
    EXPECT_THAT(figure(FigureKind::meetings_all, {8, std::nullopt}).best,
                ElementsAre(false, false));
}

TEST(Figures, TheTableStandsInTheOrderOfItsKinds) {
    std::size_t at = 0;
    for (const FigureInfo& one : figure_infos())
        EXPECT_EQ(static_cast<std::size_t>(one.kind), at++);
}

TEST(Weights, TheLeadTurnsWhereTheScoresCross) {
    // Scores: the first option 1 and 0, the second 0 and 1, the third 0.75 and 0.5.
    const std::vector<Figure> figures = {
        figure(FigureKind::meetings_all, {0, 8, 2}),
        figure(FigureKind::authorities_changed, {8, 0, 4}),
        figure(FigureKind::partnerships, {1, 2, 3}),
    };
    const Weighting found = weighting(figures, std::vector<std::size_t>{0, 1, 2});
    EXPECT_THAT(found.criteria,
                ElementsAre(FigureKind::meetings_all, FigureKind::authorities_changed));
    EXPECT_THAT(found.equal.places, ElementsAre(ElementsAre(2), ElementsAre(0, 1)));
    ASSERT_THAT(found.effects, SizeIs(2));
    EXPECT_THAT(found.effects[0].alone.places,
                ElementsAre(ElementsAre(0), ElementsAre(2), ElementsAre(1)));
    // at weight w of the meetings: w, 1 - w and 0.5 + w / 4
    ASSERT_THAT(found.effects[0].leads, SizeIs(3));
    EXPECT_THAT(found.effects[0].leads[0].options, ElementsAre(1));
    EXPECT_THAT(found.effects[0].leads[0].to, DoubleNear(0.4, 1e-12));
    EXPECT_THAT(found.effects[0].leads[1].options, ElementsAre(2));
    EXPECT_THAT(found.effects[0].leads[1].to, DoubleNear(2.0 / 3, 1e-12));
    EXPECT_THAT(found.effects[0].leads[2].options, ElementsAre(0));
    EXPECT_EQ(found.effects[0].leads[2].to, 1);
}

TEST(Weights, ThoseThatScoreAlikeLeadTogether) {
    const std::vector<Figure> figures = {
        figure(FigureKind::meetings_all, {4, 4, 8}),
        figure(FigureKind::authorities_changed, {0, 0, 2}),
    };
    const Weighting found = weighting(figures, std::vector<std::size_t>{0, 1, 2});
    EXPECT_THAT(found.equal.places, ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
    ASSERT_THAT(found.effects[0].leads, SizeIs(1));
    EXPECT_THAT(found.effects[0].leads[0].options, ElementsAre(0, 1));
}

TEST(Weights, OptionsThatAreNotAskedForMoveNothing) {
    const std::vector<Figure> figures = {
        figure(FigureKind::meetings_all, {4, 100, 8}),
        figure(FigureKind::authorities_changed, {2, 0, 0}),
    };
    const Weighting found = weighting(figures, std::vector<std::size_t>{0, 2});
    EXPECT_THAT(found.equal.places, ElementsAre(ElementsAre(0, 2)));
    EXPECT_THAT(found.effects[0].alone.places, ElementsAre(ElementsAre(0), ElementsAre(2)));
}

TEST(Weights, OneCriterionNeedsNoWeighing) {
    EXPECT_THAT(weighting(std::vector<Figure>{figure(FigureKind::meetings_all, {4, 8})},
                          std::vector<std::size_t>{0, 1})
                    .criteria,
                IsEmpty());
}

}  // namespace
}  // namespace govmap::footprints
