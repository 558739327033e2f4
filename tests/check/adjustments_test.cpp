#include <gtest/gtest.h>

#include "check/bench.hpp"

// A local pack raises and lowers the rules of packs that it uses, and can hide none.

namespace govmap {
namespace {

using test::rule_text;

const char* const needs_sro = "{count: {path: '~holds[role=sro]', at_least: 1}}";

// The small pack (R-01, a minimum), and one beside it that uses it.
test::Texts with_local(const std::string& adjusts, const std::string& local = "local: true\n") {
    test::Texts files = test::small_pack(rule_text(needs_sro));
    files["ours/pack.yaml"] = "govmap-pack: 1\nid: ours\ntitle: Our own rules\n" + local +
                              "standing: Ours.\nuses: [small]\nsources: {minutes: {title: Our "
                              "minutes}}\n" +
                              adjusts;
    return files;
}

const std::string lowered =
    "adjusts:\n  - {rule: R-01, force: consider, reason: We are few, cites: {minutes: item 3}}\n";

std::string problems_with(const test::Texts& texts,
                          const std::vector<std::string>& names = {"ours"}) {
    const test::LoadedPacks packs(texts, names);
    EXPECT_EQ(static_cast<bool>(packs), packs.problems().empty());
    return packs.problems();
}

struct Loaded {
    test::LoadedPacks packs;
    CheckReport report;
};

Loaded check_with(const test::Texts& texts, const std::vector<std::string>& names) {
    Loaded result{test::LoadedPacks(texts, names), {}};
    if (!result.packs) {
        ADD_FAILURE() << result.packs.problems();
        return result;
    }
    const test::TextModel text("partnerships: {cdp: {name: C, roles: {sro: {absent: vacant}}}}\n",
                               result.packs->vocabulary);
    result.report = check(text.graph(), *result.packs).value_or(CheckReport{});
    return result;
}

TEST(Adjustments, TheForceInUseIsTheLocalOneAndTheGuidancesOwnIsKept) {
    const Loaded loaded = check_with(with_local(lowered), {"small", "ours"});
    ASSERT_EQ(loaded.report.findings.size(), 1U);
    const Finding& finding = loaded.report.findings.front();
    EXPECT_EQ(finding.force, Force::consider);
    ASSERT_TRUE(finding.local.change);
    EXPECT_EQ(finding.local.change->from, Force::minimum);
    EXPECT_EQ(finding.local.change->pack, "Our own rules");
    EXPECT_EQ(finding.local.change->reason, "We are few");
    EXPECT_EQ(finding.local.change->citation, "Our minutes, item 3");
    EXPECT_EQ(finding.local.pack, "");
    EXPECT_EQ(guidance_force(finding.force, finding.local), Force::minimum);
    ASSERT_EQ(loaded.report.rules.size(), 1U);
    EXPECT_EQ(loaded.report.rules.front().force, Force::consider);
    EXPECT_TRUE(loaded.report.rules.front().local.change);
}

TEST(Adjustments, ALoweredMinimumIsStillBelowTheGuidancesMinimum) {
    const Loaded loaded = check_with(with_local(lowered), {"small", "ours"});
    ASSERT_EQ(loaded.report.findings.size(), 1U);
    EXPECT_TRUE(below_guidance_minimum(loaded.report.findings.front()));
    EXPECT_FALSE(below_local_minimum(loaded.report.findings.front()));
}

TEST(Adjustments, ARaisedRuleIsALocalMinimumAndNotTheGuidances) {
    test::Texts files =
        with_local("adjusts: [{rule: R-01, force: minimum, reason: 'We all agreed to it.'}]\n");
    std::string& rule = files["models/guidance/small/rules/R-01.yaml"];
    rule.replace(rule.find("force: minimum"), 14, "force: expected");
    const Loaded loaded = check_with(files, {"small", "ours"});
    ASSERT_EQ(loaded.report.findings.size(), 1U);
    const Finding& finding = loaded.report.findings.front();
    EXPECT_EQ(finding.force, Force::minimum);
    EXPECT_FALSE(below_guidance_minimum(finding));
    EXPECT_TRUE(below_local_minimum(finding));
    EXPECT_EQ(local_minimum_of(finding), "Our own rules");
}

TEST(Adjustments, TheMinimumOfALocalPacksOwnRuleIsItsOwn) {
    test::Texts files = with_local("");
    std::string rule = rule_text(needs_sro);
    rule.replace(rule.find("R-01"), 4, "OUR-1");
    files["ours/rules/OUR-1.yaml"] = rule;
    const Loaded loaded = check_with(files, {"ours"});
    ASSERT_EQ(loaded.report.findings.size(), 1U);
    const Finding& finding = loaded.report.findings.front();
    EXPECT_FALSE(guidance_force(finding.force, finding.local));
    EXPECT_FALSE(below_guidance_minimum(finding));
    EXPECT_TRUE(below_local_minimum(finding));
    EXPECT_EQ(local_minimum_of(finding), "Our own rules");
}

TEST(Adjustments, APackWhoseRulesAreAdjustedRunsToo) {
    const Loaded loaded = check_with(with_local(lowered), {"ours"});
    ASSERT_TRUE(loaded.packs);
    EXPECT_EQ(loaded.packs->rule_ids(), std::vector<std::string>{"R-01"});
    EXPECT_EQ(loaded.report.packs, (std::vector<std::string>{"A small pack", "Our own rules"}));
}

TEST(Adjustments, OfAPackThatIsOnlyUsedDoNotCount) {
    test::Texts files = with_local(lowered);
    files["theirs/pack.yaml"] =
        "govmap-pack: 1\nid: theirs\ntitle: Theirs\nstanding: Theirs.\nuses: [../ours]\n";
    std::string rule = rule_text("{tied: {}}");
    rule.replace(rule.find("R-01"), 4, "THEIR-1");
    files["theirs/rules/THEIR-1.yaml"] = rule;
    const Loaded loaded = check_with(files, {"small", "theirs"});
    ASSERT_EQ(loaded.report.findings.size(), 2U);
    EXPECT_EQ(loaded.report.findings.front().rule, "R-01");
    EXPECT_EQ(loaded.report.findings.front().force, Force::minimum);
    EXPECT_FALSE(loaded.report.findings.front().local.change);
}

const std::string at = "ours/pack.yaml:";

TEST(AdjustmentErrors, NoneInASoundPack) { EXPECT_EQ(problems_with(with_local(lowered)), ""); }

TEST(AdjustmentErrors, AnUnknownRuleIsToldWithTheNearestOne) {
    EXPECT_EQ(problems_with(
                  with_local("adjusts:\n  - {rule: R-02, force: consider, reason: We are few}\n")),
              at + "9:12: there is no rule 'R-02' in the packs that this one uses\n"
                   "      - {rule: R-02, force: consider, reason: We are few}\n"
                   "               ^\n"
                   "    did you mean 'R-01'?\n");
}

TEST(AdjustmentErrors, ARuleOfAPackThatIsNotUsedIsUnknown) {
    test::Texts files = with_local(lowered);
    std::string& pack = files["ours/pack.yaml"];
    pack.replace(pack.find("uses: [small]\n"), 14, "");
    EXPECT_EQ(problems_with(files, {"small", "ours"}),
              at +
                  "8:12: there is no rule 'R-01' in the packs that this one uses\n"
                  "      - {rule: R-01, force: consider, reason: We are few, cites: {minutes: item "
                  "3}}\n"
                  "               ^\n"
                  "    name under 'uses' the pack that has the rule\n");
}

TEST(AdjustmentErrors, AMissingOrEmptyReasonIsTold) {
    EXPECT_EQ(problems_with(with_local("adjusts:\n  - {rule: R-01, force: consider}\n")),
              at + "9:5: the key 'reason' is needed here\n"
                   "      - {rule: R-01, force: consider}\n"
                   "        ^\n"
                   "    reason: why; said in every report\n");
    EXPECT_EQ(
        problems_with(with_local("adjusts:\n  - {rule: R-01, force: consider, reason: ''}\n")),
        at + "9:43: 'reason' is empty\n"
             "      - {rule: R-01, force: consider, reason: ''}\n"
             "                                              ^\n"
             "    say in a sentence why the rule is put more or less strongly here\n");
}

TEST(AdjustmentErrors, TheSameForceAsBeforeIsTold) {
    EXPECT_EQ(
        problems_with(with_local("adjusts:\n  - {rule: R-01, force: minimum, reason: We agree}\n")),
        at + "9:12: R-01 has the force 'minimum' already\n"
             "      - {rule: R-01, force: minimum, reason: We agree}\n"
             "               ^\n"
             "    name another force, or leave the adjustment out\n");
}

TEST(AdjustmentErrors, ARuleCannotBePutOutOfUse) {
    for (const char* force : {"none", "off", "scope"}) {
        const std::string told = problems_with(with_local(
            std::string("adjusts:\n  - {rule: R-01, force: ") + force + ", reason: We are few}\n"));
        EXPECT_NE(told.find(std::string("9:25: '") + force + "' is not known here"),
                  std::string::npos)
            << told;
        EXPECT_NE(told.find("one of: minimum, expected, consider"), std::string::npos) << told;
    }
    test::Texts files = with_local("");
    files["ours/rules/R-01.yaml"] = rule_text("{tied: {}}");
    EXPECT_NE(problems_with(files).find("the rule id 'R-01' is used twice"), std::string::npos);
}

TEST(AdjustmentErrors, ARuleAdjustedTwiceIsTold) {
    EXPECT_EQ(problems_with(with_local(
                  lowered + "  - {rule: R-01, force: expected, reason: We are several}\n")),
              at + "10:12: R-01 is adjusted twice\n"
                   "      - {rule: R-01, force: expected, reason: We are several}\n"
                   "               ^\n"
                   "    the other adjustment is at ours/pack.yaml:9:12; keep one of the two\n");
    test::Texts files = with_local(lowered);
    std::string other = files["ours/pack.yaml"];
    other.replace(other.find("id: ours"), 8, "id: theirs");
    files["theirs/pack.yaml"] = other;
    const std::string told = problems_with(files, {"ours", "theirs"});
    EXPECT_NE(told.find("ours/pack.yaml:9:12: R-01 is adjusted twice"), std::string::npos) << told;
    EXPECT_NE(told.find("the other adjustment is at theirs/pack.yaml:9:12"), std::string::npos)
        << told;
    EXPECT_EQ(problems_with(files, {"theirs"}), "");
}

TEST(AdjustmentErrors, OnlyALocalPackMayAdjustAndNotItsOwnRules) {
    EXPECT_EQ(problems_with(with_local(lowered, "")),
              at +
                  "8:3: only a local pack may adjust the rules of others\n"
                  "      - {rule: R-01, force: consider, reason: We are few, cites: {minutes: item "
                  "3}}\n"
                  "      ^\n"
                  "    write 'local: true' above it, if this is a council's or partnership's own "
                  "pack\n");
    test::Texts files =
        with_local("adjusts:\n  - {rule: OUR-1, force: consider, reason: We are few}\n");
    std::string rule = rule_text("{tied: {}}");
    rule.replace(rule.find("R-01"), 4, "OUR-1");
    files["ours/rules/OUR-1.yaml"] = rule;
    const std::string told = problems_with(files);
    EXPECT_NE(told.find("9:12: 'OUR-1' is a rule of this pack itself"), std::string::npos) << told;
}

TEST(AdjustmentErrors, AnUnknownSourceIsTold) {
    const std::string told = problems_with(with_local(
        "adjusts:\n  - {rule: R-01, force: consider, reason: We are few, cites: {minuts: 3}}\n"));
    EXPECT_NE(told.find("9:63: there is no source 'minuts' in the pack"), std::string::npos)
        << told;
    EXPECT_NE(told.find("did you mean 'minutes'?"), std::string::npos) << told;
}

}  // namespace
}  // namespace govmap
