#include "compare/rehearsal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check/bench.hpp"

namespace govmap::rehearsal {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::string rule(const std::string& id, const std::string& force, const std::string& about,
                 const std::string& condition) {
    return "govmap-rule: 1\nid: " + id + "\ntitle: Title of " + id + "\nforce: " + force +
           "\ncites: {guidance: chapter 3}\nwhy: Because.\nremedy: Do it.\nabout: " + about +
           "\nrequires: " + condition +
           "\nexamples: {never: {passes: a test, fails: a test, cannot-tell: a test, "
           "does-not-apply: a test}}\n";
}

test::Texts pack() {
    const std::string cdp = "{fulfils: combating-drugs-partnership}";
    return {
        {"models/guidance/small/pack.yaml", test::pack_text},
        {"models/guidance/small/rules/A-01.yaml",
         rule("A-01", "minimum", cdp, "{count: {path: '~holds[role=sro]', exactly: 1}}")},
        {"models/guidance/small/rules/B-01.yaml",
         rule("B-01", "minimum", "{kind: authority, tier: upper, in: area under review}",
              "{covered: {fulfils: combating-drugs-partnership}}")},
        {"models/guidance/small/rules/C-01.yaml",
         rule("C-01", "expected", cdp,
              "{relation: {type: integrated-care-partnership, per: integrated-care-board}}")},
        {"models/guidance/small/rules/D-01.yaml",
         rule("D-01", "expected", cdp, "{represented: {category: police}}")},
        {"models/guidance/small/rules/E-01.yaml",
         rule("E-01", "minimum", cdp, "{due: {role: sro, by: 2022-08-01}}")},
        {"models/guidance/small/rules/F-01.yaml",
         rule("F-01", "expected", cdp, "{due: {product: delivery-plan, by: 2026-05-01}}")},
    };
}

// Two counties in one police area and two boards' areas; the partnership of the first has a
// commissioner at its head.
constexpr const char* base = R"(govmap: 1
title: The model
as_of: 2026-01-01
area: force
sources: {minutes: {title: Minutes, date: 2026-01-01}}
areas:
  force: {name: Force, type: police-force-area}
  board-n: {name: Board of the North, type: integrated-care-board}
  board-s: {name: Board of the South, type: integrated-care-board}
authorities:
  north: {name: North, tier: upper, country: england, within: [force, board-n]}
  south: {name: South, tier: upper, country: england, within: [force, board-s]}
organisations:
  police: {name: Police of the Force, type: police-force}
  council: {name: Council of the North, covers: north}
bodies:
  care: {name: Care Partnership, type: integrated-care-partnership, fulfils: [integrated-care-partnership], covers: board-n}
posts:
  pcc: {name: Commissioner, type: commissioner}
  officer: {name: Officer, of: council}
partnerships:
  cdp:
    name: Partnership of the North
    footprint: {covers: [north]}
    roles: {sro: {post: pcc}, chair: {post: officer}}
    members:
      complete: true
      list: [{organisation: police, represents: [police]}, {post: pcc, represents: [treatment]}]
    relations: {complete: true, list: [{with: care, nature: told}]}
    products: {delivery-plan: {state: draft}}
)";

/// The model with changes, which stand on it; what came of them as text, one thing a line.
class Rehearsed {
public:
    explicit Rehearsed(const std::string& changes, std::optional<Date> until = {},
                       const std::string& model = base)
        : packs_(pack()) {
        EXPECT_TRUE(packs_) << packs_.problems();
        files_.put("m.yaml", model);
        files_.put("c.yaml",
                   "govmap: 1\ntitle: Changes\nas_of: 2026-01-01\nuses: [./m]\n" + changes);
        recorded_ = read({"m.yaml"});
        const std::uint32_t before = 1;
        std::optional<Model> changed = read({"m.yaml", "c.yaml"});
        if (!recorded_ || !changed) return;
        Request request;
        for (std::uint32_t file = before + 1; file < 10; ++file) {
            if (sources_.describe({file, 0, 0}) != "c.yaml") continue;
            request.files.insert(file);
            request.written_for.emplace_back(file, *parse_date("2026-01-01"));
        }
        request.from = *parse_date("2026-01-01");
        request.until = until;
        doubts_ = doubts(*recorded_, *changed, request);
        result_ = rehearse(*recorded_, std::move(*changed), *packs_, request);
    }

