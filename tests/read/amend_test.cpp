#include "read/amend.hpp"

#include <gtest/gtest.h>

#include "read/yaml.hpp"
#include "support/load_model.hpp"

namespace govmap {
namespace {

const char* const base = R"(govmap: 1
as_of: 2023-01-10
posts: {p: {name: P}, q: {name: Q}}
organisations: {o: {name: O}}
partnerships:
  cdp:
    name: A partnership
    roles: {sro: {post: p}, chair: {absent: vacant}}
    members: {complete: false, list: [{absent: vacant, represents: [police]}]}
    products: {terms-of-reference: {state: draft, properties: {matters: [a]}}}
    properties: {purpose: old}
)";

struct Amended {
    std::optional<Model> model;
    std::string problems;
};

Amended amend(const Model& model, const std::string& text) {
    const test::MemoryFiles files;
    SourceMap sources;
    Problems problems;
    const Vocabulary words = test::small_vocabulary();
    ReadContext context{files, sources, problems, words, "models"};
    const auto document = parse_yaml("govmap: 1\n" + text, sources.add("a", text), problems);
    Amended result;
    if (document) result.model = amended(context, model, *document);
    result.problems = problems.describe(sources);
    return result;
}

class Amend : public ::testing::Test {
protected:
    void SetUp() override {
        auto loaded = test::load_text(base);
        ASSERT_TRUE(loaded.model) << loaded.problems;
        model = std::move(*loaded.model);
    }
    static std::size_t holders(const Model& of, const char* role) {
        const auto word = of.symbols.find(role);
        std::size_t count = 0;
        for (const Link& link : of.links) {
            if (link.kind == LinkKind::holds && word && of.detail(link).role == *word) ++count;
        }
        return count;
    }
    Model model;
};

TEST_F(Amend, PutsTheHolderOfARoleInPlaceOfWhoWasThere) {
    const auto done =
        amend(model, "partnerships: {cdp: {roles: {sro: {post: q}, chair: {post: q}}}}");
    ASSERT_TRUE(done.model) << done.problems;
    EXPECT_EQ(holders(*done.model, "sro"), 1U);
    EXPECT_EQ(holders(*done.model, "chair"), 1U);
    EXPECT_EQ(done.model->gaps.size(), model.gaps.size() - 1);
    EXPECT_EQ(holders(model, "chair"), 0U) << "the model itself stays";
}

TEST_F(Amend, FillsASeatAndAddsToLists) {
    const auto done = amend(
        model, "partnerships: {cdp: {members: {list: [{organisation: o, represents: [police]}]}}}");
    ASSERT_TRUE(done.model) << done.problems;
    EXPECT_EQ(done.model->links.size(), model.links.size() + 1);
    EXPECT_EQ(done.model->gaps.size(), model.gaps.size() - 1);
}

TEST_F(Amend, SaysADocumentAndAPropertyAnew) {
    const auto done =
        amend(model,
              "partnerships: {cdp: {properties: {purpose: new}, products: {terms-of-reference: "
              "{state: agreed}, progress-report: {state: published}}}}");
    ASSERT_TRUE(done.model) << done.problems;
    const Model& now = *done.model;
    const Entity& terms = now.entity(*now.find("cdp--terms-of-reference"));
    EXPECT_EQ(*terms.find(*now.symbols.find("state"))->text(), "agreed");
    ASSERT_NE(terms.find(*now.symbols.find("matters")), nullptr);
    EXPECT_EQ(*now.entity(*now.find("cdp")).find(*now.symbols.find("purpose"))->text(), "new");
    EXPECT_TRUE(now.find("cdp--progress-report"));
}

TEST_F(Amend, AddsAFurtherDocumentWhereItIsAList) {
    const auto done =
        amend(model, "partnerships: {cdp: {products: {terms-of-reference: [{state: agreed}]}}}");
    ASSERT_TRUE(done.model) << done.problems;
    EXPECT_TRUE(done.model->find("cdp--terms-of-reference-2"));
}

TEST_F(Amend, RefusesWhatAModelCouldNotSay) {
    EXPECT_FALSE(amend(model, "partnerships: {cdp: {roles: {sro: {post: nobody}}}}").model);
    const auto wrong = amend(model, "partnerships: {cdp: {rolls: {}}}");
    EXPECT_FALSE(wrong.model);
    EXPECT_NE(wrong.problems.find("unknown key 'rolls'"), std::string::npos) << wrong.problems;
}

TEST_F(Amend, LeavesACopyThatStandsAlone) {
    Model copy;
    {
        const Model other = model;
        copy = other;
    }
    EXPECT_TRUE(copy.symbols.find("sro"));
    EXPECT_EQ(copy.symbols.intern("sro"), *copy.symbols.find("sro"));
}

}  // namespace
}  // namespace govmap
