#include "draw/tile_layout.hpp"

#include <set>

#include <gmock/gmock.h>

#include "draw/shipped.hpp"
#include "draw/tile_compose.hpp"

namespace govmap::test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TileLayoutTest : public ::testing::Test {
protected:
    TileLayout layout() {
        GraphsFolder from = shipped.graphs();
        const auto layout = load_tile_layout(from, "england-2023");
        EXPECT_TRUE(layout) << shipped.problems.describe(shipped.sources);
        return layout ? *layout : TileLayout{};
    }

    std::string problems_of(const std::string& table) {
        shipped.files.put("graphs/tiles/test.csv", table);
        GraphsFolder from = shipped.graphs();
        EXPECT_FALSE(load_tile_layout(from, "test"));
        return shipped.problems.describe(shipped.sources);
    }

    Result<TileSheet> sheet(const Model& model, const std::string& day) {
        const GovernanceGraph graph(model, *parse_date(day));
        return compose_tile_map(graph, shipped.words, shipped.view("footprint"), layout(),
                                heads_of(shipped.sources), {});
    }

    TilePanel panel(const Model& model, const std::string& day) {
        const auto made = sheet(model, day);
        EXPECT_TRUE(made) << made.error().message;
        return made ? made->panels.at(0) : TilePanel{};
    }

    Shipped shipped;
};

const Tile* find(const TilePanel& panel, const std::string& id) {
    for (const Tile& tile : panel.tiles) {
        if (tile.id == id) return &tile;
    }
    return nullptr;
}

std::vector<std::string> names(const TilePanel& panel) {
    std::vector<std::string> result;
    for (const Tile& tile : panel.tiles) result.push_back(tile.name);
    return result;
}

// How far right a tile stands, in tiles.
double across(const TilePanel& panel, const std::string& id) {
    const Tile* tile = find(panel, id);
    EXPECT_NE(tile, nullptr) << id;
    return tile == nullptr ? 0 : middle_of(tile->cell, 1).x;
}

void each_in_a_cell_of_its_own(const TilePanel& panel) {
    std::set<TileCell> cells;
    std::set<std::string> labels;
    for (const Tile& tile : panel.tiles) {
        EXPECT_TRUE(cells.insert(tile.cell).second) << tile.name;
        EXPECT_TRUE(labels.insert(tile.label).second) << tile.label;
    }
}

TEST_F(TileLayoutTest, SlipsAreShownAtTheirPlace) {
    const std::string head = "authority,column,row,label,shares\n";
    EXPECT_THAT(problems_of(head + "kent,1,x,Kent,\n"),
                HasSubstr("graphs/tiles/test.csv:2:8: 'x' is not a row"));
    EXPECT_THAT(problems_of(head + "kent,1,1,Kent,\nessex,1,1,Essex,\n"),
                HasSubstr("essex stands on the same tile as kent"));
    EXPECT_THAT(problems_of(head + "kent,1,1,Kent,\nkent,2,1,Kant,\n"),
                HasSubstr("kent has a tile already"));
    EXPECT_THAT(problems_of(head + "kent,1,1,Kent,\nessex,2,1,Kent,\n"),
                HasSubstr("'Kent' stands for two authorities"));
    EXPECT_THAT(problems_of(head + "kent,1,1,Kentish,\n"), HasSubstr("'Kentish' is not a label"));
    EXPECT_THAT(problems_of(head + "Kent County,1,1,Kent,\n"), HasSubstr("is not an id"));
    EXPECT_THAT(problems_of(head + "kent,1,1,Kent,\nweald,2,1,Weald,kent\n"),
                HasSubstr("'kent' does not have this tile to share"));
    EXPECT_THAT(problems_of(head + "weald,1,1,Weald,kent\nkent,1,1,Kent,\n"),
                HasSubstr("'kent' does not have this tile to share"));
    EXPECT_THAT(problems_of("authority,column,row\nkent,1,1\n"), HasSubstr("label"));
}

TEST_F(TileLayoutTest, ALayoutThatIsNotThereIsSaid) {
    GraphsFolder from = shipped.graphs();
    EXPECT_FALSE(load_tile_layout(from, "atlantis"));
    EXPECT_THAT(shipped.problems.describe(shipped.sources), HasSubstr("graphs/tiles/atlantis.csv"));
}

