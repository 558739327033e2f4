#include "draw/tile_map.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>

#include "draw/shipped.hpp"
#include "draw/tile_fills.hpp"
#include "draw/tile_looks.hpp"
#include "draw/tile_page.hpp"
#include "draw/tile_text.hpp"

namespace govmap::test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Tile tile(const std::string& name, TileCell cell, const std::vector<std::size_t>& partnerships,
          std::vector<std::size_t> boards = {}, std::vector<std::size_t> forces = {}) {
    Tile one{"id-" + name,      name, name.substr(0, 5), cell, {}, std::move(boards),
             std::move(forces), {}};
    for (const std::size_t at : partnerships) one.shares.push_back({at});
    return one;
}

// Four authorities in a square, two partnerships, one board and one force each for the two below.
TileSheet four() {
    TileSheet sheet;
    sheet.title = "Four";
    sheet.subtitle = "As at 1 April 2023";
    sheet.boards = {"North Board", "South Board"};
    sheet.forces = {"North Police", "South Police"};
    TilePanel panel;
    panel.partnerships = {"First Partnership", "Second Partnership"};
    panel.tiles = {tile("Alpha", {0, 0}, {0}, {0}, {0}), tile("Beta", {1, 0}, {0}, {0}, {0}),
                   tile("Gamma", {0, 1}, {1}, {1}, {1}), tile("Delta", {1, 1}, {1}, {1}, {1})};
    sheet.panels = {panel};
    return sheet;
}

class TileMap : public ::testing::Test {
protected:
    std::string drawn(const TileSheet& sheet) {
        const auto svg = tile_map_svg(sheet, theme);
        EXPECT_TRUE(svg) << svg.error().message;
        return svg ? *svg : std::string{};
    }

    [[nodiscard]] std::vector<TileGround> grounds(const TileSheet& sheet) const {
        std::vector<TileGround> result;
        for (const TilePanel& panel : sheet.panels)
            result.emplace_back(panel, theme.tiles.fills.size());
        return result;
    }

    TilePage page(const TileSheet& sheet) {
        const auto laid_out = lay_out(sheet, grounds(sheet), theme);
        EXPECT_TRUE(laid_out) << laid_out.error().message;
        return laid_out ? *laid_out : TilePage{};
    }

    // What the key says, in its order.
    std::vector<std::string> key(const TileSheet& sheet) {
        std::vector<std::string> words;
        for (const PageEntry& one : page(sheet).key)
            words.push_back(one.entry.mark.empty() ? one.entry.words
                                                   : one.entry.mark + " " + one.entry.words);
        return words;
    }

    Shipped shipped;
    Theme theme = shipped.theme();
};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// The text between an element's tags, wherever it is.
std::vector<std::string> texts(const std::string& svg) {
    std::vector<std::string> result;
    const std::regex text("<text[^>]*>([^<]*)</text>");
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), text); at != std::sregex_iterator();
         ++at)
        result.push_back((*at)[1]);
    return result;
}

TEST_F(TileMap, EachTileIsDrawnOnceWithItsNameNumberAndLetter) {
    const std::string svg = drawn(four());
    for (const char* name : {"Alpha", "Beta", "Gamma", "Delta"}) {
        EXPECT_EQ(count(svg, std::string("id=\"map-1-id-") + name + "\""), 1U);
        EXPECT_EQ(count(svg, std::string(">") + name + "</text>"), 1U);
    }
    EXPECT_THAT(svg, HasSubstr("<title>Alpha: 1 First Partnership; ICB area: North Board; police "
                               "force area: North Police.</title>"));
    const std::vector<std::string> all = texts(svg);
    // Twice on tiles, and once in the key.
    for (const char* mark : {"1", "2", "A", "B"})
        EXPECT_EQ(std::count(all.begin(), all.end(), mark), 3);
}

TEST_F(TileMap, ThePictureIsNamedAndDescribed) {
    const std::string svg = drawn(four());
    EXPECT_THAT(svg, AllOf(HasSubstr("role=\"img\""), HasSubstr("lang=\"en-GB\""),
                           HasSubstr("aria-labelledby=\"govmap-title govmap-desc\""),
                           HasSubstr("<title id=\"govmap-title\">Four. As at 1 April 2023</title>"),
                           HasSubstr("Delta: 2 Second Partnership")));
    EXPECT_EQ(count(svg, "http"), 1U);  // the name space alone
}

