#include "write/rehearsal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* hostile = "=cmd|<b>\x1b[31m[x](http://a)";

/// A post of a hostile name that ends in May 2028, and whose role is taken in October.
rehearsal::Rehearsal one_loss() {
    using namespace rehearsal;
    const PartialDate may = *parse_partial_date("2028-05");
    const PartialDate october = *parse_partial_date("2028-10-01");
    const Named post{"post", hostile};
    const Named next{"next", "Next"};
    Rehearsal result;
    result.model_title = hostile;
    result.days = {{*parse_date("2026-01-01"), {}}, {may.last, {may}}, {october.last, {october}}};
    result.speaker = "the guidance";
    Change change;
    change.what = Change::What::ends;
    change.of = post;
    change.day = may;
    change.standing = Standing::supposed;
    change.next = {next};
    change.touches = true;
    result.changes.push_back(change);
    change.touches = false;
    result.changes.push_back(change);
    Loss loss;
    loss.ended = post;
    loss.day = may;
    loss.first = 1;
    loss.next = {next};
    loss.ties.push_back({"sro", Tie::Kind::role, "holds the role of chair", {next}, {1, 2}, false});
    loss.ties.push_back({"member", Tie::Kind::seat, "is a member", {}, {1, {}}, false});
    Turn turn;
    turn.what = Turn::What::fails;
    turn.finding.rule = "A-01";
    turn.finding.force = Force::minimum;
    turn.finding.sentence = "Nobody holds it.";
    turn.finding.remedy = "Agree one.";
    turn.title = "One chair";
    turn.before = Verdict::pass;
    turn.after = Verdict::fail;
    turn.span = {1, 2};
    Turn open = turn;
    open.what = Turn::What::cannot_tell;
    open.finding.rule = "B-01";
    open.finding.sentence = "That cannot be told.";
    open.after = Verdict::cannot_tell;
    result.parties.push_back({{"cdp", "Partnership"}, true, false, {loss}, {turn, open}});
    return result;
}

RehearsalPage page_of(const rehearsal::Rehearsal& rehearsal) {
    RehearsalPage page{rehearsal, {hostile}, {"Reference data: some."}, {}, {}};
    page.options = rehearsal::OptionsThen{
        "Ways",
        hostile,
        *parse_date("2028-10-01"),
        {"GEO-01"},
        {},
        {{"a", "One", rehearsal::Fate::passes, rehearsal::Fate::passes, {}},
         {"b", "Two", rehearsal::Fate::passes, rehearsal::Fate::not_possible, {"It cannot be."}}}};
    return page;
}

TEST(RehearsalPages, EveryFormatSaysWhatItIsAndHidesNothing) {
    const rehearsal::Rehearsal rehearsal = one_loss();
    ASSERT_EQ(rehearsal_formats().size(), 5U);
    for (const RehearsalFormat& format : rehearsal_formats()) {
        SCOPED_TRACE(format.word);
        const std::string page = format.write(page_of(rehearsal), {200, false});
        EXPECT_THAT(page,
                    AllOf(HasSubstr("Rehearsal: what is planned or supposed, not what is"),
                          HasSubstr("Reference data: some."), HasSubstr("supposed"),
                          HasSubstr("Partnership"), HasSubstr("A-01"), HasSubstr("It cannot be."),
                          Not(HasSubstr("\x1b")), Not(HasSubstr("must"))));
        EXPECT_EQ(page.back(), '\n');
        EXPECT_EQ(rehearsal_format(format.word), &format);
    }
    EXPECT_EQ(rehearsal_format("pdf"), nullptr);
}

TEST(RehearsalPages, TheTextTellsFromWhenAndUntilWhen) {
    const rehearsal::Rehearsal rehearsal = one_loss();
    const std::string text = rehearsal_text(page_of(rehearsal), {200, false});
    EXPECT_THAT(text,
                HasSubstr("Looked at: 31 May 2028 (the changes say May 2028); 1 October 2028"));
    EXPECT_THAT(text, HasSubstr("What changes (1)"));
    EXPECT_THAT(text, HasSubstr("1 more of the changes touches nothing that the model says"));
    EXPECT_THAT(text, HasSubstr("From 31 May 2028 at the latest"));
    EXPECT_THAT(text, HasSubstr("ends; Next succeeds it."));
    EXPECT_THAT(text, HasSubstr("it holds the role of chair; nobody from then, and Next from 1 "
                                "October 2028"));
    EXPECT_THAT(text, HasSubstr("it is a member; nobody is recorded for it then"));
    EXPECT_THAT(text, HasSubstr("A-01      Nobody holds it. (Until 1 October 2028.)"));
    EXPECT_THAT(text,
                HasSubstr("of the guidance's minimum: B-01 One chair (until 1 October 2028)."));
    EXPECT_THAT(text, Not(HasSubstr("That cannot be told.")));  // what ends has said why
    EXPECT_THAT(text, HasSubstr("To do: A-01: Agree one."));
    EXPECT_THAT(text,
                HasSubstr("1 partnership is touched; 1 verdict fails with the changes and not "
                          "without; 1 verdict can no longer be told."));
    EXPECT_THAT(text, HasSubstr("Pass all of them, as without the changes (1):"));
    EXPECT_THAT(text, HasSubstr("Are then not possible as they stand (1):"));
}

