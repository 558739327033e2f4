#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/load_model.hpp"

// Lists as CSV files: what a row says is what the same words say in YAML.

namespace govmap {
namespace {

using test::load_files;
using test::LoadedModel;

std::string said(const Model& model, const Property& one) {
    std::string value = one.text() != nullptr ? *one.text() : std::string();
    if (one.list() != nullptr) value = fmt::format("[{}]", fmt::join(*one.list(), ","));
    if (one.absent() != nullptr) value = fmt::format("absent {}", info(*one.absent()).word);
    return fmt::format("{}={} complete {} disputed {} on {} cite '{}'", model.word(one.key), value,
                       one.complete, one.disputed, one.on ? in_words(*one.on) : "",
                       model.cite(one.evidence));
}

/// Everything that a model says, but not where: one line a thing, sorted.
std::vector<std::string> everything(const Model& model) {
    std::vector<std::string> lines;
    const auto id = [&](EntityIndex index) { return model.entity(index).id; };
    for (const Entity& one : model.entities) {
        std::vector<std::string> functions;
        for (const Symbol function : one.fulfils) functions.push_back(model.word(function));
        lines.push_back(
            fmt::format("{} {} '{}' type {} also {} fulfils {} {} disputed {} cite '{}'",
                        info(one.kind).word, one.id, one.name, model.word(one.type),
                        fmt::join(one.aliases, ","), fmt::join(functions, ","),
                        in_words(one.period), one.disputed, model.cite(one.evidence)));
        for (const Property& property : one.properties)
            lines.push_back(fmt::format("{}: {}", one.id, said(model, property)));
    }
    for (const Link& one : model.links) {
        const LinkDetail& detail = model.detail(one);
        std::vector<std::string> categories;
        for (const Symbol category : detail.represents) categories.push_back(model.word(category));
        lines.push_back(fmt::format(
            "{} {} {} [{}] role {} as {} nature '{}' amount '{}' for {} part {} primary {} agreed "
            "{} "
            "share {} {} note '{}' {} disputed {} cite '{}'",
            id(one.from), info(one.kind).word, id(one.to), fmt::join(categories, ","),
            model.word(detail.role), model.word(detail.capacity), detail.nature, detail.amount,
            detail.for_authority ? id(*detail.for_authority) : "", detail.part_only, detail.primary,
            detail.agreed ? (*detail.agreed ? "yes" : "no") : "", detail.share.value_or(-1),
            detail.share_back.value_or(-1), detail.note, in_words(one.period), detail.disputed,
            model.cite(one.evidence)));
    }
    for (const Gap& one : model.gaps) {
        lines.push_back(fmt::format("gap {} {} {} {} for {} '{}' disputed {} cite '{}'", id(one.of),
                                    info(one.kind).word, model.word(one.qualifier),
                                    info(one.reason).word,
                                    one.for_authority ? id(*one.for_authority) : "", one.note,
                                    one.disputed, model.cite(one.evidence)));
    }
    for (const Closure& one : model.closures) {
        lines.push_back(fmt::format("whole {} {} {} {} {} cite '{}'", id(one.of),
                                    info(one.kind).word, one.outward, model.word(one.qualifier),
                                    in_words(one.period), model.cite(one.evidence)));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

const char* const as_yaml = R"(govmap: 1
as_of: 2023-06-01
sources: {minutes: {title: Minutes}}
authorities:
  north: {name: North Shire, tier: upper, borders: [south], within: {area: icb-x, share: 0.4, share_of_area: 0.25}}
  south: {name: South Shire, code: E10000099, aliases: [The South, Southshire], tier: upper}
areas: {icb-x: {name: ICB of X}}
posts:
  a: {name: "Post, with \"quotes\"", of: council, from: 2022-04}
organisations: {council: {name: Council}}
bodies:
  board: {name: Board, covers: [north]}
partnerships:
  p:
    name: Partnership
    source: {minutes: item 1}
    answers_to: {to: council, through: chair, primary: true}
    footprint: {covers: [{authority: North Shire, source: {minutes: item 1}}, {authority: south, part: true, source: {minutes: item 1}}]}
    roles:
      sro: {post: a, agreed: true, source: {minutes: item 2}, basis: inferred}
      chair: {absent: vacant, note: since May}
    members:
      complete: {as_at: 2023-05-20, source: minutes}
      list:
        - {post: a, represents: [police, nhs], from: 2023-01-01}
        - {absent: not yet appointed, represents: [elected-members]}
    attends: [{organisation: council, as: observer}]
    relations:
      list:
        - {with: board, nature: reports yearly, for: north}
        - {type: board, none: there is no other, for: south}
    milestones: {formed: {state: done, on: 2022-08-01}}
    properties: {topics: {value: [one, two], complete: true}, rationale: {absent: not recorded}}
    products: {terms-of-reference: {name: Terms, state: agreed, on: 2022-09-30, source: {minutes: item 3}}}
)";

LoadedModel as_tables(std::map<std::string, std::string> changed = {}) {
    std::map<std::string, std::string> files = {
        {"m.yaml", R"(govmap: 1
as_of: 2023-06-01
sources: {minutes: {title: Minutes}}
tables: {entities: e.csv, properties: [p.csv], links: l.csv, complete: c.csv}
)"},
        {"e.csv",
         "kind,id,name,type,aliases,code,tier,from,source,place\n"
         "authority,north,North Shire,,,,upper,,,\n"
         "authority,south,South Shire,,The South; Southshire,E10000099,upper,,,\n"
         "area,icb-x,ICB of X,,,,,,,\n"
         "post,a,\"Post, with \"\"quotes\"\"\",,,,,2022-04,,\n"
         "organisation,council,,,,,,,,\n"
         "body,board,,,,,,,,\n"
         "partnership,p,Partnership,,,,,,minutes,item 1\n"
         "product,p--terms-of-reference,Terms,terms-of-reference,,,,,minutes,item 3\n"},
        {"p.csv",
         "of,key,value,values,absent,complete,on,source,place\r\n"
         "p,topics,,one; two,,true,,,\r\n"
         "p,rationale,,,not recorded,,,,\r\n"
         "p,milestone:formed,done,,,,2022-08-01,,\r\n"
         "p--terms-of-reference,state,agreed,,,,2022-09-30,minutes,item 3\r\n"},
        {"l.csv",
         "link,from,to,role,through,represents,as,type,for,nature,none,share,share_of_area,part,"
         "primary,"
         "agreed,absent,since,source,place,basis,note\n"
         "borders,north,south,,,,,,,,,,,,,,,,,,,\n"
         "within,north,icb-x,,,,,,,,,0.4,0.25,,,,,,,,,\n"
         "post_in,a,council,,,,,,,,,,,,,,,,,,,\n"
         "covers,board,north,,,,,,,,,,,,,,,,,,,\n"
         "answers_to,p,council,,chair,,,,,,,,,,true,,,,minutes,item 1,,\n"
         "covers,p,North Shire,,,,,,,,,,,,,,,,minutes,item 1,,\n"
         "covers,p,E10000099,,,,,,,,,,,true,,,,,minutes,item 1,,\n"
         "holds,a,p,sro,,,,,,,,,,,,true,,,minutes,item 2,inferred,\n"
         "holds,,p,chair,,,,,,,,,,,,,vacant,,,,,since May\n"
         "member_of,a,p,,,police; nhs,,,,,,,,,,,,2023-01-01,,,,\n"
         "member_of,,p,,,elected-members,,,,,,,,,,,not yet appointed,,,,,\n"
         "attends,council,p,,,,observer,,,,,,,,,,,,,,,\n"
         "relates_to,p,board,,,,,,north,reports yearly,,,,,,,,,,,,\n"
         "relates_to,p,,,,,,board,south,,there is no other,,,,,,,,,,,\n"
         "owns,p,p--terms-of-reference,,,,,,,,,,,,,,,,minutes,item 3,,\n"},
        {"c.csv",
         "of,list,complete,as_at,source\np,members,,2023-05-20,minutes\nboard,footprint,false,,"
         "\n"}};
    for (auto& [name, text] : changed) files[name] = text;
    return load_files(files);
}

TEST(Tables, SayWhatTheSameWordsSayInYaml) {
    const LoadedModel yaml = load_files({{"m.yaml", as_yaml}});
    ASSERT_TRUE(yaml.model) << yaml.problems;
    const LoadedModel tables = as_tables();
    ASSERT_TRUE(tables.model) << tables.problems;
    EXPECT_EQ(everything(*yaml.model), everything(*tables.model));
}

TEST(Tables, ASuccessorBeforeItsPredecessorEndedIsToldWithItsRow) {
    const LoadedModel loaded =
        load_files({{"m.yaml", "govmap: 1\ntables: {entities: e.csv, links: l.csv}\n"},
                    {"e.csv", "kind,id,from,until\nbody,old,,2023-04-01\nbody,new,2022-08-01,\n"},
                    {"l.csv", "link,from,to\nsucceeds,new,old\n"}});
    EXPECT_FALSE(loaded.model);
    EXPECT_EQ(
        loaded.problems.substr(0, loaded.problems.find('\n')),
        "l.csv:2:1: New (from 1 August 2022) succeeds Old (until 1 April 2023) before that is "
        "over");
}

TEST(Tables, MayStandBesideListsInYaml) {
    const LoadedModel loaded =
        load_files({{"m.yaml",
                     "govmap: 1\ntables: {links: l.csv}\norganisations: {o: {name: O}}\n"
                     "partnerships: {p: {name: P}}\n"},
                    {"l.csv", "\xEF\xBB\xBFto,from,link\np,o,member_of\n"}});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    EXPECT_EQ(loaded.model->links.size(), 1U);
}

TEST(Tables, ALinkOfAKindThatIsStatedWholeNeedsNoListToBeWhole) {
    const LoadedModel loaded =
        load_files({{"m.yaml",
                     "govmap: 1\ntables: {entities: e.csv, links: l.csv}\n"
                     "complete: [{links: [holds, covers]}]\n"},
                    {"e.csv", "kind,id\npost,a\npartnership,p\nauthority,north\n"},
                    {"l.csv", "link,from,to,role\nholds,a,p,sro\ncovers,p,north,\n"}});
    ASSERT_TRUE(loaded.model) << loaded.problems;
    EXPECT_TRUE(loaded.model->closures.empty());
    ASSERT_EQ(loaded.model->whole_kinds.size(), 2U);
    EXPECT_EQ(loaded.model->whole_kinds[0].end.value, 3U);
}

/// A model of three things, with more of it as YAML or as a table of links.
LoadedModel small(const std::string& yaml, const std::string& links = {}) {
    return load_files({{"m.yaml",
                        "govmap: 1\n"
                        "authorities: {north: {name: North}, south: {name: South}}\n"
                        "posts: {a: {name: A}, b: {name: B}}\n" +
                            yaml + (links.empty() ? "" : "tables: {links: l.csv}\n")},
                       {"l.csv", links}});
}

void expect_twins(const LoadedModel& yaml, const LoadedModel& tables) {
    ASSERT_TRUE(yaml.model) << yaml.problems;
    ASSERT_TRUE(tables.model) << tables.problems;
    EXPECT_EQ(everything(*yaml.model), everything(*tables.model));
}

TEST(Tables, ABorderIsLandUnlessWaterIsSaidAlsoAmongLinksInYaml) {
    const LoadedModel yaml = small(
        "links: [{link: borders, from: north, to: south}, {link: borders, from: south, to: north, "
        "border: water}]\n");
    ASSERT_TRUE(yaml.model) << yaml.problems;
    ASSERT_EQ(yaml.model->links.size(), 2U);
    const auto kind = [&](std::size_t at) {
        return yaml.model->word(yaml.model->detail(yaml.model->links[at]).capacity);
    };
    EXPECT_EQ(kind(0), "land");
    EXPECT_EQ(kind(1), "water");
    expect_twins(
        yaml, small("", "link,from,to,border\nborders,north,south,\nborders,south,north,water\n"));
}

/// "sro from … until …", one line a closure of a role or footprint, as they stand.
std::vector<std::string> stated(const LoadedModel& loaded) {
    std::vector<std::string> result;
    if (!loaded.model) return {loaded.problems};
    for (const Closure& one : loaded.model->closures) {
        result.push_back(fmt::format("{}{} {}", info(one.kind).word,
                                     loaded.model->word(one.qualifier), in_words(one.period)));
    }
    return result;
}

TEST(Tables, WhoIsNamedMakesAListWholeForTheDaysOfWhichItIsSaid) {
    const LoadedModel yaml = small(
        "partnerships:\n  p:\n    roles: {sro: [{post: a, until: 2023-01-01}, {post: b, from: "
        "2023-03-01}, {post: a, from: 2023-03-01}]}\n"
        "    footprint: {covers: [{authority: north, until: 2023-04-01}]}\n");
    EXPECT_EQ(stated(yaml), (std::vector<std::string>{"covers until 1 April 2023",
                                                      "holdssro until 1 January 2023",
                                                      "holdssro from 1 March 2023"}));
    expect_twins(yaml, small("partnerships: {p: {name: P}}\n",
                             "link,from,to,role,since,until\n"
                             "covers,p,north,,,2023-04-01\n"
                             "holds,a,p,sro,,2023-01-01\n"
                             "holds,b,p,sro,2023-03-01,\n"
                             "holds,a,p,sro,2023-03-01,\n"));
    // Where one of them is named without dates, the list is stated for all days; and so it is where
    // the author says so.
    const LoadedModel undated = small(
        "partnerships:\n  p:\n    roles: {sro: [{post: a, until: 2023-01-01}, {post: b}]}\n"
        "    footprint: {covers: [{authority: north, until: 2023-04-01}, south]}\n"
        "  q: {footprint: {covers: [{authority: north, until: 2023-04-01}], complete: true}}\n");
    EXPECT_EQ(stated(undated), (std::vector<std::string>{"covers ", "holdssro ", "covers "}));
}

TEST(Tables, AreReadAsASpreadsheetSavesThem) {
    const LoadedModel loaded =
        small("partnerships: {p: {name: P}}\n",
              "link,from,to,part,agreed,role\r\ncovers,p,north,TRUE,,\r\n,,,,,\r\n"
              "holds,a,p,False,FALSE,sro\r\n,,,,,\r\n\r\n");
    ASSERT_TRUE(loaded.model) << loaded.problems;
    ASSERT_EQ(loaded.model->links.size(), 2U);
    const LinkDetail& covers = loaded.model->detail(loaded.model->links[0]);
    EXPECT_TRUE(covers.part_only);
    const LinkDetail& holds = loaded.model->detail(loaded.model->links[1]);
    EXPECT_FALSE(holds.part_only);
    EXPECT_EQ(holds.agreed, std::optional(false));
}

// A large table of links, of all sorts of rows; with `slips`, some that are told of.
std::string large_links(bool slips) {
    std::string rows = "link,from,to,role,represents,note,since,source,absent\n";
    for (int at = 0; at < 3000; ++at) {
        const std::string post = fmt::format("post-{}", at % 700);
        const std::string body = fmt::format("body-{}", at % 41);
        rows += fmt::format("member_of,{},{},,{},,,minutes,\n", post, body,
                            at % 3 == 0 ? "police" : "nhs");
        rows += fmt::format("answers_to,{},post-{},,,,,,\n", post, at % 13);
        if (at % 7 == 0)
            rows += fmt::format("holds,{},{},sro,,,2022-0{},,\n", post, body, at % 9 + 1);
        if (at % 11 == 0)
            rows += fmt::format("covers,{},{},,,,,,\n", body, at % 2 == 0 ? "north" : "old");
        if (at % 50 == 0) rows += fmt::format("holds,,{},chair,,,2021,,vacant\n\n,,,,,,,,\n", body);
        if (at % 97 == 0)
            rows += fmt::format("informs,{},{},,,remark {},,,\n", body,
                                body == "body-1" ? "body-2" : "body-1", at);
        if (!slips || at % 400 != 399) continue;
        rows +=
            "likes,post-1,body-1,,,,,,\nholds,post-1,body-1,tsar,,,,,\nmember_of,post-1,nobody,,,,,"
            ",\n"
            "informs,body-1,body-1,,,,,,\nanswers_to,post-1\nmember_of,body-1,post-1,,,,,,\n"
            "member_of,post-1,body-1,,chief,,,,\nmember_of,post-2,body-1,,chief,,,,\n";
    }
    return rows;
}

// With line ends as Windows has them each row is read by itself.
TEST(Tables, AreReadAlikeRowByRowAndManyRowsSideBySide) {
    const auto load = [](std::string links, std::size_t workers) {
        std::string entities = "kind,id,from,until\nauthority,north,,\nauthority,old,,2022-03\n";
        for (int at = 0; at < 700; ++at) entities += fmt::format("post,post-{},,\n", at);
        for (int at = 0; at < 41; ++at) entities += fmt::format("body,body-{},,\n", at);
        return load_files({{"m.yaml",
                            "govmap: 1\nsources: {minutes: {title: M}}\n"
                            "tables: {entities: e.csv, links: l.csv}\n"},
                           {"e.csv", entities},
                           {"l.csv", std::move(links)}},
                          {"m.yaml"}, workers);
    };
    const auto by_row = [](std::string text) {
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.insert(at, "\r");
        return text;
    };
    const LoadedModel wanted = load(by_row(large_links(false)), 1);
    ASSERT_TRUE(wanted.model) << wanted.problems;
    ASSERT_GT(wanted.model->links.size(), 6500U);
    const LoadedModel refused = load(by_row(large_links(true)), 1);
    ASSERT_FALSE(refused.model);
    for (const std::size_t workers : {1U, 2U, 7U}) {
        const LoadedModel good = load(large_links(false), workers);
        ASSERT_TRUE(good.model) << good.problems;
        EXPECT_EQ(everything(*good.model), everything(*wanted.model)) << workers;
        ASSERT_EQ(good.model->links.size(), wanted.model->links.size());
        for (std::size_t at = 0; at < good.model->links.size(); ++at) {
            const Link& one = good.model->links[at];
            const Link& other = wanted.model->links[at];
            ASSERT_EQ(std::tuple(one.kind, one.from, one.to, one.where.line),
                      std::tuple(other.kind, other.from, other.to, other.where.line))
                << at;
        }
        EXPECT_EQ(load(large_links(true), workers).problems, refused.problems) << workers;
    }
    for (const char* told :
         {"'likes' is not", "'tsar' is not", "'nobody'", "a row of 2 cells", "'chief' is not"})
        EXPECT_NE(refused.problems.find(told), std::string::npos) << told << refused.problems;
}

struct Slip {
    const char* name;
    const char* file;
    const char* text;
    const char* expected;
};

class TableSlip : public testing::TestWithParam<Slip> {};

TEST_P(TableSlip, IsToldWithItsPlaceAndWhatToDo) {
    const Slip& slip = GetParam();
    const LoadedModel loaded = as_tables({{slip.file, slip.text}});
    EXPECT_FALSE(loaded.model);
    EXPECT_NE(loaded.problems.find(slip.expected), std::string::npos) << loaded.problems;
}

INSTANTIATE_TEST_SUITE_P(
    All, TableSlip,
    testing::Values(
        Slip{"NoTable", "m.yaml", "govmap: 1\ntables: {links: lnks.csv}\n",
             "m.yaml:2:17: there is no file or folder 'lnks.csv'"},
        Slip{"UnknownTable", "m.yaml", "govmap: 1\ntables: {lists: l.csv}\n", "m.yaml:2:10: "},
        Slip{"UnknownColumn", "e.csv", "kind,id,nmae\n", "e.csv:1:9: unknown column 'nmae'"},
        Slip{"MissingColumn", "e.csv", "kind,name\n", "e.csv:1:1: the column 'id' is missing"},
        Slip{"ColumnTwice", "e.csv", "kind,id,id\n", "e.csv:1:9: the column 'id' is there twice"},
        Slip{"BadKind", "e.csv", "kind,id\nbord,x\n", "e.csv:2:1: 'bord' is not a kind of thing"},
        Slip{"BadId", "e.csv", "kind,id\nbody,My Board\n", "e.csv:2:6: 'My Board' cannot be an id"},
        Slip{"FulfilsNothing", "e.csv",
             "kind,id,fulfils\norganisation,o,combating-drugs-partnership\n",
             "e.csv:2:16: an organisation does not fulfil a function"},
        Slip{"IdTwice", "e.csv", "kind,id\nbody,x\nbody,x\n",
             "e.csv:3:6: the id 'x' is used twice"},
        Slip{"NoSuchThing", "l.csv", "link,from,to\nmember_of,counsil,p\n",
             "l.csv:2:11: there is nothing with the id 'counsil'"},
        Slip{"NoSuchPlace", "l.csv", "link,from,to\ncovers,p,Nort Shire\n",
             "'Nort Shire' is not the name of an authority or area known here"},
        Slip{"WrongKind", "l.csv", "link,from,to\nmember_of,north,p\n",
             "l.csv:2:11: 'north' is an authority"},
        Slip{"BadLink", "l.csv", "link,from,to\nmember,a,p\n",
             "l.csv:2:1: 'member' is not a kind of link"},
        Slip{"BadRole", "l.csv", "link,from,to,role\nholds,a,p,char\n", "did you mean 'chair'?"},
        Slip{"NoRole", "l.csv", "link,from,to\nholds,a,p\n", "it is not said which role is held"},
        Slip{"BadDate", "l.csv", "link,from,to,since\nmember_of,a,p,01/06/2023\n",
             "l.csv:2:15: '01/06/2023' is not a date"},
        Slip{"Backwards", "l.csv", "link,from,to,since,until\nmember_of,a,p,2023,2022\n",
             "it is over before it begins"},
        Slip{"MemberOfItself", "l.csv", "link,from,to\nmember_of,p,p\n",
             "'p' is a member of itself"},
        Slip{"BadReason", "l.csv", "link,from,to,role,absent\nholds,,p,sro,gone\n",
             "'gone' is not a reason why something is not there"},
        Slip{"NamedAndAbsent", "l.csv", "link,from,to,role,absent\nholds,a,p,sro,vacant\n",
             "somebody is named and absent at the same time"},
        Slip{"AbsentWhat", "l.csv", "link,from,to,absent\nmember_of,,p,vacant\n",
             "it is not said what is absent"},
        Slip{"BadFlag", "l.csv", "link,from,to,part\ncovers,p,north,yes\n",
             "'yes' is neither true nor false"},
        Slip{"BadShare", "l.csv", "link,from,to,share\nwithin,north,icb-x,40%\n",
             "'40%' is not a share of residents"},
        Slip{"BadBorder", "l.csv", "link,from,to,border\nborders,north,south,sea\n",
             "'sea' is not a kind of border"},
        Slip{"NoSource", "l.csv", "link,from,to,source\nmember_of,a,p,minuts\n",
             "l.csv:2:15: there is no source 'minuts'"},
        Slip{"TooFewCells", "l.csv", "link,from,to\nmember_of,a\n",
             "l.csv:2:1: a row of 2 cells where the header has 3"},
        Slip{"OpenQuote", "l.csv", "link,from,to\nmember_of,\"a,p\n",
             "l.csv:2:11: a quotation mark is opened here and never closed"},
        Slip{"Latin1", "e.csv", "kind,id,name\nbody,x,Caf\xE9\n",
             "e.csv:2:1: this line is not UTF-8"},
        Slip{"Empty", "e.csv", "", "e.csv:1:1: the table is empty"},
        Slip{"PropertyOfNothing", "p.csv", "of,key,value\nq,state,agreed\n",
             "p.csv:2:1: there is nothing with the id 'q'"},
        Slip{"TwoValues", "p.csv", "of,key,value,values\np,x,one,one;two\n",
             "'x' says more than one thing at once"},
        Slip{"ValueAndAbsent", "p.csv", "of,key,value,absent\np,x,one,vacant\n",
             "'x' says more than one thing at once"},
        Slip{"NamesNothing", "l.csv", "link,from,to\nmember_of,,p\n",
             "l.csv:2:11: there is nothing with the id ''\n"
             "    member_of,,p\n              ^\n    declare a post"},
        Slip{"NoValue", "p.csv", "of,key,value\np,x,\n", "'x' says neither what it is nor why not"},
        Slip{"BadState", "p.csv", "of,key,value\np--terms-of-reference,state,finished\n",
             "'finished' is not a state of"},
        Slip{"BadList", "c.csv", "of,list\np,member\n", "'member' is not a list of a body"},
        Slip{"WholeWhat", "m.yaml", "govmap: 1\ncomplete: [{source: x}]\n",
             "it is not said which list is whole"}),
    [](const testing::TestParamInfo<Slip>& one) { return one.param.name; });

TEST(Tables, WhatIsDisputedIsSaidInAColumnAsInYaml) {
    const LoadedModel yaml = load_files({{"m.yaml", R"(govmap: 1
sources: {one: {title: One}, two: {title: Two}}
posts: {a: {name: A}, b: {name: B}}
authorities: {north: {name: North}}
bodies: {other: {name: Other, source: one, disputed: true}}
partnerships:
  p:
    name: P
    footprint: {covers: [{authority: north, source: one, disputed: true}]}
    roles:
      chair: [{post: a, source: one, disputed: true}, {post: b, source: two, disputed: true}]
      sro: {absent: vacant, source: one, disputed: true}
    milestones: {formed: [{state: done, on: 2022, source: one, disputed: true}, {state: planned, source: two, disputed: true}]}
    properties:
      size: [{value: "8", source: one, disputed: true}, {value: "9", source: two, disputed: true}]
)"}});
    const LoadedModel tables = load_files({{"m.yaml", R"(govmap: 1
sources: {one: {title: One}, two: {title: Two}}
tables: {entities: e.csv, properties: p.csv, links: l.csv}
)"},
                                           {"e.csv",
                                            "kind,id,name,source,disputed\n"
                                            "post,a,A,,\npost,b,B,,FALSE\n"
                                            "authority,north,North,,\n"
                                            "body,other,Other,one,true\npartnership,p,P,,\n"},
                                           {"p.csv",
                                            "of,key,value,on,source,disputed\n"
                                            "p,size,8,,one,TRUE\np,size,9,,two,true\n"
                                            "p,milestone:formed,done,2022,one,true\n"
                                            "p,milestone:formed,planned,,two,true\n"},
                                           {"l.csv",
                                            "link,from,to,role,absent,source,disputed\n"
                                            "covers,p,north,,,one,true\n"
                                            "holds,a,p,chair,,one,true\n"
                                            "holds,b,p,chair,,two,true\n"
                                            "holds,,p,sro,vacant,one,true\n"}});
    ASSERT_TRUE(yaml.model) << yaml.problems;
    ASSERT_TRUE(tables.model) << tables.problems;
    EXPECT_EQ(everything(*tables.model), everything(*yaml.model));
    const auto lines = everything(*yaml.model);
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(),
                            [](const std::string& one) {
                                return one.find("disputed true") != std::string::npos;
                            }),
              9);
    // Sides that are disputed make no list whole.
    EXPECT_TRUE(yaml.model->closures.empty());
}

TEST(Tables, WhatIsDisputedWithoutASourceIsRefused) {
    for (const auto& [file, text] : std::map<std::string, std::string>{
             {"e.csv", "kind,id,disputed\npost,a,true\n"},
             {"p.csv", "of,key,value,disputed\nb,size,8,true\n"},
             {"l.csv", "link,from,to,disputed\nanswers_to,b,c,true\n"},
             {"l.csv ", "link,from,to,absent,disputed\nanswers_to,b,,vacant,true\n"}}) {
        std::map<std::string, std::string> files = {
            {"m.yaml",
             "govmap: 1\nbodies: {b: {name: B}, c: {name: C}}\n"
             "tables: {entities: e.csv, properties: p.csv, links: l.csv}\n"},
            {"e.csv", "kind,id\n"},
            {"p.csv", "of,key,value\n"},
            {"l.csv", "link,from,to\n"}};
        files[file.substr(0, 5)] = text;
        const LoadedModel loaded = load_files(files);
        EXPECT_FALSE(loaded.model);
        EXPECT_NE(loaded.problems.find(file.substr(0, 5) + ":2:"), std::string::npos)
            << loaded.problems;
        EXPECT_NE(loaded.problems.find("say who says so"), std::string::npos) << loaded.problems;
    }
}

}  // namespace
}  // namespace govmap
