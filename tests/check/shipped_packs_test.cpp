#include <filesystem>

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "check/check.hpp"
#include "check/components.hpp"
#include "check/examples.hpp"
#include "check/loaded_packs.hpp"
#include "store/sql_engine.hpp"

// What is shipped under models/guidance, and the page about it.

namespace govmap {
namespace {

std::vector<std::string> shipped_packs() {
    std::vector<std::string> names;
    const test::SourceFiles files;
    const auto listed = files.list("models/guidance");
    EXPECT_TRUE(listed);
    for (const std::string& name : listed.value_or(std::vector<std::string>{})) {
        if (files.kind("models/guidance/" + name + "/pack.yaml") == FileKind::file)
            names.push_back(name);
    }
    EXPECT_GE(names.size(), 2U);
    return names;
}

// The example that those who write a local pack may copy.
const char* const example_pack = "models/guidance/examples/local-council";

TEST(ShippedPacks, LoadAndShowWhatTheySayOnEveryExample) {
    test::LoadedPacks packs = test::LoadedPacks::shipped(shipped_packs());
    ASSERT_TRUE(packs) << packs.problems();
    ReadContext context = packs.context();
    const std::vector<ExampleResult> results = run_examples(context, *packs);
    EXPECT_EQ(packs.problems(), "") << packs.problems();
    for (const ExampleResult& one : results) {
        EXPECT_TRUE(one.held) << packs.describe(one.where) << ": " << one.rule << " "
                              << info(one.kind).key << ": " << one.says << "\n  got " << one.got;
    }
    EXPECT_GE(results.size(), packs->rules().size() * 2);
}

/// The findings that are kept: subject, item and sentence.
std::vector<std::string> told(const CheckReport& report, Keep keep) {
    std::vector<std::string> result;
    for (const Finding& one : report.findings) {
        const bool kept =
            keep == Keep::all || one.verdict == Verdict::fail ||
            (keep == Keep::failures_and_doubts && one.verdict == Verdict::cannot_tell);
        if (kept) result.push_back(one.subject + " " + one.item + " " + one.sentence);
    }
    return result;
}

// Where only failures are wanted, components leave out their words: the verdicts stay what they
// are.
TEST(ShippedPacks, FindTheSameWhereOnlyFailuresAreWanted) {
    test::LoadedPacks packs = test::LoadedPacks::shipped(shipped_packs());
    ASSERT_TRUE(packs) << packs.problems();
    ReadContext context = packs.context();
    std::size_t failures = 0;
    std::size_t doubts = 0;
    for (const auto& [pack, rule] : packs->rules()) {
        for (const Example& example : rule->examples) {
            const auto model = read_inline_model(context, example.model, rule->folder);
            ASSERT_TRUE(model) << packs.problems();
            const Date day = example.as_of ? *example.as_of : model->as_of.value_or(Date{});
            const GovernanceGraph graph(*model, day);
            CheckOptions options;
            options.only = {rule->id};
            const auto all = check(graph, *packs, options);
            for (const Keep keep : {Keep::failures, Keep::failures_and_doubts}) {
                options.keep = keep;
                const auto kept = check(graph, *packs, options);
                ASSERT_TRUE(all && kept);
                EXPECT_EQ(all->rules[0].verdicts, kept->rules[0].verdicts)
                    << packs.describe(example.where);
                const std::vector<std::string> wanted = told(*all, keep);
                EXPECT_EQ(wanted, told(*kept, Keep::all)) << packs.describe(example.where);
                (keep == Keep::failures ? failures : doubts) += wanted.size();
            }
        }
    }
    EXPECT_GT(failures, packs->rules().size());
    EXPECT_GT(doubts, failures + packs->rules().size());
}

// Everything that a finding says, one a line.
std::vector<std::string> all_told(const CheckReport& report) {
    std::vector<std::string> lines;
    for (const RuleSummary& rule : report.rules)
        lines.push_back(fmt::format("{}: {}", rule.rule, fmt::join(rule.verdicts, " ")));
    for (const Finding& one : report.findings) {
        lines.push_back(fmt::format("{} {} {}: {}", one.rule, one.subject, one.item, one.sentence));
        for (const Fact& fact : one.evidence) lines.push_back(fact.text + " | " + fact.citation);
    }
    return lines;
}

TEST(ShippedPacks, FindTheSameOnAnyNumberOfThreads) {
    test::LoadedPacks packs = test::LoadedPacks::shipped(shipped_packs());
    ASSERT_TRUE(packs) << packs.problems();
    ReadContext context = packs.context();
    const std::vector<std::string> paths = {"models/areas/west-mercia"};
    const auto model = read_models(context, paths);
    ASSERT_TRUE(model) << packs.problems();
    const GovernanceGraph graph(*model, model->as_of.value());
    const auto alone = check(graph, *packs);
    ASSERT_TRUE(alone);
    for (const std::size_t workers : {2U, 5U}) {
        CheckOptions options;
        options.workers = workers;
        const auto together = check(graph, *packs, options);
        ASSERT_TRUE(together);
        EXPECT_EQ(all_told(*together), all_told(*alone)) << workers;
    }
    EXPECT_GE(alone->findings.size(), 200U);
}

TEST(ShippedPacks, AreNoLocalOnesAndAskNoDatabase) {
    const test::SourceFiles files;
    std::size_t rules = 0;
    for (const std::string& name : shipped_packs()) {
        // Without anything that runs queries, a rule that has one would be a problem.
        const test::LoadedPacks packs = test::LoadedPacks::shipped({name});
        ASSERT_TRUE(packs) << packs.problems();
        for (const Pack& pack : packs->packs) EXPECT_FALSE(pack.local) << pack.id;
        rules += packs->rules().size();
        const std::string folder = "models/guidance/" + name + "/rules";
        for (const std::string& file : files.list(folder).value_or(std::vector<std::string>{})) {
            const auto text = files.read(join_path(folder, file), 1U << 20U);
            ASSERT_TRUE(text);
            EXPECT_EQ(text->find("sql:"), std::string::npos) << folder << '/' << file;
        }
    }
    EXPECT_GE(rules, 30U);
}

TEST(ExamplePack, RaisesLowersAndAddsRulesThatHoldOnTheirExamples) {
    const SqlEngine engine;
    test::LoadedPacks packs = test::LoadedPacks::shipped({example_pack}, &engine);
    ASSERT_TRUE(packs) << packs.problems();
    std::size_t own = 0;
    std::vector<std::string> changed;
    for (const PackSet::Entry& entry : packs->rules()) {
        const auto strength = packs->strength(*entry.pack, *entry.rule);
        if (entry.pack->local) ++own;
        if (!strength.local.change) continue;
        const bool raised = strength.force < strength.local.change->from;
        changed.push_back(entry.rule->id + (raised ? " raised" : " lowered"));
    }
    EXPECT_EQ(own, 2U);
    EXPECT_EQ(changed, (std::vector<std::string>{"LEAD-04 raised", "MEM-04 lowered"}));
    std::size_t examples = 0;
    ReadContext context = packs.context();
    for (const ExampleResult& one : run_examples(context, *packs)) {
        EXPECT_TRUE(one.held) << packs.describe(one.where) << ": " << one.says << "\n  got "
                              << one.got;
        if (one.rule.starts_with("LOC-")) ++examples;
    }
    EXPECT_EQ(packs.problems(), "") << packs.problems();
    EXPECT_EQ(examples, 9U);
}

// The rules that the benchmark is run with are rules like any other.
TEST(BenchmarkPack, ShowsWhatItSaysOnEveryExample) {
    test::LoadedPacks packs = test::LoadedPacks::shipped({"tests/bench/england/pack"});
    ASSERT_TRUE(packs) << packs.problems();
    EXPECT_EQ(packs->rules().size(), 13U);
    ReadContext context = packs.context();
    const std::vector<ExampleResult> results = run_examples(context, *packs);
    EXPECT_EQ(packs.problems(), "") << packs.problems();
    for (const ExampleResult& one : results) {
        EXPECT_TRUE(one.held) << packs.describe(one.where) << ": " << one.says << "\n  got "
                              << one.got;
    }
    EXPECT_EQ(results.size(), 52U);
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
