#include "check/why.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "check/bench.hpp"
#include "support/source_files.hpp"

namespace govmap {
namespace {

struct Counts {
    std::size_t findings = 0;
    std::size_t open = 0;     // of them, one cannot tell
    std::size_t settled = 0;  // of those, with an answer
    std::size_t answers = 0;
};

/// The shipped packs, and what is wanted to ask them.
class Asking {
public:
    [[nodiscard]] const PackSet& packs() const { return *packs_; }
    ReadContext context() { return packs_.context(); }
    [[nodiscard]] std::string problems() const { return packs_.problems(); }

    /// Asks why of every finding that is open or a fail, and tries every answer once more: by
    /// itself, from its lines, with all subjects looked at.
    void ask(const Model& model, const GovernanceGraph& graph, const std::string& rule,
             const WhyOptions& options, Counts& counts) {
        CheckOptions checking;
        checking.only = {rule};
        checking.areas = options.areas;
        const auto report = check(graph, *packs_, checking);
        ASSERT_TRUE(report);
        std::set<std::string> asked;
        for (const Finding& one : report->findings) {
            const bool open = one.verdict == Verdict::cannot_tell;
            if (!open && one.verdict != Verdict::fail) continue;
            if (!asked.insert(one.subject).second) continue;
            const auto subject = model.find(one.subject);
            const ReadContext reading = context();
            const auto told =
                why(reading, graph, *packs_, rule, subject.value_or(whole_model), options);
            ASSERT_TRUE(told) << rule << ' ' << one.subject << ": " << told.error().message;
            for (const WhyFinding& finding : told->findings)
                try_again(model, graph, finding, checking, counts);
        }
    }

private:
    void try_again(const Model& model, const GovernanceGraph& graph, const WhyFinding& why,
                   const CheckOptions& options, Counts& counts) {
        const Finding& finding = why.finding;
        if (finding.verdict != Verdict::cannot_tell && finding.verdict != Verdict::fail) return;
        ++counts.findings;
        EXPECT_LE(why.runs, WhyOptions{}.most_runs);
        if (finding.verdict == Verdict::cannot_tell) {
            ++counts.open;
            if (!why.answers.empty()) ++counts.settled;
        }
        const std::string what = finding.rule + ' ' + finding.subject + ' ' + finding.item;
        for (const Answer& answer : why.answers) {
            ++counts.answers;
            EXPECT_NE(answer.then, finding.verdict) << what;
            EXPECT_NE(answer.then, Verdict::cannot_tell) << what;
            EXPECT_EQ(answer.lines.find("stand-in"), std::string::npos) << what << answer.lines;
            for (const char* word : {"stand-in", "tand in for"})
                EXPECT_EQ(answer.sentence.find(word), std::string::npos) << answer.sentence;
            EXPECT_TRUE(!answer.lines.empty() || !answer.proposal.to_source.empty()) << what;
            for (const Blank& blank : answer.proposal.blanks) {
                EXPECT_FALSE(blank.means.empty());
                if (answer.lines.empty()) continue;
                EXPECT_NE(answer.lines.find(blank.text), std::string::npos)
                    << what << ": " << blank.text << " is not in\n"
                    << answer.lines;
            }
            const auto changed = with_answer(context(), model, graph.as_of(), answer);
            ASSERT_TRUE(changed) << what << '\n' << answer.lines;
            const GovernanceGraph after(*changed, graph.as_of());
            const auto report = check(after, *packs_, options);
            ASSERT_TRUE(report);
            bool there = false;
            bool so = false;
            for (const Finding& one : report->findings) {
                if (one.subject != finding.subject) continue;
                if (one.item == finding.item) {
                    there = true;
                    EXPECT_EQ(one.verdict, answer.then) << what << '\n' << answer.lines;
                }
                so = so || one.verdict == answer.then;
            }
            EXPECT_TRUE(there || so) << what << '\n' << answer.lines;
        }
    }