TEST(RehearsalPages, WhatIsInTheFootprintsWayIsNoRelief) {
    rehearsal::Rehearsal rehearsal = one_loss();
    rehearsal::Party& party = rehearsal.parties.front();
    rehearsal::Turn gone = party.turns.front();
    gone.what = rehearsal::Turn::What::falls_away;
    gone.finding.rule = "C-01";
    gone.finding.force = Force::consider;
    party.turns = {gone};
    EXPECT_THAT(rehearsal_text(page_of(rehearsal), {200, false}),
                HasSubstr("and then not asked or told any more: C-01 One chair"));
    rehearsal::Tie tie;
    tie.key = "covers";
    tie.kind = rehearsal::Tie::Kind::footprint;
    tie.text = "is named by the footprint";
    tie.span = {1, {}};
    party.losses.front().ties.push_back(tie);
    const std::string text = rehearsal_text(page_of(rehearsal), {200, false});
    EXPECT_THAT(text, HasSubstr("to be asked again once the footprint names what is there then: "
                                "C-01 One chair"));
    EXPECT_THAT(text, HasSubstr("it is named by the footprint; the footprint still names it, and "
                                "nothing that succeeds it"));
    EXPECT_THAT(text, Not(HasSubstr("not asked or told any more")));
}

TEST(RehearsalPages, WhatIsNotFollowedIsSaid) {
    rehearsal::Rehearsal rehearsal = one_loss();
    const std::string not_followed = "what it loses itself when something ends is not told";
    EXPECT_THAT(rehearsal_text(page_of(rehearsal), {200, false}), Not(HasSubstr(not_followed)));
    rehearsal::Change begins = rehearsal.changes.front();
    begins.what = rehearsal::Change::What::begins;
    rehearsal.changes.push_back(begins);  // what the changes bring, they end
    EXPECT_THAT(rehearsal_text(page_of(rehearsal), {200, false}), HasSubstr(not_followed));
    rehearsal.changes.pop_back();
    rehearsal.parties.front().brought = true;
    EXPECT_THAT(rehearsal_text(page_of(rehearsal), {200, false}), HasSubstr(not_followed));
}

TEST(RehearsalPages, NoTieEndsInTheMiddle) {
    rehearsal::Rehearsal rehearsal = one_loss();
    for (int kind = 0; kind <= static_cast<int>(rehearsal::Tie::Kind::other); ++kind) {
        for (const bool settled : {false, true}) {
            rehearsal::Tie tie;
            tie.kind = static_cast<rehearsal::Tie::Kind>(kind);
            tie.text = "is the tie";
            tie.span.first = 1;
            tie.settled = settled;
            rehearsal.parties.front().losses.front().ties = {tie};
            const std::string said = rehearsal_text(page_of(rehearsal), {200, false});
            EXPECT_THAT(said, HasSubstr("is the tie"));
            EXPECT_THAT(said, AllOf(Not(HasSubstr("then:\n")), Not(HasSubstr("then: \n")),
                                    Not(HasSubstr("is the tie; \n"))));
            EXPECT_THAT(rehearsal_csv(page_of(rehearsal), {}), Not(HasSubstr("then: ,")));
        }
    }
}

TEST(RehearsalPages, TablesAndMarkdownTakeHostileNamesAsText) {
    const rehearsal::Rehearsal rehearsal = one_loss();
    const std::string csv = rehearsal_csv(page_of(rehearsal), {});
    EXPECT_THAT(csv, AllOf(HasSubstr("'=cmd|"), Not(HasSubstr(",=cmd"))));
    EXPECT_THAT(csv, HasSubstr("change elsewhere,"));
    EXPECT_THAT(csv, HasSubstr("2028-05-31,2028-10-01,role"));
    const std::string html = rehearsal_html(page_of(rehearsal), {});
    EXPECT_THAT(html, AllOf(HasSubstr("&lt;b&gt;"), Not(HasSubstr("<b>"))));
    const std::string markdown = rehearsal_markdown(page_of(rehearsal), {});
    EXPECT_THAT(markdown, AllOf(Not(HasSubstr("<b>")), Not(HasSubstr("](http://"))));
}

}  // namespace
}  // namespace govmap