TEST_F(TileMap, TheKeyHasWhatIsInThePictureAndNothingElse) {
    const std::vector<std::string> all = key(four());
    EXPECT_THAT(all, Contains("1 First Partnership"));
    EXPECT_THAT(all, Contains("A North Board"));
    EXPECT_THAT(all, Contains("between tiles: another ICB area"));
    EXPECT_THAT(all, Contains("between tiles: another police force area"));
    EXPECT_THAT(all, Not(Contains(HasSubstr("no partnership recorded"))));
    EXPECT_THAT(all, Not(Contains(HasSubstr("not certain"))));
    EXPECT_THAT(all, Not(Contains(HasSubstr("in part"))));
    EXPECT_THAT(all, Not(Contains(HasSubstr("the same number"))));

    TileSheet plain = four();
    for (Tile& one : plain.panels[0].tiles) {
        one.shares.clear();
        one.boards.clear();
        one.forces.clear();
    }
    plain.panels[0].tiles[0].shares = {{0, true, true}};
    const std::vector<std::string> few = key(plain);
    EXPECT_THAT(
        few,
        ElementsAre("Lines and marks", "one partnership: thick outline, pattern and number",
                    "1? not certain for this day, or sources disagree", "1* covered in part only",
                    "no partnership recorded here; there may well be one", "Partnerships",
                    "1 First Partnership"));
    EXPECT_THAT(texts(drawn(plain)), Contains("1?*"));
}

TEST_F(TileMap, PiecesOfOnePartnershipAreSaidToBeOne) {
    TileSheet sheet = four();
    sheet.panels[0].tiles[3].cell = {5, 5};
    EXPECT_THAT(key(sheet), Contains(HasSubstr("even where its tiles do not touch")));
}

TEST_F(TileMap, LinesRunWhereAnotherAreaBeginsAndNowhereElse) {
    // Three sides lie between the upper and the lower row; a board's line is one, a force's two.
    const std::string svg = drawn(four());
    const std::string dashes = "stroke-dasharray=\"4 2.5\"";
    EXPECT_EQ(count(svg, dashes), 3U + 1U);  // and one in the key
    TileSheet same = four();
    for (Tile& one : same.panels[0].tiles) one.boards = {0};
    EXPECT_EQ(count(drawn(same), dashes), 0U);
    TileSheet unsaid = four();
    for (Tile& one : unsaid.panels[0].tiles) {
        if (one.boards == std::vector<std::size_t>{1}) one.boards.clear();
    }
    EXPECT_EQ(count(drawn(unsaid), dashes), 0U) << "of an unknown board nothing is said";
}

// Where the lines of a kind run on the map, each as its two ends in an order of their own.
std::multiset<std::string> lines_like(const std::string& svg, const std::string& kind) {
    std::multiset<std::string> found;
    const std::string map = svg.substr(0, svg.find("id=\"key\""));
    const std::regex line(
        "<line x1=\"([^\"]*)\" y1=\"([^\"]*)\" x2=\"([^\"]*)\" y2=\"([^\"]*)\" ([^>]*)/>");
    for (auto at = std::sregex_iterator(map.begin(), map.end(), line); at != std::sregex_iterator();
         ++at) {
        if ((*at)[5].str().find(kind) == std::string::npos) continue;
        const std::string from = (*at)[1].str() + "," + (*at)[2].str();
        const std::string to = (*at)[3].str() + "," + (*at)[4].str();
        found.insert(std::min(from, to) + " " + std::max(from, to));
    }
    return found;
}

TEST_F(TileMap, NoRimIsDrawnWhereAnotherLineRuns) {
    TileSheet sheet = four();
    for (Tile& one : sheet.panels[0].tiles) {
        one.shares.clear();
        one.forces = {0};
    }
    const std::string svg = drawn(sheet);
    const auto boards = lines_like(svg, "stroke-dasharray=\"4 2.5\"");
    const auto rims = lines_like(svg, "stroke-dasharray=\"1 2\"");
    EXPECT_EQ(boards.size(), 3U);
    EXPECT_EQ(rims.size(), 4U * 6U - 5U - 3U);  // five sides are of two tiles
    for (const std::string& one : boards) EXPECT_FALSE(rims.contains(one)) << one;
    TileSheet forces = four();
    for (Tile& one : forces.panels[0].tiles) one.boards = {0};
    const std::string double_lines = drawn(forces);
    EXPECT_EQ(lines_like(double_lines, "stroke=\"" + theme.tiles.rim + "\"").size(),
              4U * 6U - 5U - 3U);
}