    test::LoadedPacks packs_ = test::LoadedPacks::shipped(
        {"combating-drugs-2022", "good-practice", "area-planning-boards"});
};

Counts ask_west_mercia(Date day) {
    Asking asking;
    Counts counts;
    ReadContext context = asking.context();
    const std::vector<std::string> paths = {"models/areas/west-mercia"};
    const auto model = read_models(context, paths);
    EXPECT_TRUE(model) << asking.problems();
    if (!model) return counts;
    const GovernanceGraph graph(*model, day);
    for (const std::string& rule : asking.packs().rule_ids()) {
        if (rule.starts_with("WAL-")) continue;
        asking.ask(*model, graph, rule, {}, counts);
    }
    return counts;
}

// How many of West Mercia's open findings have lines that settle them. More is better: raise these
// when more can be answered.
TEST(Why, SettlesWhatIsOpenInWestMerciaInSeptember2022) {
    const Counts counts = ask_west_mercia(*parse_date("2022-09-07"));
    EXPECT_GT(counts.open, 20U);
    EXPECT_GE(counts.settled * 100, counts.open * 97) << counts.settled << " of " << counts.open;
}

TEST(Why, SettlesWhatIsOpenInWestMerciaInMay2023) {
    const Counts counts = ask_west_mercia(*parse_date("2023-05-01"));
    EXPECT_GT(counts.open, 40U);
    EXPECT_GE(counts.settled * 100, counts.open * 97) << counts.settled << " of " << counts.open;
}

/// The examples of the rules whose ids begin so.
class WhyExamples : public ::testing::TestWithParam<const char*> {};

TEST_P(WhyExamples, HaveAnswersThatHold) {
    Asking asking;
    Counts counts;
    for (const PackSet::Entry& entry : asking.packs().rules()) {
        if (!entry.rule->id.starts_with(GetParam())) continue;
        for (const Example& example : entry.rule->examples) {
            if (example.kind != ExampleKind::fails && example.kind != ExampleKind::cannot_tell)
                continue;
            ReadContext context = asking.context();
            const auto model = read_inline_model(context, example.model, entry.rule->folder);
            ASSERT_TRUE(model) << asking.problems();
            std::optional<Date> day = example.as_of;
            for (const auto& other :
                 {model->as_of, entry.pack->examples_as_of, entry.pack->starts}) {
                if (!day) day = other;
            }
            ASSERT_TRUE(day);
            const GovernanceGraph graph(*model, *day);
            WhyOptions options;
            if (!example.areas.empty()) {
                options.areas.emplace();
                for (const std::string& name : example.areas)
                    options.areas->push_back(
                        *find_place(*model, name, day, example.where, context.problems));
            }
            asking.ask(*model, graph, entry.rule->id, options, counts);
        }
    }
    EXPECT_GT(counts.findings, 0U);
    EXPECT_GT(counts.answers, 0U);
    RecordProperty("open", static_cast<int>(counts.open));
    RecordProperty("settled", static_cast<int>(counts.settled));
}

constexpr std::array groups = {"CYC",   "GEO",   "GOV-0", "GOV-1", "GOV-2", "LEAD", "MEM-0",
                               "MEM-1", "MEM-2", "MEM-3", "OUT",   "REP",   "GP",   "WAL"};
INSTANTIATE_TEST_SUITE_P(Shipped, WhyExamples, ::testing::ValuesIn(groups));

TEST(Why, AsksOfEveryShippedRule) {
    for (const std::string& rule : Asking().packs().rule_ids()) {
        EXPECT_TRUE(std::any_of(groups.begin(), groups.end(), [&](const char* group) {
            return rule.starts_with(group);
        })) << rule;
    }
}

// --- small ones

void ask_small(const std::string& rule, const std::string& text, const char* subject,
               const std::string& item, const std::function<void(const Result<Why>&)>& look) {
    test::LoadedPacks packs(test::small_pack(test::rule_text(rule)));
    ASSERT_TRUE(packs) << packs.problems();
    const test::TextModel model(text, packs->vocabulary, "2023-01-10");
    const GovernanceGraph& graph = model.graph();
    const ReadContext context = packs.context();
    WhyOptions options;
    options.item = item;
    look(why(context, graph, *packs, "R-01", *graph.model().find(subject), options));
}

const char* const two_sros = R"(
posts: {p: {name: P}, q: {name: Q}}
partnerships: {cdp: {name: A partnership, roles: {sro: [{post: p}, {post: q}]}}}
)";

TEST(Why, SaysWhichFactsAPassNeeds) {
    ask_small("{count: {path: '~holds[role=sro]', at_least: 1}}", two_sros, "cdp", "",
              [](const Result<Why>& told) {
                  ASSERT_TRUE(told);
                  const WhyFinding& one = told->findings.at(0);
                  ASSERT_EQ(one.facts.size(), 2U);
                  EXPECT_EQ(one.facts[0].without, Verdict::pass);
                  EXPECT_EQ(one.facts[1].without, Verdict::pass);
                  EXPECT_EQ(one.smallest.size(), 1U) << "one of the two is enough";
                  EXPECT_TRUE(one.answers.empty());
              });
}

TEST(Why, SaysWhichFactAFailHangsOn) {
    ask_small("{count: {path: '~holds[role=sro]', exactly: 1}}", two_sros, "cdp", "",
              [](const Result<Why>& told) {
                  ASSERT_TRUE(told);
                  const WhyFinding& one = told->findings.at(0);
                  EXPECT_EQ(one.finding.verdict, Verdict::fail);
                  ASSERT_FALSE(one.answers.empty());
                  EXPECT_EQ(one.answers[0].then, Verdict::pass);
              });
}

TEST(Why, RefusesWhatItHasNothingToSayOf) {
    ask_small("{count: {path: '~holds[role=sro]', at_least: 1}}", two_sros, "p", "",
              [](const Result<Why>& told) {
                  ASSERT_FALSE(told);
                  EXPECT_EQ(told.error().message, "R-01 does not look at 'p'; it looks at cdp");
              });
    ask_small("{count: {path: '~holds[role=sro]', at_least: 1}}", two_sros, "cdp", "x",
              [](const Result<Why>& told) {
                  ASSERT_FALSE(told);
                  EXPECT_EQ(
                      told.error().message,
                      "R-01 has nothing on 'x' for cdp; R-01 says one thing of it: leave ITEM out");
              });
}

}  // namespace
}  // namespace govmap
