#include <gtest/gtest.h>

#include "check/bench.hpp"
#include "check/document_columns.hpp"
#include "check/filled_document.hpp"
#include "support/source_files.hpp"

namespace govmap {
namespace {

using test::TextModel;

const char* const head =
    "govmap-document: 1\nid: paper\ntitle: A paper\ncites: {guidance: chapter 3}\nabout: {fulfils: "
    "combating-drugs-partnership}\n";

/// The small pack with a document, read from text.
test::LoadedPacks load(
    const std::string& body,
    const std::string& rule =
        "{lists: {product: terms-of-reference, property: matters, items: {scope: the "
        "scope, meetings: how often it meets}}}") {
    test::Texts texts = test::small_pack(test::rule_text(rule));
    texts["models/guidance/small/documents/paper.yaml"] = head + body;
    return test::LoadedPacks(texts);
}

FilledDocument filled(const std::string& body, const std::string& model,
                      const char* as_of = "2023-01-10") {
    const test::LoadedPacks loaded = load(body);
    if (!loaded) {
        ADD_FAILURE() << loaded.problems();
        return {};
    }
    const TextModel text(model, loaded->vocabulary, as_of);
    const auto document = fill(text.graph(), *loaded, *loaded->document("paper"), text["cdp"]);
    EXPECT_TRUE(document);
    return document.value_or(FilledDocument{});
}

/// "text(kind) | text(kind)", one line a row.
std::string told(const FilledTable& table) {
    const auto kind = [](CellKind one) {
        return one == CellKind::said      ? ""
               : one == CellKind::none    ? "!"
               : one == CellKind::open    ? "?"
               : one == CellKind::by_hand ? "#"
                                          : "";
    };
    std::string result;
    for (const auto& row : table.rows) {
        if (!result.empty()) result += '\n';
        for (std::size_t at = 0; at < row.size(); ++at)
            result += (at == 0 ? "" : " | ") + row[at].text + kind(row[at].kind);
    }
    return result;
}

std::string cdp(const std::string& fields) {
    return "sources: {s: {title: Minutes, date: 2022-09-07}}\n"
           "organisations: {force: {name: The Force}, council: {name: The Council}}\n"
           "posts: {p: {name: Commissioner}, q: {name: Director, of: council}}\n"
           "partnerships: {cdp: {name: C, " +
           fields + "}}\n";
}

const char* const roles =
    "sections: [{heading: Leads, shows: [{path: '~holds[role=sro]', columns: {Name: by-hand, Job: "
    "job-title, Organisation: organisation, Source: source}}]}]\n";

TEST(Document, ShowsPostsAndLeavesNamesOfPeopleToBeAddedByHand) {
    const FilledDocument document =
        filled(roles, cdp("roles: {sro: {post: q, source: {s: item 3}}}"));
    EXPECT_EQ(
        told(document.sections[0].tables[0]),
        "to be added by hand, not held in the model# | Director | The Council | Minutes, item 3");
    EXPECT_EQ(document.lacking(), 0U);
    EXPECT_EQ(document.by_hand(), 1U);
}

TEST(Document, MarksWhatIsNotRecordedAndSaysWhyNobodyIsThere) {
    EXPECT_EQ(told(filled(roles, cdp("note: x")).sections[0].tables[0]), "not recorded? |  |  | ");
    EXPECT_EQ(told(filled(roles, cdp("roles: {sro: {absent: vacant, note: since May, source: s}}"))
                       .sections[0]
                       .tables[0]),
              "vacant: since May! |  |  | Minutes");
    const FilledDocument open = filled(roles, cdp("roles: {sro: {absent: yet to be determined}}"));
    EXPECT_EQ(told(open.sections[0].tables[0]), "yet to be determined? |  |  | ");
    EXPECT_EQ(open.sections[0].lacking, std::vector<std::string>{"Name: yet to be determined"});
    EXPECT_EQ(told(filled(roles, cdp("roles: {sro: {post: p}}")).sections[0].tables[0]),
              "to be added by hand, not held in the model# | Commissioner | not recorded, for the "
              "Commissioner? | ");
}

TEST(Document, SaysWhetherAListIsKnownToBeWhole) {
    const std::string form =
        "sections: [{heading: M, shows: [{called: members, path: ~member_of, columns: {Who: name, "
        "For: represents}}]}]\n";
    const auto members = [&](const std::string& complete, const std::string& list) {
        return filled(form, cdp("members: {complete: " + complete + ", list: [" + list + "]}"))
            .sections[0];
    };
    const std::string force = "{organisation: force, represents: [police]}";
    EXPECT_EQ(told(members("false", force).tables[0]), "The Force | police");
    EXPECT_EQ(members("false", force).tables[0].notes.size(), 1U);
    EXPECT_EQ(members("false", force).lacking,
              std::vector<std::string>{"whether the list of members is complete"});
    EXPECT_TRUE(members("true", force).tables[0].notes.empty());
    EXPECT_EQ(told(members("true", "").tables[0]), "none! | ");
    EXPECT_EQ(told(members("false", "").tables[0]), "not recorded? | ");
    EXPECT_EQ(told(members("true", "{absent: vacant, represents: [nhs]}").tables[0]),
              "vacant! | NHS");
}

TEST(Document, ShowsPropertiesDocumentsAndMilestones) {
    const std::string form =
        "sections: [{heading: H, shows: [{property: purpose}, {product: terms-of-reference}, "
        "{product: terms-of-reference, property: scope}, {milestone: formed}]}]\n";
    const auto tables = [&](const std::string& fields) {
        std::string result;
        const FilledDocument document = filled(form, cdp(fields));
        for (const FilledTable& one : document.sections[0].tables) result += told(one) + '\n';
        return result;
    };
    EXPECT_EQ(tables("note: x"),
              "not recorded? | \nnot recorded? | \nnot recorded? | \nnot recorded? | \n");
    EXPECT_EQ(tables("properties: {purpose: {value: To act, source: s}}, products_complete: true, "
                     "milestones: {formed: {state: done, on: 2022-08}}"),
              "To act | Minutes\nnone! | \nnot recorded? | \ndone, August 2022 | \n");
    EXPECT_EQ(tables("products: {terms-of-reference: {state: agreed, on: 2022-09-28, properties: "
                     "{scope: [a, b]}}}"),
              "not recorded? | \nagreed, 28 September 2022 | \na and b | \nnot recorded? | \n");
}

TEST(Document, HasAPartForEachItemOfARulesListAndSaysWhichAreSettled) {
    const std::string form =
        "matters: {rule: R-01, held: {meetings: {heading: Our meetings, write: [\"It meets "
        "every:\"]}}}\n";
    const auto settled = [&](const std::string& fields) {
        std::string result;
        const FilledDocument document = filled(form, cdp(fields));
        for (const FilledSection& one : document.sections) {
            result += one.word + '=' + one.heading + '=' + one.asks + '=' +
                      std::to_string(static_cast<int>(one.settled)) + ' ';
        }
        return result;
    };
    const std::string open = "scope=Scope=the scope=3 meetings=Our meetings=how often it meets=3 ";
    EXPECT_EQ(settled("note: x"), open);
    EXPECT_EQ(
        settled("products: {terms-of-reference: {state: draft, properties: {matters: [scope]}}}"),
        open)
        << "what is not agreed settles nothing";
    EXPECT_EQ(
        settled("products: {terms-of-reference: {state: agreed, properties: {matters: [scope]}}}"),
        "scope=Scope=the scope=1 meetings=Our meetings=how often it meets=3 ");
    EXPECT_EQ(
        settled("products: {terms-of-reference: {state: agreed, properties: {matters: {value: "
                "[scope], complete: true}}}}"),
        "scope=Scope=the scope=1 meetings=Our meetings=how often it meets=2 ");
}

TEST(Document, IsFilledInOnlyForWhatItIsAbout) {
    const test::LoadedPacks loaded = load(roles);
    ASSERT_TRUE(loaded) << loaded.problems();
    const TextModel text(cdp("from: 2022-08-01, until: 2022-12-01"), loaded->vocabulary,
                         "2023-01-10");
    const DocumentForm& form = *loaded->document("paper");
    const auto force = fill(text.graph(), *loaded, form, text["force"]);
    ASSERT_FALSE(force);
    EXPECT_EQ(force.error().message,
              "'force' is not what the document 'paper' is about: give the id of a Combating Drugs "
              "Partnership");
    const auto over = fill(text.graph(), *loaded, form, text["cdp"]);
    ASSERT_FALSE(over);
    EXPECT_NE(over.error().message.find("is not there on 10 January 2023"), std::string::npos);
}

TEST(Document, SlipsOfThePenAreToldWithTheirPlace) {
    const auto problem = [](const std::string& body) { return load(body).problems(); };
    const auto has = [&](const std::string& body, const std::string& part) {
        const std::string text = problem(body);
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    };
    has("matters: {rule: R-02}\n", "'R-02' is not a rule of this pack that asks for a list");
    has("matters: {rule: R-01, held: {meeting: {}}}\n", "did you mean 'meetings'?");
    has("sections: [{heading: H, shows: [{path: '~member_of', columns: {Who: nam}}]}]\n", "'nam'");
    has("sections: [{heading: H, shows: [{path: '~membr_of', columns: {Who: name}}]}]\n",
        "membr_of");
    has("sections: [{heading: H, shows: [{}]}]\n", "nothing is shown here");
    has("sections: [{heading: H, shows: [{property: a, milestone: formed}]}]\n",
        "more than one thing is shown here");
    has("sections: [{heading: H, shows: [{path: '~member_of'}]}]\n", "a path without columns");
    has("sections: [{asks: x}]\n", "a part without a heading");
    has("intro: x\n", "a document without parts");
    has("sections: [{heading: H, shows: [{product: minutes}]}]\n", "minutes");
}

const char* const matrix =
    "sections: [{heading: H, shows: [{matrix: {members: ~member_of, also: ['~holds', ~part_of], "
    "outcomes: {kind: outcome}, products: [terms-of-reference, progress-report]}}]}]\n";

TEST(Matrix, SaysWhoAnswersWhoContributesAndWhereNobodyIsRecorded) {
    const std::string model =
        "outcomes: {less: {name: Less use}, safer: {name: Safer streets}, well: {name: Recovery}}\n"
        "organisations: {force: {name: The Force, answers_for: [{to: less, primary: true}, "
        "safer]}, "
        "council: {name: The Council, answers_for: less}, far: {name: Elsewhere, answers_for: "
        "well}}\n"
        "posts: {q: {name: Director, of: council, answers_for: safer}, p: {name: Commissioner}}\n"
        "partnerships: {cdp: {name: C, roles: {sro: {post: p}}, members: {complete: true, list: "
        "[{organisation: force}, {organisation: council}]}, products: {terms-of-reference: {state: "
        "agreed, approved_by: council}}}}\n";
    const FilledTable table = filled(matrix, model).sections[0].tables[0];
    EXPECT_EQ(table.columns,
              (std::vector<std::string>{"Outcome or document", "The Force", "The Council",
                                        "Commissioner *", "Answered for by"}));
    EXPECT_EQ(told(table),
              "Less use | answers | contributes |  | The Force\n"
              "Safer streets | answers | answers (Director) |  | Director and The Force\n"
              "Recovery |  |  |  | nobody recorded?\n"
              "Terms of reference |  | signs off | oversees | The Council (signs off) and "
              "Commissioner (oversees, as Senior Responsible Owner)\n"
              "Progress report (not recorded) |  |  |  | nobody recorded?");
    EXPECT_EQ(table.notes, std::vector<std::string>{"A column with * is no member as such."});
}

TEST(Columns, EveryWordIsOnThePageAndMakesACell) {
    const test::LoadedPacks loaded = load(roles);
    ASSERT_TRUE(loaded) << loaded.problems();
    const TextModel text(cdp("note: x"), loaded->vocabulary, "2023-01-10");
    const World world(text.graph(), loaded->vocabulary, {});
    const test::SourceFiles files;
    const auto page = files.read("models/guidance/README.md", 1U << 20U);
    ASSERT_TRUE(page);
    for (const ColumnInfo& one : document_columns()) {
        EXPECT_NE(page->find(std::string("`") + one.word + "`"), std::string::npos) << one.word;
        for (const char* id : {"cdp", "force", "p"})
            (void)one.cell({world, text[id], nullptr});  // without a link too
    }
    EXPECT_EQ(document_column("colour"), nullptr);
}

}  // namespace
}  // namespace govmap