TEST_F(TileLayoutTest, WestMerciaIsDrawnWithItsTwoPartnerships) {
    const auto made = sheet(shipped.shipped_model("areas/west-mercia"), "2022-09-07");
    ASSERT_TRUE(made);
    EXPECT_EQ(made->title, "Footprints: West Mercia police area");
    EXPECT_THAT(made->boards, SizeIs(2));
    EXPECT_THAT(made->forces, SizeIs(1));
    const TilePanel& all = made->panels.at(0);
    EXPECT_THAT(names(all),
                ElementsAre("Herefordshire", "Shropshire", "Telford and Wrekin", "Worcestershire"));
    EXPECT_THAT(all.partnerships, SizeIs(2));
    for (const Tile& tile : all.tiles) {
        EXPECT_THAT(tile.shares, SizeIs(1));
        EXPECT_TRUE(tile.note.empty());
    }
    EXPECT_EQ(find(all, "herefordshire")->shares[0].partnership,
              find(all, "worcestershire")->shares[0].partnership);
    EXPECT_NE(find(all, "herefordshire")->shares[0].partnership,
              find(all, "shropshire")->shares[0].partnership);
}

TEST_F(TileLayoutTest, PlannedAuthoritiesStandWhereTheirCountyStood) {
    const Model model = shipped.shipped_model("areas/surrey-2027");
    const TileCell surrey = layout().at("surrey").cell;
    const TilePanel before = panel(model, "2026-02-25");
    EXPECT_THAT(names(before), ElementsAre("Surrey"));
    EXPECT_EQ(before.tiles[0].cell, surrey);
    const TilePanel after = panel(model, "2027-04-01");
    ASSERT_THAT(after.tiles, SizeIs(2));
    each_in_a_cell_of_its_own(after);
    EXPECT_EQ(find(after, "west-surrey")->cell, surrey);
    EXPECT_EQ(steps_between(find(after, "east-surrey")->cell, surrey), 1);
    EXPECT_LT(across(after, "west-surrey"), across(after, "east-surrey"));
    for (const Tile& tile : after.tiles) EXPECT_EQ(tile.note, "");
    EXPECT_THAT(after.unplaced, IsEmpty());
}

TEST_F(TileLayoutTest, WestNorfolkStandsWestOfNorwich) {
    const TilePanel after = panel(shipped.shipped_model("areas/norfolk-2028"), "2028-05-01");
    ASSERT_THAT(after.tiles, SizeIs(3));
    each_in_a_cell_of_its_own(after);
    EXPECT_LT(across(after, "west-norfolk"), across(after, "greater-norwich-city"));
    EXPECT_LT(across(after, "greater-norwich-city"), across(after, "east-norfolk"));
}

TEST_F(TileLayoutTest, WhoeverHasATileKeepsItFromThosePlannedForIt) {
    const Model model = shipped.shipped_model("areas/surrey-2027");
    std::vector<EntityIndex> asked;
    for (const char* id : {"east-surrey", "west-surrey", "kingston-upon-thames", "surrey"})
        asked.push_back(*model.find(id));
    const PlacedTiles placed = place_tiles(layout(), model, asked);
    ASSERT_THAT(placed.tiles, SizeIs(4));
    EXPECT_EQ(placed.tiles[2].spot.cell, layout().at("kingston-upon-thames").cell);
    EXPECT_EQ(placed.tiles[3].spot.cell, layout().at("surrey").cell);
    std::set<TileCell> cells;
    for (const PlacedTile& one : placed.tiles) cells.insert(one.spot.cell);
    EXPECT_THAT(cells, SizeIs(4));
    for (const std::size_t planned : {0U, 1U}) {
        EXPECT_THAT(placed.tiles[planned].note,
                    AllOf(HasSubstr("near the place of Surrey"), HasSubstr("means nothing")));
    }
    EXPECT_EQ(placed.tiles[0].spot.label, "ESry");
}

