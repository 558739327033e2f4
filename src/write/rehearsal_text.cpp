#include <fmt/format.h>

#include "base/text.hpp"
#include "write/rehearsal_parts.hpp"

namespace govmap {
namespace {

using rehearsal::Loss;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;

void write_foundations(Page& out, const RehearsalPage& page) {
    const Rehearsal& found = page.rehearsal;
    out.paragraph(fmt::format("{}, with these changes:",
                              found.model_title.empty() ? "The model" : found.model_title));
    for (const std::string& one : page.brought) out.paragraph(one, 2, "- ");
    for (const std::string& one : looked_at_in_words(found)) out.paragraph(one);
    for (const std::string& one : page.reference) out.paragraph(one);
}

void write_options(Page& out, const Rehearsal& found, const rehearsal::OptionsThen& options) {
    out.heading(options_heading(options));
    out.paragraph(options_asked(found, options), 2);
    for (const std::string& one : options.replaced) out.paragraph(one, 2);
    for (const OptionLines& one : option_lines(options)) {
        out.paragraph(fmt::format("{} ({}):", one.heading, one.names.size()), 2);
        for (const std::string& name : one.names) out.paragraph(name, 4, "- ");
        for (const std::string& line : one.reasons) out.paragraph(line, 6);
    }
}

void write_standing(Page& out, const Rehearsal& found) {
    out.heading("What the rules are");
    for (const std::string& one : found.packs) out.paragraph(one, 2, "- ");
    for (const std::string& one : found.standing) out.paragraph(one, 2);
}

void write_changes(Page& out, const Rehearsal& found) {
    const std::vector<ChangeLine> lines = change_lines(found);
    out.heading(fmt::format("What changes ({})", lines.size()));
    for (const ChangeLine& one : lines) {
        out.paragraph(fmt::format("{}, {}: {}.", one.day, one.standing, one.text), 2);
        if (!one.note.empty()) out.paragraph(one.note, 4);
        out.faint(fmt::format("[{}]", one.citation), 4);
    }
    const std::string others = untouched_in_words(found);
    if (!others.empty()) out.paragraph(others, 2);
}

void write_loss(Page& out, const Rehearsal& found, const Loss& loss) {
    out.paragraph(loss_in_words(found, loss), 4);
    for (const Tie& tie : loss.ties) out.paragraph("it " + tie_in_words(found, loss, tie), 6, "- ");
}

void write_party(Page& out, const Rehearsal& found, const Party& party) {
    if (days_of(found, party).empty()) return;
    out.heading(party.who.name + (party.brought ? " (brought by the changes)" : ""));
    for (const std::size_t day : days_of(found, party)) {
        out.paragraph(from_in_words(found.days[day]), 2);
        for (const Loss& loss : party.losses) {
            if (loss.first == day) write_loss(out, found, loss);
        }
        for (const TurnGroup& group : turn_groups(found, party, day)) {
            if (!group.in_full) {
                out.paragraph(
                    fmt::format("{}: {}.", group.heading, rules_in_words(found, group.turns)), 4);
                continue;
            }
            out.paragraph(fmt::format("{} ({}):", group.heading, group.turns.size()), 4);
            for (const Turn* turn : group.turns) {
                out.paragraph(turn_in_words(found, *turn), 6,
                              fmt::format("{:<8}  ", turn->finding.rule));
            }
        }
    }
    const std::vector<std::string> todo = to_do(party);
    if (todo.empty()) return;
    for (const std::string& one : todo) out.paragraph(one, 2, "To do: ");
}

}  // namespace

std::string rehearsal_text(const RehearsalPage& page, PageStyle style) {
    const Rehearsal& found = page.rehearsal;
    Page out(style);
    out.heading(rehearsal_title);
    write_foundations(out, page);
    write_changes(out, found);
    if (!page.doubts.empty()) out.heading("Doubtful in the changes");
    for (const std::string& one : page.doubts) out.paragraph(one, 2, "- ");
    out.heading(sum_in_words(found));
    for (const std::string& one : remarks(found)) out.paragraph(one);
    for (const Party& party : found.parties) write_party(out, found, party);
    if (found.parties.empty())
        out.paragraph("Nothing of what the model says breaks, as far as is recorded.");
    if (page.options) write_options(out, found, *page.options);
    write_standing(out, found);
    return out.text();
}

}  // namespace govmap
