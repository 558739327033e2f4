#include "write/document.hpp"

#include <gtest/gtest.h>

namespace govmap {
namespace {

FilledDocument small_document(bool one_table) {
    FilledDocument document;
    document.id = "paper";
    document.title = "A paper";
    document.subject = "cdp";
    document.subject_name = "The \x1b[31m <b>Partnership</b>";
    document.as_of = *parse_date("2022-10-10");
    document.edition = "The guidance (June 2022)";
    document.citation = "Guidance, chapter 3";
    FilledTable table;
    table.called = "members";
    table.columns = {"Who", "Name", "Source"};
    table.rows = {{{CellKind::said, "=1+1|a*b"}, {CellKind::by_hand, "by hand"}, {}},
                  {{CellKind::open, "not recorded"}, {}, {CellKind::said, "a,\"b\"\nc"}}};
    table.notes = {"The list is not said to be complete."};
    FilledSection section;
    section.heading = "Members";
    section.asks = "who they are";
    section.tables = {table};
    section.prompts = {"Who else:"};
    section.lacking = {"Who: not recorded"};
    document.sections = {section};
    if (one_table) return document;
    section.word = "scope";
    section.settled = Settled::no;
    section.heading = "Scope";
    document.sections.push_back(section);
    return document;
}

TEST(DocumentMarkdown, MarksWhatIsNotRecordedAndLetsNoMarkupThrough) {
    EXPECT_EQ(
        document_markdown(small_document(true)),
        "# A paper\n\n"
        "**The \\\\x1b\\[31m &lt;b&gt;Partnership&lt;/b&gt;**, as at 10 October 2022.\n\n"
        "Taken from The guidance (June 2022): Guidance, chapter 3.\n\n"
        "1 thing is not recorded; 1 name or address is to be added by hand. What is not recorded, "
        "or not there, is in bold.\n\n"
        "## 1. Members\n\n"
        "*To say: who they are.*\n\n"
        "Members:\n\n"
        "| Who | Name | Source |\n"
        "| --- | --- | --- |\n"
        "| \\=1+1&#124;a\\*b | *by hand* |  |\n"
        "| **not recorded** |  | a,\"b\" c |\n\n"
        "**The list is not said to be complete.**\n\n"
        "Who else: \\[to be written\\]\n");
}

TEST(DocumentMarkdown, GoesThroughARulesListByNumber) {
    const std::string text = document_markdown(small_document(false));
    for (const char* part :
         {"## Checklist\n", "| 1 | Scope | who they are | **not settled** | members (2) |  |\n",
          "\n## Members\n", "\n## 1. Scope\n"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    }
}

TEST(DocumentMarkdown, MakesNoLinksAndNoMentionsOfText) {
    FilledDocument document = small_document(true);
    document.sections[0].tables[0].rows = {
        {{CellKind::said, "https://e.x www.e.x a@e.x ![i](j) $x$"}, {}, {}},
        {{CellKind::said, "1. not a list"}, {}, {}}};
    const std::string text = document_markdown(document);
    EXPECT_NE(text.find("| https&#58;//e.x www&#46;e.x a&#64;e.x \\!\\[i\\](j) \\$x\\$ |"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("| 1\\. not a list |"), std::string::npos) << text;
}

TEST(DocumentJson, HidesNothing) {
    FilledDocument document = small_document(true);
    document.title = "a\u202eb\u009bc";
    EXPECT_NE(document_json(document).find(R"("title": "a\u202eb\u009bc")"), std::string::npos);
}

TEST(DocumentCsv, IsTheTableWhereItIsOneAndNothingInItIsAFormula) {
    EXPECT_EQ(document_csv(small_document(true)),
              "\xEF\xBB\xBFWho,Name,Source\r\n"
              "'=1+1|a*b,by hand,\r\n"
              "not recorded,,\"a,\"\"b\"\" c\"\r\n");
    for (const char* formula : {"=x", "+x", "-x", "@x", " =x", "\t=x", "\uFF1Dx"}) {
        FilledDocument document = small_document(true);
        document.sections[0].tables[0].rows = {{{CellKind::said, formula}, {}, {}}};
        EXPECT_NE(document_csv(document).find("\r\n'"), std::string::npos) << formula;
    }
}

TEST(DocumentCsv, IsALineAValueWhereItIsNot) {
    const std::string text = document_csv(small_document(false));
    for (const char* part :
         {"Section,Part,Row,Column,Value,State\r\n", "Members,members,1,Name,by hand,by hand\r\n",
          "Members,members,2,Who,not recorded,not recorded\r\n",
          "Scope,in the terms agreed,,,not settled,\r\n", "Scope,to be written,,,Who else:,\r\n"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    }
}

TEST(DocumentJson, HoldsTheWholeRecord) {
    const std::string text = document_json(small_document(false));
    for (const char* part : {"\"settled\": \"not settled\"", "\"kind\": \"by hand\"",
                             "\"not_recorded\": 2", "\"as_of\": \"2022-10-10\"", "\\u001b"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
    }
}

TEST(DocumentFormats, LetNoEscapeCodesThrough) {
    EXPECT_EQ(document_formats().size(), 3U);
    for (const DocumentFormat& format : document_formats()) {
        EXPECT_EQ(document_format(format.word), &format);
        EXPECT_EQ(format.write(small_document(false)).find('\x1b'), std::string::npos);
    }
    EXPECT_EQ(document_format("doc"), nullptr);
}

}  // namespace
}  // namespace govmap
