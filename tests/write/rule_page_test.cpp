#include "write/rule_page.hpp"

#include <gtest/gtest.h>

#include "check/bench.hpp"

namespace govmap {
namespace {

std::string page_of(const std::string& condition) {
    const test::MemoryFiles files(test::small_pack(test::rule_text(condition)));
    SourceMap sources;
    Problems problems;
    const Vocabulary none;
    ReadContext context{files, sources, problems, none, "models"};
    const std::vector<std::string> names = {"small"};
    const auto packs = load_packs(context, names);
    if (!packs) {
        ADD_FAILURE() << problems.describe(sources);
        return {};
    }
    return rule_page(*packs, *packs->find("R-01"), sources, {});
}

TEST(RulePage, NamesTheWordsOfTheListsThatTheRuleLooksInto) {
    const std::string page = page_of(
        "{any: [{lists: {product: terms-of-reference, property: matters, items: {quorum: a "
        "quorum}}}, {not: {lists: {property: commitments, items: [open-data]}}}]}");
    EXPECT_NE(page.find("  In the list 'matters' of the terms of reference:\n"
                        "    quorum: a quorum\n"
                        "  In the list 'commitments':\n"
                        "    open-data: open data\n"),
              std::string::npos)
        << page;
    EXPECT_EQ(page_of("{tied: {}}").find("What to write"), std::string::npos);
}

}  // namespace
}  // namespace govmap
