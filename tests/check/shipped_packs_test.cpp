#include <filesystem>

#include <gtest/gtest.h>

#include "check/check.hpp"
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

// Where only failures are wanted, components leave out their words: the verdicts stay what they
// are.
TEST(ShippedPacks, FindTheSameWhereOnlyFailuresAreWanted) {
    const test::SourceFiles files;
    SourceMap sources;
    Problems problems;
    const Vocabulary none;
    ReadContext loading{files, sources, problems, none, "models"};
    const auto packs = load_packs(loading, shipped_packs());
    ASSERT_TRUE(packs) << problems.describe(sources);
    ReadContext context{files, sources, problems, packs->vocabulary, "models"};
    std::size_t failures = 0;
    for (const auto& [pack, rule] : packs->rules()) {
        for (const Example& example : rule->examples) {
            const auto model = read_inline_model(context, example.model, rule->folder);
            ASSERT_TRUE(model) << problems.describe(sources);
            const Date day = example.as_of ? *example.as_of : model->as_of.value_or(Date{});
            const GovernanceGraph graph(*model, day);
            CheckOptions options;
            options.only = {rule->id};
            const auto all = check(graph, *packs, options);
            options.keep = Keep::failures;
            const auto failing = check(graph, *packs, options);
            ASSERT_TRUE(all && failing);
            EXPECT_EQ(all->rules[0].verdicts, failing->rules[0].verdicts)
                << sources.describe(example.where);
            std::vector<std::string> wanted;
            for (const Finding& one : all->findings) {
                if (one.verdict == Verdict::fail)
                    wanted.push_back(one.subject + " " + one.item + " " + one.sentence);
            }
            std::vector<std::string> got;
            for (const Finding& one : failing->findings)
                got.push_back(one.subject + " " + one.item + " " + one.sentence);
            EXPECT_EQ(wanted, got) << sources.describe(example.where);
            failures += got.size();
        }
    }
    EXPECT_GT(failures, packs->rules().size());
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
