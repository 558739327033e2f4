#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/document.hpp"
#include "write/markdown.hpp"

namespace govmap {
namespace {

std::string cell_text(const FilledCell& cell) {
    std::string text = markdown_line(cell.text);
    switch (cell.kind) {
        case CellKind::open:
        case CellKind::none: return fmt::format("**{}**", text);
        case CellKind::by_hand: return fmt::format("*{}*", text);
        case CellKind::said:
        case CellKind::blank: break;
    }
    return text;
}

void write_table(std::string& out, const FilledTable& table) {
    if (!table.called.empty() && table.columns.front() != capitalised(table.called))
        out += fmt::format("{}:\n\n", markdown_line(capitalised(table.called)));
    out += '|';
    for (const std::string& column : table.columns)
        out += fmt::format(" {} |", markdown_line(column));
    out += "\n|";
    for (std::size_t at = 0; at < table.columns.size(); ++at) out += " --- |";
    out += '\n';
    for (const auto& row : table.rows) {
        out += '|';
        for (const FilledCell& cell : row) out += fmt::format(" {} |", cell_text(cell));
        out += '\n';
    }
    out += '\n';
    for (const std::string& note : table.notes)
        out += fmt::format("**{}**\n\n", markdown_line(note));
}

std::string summary(const FilledDocument& document) {
    const std::size_t lacking = document.lacking();
    const std::size_t by_hand = document.by_hand();
    std::string result =
        lacking == 0 ? std::string("Everything asked for is recorded")
                     : fmt::format("{} not recorded", counted(lacking, "thing is", "things are"));
    if (by_hand > 0)
        result += fmt::format("; {} to be added by hand",
                              counted(by_hand, "name or address is", "names and addresses are"));
    return result + ". What is not recorded, or not there, is in bold.";
}

bool is_asked(const FilledSection& section) { return section.settled != Settled::not_asked; }

/// What the tables of a section are called of which something is recorded, or of which nothing is.
std::string called(const FilledSection& section, bool recorded) {
    std::vector<std::string> result;
    for (const FilledTable& table : section.tables) {
        const bool any = std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
            return row.front().kind == CellKind::said;
        });
        if (any != recorded) continue;
        std::string name = table.called.empty() ? lower_case(table.columns.front()) : table.called;
        if (recorded && table.rows.size() > 1) name += fmt::format(" ({})", table.rows.size());
        result.push_back(std::move(name));
    }
    return fmt::format("{}", fmt::join(result, "; "));
}

/// One line a matter: whether the text has it, what is recorded that could go into it, and what
/// not.
void write_checklist(std::string& out, const FilledDocument& document) {
    out +=
        "## Checklist\n\n| | Matter | What it is to say | In the terms agreed, by the model | "
        "Recorded | Not recorded |\n| --- | --- | --- | --- | --- | --- |\n";
    std::size_t number = 0;
    for (const FilledSection& section : document.sections) {
        if (!is_asked(section)) continue;
        const std::string said = settled_in_words(section.settled);
        out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", ++number,
                           markdown_line(section.heading), markdown_line(section.asks),
                           section.settled == Settled::yes ? said : fmt::format("**{}**", said),
                           markdown_line(called(section, true)),
                           markdown_line(called(section, false)));
    }
    out += '\n';
}

void write_section(std::string& out, const FilledSection& section) {
    if (!section.asks.empty()) out += fmt::format("*To say: {}.*\n\n", markdown_line(section.asks));
    for (const FilledTable& table : section.tables) write_table(out, table);
    for (const std::string& prompt : section.prompts)
        out += fmt::format("{} \\[to be written\\]\n\n", markdown_line(prompt));
}

}  // namespace

std::string document_markdown(const FilledDocument& document) {
    std::string out = fmt::format("# {}\n\n", markdown_line(document.title));
    if (!document.notice.empty()) out += fmt::format("**{}**\n\n", markdown_line(document.notice));
    out += fmt::format("**{}**, as at {}", markdown_line(document.subject_name),
                       in_words(document.as_of));
    if (!document.model_title.empty())
        out += fmt::format(", from the model '{}'", markdown_line(document.model_title));
    out += fmt::format(".\n\nTaken from {}: {}.\n\n", markdown_line(document.edition),
                       markdown_line(document.citation));
    if (!document.intro.empty()) out += markdown_line(document.intro) + "\n\n";
    out += summary(document) + "\n\n";
    // Where a rule's list is gone through, its items have the numbers.
    const bool list = std::any_of(document.sections.begin(), document.sections.end(), is_asked);
    if (list) write_checklist(out, document);
    std::size_t number = 0;
    for (const FilledSection& section : document.sections) {
        out += "## ";
        if (!list || is_asked(section)) out += fmt::format("{}. ", ++number);
        out += markdown_line(section.heading) + "\n\n";
        write_section(out, section);
    }
    out.pop_back();  // one line end at the end
    return out;
}

}  // namespace govmap