TEST_F(TileMap, AnOutlineGoesRoundThePartnershipAsAWhole) {
    // Two tiles side by side have ten sides on the rim of the pair.
    const std::string svg = drawn(four());
    EXPECT_EQ(count(svg, "stroke=\"" + theme.tiles.outline + "\""), 2U * 10U + 1U + 2U);
}

TEST_F(TileMap, TheOutlineIsUnbroken) {
    const std::string svg = drawn(four());
    std::map<std::string, int> ends;
    const std::regex line(
        "<line x1=\"([^\"]*)\" y1=\"([^\"]*)\" x2=\"([^\"]*)\" y2=\"([^\"]*)\" "
        "stroke=\"" +
        theme.tiles.outline + "\"");
    const std::string map = svg.substr(0, svg.find("id=\"key\""));
    for (auto at = std::sregex_iterator(map.begin(), map.end(), line); at != std::sregex_iterator();
         ++at) {
        for (const std::size_t first : {1U, 3U}) {
            const double x = std::stod((*at)[first]);
            const double y = std::stod((*at)[first + 1]);
            ++ends[std::to_string(std::lround(x * 10)) + "," + std::to_string(std::lround(y * 10))];
        }
    }
    EXPECT_EQ(ends.size(), 20U);
    for (const auto& [place, times] : ends) EXPECT_EQ(times, 2) << place;
}

TEST_F(TileMap, PartnershipsThatTouchHaveOtherFills) {
    TilePanel panel;
    for (int at = 0; at < 49; ++at) {
        panel.partnerships.push_back("P" + std::to_string(at));
        panel.tiles.push_back(
            tile("T" + std::to_string(at), {at % 7, at / 7}, {static_cast<std::size_t>(at)}));
    }
    const TileGround ground(panel, theme.tiles.fills.size());
    for (const Tile& one : panel.tiles) {
        for (std::size_t side = 0; side < tile_sides; ++side) {
            const Tile* next = ground.neighbour(one, side);
            if (next == nullptr) continue;
            EXPECT_NE(ground.looks()[one.shares[0].partnership].fill,
                      ground.looks()[next->shares[0].partnership].fill);
        }
    }
}

TEST_F(TileMap, PartnershipsOnOneTileHaveOutlinesOfTheirOwn) {
    TileSheet sheet = four();
    sheet.panels[0].tiles[0].shares = {{0}, {1, true}};
    const auto ground = grounds(sheet);
    EXPECT_NE(ground[0].looks()[0].depth, ground[0].looks()[1].depth);
    EXPECT_THAT(texts(drawn(sheet)), Contains("1,2?"));
    EXPECT_THAT(key(sheet), Contains("1,2 covered by each of these partnerships; on a shared tile "
                                     "the pattern is the first's"));
}

// The fills of the tiles on the map, or of the small ones in the key.
std::set<std::string> fills(const std::string& part) {
    std::set<std::string> found;
    const std::regex polygon("<polygon[^>]* fill=\"([^\"]*)\"");
    for (auto at = std::sregex_iterator(part.begin(), part.end(), polygon);
         at != std::sregex_iterator(); ++at)
        found.insert((*at)[1]);
    return found;
}

TEST_F(TileMap, EveryPatternOfTheKeyIsOnATile) {
    TileSheet sheet = four();
    for (Tile& one : sheet.panels[0].tiles) one.shares = {{0}, {1}};
    const std::string svg = drawn(sheet);
    const std::size_t at = svg.find("id=\"key\"");
    ASSERT_NE(at, std::string::npos);
    const std::set<std::string> on_tiles = fills(svg.substr(0, at));
    EXPECT_THAT(on_tiles, ElementsAre(tile_fill(theme, 0)));
    // The second has no tile with a pattern of its own.
    EXPECT_EQ(fills(svg.substr(at)), (std::set{tile_fill(theme, 0), theme.paper}));
    EXPECT_THAT(texts(svg.substr(at)), Contains("2"));

    sheet.panels[0].tiles[0].shares = {{1}};
    const std::string both = drawn(sheet);
    const std::size_t key_at = both.find("id=\"key\"");
    EXPECT_EQ(fills(both.substr(key_at)), fills(both.substr(0, key_at)));
}

const std::string hostile = "</text><script>alert(1)</script> \"&'<\x1b[31m\xE2\x80\xAE]]>";

