#include "read/heads.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

TEST(Heads, TellWhatAFileSaysOfItself) {
    SourceMap sources;
    sources.add("a.yaml",
                "govmap: 1\ntitle: A\nas_of: 2026-02-25\nuses: [reference/england-2023, ./b]\n");
    sources.add("table.csv", "link,from,to\n");
    sources.add("gazetteer.yaml",
                "govmap: 1\ntitle: Who covers what\ngazetteer:\n  horizon: {from: 2022-07-01, "
                "until: 2024-12-01}\n");
    sources.add("a.yaml", "govmap: 1\ntitle: A again\n");
    sources.add("bad.yaml", "govmap: [\n");
    sources.add("b.yaml", "govmap: 1\nuses: ./a\n");
    const std::vector<FileHead> heads = heads_of(sources);
    ASSERT_EQ(heads.size(), 3U);  // each name once; neither tables nor what cannot be read
    EXPECT_EQ(heads[0].title, "A");
    EXPECT_EQ(heads[0].as_of, parse_date("2026-02-25"));
    EXPECT_TRUE(heads[0].uses_reference);
    EXPECT_FALSE(heads[0].horizon);
    ASSERT_TRUE(heads[1].horizon);
    EXPECT_EQ(iso(heads[1].horizon->until), "2024-12-01");
    EXPECT_EQ(heads[2].title, "");
    EXPECT_FALSE(heads[2].uses_reference);
    EXPECT_EQ(heads_of(sources, 3).front().file, 3U);
}

TEST(Heads, TheTimeOfReferenceDataIsSaidAndWhatLiesPastIt) {
    SourceMap sources;
    sources.add("gazetteer.yaml",
                "govmap: 1\ntitle: Who covers what\ngazetteer:\n  horizon: {from: 2022-07-01, "
                "until: 2024-12-01}\n");
    const std::string known =
        "Reference data: Who covers what, true from 1 July 2022 to 30 November 2024.";
    const auto heads = heads_of(sources);
    EXPECT_EQ(reference_in_words(heads, *parse_date("2024-11-30"), "but so"), std::vector{known});
    EXPECT_EQ(
        reference_in_words(heads, *parse_date("2024-12-01"), "but so"),
        std::vector{known + " Of later days they know nothing: places are as they were then, but "
                            "so."});
    const auto none = reference_in_words({}, *parse_date("2040-01-01"), "but so");
    ASSERT_EQ(none.size(), 1U);
    EXPECT_EQ(none[0].rfind("No reference data are used", 0), 0U) << none[0];
}

}  // namespace
}  // namespace govmap