    [[nodiscard]] const Result<Rehearsal>& result() const { return result_; }
    [[nodiscard]] const Rehearsal& operator*() const { return *result_; }
    [[nodiscard]] const Rehearsal* operator->() const { return &*result_; }
    [[nodiscard]] const Problems& found_doubtful() const { return doubts_; }
    [[nodiscard]] std::string problems() const { return problems_.describe(sources_); }

    [[nodiscard]] const Party* party(const std::string& id) const {
        for (const Party& one : result_->parties) {
            if (one.who.id == id) return &one;
        }
        return nullptr;
    }

    /// "0 pcc: holds the role of …", a line for each tie that a party loses; the days by number.
    [[nodiscard]] std::vector<std::string> ties(const std::string& id) const {
        std::vector<std::string> lines;
        const Party* found = party(id);
        if (found == nullptr) return lines;
        for (const Loss& loss : found->losses) {
            for (const Tie& tie : loss.ties) {
                std::string line = span(tie.span) + ' ' + loss.ended.id + ": " + tie.text;
                if (tie.settled) line += " (settled)";
                for (const Named& one : tie.then) line += " > " + one.id;
                lines.push_back(line);
            }
        }
        return lines;
    }

    /// "1 A-01 cdp: pass, cannot-tell, cannot-tell": what turns for a party.
    [[nodiscard]] std::vector<std::string> turns(const std::string& id) const {
        std::vector<std::string> lines;
        const Party* found = party(id);
        if (found == nullptr) return lines;
        for (const Turn& one : found->turns) {
            lines.push_back(span(one.span) + ' ' + one.finding.rule + ' ' + one.finding.subject +
                            (one.finding.item == "-" ? "" : '/' + one.finding.item) + ": " +
                            info(one.before).word + ", " + info(one.after).word + ", " +
                            word(one.what));
        }
        return lines;
    }

    [[nodiscard]] std::vector<std::string> days() const {
        std::vector<std::string> result;
        for (const LookedAt& one : result_->days) result.push_back(iso(one.day));
        return result;
    }

private:
    static std::string span(const Span& one) {
        return std::to_string(one.first) + (one.until ? "-" + std::to_string(*one.until) : "");
    }

    std::optional<Model> read(const std::vector<std::string>& paths) {
        ReadContext context{files_, sources_, problems_, packs_->vocabulary, "models"};
        return read_models(context, paths);
    }

    test::LoadedPacks packs_;
    test::MemoryFiles files_;
    SourceMap sources_;
    Problems problems_;
    std::optional<Model> recorded_;
    Problems doubts_;
    Result<Rehearsal> result_ = request_failure("the files were not read");
};

TEST(Rehearsal, APostThatEndsLeavesItsRoleAndItsSeat) {
    const Rehearsed found("ends: [{of: pcc, until: 2028-05}]\n");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.days(), ElementsAre("2026-01-01", "2028-05-31"));  // the last day of doubt
    EXPECT_THAT(found.ties("cdp"), ElementsAre("1 pcc: holds the role of Senior Responsible Owner",
                                               "1 pcc: sits for treatment"));
    // That somebody was there by the first day stays so: E-01 does not turn.
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1 A-01 cdp: pass, cannot-tell, cannot-tell"));
    EXPECT_TRUE(found.party("cdp")->partnership);
    ASSERT_THAT(found->changes, SizeIs(1));
    EXPECT_EQ(found->changes[0].standing, Standing::supposed);  // nobody says so
    EXPECT_TRUE(found->changes[0].touches);
    EXPECT_TRUE(found.found_doubtful().empty());
}

TEST(Rehearsal, EverySeatAndRelationOfOneIsLostByItself) {
    std::string model = base;
    model.insert(model.find("{post: pcc, represents: [treatment]}"),
                 "{post: pcc, represents: [nhs]}, ");
    model.insert(model.find("{with: care, nature: told}"), "{with: care, nature: asked}, ");
    const Rehearsed found("ends: [{of: pcc, until: 2028-05-01}, {of: care, until: 2028-05-01}]\n",
                          {}, model);
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"),
                ::testing::IsSupersetOf({"1 pcc: sits for treatment", "1 pcc: sits for NHS"}));
    EXPECT_THAT(found.ties("cdp"),
                ::testing::Contains(AllOf(HasSubstr("1 care: "), HasSubstr("(told)"))));
    EXPECT_THAT(found.ties("cdp"),
                ::testing::Contains(AllOf(HasSubstr("1 care: "), HasSubstr("(asked)"))));
}

