#include "model/kinds.hpp"

#include <gtest/gtest.h>

#include "model/finding.hpp"
#include "model/model.hpp"

namespace govmap {
namespace {

TEST(Kinds, TheTablesStandInTheOrderOfTheirEnums) {
    for (const EntityKindInfo& one : entity_kinds()) EXPECT_EQ(info(one.kind).word, one.word);
    for (const LinkKindInfo& one : link_kinds()) EXPECT_EQ(info(one.kind).word, one.word);
    for (const AbsenceInfo& one : absences()) EXPECT_EQ(info(one.absence).word, one.word);
    for (const VerdictInfo& one : verdicts()) EXPECT_EQ(info(one.verdict).word, one.word);
    for (const ForceInfo& one : forces()) EXPECT_EQ(info(one.force).word, one.word);
}

TEST(Kinds, EveryWordIsFoundAndNoOther) {
    for (const EntityKindInfo& one : entity_kinds()) EXPECT_EQ(entity_kind(one.word), one.kind);
    for (const LinkKindInfo& one : link_kinds()) EXPECT_EQ(link_kind(one.word), one.kind);
    EXPECT_EQ(entity_kind("person"), std::nullopt) << "posts, not people";
    EXPECT_EQ(link_kind("likes"), std::nullopt);
}

TEST(Kinds, EveryLinkJoinsSomething) {
    for (const LinkKindInfo& one : link_kinds()) {
        EXPECT_NE(one.from, 0) << one.word;
        EXPECT_NE(one.to, 0) << one.word;
    }
}

TEST(Kinds, AccountabilityJoinsThoseWhoAct) {
    EXPECT_TRUE(may_join(LinkKind::answers_to, EntityKind::body, EntityKind::post));
    EXPECT_FALSE(may_join(LinkKind::answers_to, EntityKind::post, EntityKind::outcome));
    EXPECT_FALSE(may_join(LinkKind::member_of, EntityKind::authority, EntityKind::body));
    EXPECT_EQ(kinds_in_words(bit(EntityKind::organisation) | bit(EntityKind::body)),
              "an organisation or a body");
}

TEST(Absences, OnlyThreeOfThemMeanThatThereIsNone) {
    std::vector<std::string> known;
    for (const AbsenceInfo& one : absences()) {
        if (one.known_absent) known.emplace_back(one.word);
    }
    EXPECT_THAT(known, testing::ElementsAre("vacant", "not yet appointed", "not applicable"));
}

}  // namespace
}  // namespace govmap
