#include <gmock/gmock.h>

#include "draw/measure.hpp"
#include "draw/shipped.hpp"

namespace govmap::test {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class ViewTest : public ::testing::Test {
protected:
    // What is said of a shipped file in which `was` is written `is`.
    std::string problems_of(const std::string& path, const std::string& was,
                            const std::string& is) {
        std::string text = shipped.files.all().at(path);
        const std::size_t at = text.find(was);
        EXPECT_NE(at, std::string::npos) << was;
        text.replace(at, was.size(), is);
        shipped.files.put(path, text);
        GraphsFolder from = shipped.graphs();
        const auto theme = load_theme(from);
        if (theme) {
            EXPECT_FALSE(load_view(from, "chain", *theme));
        }
        return shipped.problems.describe(shipped.sources);
    }
    Shipped shipped;
};

TEST_F(ViewTest, EveryShippedViewLoadsAndSaysWhatItShows) {
    GraphsFolder from = shipped.graphs();
    const std::vector<ViewName> names = view_names(from);
    ASSERT_THAT(names, SizeIs(4));
    for (const ViewName& one : names) {
        EXPECT_FALSE(one.meaning.empty());
        EXPECT_EQ(shipped.view(one.name).name, one.name);
    }
}

TEST_F(ViewTest, AnUnknownViewNamesThoseThatThereAre) {
    GraphsFolder from = shipped.graphs();
    EXPECT_FALSE(load_view(from, "chian", shipped.theme()));
    const std::string text = shipped.problems.describe(shipped.sources);
    EXPECT_THAT(text, HasSubstr("there is no view 'chian'"));
    EXPECT_THAT(text,
                HasSubstr("did you mean 'chain'? — the views are: chain, footprint, national, "
                          "partnership"));
}

TEST_F(ViewTest, ASlipInAViewIsShownAtItsPlace) {
    EXPECT_THAT(problems_of("graphs/views/chain.yaml", "budget:", "bugdet:"),
                HasSubstr("graphs/views/chain.yaml:"));
    EXPECT_THAT(shipped.problems.describe(shipped.sources), HasSubstr("did you mean 'budget'?"));
}

TEST_F(ViewTest, AStyleThatTheThemeLacksIsAProblem) {
    EXPECT_THAT(problems_of("graphs/views/chain.yaml", "style: board", "style: bored"),
                HasSubstr("the theme has no box 'bored'"));
}

TEST_F(ViewTest, AThemeWithTextThatIsHardToReadIsRefused) {
    EXPECT_THAT(problems_of("graphs/theme.yaml", "muted: \"#4a5560\"", "muted: \"#aaaaaa\""),
                HasSubstr("has a contrast of 2.3 to 1"));
}

TEST_F(ViewTest, APatternThatLabelsCannotBeReadOnIsRefused) {
    EXPECT_THAT(problems_of("graphs/theme.yaml", "mark: \"#eccb98\"", "mark: \"#7a5a20\""),
                HasSubstr("text #1b1f24 on #7a5a20 has a contrast of"));
}

TEST_F(ViewTest, TooFewGroundsForTilesAreRefused) {
    const std::string& text = shipped.files.all().at("graphs/theme.yaml");
    const std::size_t first = text.find("    - {fill:");
    const std::string fills = text.substr(first, text.find("\n\n", first) - first);
    EXPECT_THAT(problems_of("graphs/theme.yaml", fills, fills.substr(0, fills.find('\n'))),
                HasSubstr("there are 1 grounds of tiles"));
}

TEST_F(ViewTest, AMapOfTilesHasAFormOfItsOwn) {
    EXPECT_EQ(shipped.view("footprint").tiles, "england-2023");
    EXPECT_TRUE(shipped.view("chain").tiles.empty());
    std::string text = shipped.files.all().at("graphs/views/footprint.yaml");
    text += "links: [answers_to]\n";
    shipped.files.put("graphs/views/footprint.yaml", text);
    GraphsFolder from = shipped.graphs();
    EXPECT_FALSE(load_view(from, "footprint", shipped.theme()));
    EXPECT_THAT(shipped.problems.describe(shipped.sources), HasSubstr("unknown key 'links'"));
}

TEST_F(ViewTest, AColourThatIsNoneIsRefused) {
    EXPECT_THAT(problems_of("graphs/theme.yaml", "ink: \"#1b1f24\"", "ink: black"),
                HasSubstr("'black' is not a colour"));
}

TEST_F(ViewTest, AccountabilityAndReportingDifferInLineAndHead) {
    const Theme theme = shipped.theme();
    EXPECT_NE(theme.line(LinkKind::answers_to).line, theme.line(LinkKind::reports_to).line);
    EXPECT_NE(theme.line(LinkKind::answers_to).head, theme.line(LinkKind::reports_to).head);
}

TEST_F(ViewTest, AbsentAndNotRecordedDifferInOutline) {
    const Theme theme = shipped.theme();
    EXPECT_EQ(theme.outline(Standing::recorded).outline, "solid");
    EXPECT_EQ(theme.outline(Standing::absent).outline, "dashed");
    EXPECT_EQ(theme.outline(Standing::unrecorded).outline, "dotted");
}

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(*contrast("#000000", "#ffffff"), 21.0, 0.01);
    EXPECT_NEAR(*contrast("#777777", "#ffffff"), 4.48, 0.01);
    EXPECT_FALSE(contrast("black", "#ffffff"));
}

TEST(Measure, LinesFitAndNothingIsLeftOut) {
    const std::string text =
        "Herefordshire and Worcestershire Combating Drugs Partnership " + std::string(90, 'm');
    std::string joined;
    for (const std::string& line : fit_lines(text, 100, 8)) {
        EXPECT_LE(text_width(line, 8), 100.01) << line;
        joined += line;
    }
    std::string wanted;
    for (const char c : text) wanted += c == ' ' ? "" : std::string{c};
    std::string got;
    for (const char c : joined) got += c == ' ' ? "" : std::string{c};
    EXPECT_EQ(got, wanted);
}

TEST(Measure, AnEmptyTextIsOneEmptyLine) {
    EXPECT_THAT(fit_lines("", 100, 8), ::testing::ElementsAre(""));
}

}  // namespace
}  // namespace govmap::test
