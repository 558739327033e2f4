#include "check/due_list.hpp"

#include <gtest/gtest.h>

#include "check/bench.hpp"

namespace govmap {
namespace {

using test::rule_text;

/// The list that one rule and what a model states make. Kept together with what it refers to.
class Listed {
public:
    Listed(const std::string& rule, const std::string& model, const char* as_of,
           const char* horizon = "2030-01-01")
        : packs_(test::small_pack(rule)) {
        if (!packs_) {
            ADD_FAILURE() << packs_.problems();
            return;
        }
        dated = dated_rules(*packs_);
        const TextModel text(model, packs_->vocabulary, as_of);
        const auto report = check(text.graph(), *packs_);
        list = list_due(text.graph(), *packs_, *report,
                        horizon == nullptr ? std::nullopt : parse_date(horizon));
    }

    /// "soon 2022-09-30 product:terms-of-reference cdp R-01", one line an item.
    [[nodiscard]] std::string told() const {
        std::string result;
        for (const DueItem& one : list.items) {
            result += std::string(result.empty() ? "" : "\n") + info(one.group).word + ' ' +
                      (one.deadline.due ? iso(*one.deadline.due) : "-") + ' ' + one.deadline.deed +
                      ' ' + one.deadline.of + ' ' + (one.rule.empty() ? "model" : one.rule);
        }
        return result;
    }