TEST(Rehearsal, ALineThroughARoleGoesOnThroughWhoTakesIt) {
    std::string model = base;
    model.insert(model.find("    roles: {sro"), "    reports_to: {to: police, through: sro}\n");
    const Rehearsed found(R"(ends: [{of: pcc, until: 2028-05-07}]
posts: {next: {name: Next, type: commissioner, from: 2028-05-07, succeeds: [pcc]}}
links: [{link: holds, from: next, to: cdp, role: sro, since: 2028-05-07}]
)",
                          {}, model);
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"),
                ::testing::Contains("1 pcc: is the way by which the partnership reports to Police "
                                    "of the Force, as its Senior Responsible Owner (settled) > "
                                    "next"));
}

TEST(Rehearsal, APlaceThatLiesInAnotherAreaTooStaysThere) {
    std::string model = base;
    model += "links: [{link: within, from: north, to: board-s}]\n";
    const Rehearsed found("ends: [{of: board-n, until: 2026-04-01}]\n", {}, model);
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"),
                ::testing::Contains("1 board-n: is the integrated care board area in which "
                                    "North lies (settled) > board-s"));
    EXPECT_TRUE(found.party("cdp")->losses[0].ties[0].stays);
}

TEST(Rehearsal, ALaterDayMendsWhatAnEarlierOneBroke) {
    const Rehearsed found(R"(ends: [{of: pcc, until: 2028-05-07}]
sources: {plan: {title: The plan}}
posts: {next: {name: Next, type: commissioner, from: 2028-10-01, succeeds: [pcc], source: plan}}
links: [{link: holds, from: next, to: cdp, role: sro, since: 2028-10-01, source: plan}]
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.days(), ElementsAre("2026-01-01", "2028-05-07", "2028-10-01"));
    EXPECT_THAT(found.ties("cdp"),
                ElementsAre("1-2 pcc: holds the role of Senior Responsible Owner > next",
                            "1 pcc: sits for treatment"));
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1-2 A-01 cdp: pass, cannot-tell, cannot-tell"));
    EXPECT_EQ(found->changes[1].standing, Standing::planned);
}

TEST(Rehearsal, WhoTakesARoleMayEndInTurn) {
    const Rehearsed found(R"(ends: [{of: pcc, until: 2028-05-07}]
posts: {next: {name: Next, type: commissioner, from: 2028-05-07, until: 2029-01-01, succeeds: [pcc]}}
links: [{link: holds, from: next, to: cdp, role: sro, since: 2028-05-07}]
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.days(), ElementsAre("2026-01-01", "2028-05-07", "2029-01-01"));
    const Tie& role = found.party("cdp")->losses[0].ties[0];
    EXPECT_EQ(role.kind, Tie::Kind::role);
    EXPECT_TRUE(role.settled);
    ASSERT_TRUE(role.again);
    EXPECT_EQ(role.again->first, 2U);
    EXPECT_FALSE(role.again->until);
}

TEST(Rehearsal, WhatFollowsIsNotOverWhenMoreIsToFollow) {
    const Rehearsed found(R"(ends: [{of: north, until: 2027-04-01}]
authorities:
  east: {name: East, tier: upper, country: england, from: 2027-04-01, succeeds: [north]}
  west: {name: West, tier: upper, country: england, from: 2027-06-01, succeeds: [north]}
links: [{link: covers, from: cdp, to: east, since: 2027-04-01}]
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.days(), SizeIs(3));
    const Tie& footprint = found.party("cdp")->losses[0].ties[0];
    ASSERT_EQ(footprint.kind, Tie::Kind::footprint);
    EXPECT_FALSE(footprint.again);
}

TEST(Rehearsal, ASuccessorThatTakesTheRoleAtOnceLeavesNothingOpen) {
    const Rehearsed found(R"(ends: [{of: pcc, until: 2028-05-07}]
posts: {next: {name: Next, type: commissioner, from: 2028-05-07, succeeds: [pcc]}}
links:
  - {link: holds, from: next, to: cdp, role: sro, since: 2028-05-07}
  - {link: member_of, from: next, to: cdp, represents: [treatment], since: 2028-05-07}
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"),
                ElementsAre("1 pcc: holds the role of Senior Responsible Owner (settled) > next",
                            "1 pcc: sits for treatment (settled) > next"));
    EXPECT_THAT(found.turns("cdp"), IsEmpty());
}