TEST_F(TileLayoutTest, PredecessorsStandWhereTheirSuccessorsDo) {
    const Model model = shipped.shipped_model("areas/cumbria");
    const TilePanel before = panel(model, "2022-09-07");
    ASSERT_THAT(before.tiles, SizeIs(1));
    EXPECT_THAT(
        (std::vector{layout().at("cumberland").cell, layout().at("westmorland-and-furness").cell}),
        Contains(before.tiles[0].cell));
    EXPECT_THAT(names(panel(model, "2023-06-01")),
                ElementsAre("Cumberland", "Westmorland and Furness"));
}

TEST_F(TileLayoutTest, WhatNothingIsKnownOfIsNamedAndNotLeftOut) {
    const Model model = shipped.model(R"(
govmap: 1
title: Elsewhere
as_of: 2023-06-01
area: [mainland, rutland]
uses: [reference/england-2023]
areas:
  mainland: {name: Mainland, type: region}
authorities:
  far: {name: Farland, tier: upper, type: unitary, country: england, within: [mainland]}
partnerships:
  far-cdp: {name: Far Partnership, footprint: {covers: [far, rutland]}}
)");
    const TilePanel all = panel(model, "2023-06-01");
    EXPECT_THAT(names(all), ElementsAre("Rutland"));
    EXPECT_THAT(all.unplaced, ElementsAre("Farland"));
}

TEST_F(TileLayoutTest, PartAndDoubtAndWhatLiesOutsideAreSaid) {
    const Model model = shipped.model(R"(
govmap: 1
title: Doubts
as_of: 2023-06-01
area: [rutland, leicester]
uses: [reference/england-2023]
sources:
  one: {title: One}
  two: {title: Two}
partnerships:
  a:
    name: A Partnership
    footprint: {covers: [{authority: rutland, part: true}, leicestershire]}
  b:
    name: B Partnership
    footprint: {covers: [{authority: leicester, source: one, disputed: true}]}
  c:
    name: C Partnership
    footprint: {covers: [kent]}
)");
    const auto made = sheet(model, "2023-06-01");
    ASSERT_TRUE(made);
    const TilePanel& all = made->panels.at(0);
    EXPECT_THAT(all.partnerships, ElementsAre("A Partnership", "B Partnership"));
    EXPECT_TRUE(find(all, "rutland")->shares.at(0).part);
    EXPECT_FALSE(find(all, "rutland")->shares.at(0).perhaps);
    EXPECT_TRUE(find(all, "leicester")->shares.at(0).perhaps);
    EXPECT_THAT(made->feet, Contains("A Partnership also covers Leicestershire, not on this map."));
}

TEST_F(TileLayoutTest, AllEnglandHasEveryUpperTierAuthorityOnATileOfItsOwn) {
    const TilePanel all = panel(shipped.shipped_model("areas/england"), "2023-06-01");
    EXPECT_THAT(all.tiles, SizeIs(153));
    EXPECT_THAT(all.unplaced, IsEmpty());
    each_in_a_cell_of_its_own(all);
    for (const Tile& tile : all.tiles) {
        EXPECT_FALSE(tile.boards.empty()) << tile.name;
        EXPECT_EQ(tile.forces.size(), 1U) << tile.name;
    }
}

TEST_F(TileLayoutTest, TheTimeOfTheReferenceDataStandsAtTheFoot) {
    const Model model = shipped.shipped_model("areas/west-mercia");
    const std::string known =
        "Reference data: Who covers what in England, April 2023, true from 1 July 2022 to 30 "
        "November 2024.";
    const auto within = sheet(model, "2023-06-01");
    ASSERT_TRUE(within);
    EXPECT_THAT(within->feet, Contains(known));
    const auto beyond = sheet(model, "2040-01-01");
    ASSERT_TRUE(beyond);
    EXPECT_THAT(beyond->feet, Contains(AllOf(HasSubstr(known), HasSubstr("know nothing"),
                                             HasSubstr("planned or supposed"))));
}

TEST_F(TileLayoutTest, NothingToDrawIsRefusedWithTheWayOut) {
    const Model empty = shipped.model("govmap: 1\ntitle: Empty\n");
    const auto made = sheet(empty, "2023-06-01");
    ASSERT_FALSE(made);
    EXPECT_THAT(made.error().message, HasSubstr("give --area"));
}

}  // namespace
}  // namespace govmap::test
