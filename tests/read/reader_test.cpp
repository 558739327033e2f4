#include "read/reader.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "support/load_model.hpp"

namespace govmap {
namespace {

using test::load_files;
using test::load_text;

constexpr const char* whole_model = R"(govmap: 1
title: Two places
as_of: 2022-09-07
sources:
  report: {title: A report, date: 2022-09-07}
posts:
  office: {name: The Office, from: 2021-05, source: {report: paragraph 1}}
organisations:
  force: {name: The Force}
bodies:
  board: {name: The Board}
authorities:
  a: {name: Avon, tier: upper}
  b: {name: Brent, tier: upper}
partnerships:
  both:
    name: The Partnership
    reports_to: {to: board, through: sro, source: report}
    footprint: {covers: [Avon, {authority: b, part: true}], rationale: {text: agreed, source: {report: paragraph 2}}}
    roles:
      sro: {post: office, source: {report: paragraph 3}, basis: inferred, note: agreed by all}
      chair: {absent: vacant}
    members:
      complete: {as_at: 2022-09-01, source: report}
      list:
        - {organisation: force, represents: [police]}
        - {absent: not yet appointed, represents: [nhs]}
    sub_groups: {list: {group: {name: A group, answers_to: both}}}
    relations: {list: [{with: board, nature: tells it}, {type: unit, none: there is none}]}
    products: {terms-of-reference: {state: agreed, on: 2022-09-30}, progress-report: [{state: draft}, {state: published, on: 2023-04}]}
    milestones: {formed: {state: done, on: 2022-08-01}}
)";

class WholeModel : public testing::Test {
protected:
    WholeModel() : loaded_(load_text(whole_model)) {}
    void SetUp() override { ASSERT_TRUE(loaded_.model) << loaded_.problems; }