constexpr const char* split = R"(ends: [{of: north, until: 2027-04-01}]
authorities:
  east: {name: East, tier: upper, country: england, from: 2027-04-01, succeeds: [north]}
  west: {name: West, tier: upper, country: england, from: 2027-04-01, succeeds: [north]}
links:
  - {link: within, from: east, to: force, since: 2027-04-01}
  - {link: within, from: west, to: force, since: 2027-04-01}
  - {link: within, from: east, to: board-n, since: 2027-04-01}
  - {link: within, from: west, to: board-n, since: 2027-04-01}
)";

TEST(Rehearsal, AnAuthorityThatIsSplitLeavesTheFootprint) {
    const Rehearsed found(split);
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"), ElementsAre("1 north: is named by the footprint"));
    EXPECT_THAT(found.ties("council"), ElementsAre("1 north: is covered by Council of the North"));
    const Party& cdp = *found.party("cdp");
    ASSERT_THAT(cdp.losses, SizeIs(1));
    EXPECT_THAT(cdp.losses[0].next, ElementsAre(Named{"east", "East"}, Named{"west", "West"}));
    // Both new authorities lie in the area under review, and the partnership of the old one hears
    // of them; that of the other county was open before, and is no matter of the change's.
    EXPECT_THAT(found.turns("cdp"),
                ::testing::IsSupersetOf({"1 B-01 east: pass, cannot-tell, cannot-tell",
                                         "1 B-01 west: pass, cannot-tell, cannot-tell"}));
    EXPECT_EQ(found.party("south"), nullptr);
}

TEST(Rehearsal, AFootprintThatNamesOnePartOfASplitSaysSo) {
    const Rehearsed half(std::string(split) +
                         "  - {link: covers, from: cdp, to: east, since: 2027-04-01}\n");
    ASSERT_TRUE(half.result()) << half.problems();
    EXPECT_THAT(half.ties("cdp"), ::testing::Contains("1 north: is named by the footprint > east"));
    const Rehearsed whole(std::string(split) +
                          "  - {link: covers, from: cdp, to: east, since: 2027-04-01}\n"
                          "  - {link: covers, from: cdp, to: west, since: 2027-04-01}\n");
    ASSERT_TRUE(whole.result()) << whole.problems();
    EXPECT_THAT(whole.ties("cdp"),
                ::testing::Contains("1 north: is named by the footprint (settled) > east > west"));
    EXPECT_THAT(whole.turns("cdp"), IsEmpty());
}

TEST(Rehearsal, TwoAuthoritiesThatMergeHaveOneSuccessor) {
    const Rehearsed found(R"(ends: [{of: north, until: 2027-04-01}, {of: south, until: 2027-04-01}]
authorities:
  one: {name: One, tier: upper, country: england, from: 2027-04-01, succeeds: [north, south]}
links: [{link: within, from: one, to: force, since: 2027-04-01}]
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_EQ(found->parties.front().who.id, "cdp");
    EXPECT_THAT(found.party("cdp")->losses[0].next, ElementsAre(Named{"one", "One"}));
    // South was open already, so that what succeeds both is no worse off.
    EXPECT_THAT(found.turns("cdp"), ::testing::Not(::testing::Contains(HasSubstr("B-01"))));
    EXPECT_GT(found->carried, 0U);
}

TEST(Rehearsal, ABoardsAreaThatMergesTakesItsRelationAway) {
    const std::string merger =
        R"(ends: [{of: board-n, until: 2026-04-01}, {of: board-s, until: 2026-04-01}]
areas: {board: {name: One Board, type: integrated-care-board, from: 2026-04-01, succeeds: [board-n, board-s]}}
)";
    const Rehearsed lost(merger);
    ASSERT_TRUE(lost.result()) << lost.problems();
    EXPECT_THAT(lost.ties("cdp"),
                ElementsAre("1 board-n: is the integrated care board area in which North lies",
                            "1 board-n: is covered by Care Partnership, with which the "
                            "partnership has a recorded relation"));
    const Rehearsed placed(merger +
                           "links: [{link: within, from: north, to: board, since: 2026-04-01}]\n");
    ASSERT_TRUE(placed.result()) << placed.problems();
    EXPECT_THAT(placed.ties("cdp"),
                ::testing::Contains(
                    "1 board-n: is the integrated care board area in which North lies (settled) "
                    "> board"));
}

