#include <fmt/format.h>

#include "base/text.hpp"
#include "write/markdown.hpp"
#include "write/rehearsal_parts.hpp"

namespace govmap {
namespace {

using rehearsal::Loss;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;

void paragraph(std::string& out, const std::string& text) { out += markdown_line(text) + "\n\n"; }

void item(std::string& out, const std::string& text, std::size_t depth = 0) {
    out.append(2 * depth, ' ');
    out += "- " + markdown_line(text) + '\n';
}

void write_changes(std::string& out, const Rehearsal& found) {
    out +=
        "## What changes\n\n| Day | Planned or supposed | Change | Source |\n| --- | --- | --- | "
        "--- "
        "|\n";
    for (const ChangeLine& one : change_lines(found)) {
        out += fmt::format(
            "| {} | {} | {} | {} |\n", markdown_line(one.day), one.standing,
            markdown_line(one.note.empty() ? one.text : fmt::format("{} ({})", one.text, one.note)),
            markdown_line(one.citation));
    }
    out += '\n';
    const std::string others = untouched_in_words(found);
    if (!others.empty()) paragraph(out, others);
}

void write_turns(std::string& out, const Rehearsal& found, const TurnGroup& group) {
    if (!group.in_full) {
        item(out, fmt::format("{}: {}.", group.heading, rules_in_words(found, group.turns)));
        return;
    }
    item(out, group.heading + ':');
    for (const Turn* turn : group.turns)
        item(out, fmt::format("{}: {}", turn->finding.rule, turn_in_words(found, *turn)), 1);
}

void write_party(std::string& out, const Rehearsal& found, const Party& party) {
    out += fmt::format(
        "## {}\n\n",
        markdown_line(party.who.name + (party.brought ? " (brought by the changes)" : "")));
    for (const std::size_t day : days_of(found, party)) {
        out += fmt::format("**{}**\n\n", markdown_line(from_in_words(found.days[day])));
        for (const Loss& loss : party.losses) {
            if (loss.first != day) continue;
            item(out, loss_in_words(found, loss));
            for (const Tie& tie : loss.ties) item(out, "it " + tie_in_words(found, loss, tie), 1);
        }
        for (const TurnGroup& group : turn_groups(found, party, day))
            write_turns(out, found, group);
        out += '\n';
    }
    const std::vector<std::string> todo = to_do(party);
    if (todo.empty()) return;
    for (const std::string& one : todo) out += fmt::format("**To do:** {}\n\n", markdown_line(one));
}

void write_options(std::string& out, const Rehearsal& found,
                   const rehearsal::OptionsThen& options) {
    out += fmt::format("## {}\n\n", markdown_line(options_heading(options)));
    paragraph(out, options_asked(found, options));
    for (const std::string& one : options.replaced) paragraph(out, one);
    for (const OptionLines& one : option_lines(options)) {
        item(out, fmt::format("{} ({}):", one.heading, one.names.size()));
        for (const std::string& name : one.names) item(out, name, 1);
        for (const std::string& line : one.reasons) item(out, line, 2);
    }
    out += '\n';
}

}  // namespace

std::string rehearsal_markdown(const RehearsalPage& page, PageStyle /*style*/) {
    const Rehearsal& found = page.rehearsal;
    std::string out = fmt::format("# {}\n\n", markdown_line(rehearsal_title));
    paragraph(out, fmt::format("{}, with these changes:",
                               found.model_title.empty() ? "The model" : found.model_title));
    for (const std::string& one : page.brought) item(out, one);
    out += '\n';
    for (const std::string& one : looked_at_in_words(found)) paragraph(out, one);
    for (const std::string& one : page.reference) paragraph(out, one);
    write_changes(out, found);
    if (!page.doubts.empty()) out += "## Doubtful in the changes\n\n";
    for (const std::string& one : page.doubts) item(out, one);
    if (!page.doubts.empty()) out += '\n';
    out += fmt::format("**{}**\n\n", markdown_line(sum_in_words(found)));
    for (const std::string& one : remarks(found)) paragraph(out, one);
    for (const Party& party : found.parties) write_party(out, found, party);
    if (found.parties.empty())
        paragraph(out, "Nothing of what the model says breaks, as far as is recorded.");
    if (page.options) write_options(out, found, *page.options);
    out += "## What the rules are\n\n";
    for (const std::string& one : found.packs) item(out, one);
    out += '\n';
    for (const std::string& one : found.standing) paragraph(out, one);
    out.pop_back();  // one line end at the end
    return out;
}

}  // namespace govmap
