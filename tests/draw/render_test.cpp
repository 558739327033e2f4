#include "draw/render.hpp"

#include <set>

#include <gmock/gmock.h>
#include <graphviz/cgraph.h>
#include <pugixml.hpp>

#include "draw/dot.hpp"
#include "draw/shipped.hpp"

namespace govmap::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string rendered(const Scene& scene, ImageFormat format, const RenderOptions& options = {}) {
    const auto result = Renderer::of_this_process().render(scene, format, options);
    EXPECT_TRUE(result) << result.error().message;
    return result.value_or("");
}

// A small model whose one partnership and its member have the names given.
std::string named(const std::string& partnership, const std::string& member) {
    const auto quoted = [](const std::string& text) {
        std::string result;
        for (const char c : text)
            result += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
        return '"' + result + '"';
    };
    return "govmap: 1\nas_of: 2022-09-07\nuses: [national/from-harm-to-hope]\norganisations: "
           "{member: {name: " +
           quoted(member) + "}}\npartnerships:\n  one:\n    name: " + quoted(partnership) +
           "\n    members: {list: [{organisation: member, represents: [police]}]}\n";
}

// All text that a reader of the SVG sees, without what line breaks do to it.
std::string squeezed(std::string text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.compare(at, 2, "\u00A0") == 0) {
            ++at;
        } else if (text[at] != ' ' && text[at] != '\n') {
            result += text[at];
        }
    }
    return result;
}

struct TextOf : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& node) override {
        if (std::string_view(node.name()) == "text") text += node.text().get();
        return true;
    }
};

std::string shown_text(const std::string& svg) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(svg.data(), svg.size()));
    TextOf walker;
    document.traverse(walker);
    return squeezed(walker.text);
}

class RenderTest : public ::testing::Test {
protected:
    Scene west_mercia(const std::string& view = "chain", const ComposeOptions& options = {}) {
        const auto scene =
            shipped.compose(shipped.shipped_model("areas/west-mercia"), view, options);
        EXPECT_TRUE(scene) << scene.error().message;
        return scene.value_or(Scene{});
    }
    Shipped shipped;
};

TEST_F(RenderTest, WestMerciaFitsOneA4SheetLegiblyInBothViews) {
    for (const ImageFormat format : {ImageFormat::svg, ImageFormat::png, ImageFormat::pdf}) {
        EXPECT_TRUE(Renderer::of_this_process().render(west_mercia(), format));
        EXPECT_TRUE(Renderer::of_this_process().render(
            west_mercia("partnership", {.of = "shropshire-telford-and-wrekin"}), format));
    }
}

TEST_F(RenderTest, TheNationalMapIsAboutNoOneBodyAndFitsItsSheet) {
    const Model model = shipped.shipped_model("national/from-harm-to-hope");
    const auto scene = shipped.compose(model, "national");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_NE(find_figure(*scene, "cross-government-forum"), nullptr);
    EXPECT_TRUE(Renderer::of_this_process().render(*scene, ImageFormat::svg));
    const auto of_one = shipped.compose(model, "national", {.of = "cross-government-forum"});
    ASSERT_FALSE(of_one);
    EXPECT_THAT(of_one.error().message, HasSubstr("leave --of out"));
}

// The samples of lines stand above their words, however wide the notes below are.
TEST_F(RenderTest, LinesOfTheKeyStandUpright) {
    for (const char* words : {"", "    reports_to: {to: central-government, through: sro}\n"}) {
        const std::string svg =
            rendered(shipped.scene(named("P", "M") + words, "partnership"), ImageFormat::svg);
        std::size_t looked_at = 0;
        pugi::xml_document document;
        ASSERT_TRUE(document.load_buffer(svg.data(), svg.size()));
        for (const auto& found :
             document.select_nodes("//*[contains(@class,'key')]//*[local-name()='path']")) {
            const std::string path = found.node().attribute("d").value();
            const double from = std::stod(path.substr(1));
            const double to = std::stod(path.substr(path.find_last_of(" C") + 1));
            EXPECT_NEAR(from, to, 2) << path;
            ++looked_at;
        }
        EXPECT_GE(looked_at, 2U);
    }
}

// A picture that is a little too high stands closer, and is legible then.
TEST_F(RenderTest, APictureThatIsTooHighIsPutCloser) {
    const auto scene =
        shipped.compose(shipped.shipped_model("areas/greater-manchester-2021"), "partnership");
    ASSERT_TRUE(scene) << scene.error().message;
    EXPECT_TRUE(Renderer::of_this_process().render(*scene, ImageFormat::svg));
}