TEST(Rehearsal, AnItemWithoutASuccessorIsSetAgainstThoseThatAreGone) {
    // Which board's area the new county lies in is not said: C-01 was fine for the old one's.
    const std::string unplaced = R"(ends: [{of: north, until: 2027-04-01}]
authorities: {east: {name: East, tier: upper, country: england, from: 2027-04-01, succeeds: [north]}}
links: [{link: covers, from: cdp, to: east, since: 2027-04-01}]
)";
    const Rehearsed fine(unplaced);
    ASSERT_TRUE(fine.result()) << fine.problems();
    EXPECT_THAT(fine.turns("cdp"), ElementsAre(StartsWith("1 C-01 cdp/east: pass, ")));
    std::string open = base;
    open.replace(
        open.find("    relations: {complete: true, list: [{with: care, nature: told}]}\n"),
        std::string("    relations: {complete: true, list: [{with: care, nature: told}]}\n").size(),
        "");
    const Rehearsed carried(unplaced, {}, open);
    ASSERT_TRUE(carried.result()) << carried.problems();
    EXPECT_THAT(carried.turns("cdp"), IsEmpty());  // it was open for the old one's too
    EXPECT_GT(carried->carried, 0U);
}

TEST(Rehearsal, AListThatOnlyTheModelCallsWholeSaysNothingOfAChange) {
    // Its author did not know of the change: who sits for the police then is not recorded.
    const Rehearsed found("ends: [{of: police, until: 2027-01-01}]\n");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1 D-01 cdp: pass, cannot-tell, cannot-tell"));
}

TEST(Rehearsal, AListThatTheChangesCallWholeDecides) {
    const std::string partnerships =
        "complete: [{area: force, fulfils: combating-drugs-partnership}]\n";
    const Rehearsed open(split, {}, base + partnerships);
    ASSERT_TRUE(open.result()) << open.problems();
    EXPECT_THAT(open.turns("cdp"),
                ::testing::IsSupersetOf({"1 B-01 east: pass, cannot-tell, cannot-tell",
                                         "1 B-01 west: pass, cannot-tell, cannot-tell"}));
    const Rehearsed whole(split + partnerships, {}, base);
    ASSERT_TRUE(whole.result()) << whole.problems();
    EXPECT_THAT(whole.turns("cdp"), ::testing::IsSupersetOf({"1 B-01 east: pass, fail, fails",
                                                             "1 B-01 west: pass, fail, fails"}));
}

TEST(Rehearsal, WhoEndsTakesThePostsInItAlong) {
    const Rehearsed found("ends: [{of: council, until: 2027-01-01}]\n");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"),
                ElementsAre("1 council: has the post of Officer, which holds the role of chair"));
}

TEST(Rehearsal, APartnershipThatEndsLeavesItsDocumentsAndDeadlines) {
    const Rehearsed found("ends: [{of: cdp, until: 2027-01-01}]\n");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.ties("cdp"), ::testing::Contains("1 cdp: is the partnership itself"));
    EXPECT_THAT(found.ties("cdp"), ::testing::Contains(StartsWith("1 cdp: keeps ")));
    EXPECT_THAT(found.ties("cdp"),
                ::testing::Contains(
                    "1 cdp: had these to do, not recorded as done: delivery plan (1 May 2026)"));
    // Nothing is asked of what is over; of the county that it covered it is.
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1 B-01 north: pass, cannot-tell, cannot-tell"));
}

