#include "base/files.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

TEST(Paths, AreTidiedSoThatOneFileHasOneName) {
    EXPECT_EQ(tidy_path("a/./b//c/../d"), "a/b/d");
    EXPECT_EQ(tidy_path("../a/.."), "..");
    EXPECT_EQ(tidy_path("/../a"), "/a");
    EXPECT_EQ(tidy_path("./"), ".");
    EXPECT_EQ(join_path("a/", "b"), "a/b");
    EXPECT_EQ(join_path("a", "/b"), "/b");
    EXPECT_EQ(join_path("", "b"), "b");
    EXPECT_EQ(parent_path("a/b.yaml"), "a");
    EXPECT_EQ(parent_path("b.yaml"), "");
    EXPECT_EQ(parent_path("/b"), "/");
    EXPECT_EQ(extension("a.b/c.yaml"), ".yaml");
    EXPECT_EQ(extension("a.b/.hidden"), "");
}

}  // namespace
}  // namespace govmap