TEST_F(RenderTest, EveryFormatBeginsAsItShould) {
    const Scene scene = west_mercia();
    EXPECT_THAT(rendered(scene, ImageFormat::svg), StartsWith("<?xml version=\"1.0\""));
    EXPECT_THAT(rendered(scene, ImageFormat::png), StartsWith("\x89PNG"));
    EXPECT_THAT(rendered(scene, ImageFormat::pdf), StartsWith("%PDF"));
    EXPECT_THAT(rendered(scene, ImageFormat::dot), StartsWith("digraph govmap {"));
}

TEST_F(RenderTest, TheSameSceneGivesTheSameBytes) {
    const Scene scene = west_mercia();
    EXPECT_EQ(rendered(scene, ImageFormat::svg), rendered(scene, ImageFormat::svg));
    EXPECT_EQ(rendered(scene, ImageFormat::dot), rendered(scene, ImageFormat::dot));
}

TEST_F(RenderTest, TheSvgIsAnImageWithATitleAndTheTextAlternative) {
    const Scene scene = west_mercia();
    const std::string svg = rendered(scene, ImageFormat::svg);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(svg.data(), svg.size()));
    const pugi::xml_node root = document.child("svg");
    EXPECT_STREQ(root.attribute("role").value(), "img");
    EXPECT_STREQ(root.attribute("lang").value(), "en-GB");
    EXPECT_STREQ(root.attribute("aria-labelledby").value(), "govmap-title govmap-desc");
    EXPECT_STREQ(root.first_child().name(), "title");
    EXPECT_STREQ(root.first_child().attribute("id").value(), "govmap-title");
    EXPECT_STREQ(root.child("desc").attribute("id").value(), "govmap-desc");
    EXPECT_EQ(root.child("desc").text().get(), scene.alternative);
}

TEST_F(RenderTest, PeopleAreToldNamesAndNotIds) {
    const Scene scene = west_mercia();
    const std::string svg = rendered(scene, ImageFormat::svg);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(svg.data(), svg.size()));
    std::set<std::string> titles;
    for (const pugi::xpath_node found : document.select_nodes("//g/title"))
        titles.insert(found.node().text().get());
    EXPECT_EQ(titles.count("West Mercia Police and Crime Commissioner"), 1U);
    EXPECT_EQ(titles.count("Home Office answers to Home Secretary"), 1U);
    for (const std::string& title : titles) {
        EXPECT_THAT(title, Not(HasSubstr("->")));
        EXPECT_THAT(title, Not(HasSubstr("pcc-west-mercia")));
    }
    std::size_t figures = 0;
    for (const SceneTier& tier : scene.tiers) figures += tier.figures.size();
    EXPECT_EQ(document.select_nodes("//g[starts-with(@id,'figure-')]").size(), figures);
    EXPECT_EQ(document.select_nodes("//g[starts-with(@id,'line-')]").size(), scene.edges.size());
}

TEST_F(RenderTest, TheSvgFetchesAndRunsNothing) {
    const std::string svg = rendered(west_mercia(), ImageFormat::svg);
    EXPECT_THAT(svg, Not(HasSubstr("<!DOCTYPE")));
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
    EXPECT_THAT(svg, Not(HasSubstr("href")));
    EXPECT_THAT(svg, HasSubstr("Arial, "));
    EXPECT_THAT(shown_text(svg), HasSubstr(squeezed("as at 7 September 2022")));
}

TEST_F(RenderTest, OutlinesOfWhatIsMissingAreDrawnInTheirOwnWay) {
    const std::string svg = rendered(
        west_mercia("partnership", {.of = "herefordshire-and-worcestershire"}), ImageFormat::svg);
    pugi::xml_document document;
    ASSERT_TRUE(document.load_buffer(svg.data(), svg.size()));
    const Theme theme = shipped.theme();
    for (const Standing standing : {Standing::undecided, Standing::unrecorded}) {
        const std::string dotted =
            "//*[@stroke='" + theme.outline(standing).border + "' and @stroke-dasharray]";
        EXPECT_GT(document.select_nodes(dotted.c_str()).size(), 0U) << info(standing).word;
    }
    const std::string solid =
        "//*[@stroke='" + theme.outline(Standing::recorded).border + "' and @stroke-dasharray]";
    EXPECT_EQ(document.select_nodes(solid.c_str()).size(), 0U);
}

