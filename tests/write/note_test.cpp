#include "write/note.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace govmap {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

NoteTable wide() {
    NoteTable table;
    table.caption = "Figures";
    table.columns = {{"What", false}, {"A", true}, {"B", true}, {"C", true}};
    table.rows = {{{"Part"}, true}, {{"meetings", "8", "16", "1,024"}, false}};
    return table;
}

Note small() {
    Note note("A title");
    note.heading("Findings");
    note.paragraph("In a sentence.");
    note.list({"one", "two"});
    note.table(wide());
    return note;
}

TEST(Note, ReadsTheSameAsTextMarkdownAndPage) {
    const std::string text = note_text(small(), {80, false});
    EXPECT_THAT(text, HasSubstr("A title\n"));
    EXPECT_THAT(text, HasSubstr("  - two\n"));
    EXPECT_THAT(text, HasSubstr("What      A   B      C\nPart\nmeetings  8  16  1,024\n"));
    const std::string markdown = note_markdown(small());
    EXPECT_THAT(markdown,
                HasSubstr("# A title\n\n## Findings\n\nIn a sentence.\n\n- one\n- two\n"));
    EXPECT_THAT(markdown, HasSubstr("| --- | --: | --: | --: |\n| **Part** |  |  |  |\n"));
    const std::string page = note_html(small());
    EXPECT_THAT(page, HasSubstr("<h2>Findings</h2><p>In a sentence.</p>"));
    EXPECT_THAT(page, HasSubstr(R"(<th scope="rowgroup" class="part" colspan="4">Part</th>)"));
    EXPECT_THAT(page, HasSubstr(R"(<td class="number">1,024</td>)"));
}

TEST(Note, ATableThatIsTooWideGoesOnBelow) {
    Note note("T");
    note.table(wide());
    const std::string text = note_text(note, {20, false});
    EXPECT_THAT(text, HasSubstr("What      A   B\n"));
    EXPECT_THAT(text, HasSubstr("What          C\nPart\nmeetings  1,024\n"));
}

TEST(Note, WhatNamesHoldIsShownToTheLetter) {
    Note note("<b>T</b>\x1b[1m");
    note.list({"# no heading | no cell <i>"});
    EXPECT_THAT(note_text(note, {}), Not(HasSubstr("\x1b")));
    EXPECT_THAT(note_html(note), HasSubstr("<li># no heading | no cell &lt;i&gt;</li>"));
    EXPECT_THAT(note_html(note), Not(HasSubstr("<b>")));
    EXPECT_THAT(note_markdown(note), Not(HasSubstr("<i>")));
}

TEST(Note, APictureStandsInThePageAndInWordsElsewhere) {
    Note note("T");
    note.picture(R"(<svg xmlns="http://www.w3.org/2000/svg"><title>Map</title></svg>)", "A map.");
    EXPECT_THAT(note_html(note), HasSubstr("<figure><svg"));
    EXPECT_THAT(note_text(note, {}), HasSubstr("A map."));
    Note broken("T");
    broken.picture("<svg", "A map.");
    EXPECT_THAT(note_html(broken), HasSubstr("<figure><p>A map.</p></figure>"));
}

}  // namespace
}  // namespace govmap