TEST_F(TileMap, HostileTextIsShownAndDoesNothing) {
    TileSheet sheet = four();
    sheet.title = sheet.subtitle = hostile;
    sheet.boards[0] = sheet.forces[0] = hostile;
    sheet.feet = {hostile};
    TilePanel& panel = sheet.panels[0];
    panel.title = panel.subtitle = panel.partnerships[0] = hostile;
    panel.tiles[0].name = panel.tiles[0].label = panel.tiles[0].note = hostile;
    panel.unplaced = {hostile};
    const auto svg = tile_map_svg(sheet, theme);
    if (!svg) {  // its name fits no tile, which is said
        EXPECT_THAT(svg.error().message, HasSubstr("too small to read"));
        panel.tiles[0].label = "<&\">";
    }
    const std::string drawing = drawn(sheet);
    EXPECT_THAT(drawing, Not(HasSubstr("<script")));
    EXPECT_THAT(drawing, Not(HasSubstr("\x1b")));
    EXPECT_THAT(drawing, Not(HasSubstr("\xE2\x80\xAE")));
    EXPECT_THAT(drawing, HasSubstr("&lt;script&gt;"));
}

// Whether two boxes of the page have more than their rims in common.
struct Box {
    double left, top, right, bottom;
};
bool overlap(const Box& a, const Box& b) {
    constexpr double rim = 0.2;
    return a.left + rim < b.right && b.left + rim < a.right && a.top + rim < b.bottom &&
           b.top + rim < a.bottom;
}

void nothing_overlaps(const TileSheet& sheet, const TilePage& page, const Theme& theme) {
    std::vector<Box> tiles;
    for (std::size_t at = 0; at < sheet.panels.size(); ++at) {
        for (const Tile& one : sheet.panels[at].tiles) {
            const Point in_grid = middle_of(one.cell, page.tile);
            const Point middle{in_grid.x + page.origins[at].x, in_grid.y + page.origins[at].y};
            const double half = page.tile / 2;
            const double reach = reach_of(page.tile);
            tiles.push_back({middle.x - half, middle.y - reach, middle.x + half, middle.y + reach});
            EXPECT_GE(middle.x - half, theme.margin - 0.1);
            EXPECT_LE(middle.x + half, page.width - theme.margin + 0.1);
            EXPECT_LE(middle.y + reach, page.height - theme.margin + 0.1);
        }
    }
    std::vector<Box> key;
    for (const PageEntry& one : page.key) {
        const double line = page.key_size * 1.2;
        key.push_back({one.at.x, one.at.y, one.at.x + 60,
                       one.at.y + line * static_cast<double>(one.lines.size())});
        EXPECT_LE(key.back().bottom, page.height - theme.margin + 0.1);
    }
    for (std::size_t a = 0; a < key.size(); ++a) {
        for (const Box& one : tiles) EXPECT_FALSE(overlap(key[a], one)) << page.key[a].entry.words;
        for (std::size_t b = a + 1; b < key.size(); ++b)
            EXPECT_FALSE(overlap(key[a], key[b])) << page.key[a].entry.words;
    }
}

// A block of authorities with a partnership for every few of them.
TileSheet block(int across, int down, std::size_t each) {
    TileSheet sheet;
    sheet.title = "A block";
    sheet.boards = {"Board"};
    TilePanel& panel = sheet.panels.emplace_back();
    for (int at = 0; at < across * down; ++at) {
        const auto partnership = static_cast<std::size_t>(at) / each;
        if (partnership == panel.partnerships.size())
            panel.partnerships.push_back("Partnership of some length, number " +
                                         std::to_string(partnership + 1));
        panel.tiles.push_back(tile("Authority " + std::to_string(at), {at % across, at / across},
                                   {partnership}, {0}));
        panel.tiles.back().label = "A" + std::to_string(at);
    }
    return sheet;
}

TEST_F(TileMap, FromOneAuthorityToAHundredAndFiftyThreeFitOneA4) {
    for (const auto& sheet : {block(1, 1, 1), block(2, 2, 2), block(4, 3, 5), block(6, 6, 6),
                              block(17, 9, 10), block(9, 17, 4)}) {
        const TilePage laid_out = page(sheet);
        const double least = std::min(theme.page_width, theme.page_height);
        const double most = std::max(theme.page_width, theme.page_height);
        EXPECT_LE(std::min(laid_out.width, laid_out.height), least);
        EXPECT_LE(std::max(laid_out.width, laid_out.height), most);
        nothing_overlaps(sheet, laid_out, theme);
    }
}

