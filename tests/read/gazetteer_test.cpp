#include <gtest/gtest.h>

#include "support/load_model.hpp"

namespace govmap {
namespace {

using test::load_files;

constexpr const char* front = R"(govmap: 1
sources: {s: {title: S}}
gazetteer:
  vintage: 2023-04-01
  horizon: {from: 2022-07-01, until: 2024-12-01}
  share_tolerance: 0.0005
  licence: OGL
  tables:
    areas: {file: areas.csv, sources: [s]}
    authorities: {file: authorities.csv, sources: s}
    health: {file: health.csv, sources: s}
    borders: {file: borders.csv, sources: s}
)";
constexpr const char* areas =
    "id,code,name,short_name,type,within,population,from,until\n"
    "icb-a,E5400001,NHS A,A,integrated-care-board,,,2022-07-01,\n";
constexpr const char* authorities =
    "id,code,name,short_name,aliases,tier,kind,country,region,county,police_area,combined_"
    "authority,"
    "probation_region,population,from,until,successors\n"
    "east,E1,\"East, County of\",East,EAS;Eastshire,upper,unitary,england,,,,,,100,,,\n"
    "west,E2,West,West,,upper,unitary,england,,,,,,100,,2023-04-01,north\n"
    "north,E3,North,North,,upper,unitary,england,,,,,,100,2023-04-01,,\n";
constexpr const char* health =
    "authority,icb,residents,share_of_authority,share_of_icb,from,until\n"
    "east,icb-a,100,1.0000,0.5000,,\nwest,icb-a,100,1.0000,0.5000,,2023-04-01\n"
    "north,icb-a,100,1.0000,0.5000,2023-04-01,\n";
constexpr const char* borders =
    "a,b,border,length_km,gap_m,basis\neast,west,land,3.2,,source\n"
    "east,north,water,,120,common-knowledge\n";

std::string front_and(const std::string& more) { return front + more; }

std::map<std::string, std::string> tables() {
    return {{"g/gazetteer.yaml", front},
            {"g/areas.csv", areas},
            {"g/authorities.csv", authorities},
            {"g/health.csv", health},
            {"g/borders.csv", borders}};
}

std::string problems_with(const std::string& file, const std::string& from, const std::string& to) {
    auto files = tables();
    std::string& text = files[file];
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    const auto loaded = load_files(files, {"g"});
    EXPECT_FALSE(loaded.model);
    return loaded.problems;
}

TEST(Gazetteer, BecomesEntitiesAndLinks) {
    const auto loaded = load_files(tables(), {"g"});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    const Model& model = *loaded.model;
    EXPECT_EQ(model.entities.size(), 4U);
    std::vector<std::string> links;
    for (const Link& link : model.links) {
        links.push_back(model.entity(link.from).id + " " + info(link.kind).word + " " +
                        model.entity(link.to).id);
    }
    EXPECT_THAT(links, testing::ElementsAre("north succeeds west", "east within icb-a",
                                            "west within icb-a", "north within icb-a",
                                            "east borders west", "east borders north"));
    EXPECT_EQ(model.cite(model.links.back().evidence), "S, borders (inferred)");
    EXPECT_DOUBLE_EQ(*model.detail(model.links[1]).share_back, 0.5);
}

TEST(Gazetteer, SaysOfWhichProgrammesItNamesEveryOne) {
    auto files = tables();
    files["g/gazetteer.yaml"] = front_and(
        "    programmes: {file: programmes.csv, sources: s}\n"
        "  complete: [{programme: project-adder, over: integrated-care-board, sources: s}]\n");
    files["g/programmes.csv"] =
        "id,name,type,authority,police_area,from,until,basis\n"
        "adder-east,Adder East,project-adder,east,,,,source\n";
    const auto loaded = load_files(files, {"g"});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    ASSERT_EQ(loaded.model->closures.size(), 1U);
    const Closure& whole = loaded.model->closures.front();
    EXPECT_EQ(loaded.model->entity(whole.of).id, "icb-a");
    EXPECT_EQ(whole.kind, LinkKind::covers);
    EXPECT_FALSE(whole.outward);
    EXPECT_EQ(loaded.model->word(whole.qualifier), "project-adder");
    EXPECT_EQ(loaded.model->cite(whole.evidence), "S, programmes");
    EXPECT_EQ(whole.period.holds_on(*parse_date("2022-01-01")), Truth::no);

    files["g/gazetteer.yaml"] =
        front_and("  complete: [{within: integrated-care-board, until: 2024-02-01, sources: s}]\n");
    const auto lies = load_files(files, {"g"});
    ASSERT_TRUE(lies.model) << lies.problems;
    ASSERT_EQ(lies.model->closures.size(), 3U);
    for (const Closure& one : lies.model->closures) {
        EXPECT_EQ(one.kind, LinkKind::within);
        EXPECT_TRUE(one.outward);
        EXPECT_EQ(lies.model->word(one.qualifier), "integrated-care-board");
        EXPECT_EQ(one.period.holds_on(*parse_date("2024-01-31")), Truth::yes);
        EXPECT_EQ(one.period.holds_on(*parse_date("2024-02-01")), Truth::no);
    }

    files["g/gazetteer.yaml"] = front_and("  complete: [{over: x, sources: s}]\n");
    EXPECT_NE(load_files(files, {"g"}).problems.find("it is not said which list is whole"),
              std::string::npos);
    files["g/gazetteer.yaml"] = front_and(
        "    programmes: {file: programmes.csv, sources: s}\n"
        "  complete: [{programme: projekt-adder, over: integrated-care-board, sources: s}]\n");
    EXPECT_NE(load_files(files, {"g"})
                  .problems.find("no programme of the type 'projekt-adder' is in the tables"),
              std::string::npos);
}

TEST(Gazetteer, SharesMustSumToOneOnEveryDay) {
    EXPECT_EQ(problems_with("g/health.csv", "north,icb-a,100,1.0000,0.5000",
                            "north,icb-a,100,1.0000,0.4990"),
              "g/health.csv:2:1: the shares of 'icb-a' sum to 0.9990 on 1 April 2023\n"
              "    east,icb-a,100,1.0000,0.5000,,\n"
              "    ^\n"
              "    they are to sum to 1 within 0.0005\n");
}

TEST(Gazetteer, SharesMayBeRounded) {
    auto files = tables();
    std::string& text = files["g/health.csv"];
    text.replace(text.find("0.5000,,2023"), 6, "0.5004");
    EXPECT_TRUE(load_files(files, {"g"}).model);
}

TEST(Gazetteer, EveryIdMustResolve) {
    EXPECT_NE(problems_with("g/borders.csv", "east,west,land", "east,wset,land")
                  .find("g/borders.csv:2:6: 'wset' is not the id of an authority"),
              std::string::npos);
}

TEST(Gazetteer, ABorderIsToldOnceForBothSides) {
    EXPECT_NE(problems_with("g/borders.csv", "east,north,water", "west,east,water")
                  .find("the border of 'west' and 'east' is told twice"),
              std::string::npos);
    EXPECT_NE(problems_with("g/borders.csv", "east,north,water", "east,east,water")
                  .find("joins a place to itself"),
              std::string::npos);
}

TEST(Gazetteer, ALinkMayNotOutliveItsEnds) {
    EXPECT_NE(problems_with("g/borders.csv", "east,north,water", "west,north,water")
                  .find("'west' and 'north' do not both live at that time"),
              std::string::npos);
}

TEST(Gazetteer, CodesAreUnique) {
    EXPECT_NE(problems_with("g/authorities.csv", "north,E3", "north,E2")
                  .find("the code 'E2' is used twice"),
              std::string::npos);
}

TEST(Gazetteer, ColumnsRowsAndQuotesAreChecked) {
    EXPECT_NE(problems_with("g/borders.csv", "gap_m", "gap").find("unknown column 'gap'"),
              std::string::npos);
    EXPECT_NE(problems_with("g/borders.csv", "3.2,,source", "3.2,source")
                  .find("a row of 5 cells where the header has 6"),
              std::string::npos);
    EXPECT_NE(problems_with("g/authorities.csv", "\"East, County of\"", "\"East, County of")
                  .find("is opened here and never closed"),
              std::string::npos);
    EXPECT_NE(problems_with("g/borders.csv", "land", "bridge").find("'bridge' is not known here"),
              std::string::npos);
}

TEST(Gazetteer, ATableThatIsNotThereIsSaid) {
    auto files = tables();
    files.erase("g/borders.csv");
    EXPECT_NE(load_files(files, {"g"}).problems.find("there is no file or folder 'g/borders.csv'"),
              std::string::npos);
}

}  // namespace
}  // namespace govmap