TEST(Rehearsal, APartnershipThatEndsLosesNothingMore) {
    const Rehearsed found(R"(ends: [{of: cdp, until: 2027-01-01}, {of: pcc, until: 2027-01-01}]
partnerships: {next: {name: Next Partnership, from: 2027-01-01, succeeds: [cdp], footprint: {covers: [{authority: north, from: 2027-01-01}]}}}
)");
    ASSERT_TRUE(found.result()) << found.problems();
    ASSERT_THAT(found.party("cdp")->losses, SizeIs(1));  // its role and seat are nobody's any more
    EXPECT_THAT(found.ties("cdp"), ::testing::Contains("1 cdp: is the partnership itself (settled) "
                                                       "> next"));
    ASSERT_NE(found.party("next"), nullptr);
    EXPECT_TRUE(found.party("next")->brought);
    EXPECT_THAT(found.turns("next"), ::testing::Contains("1 A-01 next: pass, cannot-tell, "
                                                         "cannot-tell"));
}

TEST(Rehearsal, WhatTimeAloneBringsIsNotTold) {
    const std::string ending =
        std::string(base).replace(std::string(base).find("pcc: {name: Commissioner,"), 25,
                                  "pcc: {name: Commissioner, until: 2027-06-01,");
    const Rehearsed found("ends: [{of: police, until: 2028-01-01}]\n", {}, ending);
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1 D-01 cdp: pass, cannot-tell, cannot-tell"));
    EXPECT_THAT(found.ties("cdp"), ElementsAre("1 police: sits for police"));
}

TEST(Rehearsal, WhatHasNoDayHoldsFromTheStart) {
    const Rehearsed found(R"(posts: {other: {name: Other}}
links: [{link: holds, from: other, to: cdp, role: sro}]
ends: [{of: police, until: 2028-01-01}]
)");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_EQ(found->undated, 2U);
    EXPECT_THAT(found.turns("cdp"), ::testing::Contains("0 A-01 cdp: pass, fail, fails"));
}

TEST(Rehearsal, TheDaysMayBeNarrowed) {
    const std::string changes =
        "ends: [{of: police, until: 2027-01-01}, {of: pcc, until: 2028-05}]\n";
    const Rehearsed found(changes, parse_date("2027-12-31"));
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_THAT(found.days(), ElementsAre("2026-01-01", "2027-01-01"));
    EXPECT_THAT(found->left_out, SizeIs(1));
    EXPECT_THAT(found.turns("cdp"), ElementsAre("1 D-01 cdp: pass, cannot-tell, cannot-tell"));
    const Rehearsed none(changes, parse_date("2026-06-01"));
    ASSERT_FALSE(none.result());
    EXPECT_THAT(none.result().error().message, HasSubstr("1 January 2027 to 31 May 2028"));
}

TEST(Rehearsal, ChangesWithoutADayAreRefused) {
    const Rehearsed found("posts: {other: {name: Other}}\n");
    ASSERT_FALSE(found.result());
    EXPECT_THAT(found.result().error().message, HasSubstr("no day"));
}

TEST(Rehearsal, ChangesElsewhereTouchNothing) {
    const Rehearsed found("posts: {other: {name: Other, from: 2027-01-01, until: 2028-01-01}}\n");
    ASSERT_TRUE(found.result()) << found.problems();
    EXPECT_FALSE(found->touches());
    EXPECT_THAT(found->parties, IsEmpty());
}

TEST(Rehearsal, AnEndBeforeTheModelWasWrittenIsDoubtful) {
    const Rehearsed found("ends: [{of: pcc, until: 2025-05}, {of: police, until: 2027-01-01}]\n");
    ASSERT_TRUE(found.result()) << found.problems();
    const std::vector<Problem> doubtful = found.found_doubtful().sorted();
    ASSERT_THAT(doubtful, SizeIs(1));  // and nothing of the police, which end later
    EXPECT_EQ(doubtful[0].message,
              "Commissioner ended in May 2025, before the model was written, and the model still "
              "gives it a role or a seat");
}

TEST(Rehearsal, ASuccessorOfWhatDoesNotEndIsDoubtful) {
    const Rehearsed found("posts: {next: {name: Next, from: 2027-01-01, succeeds: [pcc]}}\n");
    ASSERT_TRUE(found.result()) << found.problems();
    const std::vector<Problem> doubtful = found.found_doubtful().sorted();
    ASSERT_THAT(doubtful, SizeIs(1));
    EXPECT_EQ(doubtful[0].message, "Next is to succeed Commissioner, of which no end is told");
    EXPECT_THAT(doubtful[0].advice, HasSubstr("{of: pcc, until: 2027-01-01, source: …}"));
    EXPECT_TRUE(doubtful[0].where.known());
}

}  // namespace
}  // namespace govmap::rehearsal
