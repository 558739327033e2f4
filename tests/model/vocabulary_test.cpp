#include "model/vocabulary.hpp"

#include <gtest/gtest.h>

#include "model/symbols.hpp"

namespace govmap {
namespace {

Term term(std::string word, std::string parent = {}) {
    Term result;
    result.word = std::move(word);
    result.parent = std::move(parent);
    return result;
}

TEST(Terms, LieUnderTheirParents) {
    Terms terms;
    terms.add(term("nhs"));
    terms.add(term("nhs-strategic", "nhs"));
    EXPECT_TRUE(terms.is_within("nhs-strategic", "nhs"));
    EXPECT_TRUE(terms.is_within("nhs", "nhs"));
    EXPECT_FALSE(terms.is_within("nhs", "nhs-strategic"));
    EXPECT_FALSE(terms.is_within("unknown", "nhs"));
}

TEST(Terms, ACircleOfParentsCannotHang) {
    Terms terms;
    terms.add(term("a", "b"));
    terms.add(term("b", "a"));
    EXPECT_FALSE(terms.is_within("a", "c"));
}

TEST(Terms, AWordWithoutALabelReadsWithSpaces) {
    Terms terms;
    Term named = term("sro");
    named.label = "Senior Responsible Owner";
    terms.add(named);
    EXPECT_EQ(terms.label("sro"), "Senior Responsible Owner");
    EXPECT_EQ(terms.label("deputy-chair"), "deputy chair");
    EXPECT_FALSE(terms.add(term("sro"))) << "a word has one meaning";
}

TEST(Symbols, EqualWordsAreEqualNumbers) {
    Symbols symbols;
    const Symbol first = symbols.intern("police");
    for (int i = 0; i < 1000; ++i) symbols.intern("word-" + std::to_string(i));
    EXPECT_EQ(symbols.intern("police"), first);
    EXPECT_EQ(symbols.word(first), "police");
    EXPECT_EQ(symbols.find("fire"), std::nullopt);
    EXPECT_FALSE(symbols.intern("").said());
}

}  // namespace
}  // namespace govmap
