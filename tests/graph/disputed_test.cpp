#include <gtest/gtest.h>

#include "support/text_model.hpp"

// What sources disagree on holds perhaps: neither side does, and neither does not.

namespace govmap {
namespace {

using test::TextModel;

const char* const sources = "sources: {one: {title: One}, two: {title: Two}}\n";

TEST(Disputed, AnEntityAndAllItsLinksHoldPerhaps) {
    const TextModel model(std::string(sources) + R"(
bodies:
  a: {name: A, source: one, disputed: true, answers_to: b}
  b: {name: B, answers_to: [{to: c, source: one, disputed: true}]}
  c: {name: C, until: 2020-01-01, source: two, disputed: true}
  d: {name: D, answers_to: b}
)");
    const GovernanceGraph& graph = model.graph();
    EXPECT_EQ(graph.alive(model["a"]), Truth::unknown);
    EXPECT_EQ(graph.alive(model["b"]), Truth::yes);
    EXPECT_EQ(graph.alive(model["c"]), Truth::no) << "both sources have it ended";
    ASSERT_EQ(graph.in(model["b"], LinkKind::answers_to).size(), 2U);
    EXPECT_EQ(graph.holds(graph.out(model["a"], LinkKind::answers_to).front()), Truth::unknown);
    EXPECT_EQ(graph.holds(graph.out(model["d"], LinkKind::answers_to).front()), Truth::yes);
    EXPECT_TRUE(graph.out(model["b"], LinkKind::answers_to).empty());
}

TEST(Disputed, ALinkHoldsPerhapsAndItsEndsSurely) {
    const TextModel model(std::string(sources) + R"(
bodies:
  a: {name: A, answers_to: [{to: b, source: one, disputed: true}]}
  b: {name: B}
)");
    const GovernanceGraph& graph = model.graph();
    EXPECT_EQ(graph.holds(graph.out(model["a"], LinkKind::answers_to).front()), Truth::unknown);
    EXPECT_EQ(graph.alive(model["a"]), Truth::yes);
    EXPECT_EQ(graph.alive(model["b"]), Truth::yes);
}

TEST(Disputed, APropertyGivesWayToOneThatIsNot) {
    const TextModel model(std::string(sources) + R"(
bodies:
  a: {properties: {size: [{value: "8", source: one, disputed: true}, {value: "9", source: two}]}}
  b: {properties: {size: [{value: "8", source: one, disputed: true}, {value: "9", source: two, disputed: true}]}}
)");
    const Symbol size = *model.model().symbols.find("size");
    const auto settled = model.graph().said(model["a"], size);
    EXPECT_EQ(*settled.property->text(), "9");
    EXPECT_EQ(settled.holds, Truth::yes);
    EXPECT_EQ(model.graph().said(model["b"], size).holds, Truth::unknown);
    EXPECT_EQ(model.model().entity(model["b"]).properties.size(), 2U) << "both are kept";
}

// Two files may each say something of one thing: a model and a table, a model and one it uses.
TEST(Disputed, ThatNothingWasFoundGivesWayToWhatAnotherFound) {
    const TextModel model(std::string(sources) + R"(
bodies:
  a: {properties: {size: {absent: not recorded, source: one}}}
  b: {properties: {size: {absent: not recorded, source: one}}}
  c: {properties: {size: {absent: vacant, source: one}}}
  d: {properties: {size: {absent: not recorded, source: one}}}
  e: {properties: {size: {absent: not recorded, source: one}}}
tables: {properties: later.csv}
)",
                          {}, nullptr,
                          {{"later.csv",
                            "of,key,value,absent,source,disputed,from\n"
                            "a,size,9,,two,,\nb,size,8,,two,true,\nc,size,9,,two,,\n"
                            "d,size,,withheld,two,,\ne,size,9,,two,,2030-01-01\n"}});
    const Symbol size = *model.model().symbols.find("size");
    const auto said = [&](const char* id) { return model.graph().said(model[id], size); };
    ASSERT_NE(said("a").property->text(), nullptr);
    EXPECT_EQ(*said("a").property->text(), "9");
    EXPECT_EQ(said("a").holds, Truth::yes);
    ASSERT_NE(said("b").property->text(), nullptr);
    EXPECT_EQ(said("b").holds, Truth::unknown) << "what is disputed stays so";
    ASSERT_NE(said("c").property->absent(), nullptr) << "that there is none is a fact";
    ASSERT_NE(said("d").property->absent(), nullptr);
    EXPECT_EQ(*said("d").property->absent(), Absence::withheld);
    ASSERT_NE(said("e").property->absent(), nullptr);
    EXPECT_EQ(*said("e").property->absent(), Absence::not_recorded) << "the other is yet to come";
}

TEST(Disputed, NamingOneMakesNoListWhole) {
    const TextModel model(std::string(sources) + R"(
posts: {x: {name: X}, y: {name: Y}}
bodies:
  a: {roles: {chair: {post: x, source: one, disputed: true}}}
  b: {roles: {chair: [{post: x, source: one, disputed: true}, {post: y, source: two}]}}
)");
    const Symbol chair = *model.model().symbols.find("chair");
    const auto whole = [&](const char* id) {
        return model.graph().closure(model[id], LinkKind::holds, false, chair) != nullptr;
    };
    EXPECT_FALSE(whole("a"));
    EXPECT_TRUE(whole("b"));
}

}  // namespace
}  // namespace govmap