TEST_F(TileMap, OptionsStandSideBySideToOneScale) {
    TileSheet sheet = four();
    sheet.panels[0].title = "Option A";
    sheet.panels.push_back(sheet.panels[0]);
    sheet.panels[1].title = "Option B: all in one";
    sheet.panels[1].partnerships = {"One Partnership"};
    for (Tile& one : sheet.panels[1].tiles) one.shares = {{0}};
    sheet.panels.push_back(sheet.panels[1]);
    const TilePage laid_out = page(sheet);
    ASSERT_EQ(laid_out.origins.size(), 3U);
    EXPECT_EQ(laid_out.origins[0].y, laid_out.origins[1].y);
    EXPECT_LT(laid_out.origins[0].x, laid_out.origins[1].x);
    nothing_overlaps(sheet, laid_out, theme);
    const std::string svg = drawn(sheet);
    EXPECT_THAT(texts(svg), AllOf(Contains("Option A"), Contains("Option B: all in one")));
    EXPECT_EQ(count(svg, "id=\"map-2-id-Alpha\""), 1U);
    EXPECT_EQ(count(svg, ">One Partnership</text>"), 2U) << "each option has its own list";
}

TEST_F(TileMap, NamesStandInTheTilesWhereTheyFitAndLabelsWithAKeyElse) {
    EXPECT_TRUE(page(four()).named);
    TileSheet many = block(12, 12, 12);
    for (Tile& one : many.panels[0].tiles) one.name = "Notherwestershire " + one.label;
    const TilePage laid_out = page(many);
    EXPECT_FALSE(laid_out.named);
    EXPECT_FALSE(laid_out.labels_untold);
    EXPECT_THAT(key(many), Contains("A7 Notherwestershire A7"));
}

TEST_F(TileMap, WhatHasNoPlaceIsNamed) {
    TileSheet sheet = four();
    sheet.panels[0].unplaced = {"Nowhere", "Elsewhere"};
    EXPECT_THAT(texts(drawn(sheet)),
                Contains("Without a place on this map: Nowhere and Elsewhere."));
    sheet.panels[0].tiles.clear();
    EXPECT_THAT(texts(drawn(sheet)),
                Contains("Without a place on this map: Nowhere and Elsewhere."));
}

TEST_F(TileMap, WhatIsTooMuchForASheetIsRefused) {
    const auto svg = tile_map_svg(block(60, 40, 3), theme);
    ASSERT_FALSE(svg);
    EXPECT_EQ(svg.error().kind, FailureKind::request);
    EXPECT_THAT(svg.error().message, HasSubstr("--area"));
}

TEST_F(TileMap, ASheetWithoutAMapIsRefused) {
    const auto svg = tile_map_svg(TileSheet{}, theme);
    ASSERT_FALSE(svg);
    EXPECT_THAT(svg.error().message, HasSubstr("no map to draw"));
}

TEST_F(TileMap, TheSameSheetGivesTheSameDrawing) {
    EXPECT_EQ(drawn(block(6, 6, 5)), drawn(block(6, 6, 5)));
}

TEST(TileLetters, GoOnAfterTheLast) {
    EXPECT_EQ(tile_letters(0), "A");
    EXPECT_EQ(tile_letters(25), "Z");
    EXPECT_EQ(tile_letters(26), "AA");
    EXPECT_EQ(tile_letters(41), "AP");
    EXPECT_EQ(tile_letters(52), "BA");
}

TEST(TileGeometry, NeighboursAreOneTileAway) {
    for (const TileCell cell : {TileCell{3, 4}, TileCell{3, 5}, TileCell{0, 0}, TileCell{-2, -3}}) {
        std::set<TileCell> all;
        for (std::size_t side = 0; side < tile_sides; ++side) {
            const TileCell next = beyond(cell, side);
            all.insert(next);
            EXPECT_EQ(beyond(next, opposite_side(side)), cell);
            EXPECT_EQ(steps_between(cell, next), 1);
            const Point a = middle_of(cell, 10);
            const Point b = middle_of(next, 10);
            EXPECT_NEAR(std::hypot(a.x - b.x, a.y - b.y), 10, 1e-9);
        }
        EXPECT_EQ(all.size(), tile_sides);
    }
    EXPECT_EQ(steps_between({0, 0}, {0, 4}), 4);
    EXPECT_EQ(steps_between({0, 0}, {3, 2}), 4);
}

}  // namespace
}  // namespace govmap::test