    [[nodiscard]] const Model& model() const { return *loaded_.model; }
    [[nodiscard]] EntityIndex at(const char* id) const { return *model().find(id); }
    /// The links of a kind, as "from > to".
    [[nodiscard]] std::vector<std::string> links(LinkKind kind) const {
        std::vector<std::string> result;
        for (const Link& link : model().links) {
            if (link.kind == kind)
                result.push_back(model().entity(link.from).id + " > " + model().entity(link.to).id);
        }
        return result;
    }
    [[nodiscard]] const Link& first(LinkKind kind) const {
        return *std::find_if(model().links.begin(), model().links.end(),
                             [&](const Link& link) { return link.kind == kind; });
    }

private:
    test::LoadedModel loaded_;
};

using testing::ElementsAre;

TEST_F(WholeModel, HoldsEveryLinkThatTheFormSays) {
    EXPECT_THAT(links(LinkKind::reports_to), ElementsAre("both > board"));
    EXPECT_THAT(links(LinkKind::covers), ElementsAre("both > a", "both > b"));
    EXPECT_THAT(links(LinkKind::holds), ElementsAre("office > both"));
    EXPECT_THAT(links(LinkKind::member_of), ElementsAre("force > both"));
    EXPECT_THAT(links(LinkKind::part_of), ElementsAre("group > both"));
    EXPECT_THAT(links(LinkKind::answers_to), ElementsAre("group > both"));
    EXPECT_THAT(links(LinkKind::relates_to), ElementsAre("both > board"));
    EXPECT_THAT(links(LinkKind::owns),
                ElementsAre("both > both--terms-of-reference", "both > both--progress-report",
                            "both > both--progress-report-2"));
}

TEST_F(WholeModel, KeepsWhatOnlySomeLinksCarry) {
    EXPECT_EQ(model().word(model().detail(first(LinkKind::reports_to)).role), "sro");
    const Link& sro = first(LinkKind::holds);
    EXPECT_EQ(model().detail(sro).note, "agreed by all");
    EXPECT_EQ(model().cite(sro.evidence), "A report, paragraph 3 (inferred)");
    EXPECT_EQ(model().word(model().detail(first(LinkKind::member_of)).represents.at(0)), "police");
    EXPECT_EQ(model().detail(first(LinkKind::relates_to)).nature, "tells it");
}

TEST_F(WholeModel, KeepsWhyThingsAreNotThere) {
    std::vector<std::string> gaps;
    for (const Gap& gap : model().gaps) {
        gaps.push_back(std::string(info(gap.kind).word) + " " + model().word(gap.qualifier) + " " +
                       info(gap.reason).word);
    }
    EXPECT_THAT(gaps, ElementsAre("holds chair vacant", "member_of nhs not yet appointed",
                                  "relates_to unit not applicable"));
}

TEST_F(WholeModel, ClosesOnlyTheListsThatAreSaidToBeWhole) {
    std::vector<std::string> closures;
    for (const Closure& one : model().closures) {
        closures.push_back(std::string(info(one.kind).word) + " " + model().word(one.qualifier) +
                           " " + in_words(one.period));
    }
    EXPECT_THAT(
        closures,
        ElementsAre("covers  ", "holds sro from May 2021",  // from the first day of its holder
                    "member_of  from 1 September 2022"));
}

TEST_F(WholeModel, KeepsStatesWithTheirDates) {
    const Entity& terms = model().entity(at("both--terms-of-reference"));
    const Property& state = *terms.find(*model().symbols.find("state"));
    EXPECT_EQ(*state.text(), "agreed");
    EXPECT_EQ(in_words(*state.on), "30 September 2022");
    EXPECT_EQ(terms.name, "Terms of reference of the The Partnership");
    const Property& formed =
        *model().entity(at("both")).find(*model().symbols.find("milestone:formed"));
    EXPECT_EQ(*formed.text(), "done");
}

TEST_F(WholeModel, APartnershipFulfilsItsFunctionWithoutSayingSo) {
    EXPECT_EQ(model().word(model().entity(at("both")).fulfils.at(0)),
              "combating-drugs-partnership");
    EXPECT_TRUE(model().entity(at("board")).fulfils.empty());
}

TEST(Reader, TheSameTextGivesTheSameModelTwice) {
    const auto a = load_text(whole_model);
    const auto b = load_text(whole_model);
    ASSERT_TRUE(a.model && b.model);
    ASSERT_EQ(a.model->links.size(), b.model->links.size());
    for (std::size_t i = 0; i < a.model->links.size(); ++i) {
        EXPECT_EQ(a.model->links[i].where, b.model->links[i].where);
    }
}

TEST(Reader, CrlfAndAByteOrderMarkChangeNothing) {
    std::string text = "\xEF\xBB\xBF";
    for (const char* c = whole_model; *c != '\0'; ++c)
        text += *c == '\n' ? std::string("\r\n") : std::string(1, *c);
    const auto loaded = load_text(text);
    ASSERT_TRUE(loaded.model) << loaded.problems;
    EXPECT_EQ(loaded.model->links.size(), load_text(whole_model).model->links.size());
    EXPECT_EQ(loaded.model->title, "Two places");
}

TEST(Reader, AFolderIsReadAsOneModelAndSharesItsSources) {
    const auto loaded =
        load_files({{"f/a.yaml", "govmap: 1\nsources: {s: {title: S}}\n"},
                    {"f/b.yaml", "govmap: 1\nposts: {p: {name: P, source: {s: page 1}}}\n"},
                    {"f/README.md", "not read"}},
                   {"f"});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    EXPECT_EQ(loaded.model->cite(loaded.model->entity({0}).evidence), "S, page 1");
}

TEST(Reader, UsesLooksBesideTheFileAndInTheModelsFolderAndReadsEachFileOnce) {
    const auto loaded = load_files(
        {{"area/m.yaml",
          "govmap: 1\nuses: [national/chain, ./other]\n"
          "posts: {p: {answers_to: [q, r]}}\n"},
         {"area/other.yaml", "govmap: 1\nuses: [national/chain]\nposts: {r: {answers_to: q}}\n"},
         {"models/national/chain.yaml", "govmap: 1\nposts: {q: {name: Q}}\n"}},
        {"area/m.yaml"});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    EXPECT_EQ(loaded.model->entities.size(), 3U);
}

TEST(Reader, AnAuthorityIsFoundByAnyOfItsNames) {
    for (const char* name : {"Herefordshire, County of", "herefordshire", "HEREFORDSHIRE",
                             "E06000019", "County of Herefordshire", "Herefs"}) {
        const auto loaded = load_text(
            std::string(
                "govmap: 1\nauthorities: {here: {name: \"Herefordshire, County of\", code: "
                "E06000019, "
                "aliases: [Herefordshire, Herefs]}}\npartnerships: {p: {footprint: {covers: \"") +
            name + "\"}}}\n");
        EXPECT_TRUE(loaded.model) << name << "\n" << loaded.problems;
    }
}

TEST(Reader, ANameThatTwoPlacesHadMeansTheOneThatLivesOnTheDate) {
    const std::string places =
        "authorities:\n  old: {name: Somerset, until: 2023-04-01}\n  new: {name: Somerset, from: "
        "2023-04-01, "
        "succeeds: old}\npartnerships: {p: {footprint: {covers: Somerset}}}\n";
    const auto before = load_text("govmap: 1\nas_of: 2022-09-07\n" + places);
    const auto after = load_text("govmap: 1\nas_of: 2023-09-07\n" + places);
    ASSERT_TRUE(before.model && after.model) << before.problems << after.problems;
    const auto covered = [](const Model& model) {
        for (const Link& link : model.links) {
            if (link.kind == LinkKind::covers) return model.entity(link.to).id;
        }
        return std::string();
    };
    EXPECT_EQ(covered(*before.model), "old");
    EXPECT_EQ(covered(*after.model), "new");
}

TEST(Reader, WhatAnotherModelDeclaresMayBeEndedByAPlan) {
    const std::map<std::string, std::string> files = {
        {"models/base/base.yaml",
         "govmap: 1\nas_of: 2023-06-01\nposts: {office: {name: Office, from: 2021}}\n"
         "authorities: {county: {name: County}, gone: {name: Gone, until: 2020}}\n"},
        {"m.yaml",
         "govmap: 1\nas_of: 2026-01-01\nuses: [base]\nsources: {plan: {title: A plan}}\n"
         "ends:\n"
         "  - {of: County, until: 2027-04-01, source: {plan: page 1}}\n"
         "  - {of: office, until: 2028-05, source: plan}\n"
         "  - {of: gone, until: 2020}\n"
         "authorities: {east: {name: East, from: 2027-04-01, succeeds: county}}\n"
         "bodies: {b: {covers: [county, {authority: east, from: 2027-04-01}]}}\n"}};
    const auto [model, problems] = load_files(files);
    ASSERT_TRUE(model) << problems;
    const Entity& county = model->entity(*model->find("county"));
    EXPECT_EQ(in_words(county.period), "until 1 April 2027");
    const Property* said = county.find(*model->symbols.find("until"));
    ASSERT_NE(said, nullptr);
    EXPECT_EQ(*said->text(), "2027-04-01");
    ASSERT_NE(said->evidence.value, 0U);
    EXPECT_EQ(in_words(model->entity(*model->find("office")).period), "from 2021 until May 2028");
    EXPECT_EQ(in_words(model->entity(*model->find("gone")).period), "until 2020");

    const auto told = [&](const std::string& more) {
        auto changed = files;
        changed["m.yaml"] += more;
        return load_files(changed).problems;
    };
    EXPECT_EQ(told("posts: {p: {of: county}}\n"), "");
    EXPECT_NE(told("links: [{link: covers, from: b, to: county, since: 2027-05}]\n")
                  .find("County did not exist from May 2027 (it did until 1 April 2027)\n"),
              std::string::npos);
    EXPECT_NE(told("links: [{link: covers, from: b, to: county, since: 2027-05}]\n")
                  .find("it was succeeded by East"),
              std::string::npos);
}

TEST(Reader, AnEndThatContradictsWhatIsToldIsRefused) {
    const auto told = [](const std::string& end) {
        return load_files(
                   {{"models/base/base.yaml",
                     "govmap: 1\norganisations: {o: {from: 2021, until: 2024-05-07}}\n"
                     "posts: {p: {from: 2021-05}}\n"},
                    {"m.yaml", "govmap: 1\nuses: [base]\nbodies: {b: {}}\nends: [" + end + "]\n"}})
            .problems;
    };
    EXPECT_EQ(told("{of: o, until: 2024-05-07}"), "");
    EXPECT_EQ(told("{of: p, until: 2021-06}"), "");
    EXPECT_EQ(told("{of: o, until: 2024}"),
              "m.yaml:4:23: 'o' is told to be over on another day already\n"
              "    ends: [{of: o, until: 2024}]\n"
              "                          ^\n"
              "    it is there from 2021 until 7 May 2024: keep one of the two ends, or mend the "
              "other\n");
    EXPECT_NE(told("{of: p, until: 2021-04}").find("'p' would be over before it begins"),
              std::string::npos);
    EXPECT_EQ(told("{of: b, until: 2024}"),
              "m.yaml:4:13: 'b' is declared in this model itself\n"
              "    ends: [{of: b, until: 2024}]\n"
              "                ^\n"
              "    write 'until:' there\n");
    EXPECT_NE(told("{of: nobody, until: 2024}").find("there is nothing with the id 'nobody'"),
              std::string::npos);
    EXPECT_NE(told("{of: p}").find("'until'"), std::string::npos);
}

TEST(Reader, ARoleIsWholeOnlyWhileItsHolderIsThere) {
    const auto model = load_text(
        "govmap: 1\nposts: {p: {until: 2028-05}, q: {}}\n"
        "authorities: {a: {until: 2027-04-01}}\n"
        "partnerships:\n  x: {roles: {sro: {post: p}}, footprint: {covers: [a]}}\n"
        "  y: {roles: {sro: [{post: p}, {post: q}], chair: {post: p, until: 2025}}}\n");
    ASSERT_TRUE(model.model) << model.problems;
    std::vector<std::string> whole;
    for (const Closure& one : model.model->closures) {
        whole.push_back(model.model->entity(one.of).id + " " + std::string(info(one.kind).word) +
                        " " + in_words(one.period));
    }
    std::sort(whole.begin(), whole.end());
    EXPECT_EQ(whole,
              (std::vector<std::string>{"x covers until 1 April 2027", "x holds until May 2028",
                                        "y holds ", "y holds until 2025"}));
}

TEST(Reader, WhoCommissionsProvidesAndBringsTogetherIsSaidFromEitherEnd) {
    const auto links = [](const std::string& text) {
        const auto loaded = load_text("govmap: 1\n" + text);
        EXPECT_TRUE(loaded.model) << loaded.problems;
        std::vector<std::string> result;
        if (!loaded.model) return result;
        for (const Link& one : loaded.model->links) {
            result.push_back(loaded.model->entity(one.from).id + " " + info(one.kind).forward +
                             " " + loaded.model->entity(one.to).id);
        }
        std::sort(result.begin(), result.end());
        return result;
    };
    const std::vector<std::string> wanted = {
        "council approves grant", "council commissions service", "forum brings together group",
        "trust provides service"};
    EXPECT_EQ(links("organisations: {council: {commissions: service}, trust: {provides: service}}\n"
                    "programmes: {service: {}}\nfunds: {grant: {approved_by: council}}\n"
                    "bodies: {forum: {brings_together: [group]}, group: {}}\n"),
              wanted);
    EXPECT_EQ(links("organisations: {council: {}, trust: {}}\nfunds: {grant: {}}\n"
                    "programmes: {service: {commissioned_by: council, provided_by: [trust]}}\n"
                    "bodies: {forum: {}, group: {}}\n"
                    "links: [{link: approves, from: council, to: grant},\n"
                    "  {link: brings_together, from: forum, to: group}]\n"),
              wanted);
    const auto wrong =
        load_text("govmap: 1\norganisations: {trust: {provides: board}}\nbodies: {board: {}}\n");
    EXPECT_FALSE(wrong.model);
    EXPECT_NE(wrong.problems.find("'board'"), std::string::npos) << wrong.problems;
}

}  // namespace
}  // namespace govmap
