#include <filesystem>

#include <gtest/gtest.h>

#include "check/components.hpp"
#include "check/examples.hpp"
#include "support/source_files.hpp"

// What is shipped under models/guidance, and the page about it.

namespace govmap {
namespace {

std::vector<std::string> shipped_packs() {
    std::vector<std::string> names;
    const test::SourceFiles files;
    const auto listed = files.list("models/guidance");
    EXPECT_TRUE(listed);
    for (const std::string& name : listed.value_or(std::vector<std::string>{})) {
        if (files.kind("models/guidance/" + name) == FileKind::directory) names.push_back(name);
    }
    return names;
}

TEST(ShippedPacks, LoadAndShowWhatTheySayOnEveryExample) {
    const test::SourceFiles files;
    SourceMap sources;
    Problems problems;
    const Vocabulary none;
    ReadContext context{files, sources, problems, none, "models"};
    const auto packs = load_packs(context, shipped_packs());
    ASSERT_TRUE(packs) << problems.describe(sources);
    const std::vector<ExampleResult> results = run_examples(context, *packs);
    EXPECT_TRUE(problems.empty()) << problems.describe(sources);
    for (const ExampleResult& one : results) {
        EXPECT_TRUE(one.held) << sources.describe(one.where) << ": " << one.rule << " "
                              << info(one.kind).key << ": " << one.says << "\n  got " << one.got;
    }
    EXPECT_GE(results.size(), packs->rules().size() * 2);
}

TEST(RulesPage, HasARowForEveryComponentAndNoOther) {
    const auto page = test::SourceFiles().read("models/guidance/README.md", 1U << 20U);
    ASSERT_TRUE(page);
    for (const ComponentInfo& one : components()) {
        const std::string word = one.word;
        const bool told = page->find("| `" + word + ":") != std::string::npos ||
                          page->find("| `" + word + "`") != std::string::npos;
        EXPECT_TRUE(told) << "no row for " << word;
    }
    std::size_t rows = 0;
    for (std::size_t at = page->find("\n| `"); at != std::string::npos;
         at = page->find("\n| `", at + 1))
        ++rows;
    EXPECT_EQ(rows, components().size());
}

}  // namespace
}  // namespace govmap