class HostileName : public RenderTest, public ::testing::WithParamInterface<std::string> {};

TEST_P(HostileName, IsShownAsItIsWrittenAndDoesNoHarm) {
    const Scene scene = shipped.scene(named("Body " + GetParam(), "Member " + GetParam()), "chain");
    const std::string svg = rendered(scene, ImageFormat::svg);
    EXPECT_THAT(shown_text(svg), HasSubstr(squeezed("Body" + GetParam())));
    EXPECT_THAT(shown_text(svg), HasSubstr(squeezed("Member" + GetParam())));
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
    EXPECT_TRUE(Renderer::of_this_process().render(scene, ImageFormat::png));

    const std::string dot = rendered(scene, ImageFormat::dot);
    const std::unique_ptr<Agraph_t, CloseGraph> again(agmemread(dot.c_str()));
    ASSERT_NE(again, nullptr);
    const DotGraph once = dot_graph(scene);
    EXPECT_EQ(agnnodes(again.get()), agnnodes(once.get()));
    EXPECT_EQ(agnedges(again.get()), agnedges(once.get()));
    for (Agnode_t* node = agfstnode(once.get()); node != nullptr;
         node = agnxtnode(once.get(), node)) {
        Agnode_t* same = agnode(again.get(), agnameof(node), 0);
        ASSERT_NE(same, nullptr) << agnameof(node);
        char* label = agget(same, const_cast<char*>("label"));
        EXPECT_STREQ(label, agget(node, const_cast<char*>("label")));
        EXPECT_NE(aghtmlstr(label), 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Names, HostileName,
                         ::testing::Values("O'Neill \"and\" sons", "<script>alert(1)</script>",
                                           "a & b", "]]>", "\\N \\G \\l \\r \\T \\",
                                           "&lt;b&gt; &amp; &#38; &eacute; &nosuch;",
                                           "<B>bold</B><BR/>", "<!-- comment -->", "{record|port}",
                                           "a -> b; c [d=e]", "مجلس مكافحة المخدرات (police)",
                                           "zażółć 漢字 😀", "%s %n {0} {}", "${HOME} `ls`"));

TEST_F(RenderTest, ControlCharactersAndTurnedTextAreMadeVisible) {
    Scene scene = shipped.scene(named("Plain", "Plain"), "chain");
    scene.tiers.back().figures.back().name = "bell\x07 turned\u202E end\u200B";
    const std::string svg = rendered(scene, ImageFormat::svg);
    EXPECT_THAT(shown_text(svg), HasSubstr("bell\\x07turned\\u{202e}end\\u{200b}"));
    EXPECT_THAT(svg, Not(HasSubstr("\u202E")));
}

TEST_F(RenderTest, AVeryLongNameIsRefusedOnASheetAndWholeWithoutOne) {
    std::string name;
    while (name.size() < 10000) name += "word" + std::to_string(name.size()) + " ";
    name += std::string(500, 'x');
    const Scene scene = shipped.scene(named("Partnership", name), "chain");
    const auto refused = Renderer::of_this_process().render(scene, ImageFormat::svg);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, FailureKind::request);
    EXPECT_THAT(refused.error().message, HasSubstr("on one A4 sheet the text would be"));
    EXPECT_THAT(shown_text(rendered(scene, ImageFormat::svg, {.any_size = true})),
                HasSubstr(squeezed(name)));
    EXPECT_THAT(rendered(scene, ImageFormat::dot), HasSubstr("word9"));
}

TEST_F(RenderTest, GraphvizNeverWritesToStandardError) {
    ::testing::internal::CaptureStderr();
    rendered(west_mercia(), ImageFormat::svg);
    EXPECT_EQ(agmemread("digraph {"), nullptr);
    EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST_F(RenderTest, APdfIsOneA4Sheet) {
    const std::string pdf = rendered(west_mercia(), ImageFormat::pdf);
    EXPECT_THAT(pdf,
                ::testing::AnyOf(HasSubstr("/MediaBox [ 0 0 595 842 ]"), HasSubstr("[ 0 0 595.")));
    EXPECT_THAT(pdf, HasSubstr("/Count 1"));
}

}  // namespace
}  // namespace govmap::test