    DueList list;
    std::vector<std::string> dated;

private:
    using TextModel = test::TextModel;
    test::LoadedPacks packs_;
};

std::string cdp(const std::string& fields) {
    return "as_of: 2022-09-07\nsources: {s: {title: Minutes, date: 2022-09-07}}\n"
           "posts: {p: {name: Commissioner}, q: {name: Director}}\n"
           "partnerships: {cdp: {name: C, " +
           fields + "}}\n";
}

const char* const terms = "{due: {product: terms-of-reference, by: 2022-09-30}}";
const char* const yearly = "{due: {product: progress-report, every: 12 months, after: 2024-04-30}}";

TEST(DueList, GroupsByTheDayAskedForAndByWhatIsKnown) {
    const std::string draft = cdp("products: {terms-of-reference: {state: draft}}");
    const std::string silent = cdp("note: x");
    const auto told = [](const std::string& model, const char* day, const char* horizon) {
        return Listed(rule_text(terms), model, day, horizon).told();
    };
    const std::string rest = " 2022-09-30 product:terms-of-reference cdp R-01";
    EXPECT_EQ(told(draft, "2022-07-01", "2022-09-29"), "later" + rest);
    EXPECT_EQ(told(draft, "2022-07-01", "2022-09-30"), "soon" + rest);
    EXPECT_EQ(told(draft, "2022-07-01", nullptr), "soon" + rest);
    EXPECT_EQ(told(draft, "2022-09-30", "2022-12-01"), "today" + rest);
    EXPECT_EQ(told(draft, "2022-10-01", "2022-12-01"), "overdue" + rest);
    EXPECT_EQ(told(silent, "2022-10-01", "2022-12-01"), "passed" + rest);
    EXPECT_EQ(told(cdp("products: {terms-of-reference: {state: agreed, on: 2022-10-01}}"),
                   "2022-10-01", "2022-12-01"),
              "done" + rest);
    EXPECT_EQ(told(draft + "exceptions: [{rule: R-01, subject: cdp, reason: Elections., approver: "
                           "p, source: s}]\n",
                   "2022-10-01", "2022-12-01"),
              "accepted" + rest);
}

TEST(DueList, CountsTheDaysFromTheDayAskedFor) {
    const Listed past(rule_text(terms), cdp("note: x"), "2022-10-10");
    ASSERT_EQ(past.list.items.size(), 1U);
    EXPECT_EQ(past.list.items[0].days, -10);
    const Listed ahead(rule_text(terms), cdp("note: x"), "2022-09-07");
    EXPECT_EQ(ahead.list.items[0].days, 23);
}

TEST(DueList, ReckonsWhatRecursFromWhatWasReallyDone) {
    const auto told = [](const std::string& products, const char* day) {
        return Listed(rule_text(yearly), cdp("products: {progress-report: [" + products + "]}"),
                      day)
            .told();
    };
    EXPECT_EQ(told("{state: published, on: 2023-04-20}", "2023-09-01"),
              "soon 2024-04-20 product:progress-report cdp R-01");
    EXPECT_EQ(told("{state: published, on: 2023-04-20}", "2024-05-01"),
              "passed 2024-04-20 product:progress-report cdp R-01");
    EXPECT_EQ(told("{state: published, on: 2023-04-20}, {state: draft}", "2024-05-01"),
              "overdue 2024-04-20 product:progress-report cdp R-01");
    EXPECT_EQ(told("{state: published, on: 2023-04-20}, {state: published, on: 2024-07-01}",
                   "2024-09-01"),
              "soon 2025-07-01 product:progress-report cdp R-01");
    EXPECT_EQ(told("{state: published}", "2024-09-01"),
              "undated - product:progress-report cdp R-01");
    const Listed month(rule_text(yearly),
                       cdp("products: {progress-report: {state: published, on: 2023-04}}"),
                       "2024-04-15");
    ASSERT_EQ(month.list.items.size(), 1U);
    EXPECT_EQ(month.list.items[0].group, DueGroup::passed);
    EXPECT_EQ(iso(*month.list.items[0].deadline.due), "2024-04-01");
    EXPECT_EQ(iso(*month.list.items[0].deadline.latest), "2024-04-30");
    EXPECT_NE(
        month.list.items[0].sentence.find("the next is due between 1 April 2024 and 30 April 2024"),
        std::string::npos)
        << month.list.items[0].sentence;
}

TEST(DueList, HasEveryDeadlineOfARuleAndNoneThatAnAlternativeHasMet) {
    const char* const both =
        "{all: [{due: {product: terms-of-reference, by: 2022-09-30}}, {due: {role: chair, by: "
        "2022-08-01}}]}";
    const std::string agreed =
        cdp("products: {terms-of-reference: {state: agreed, on: 2022-09-01}}");
    EXPECT_EQ(Listed(rule_text(both), agreed, "2022-10-01").told(),
              "passed 2022-08-01 role:chair cdp R-01\n"
              "done 2022-09-30 product:terms-of-reference cdp R-01");
    const char* const one_of =
        "{any: [{due: {product: terms-of-reference, by: 2022-09-30}}, {due: {role: chair, by: "
        "2022-08-01}}]}";
    EXPECT_EQ(Listed(rule_text(one_of), agreed, "2022-10-01").told(),
              "done 2022-09-30 product:terms-of-reference cdp R-01");
    EXPECT_EQ(Listed(rule_text("{not: {due: {role: chair, by: 2022-08-01}}}"), agreed, "2022-10-01")
                  .told(),
              "undated -  cdp R-01")
        << "whether it has been done is open, and that it is not has no day";
}

TEST(DueList, PutsTheModelsOwnDayBesideTheRules) {
    const Listed same(rule_text(terms),
                      cdp("products: {terms-of-reference: {state: draft, due: 2022-09-30}}"),
                      "2022-09-07");
    EXPECT_EQ(same.told(), "soon 2022-09-30 product:terms-of-reference cdp R-01");
    EXPECT_EQ(same.list.items[0].stated->as_written, "2022-09-30");

    const Listed other(
        rule_text(terms),
        cdp("products: {terms-of-reference: {state: draft, properties: {due: {value: 2022-09-15, "
            "source: {s: item 3}}}}}"),
        "2022-09-20");
    EXPECT_EQ(other.told(),
              "overdue 2022-09-15 product:terms-of-reference cdp model\n"
              "soon 2022-09-30 product:terms-of-reference cdp R-01");
    EXPECT_EQ(iso(*other.list.items[0].by_rule), "2022-09-30");
    EXPECT_EQ(other.list.items[0].stated->citation, "Minutes, item 3");
    EXPECT_EQ(iso(other.list.items[1].stated->day->last), "2022-09-15");
}

TEST(DueList, HasWhatOnlyTheModelStatesADayFor) {
    EXPECT_EQ(Listed(rule_text(terms), cdp("milestones: {formed: {state: planned, due: 2022-10}}"),
                     "2022-11-01")
                  .told(),
              "overdue 2022-10-31 milestone:formed cdp model\n"
              "passed 2022-09-30 product:terms-of-reference cdp R-01");
    EXPECT_EQ(Listed(rule_text(terms),
                     cdp("products: {progress-report: {properties: {due: in the spring}}, "
                         "terms-of-reference: "
                         "{state: agreed, on: 2022-09-01, due: 2022-08-01}}"),
                     "2022-11-01")
                  .told(),
              "undated - product:progress-report cdp model\n"
              "done 2022-09-30 product:terms-of-reference cdp R-01");
}

TEST(DueList, HasActionsByTheirOwnNamesAndWhoeverOwnsThem) {
    const Listed listed(
        rule_text("{recorded: {property: plan}}"),
        cdp("note: x") +
            "products:\n"
            "  book-a-room: {name: Book a room, type: progress-report, owner: p, state: draft, "
            "due: 2022-10-01}\n"
            "  write-to-all: {name: Write to all, type: progress-report, state: published, on: "
            "2022-10-01, due: 2022-10-01}\n"
            "  ask-the-board: {name: Ask the board, type: progress-report, properties: {due-date: "
            "2022-12-01}}\n",
        "2022-11-01");
    ASSERT_EQ(listed.list.items.size(), 2U) << listed.told();
    EXPECT_EQ(listed.told(),
              "overdue 2022-10-01 product:progress-report p model\n"
              "soon 2022-12-01 product:progress-report ask-the-board model");
    EXPECT_EQ(listed.list.items[0].deadline.what, "Book a room");
    EXPECT_EQ(listed.list.items[1].deadline.what, "Ask the board");
    EXPECT_EQ(listed.list.items[0].item, "book-a-room");
    ASSERT_EQ(listed.list.items[0].who.size(), 1U);
    EXPECT_EQ(listed.list.items[0].who[0].as, "to be done");
    EXPECT_TRUE(listed.list.items[1].who.empty() || listed.list.items[1].who[0].as != "to be done");
}

TEST(DueList, SaysWhetherARuleAppliesAtAllWhereThatIsOpen) {
    const Listed open(rule_text(terms, "when: {recorded: {property: plan}}\n"), cdp("note: x"),
                      "2022-11-01");
    EXPECT_EQ(open.told(), "undated -  cdp R-01");
    EXPECT_EQ(
        Listed(rule_text("{recorded: {property: plan}}"), cdp("note: x"), "2022-11-01").told(), "")
        << "a rule without a day";
    EXPECT_EQ(open.dated, std::vector<std::string>{"R-01"});
    EXPECT_TRUE(Listed(rule_text("{recorded: {property: plan}}"), cdp("note: x"), "2022-11-01")
                    .dated.empty());
}

TEST(DueList, NamesWhoKeepsSignsOffAndOverseesIt) {
    const auto who = [](const std::string& fields) {
        std::string result;
        const Listed listed(rule_text(terms), cdp(fields), "2022-09-07");
        for (const Responsible& one : listed.list.items.at(0).who) {
            result += one.as + " by " + one.role + ": " + one.who + one.absent + "\n";
        }
        return result;
    };
    EXPECT_EQ(who("roles: {sro: {post: p}}, products: {terms-of-reference: {state: draft, "
                  "approved_by: q}}"),
              "signed off by : the Director\noverseen by Senior Responsible Owner: the "
              "Commissioner\n");
    EXPECT_EQ(who("roles: {sro: {absent: vacant}}"),
              "overseen by Senior Responsible Owner: vacant\n");
    EXPECT_EQ(who("note: x"), "overseen by Senior Responsible Owner: not recorded\n");
}

TEST(DueList, AnOverseerIsARoleOfThePack) {
    test::Texts texts = test::small_pack(rule_text(terms));
    std::string& pack = texts["models/guidance/small/pack.yaml"];
    const std::string word = "overseer: sro";
    pack.replace(pack.find(word), word.size(), "overseer: sroo");
    const test::LoadedPacks packs(texts);
    EXPECT_FALSE(packs);
    const std::string told = packs.problems();
    EXPECT_NE(told.find("'terms-of-reference' is overseen by 'sroo', which is not a role here"),
              std::string::npos)
        << told;
    EXPECT_NE(told.find("did you mean 'sro'?"), std::string::npos) << told;
}

}  // namespace
}  // namespace govmap
