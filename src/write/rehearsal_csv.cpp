#include <fmt/format.h>
#include <fmt/ranges.h>

#include "write/rehearsal_parts.hpp"
#include "write/sheet.hpp"

namespace govmap {
namespace {

using rehearsal::Change;
using rehearsal::Loss;
using rehearsal::Named;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;

/// The cells of a row, by the names of their columns.
struct Row {
    std::string row;
    std::string for_id;
    std::string for_name;
    std::string from;
    std::string until;
    std::string what;
    std::string rule;
    std::string force;
    std::string before;
    std::string after;
    std::string says;
    std::string then;
    std::string standing;
    std::string source;
};

void add(std::string& out, Row row) {
    add_sheet_row(out, {std::move(row.row), std::move(row.for_id), std::move(row.for_name),
                        std::move(row.from), std::move(row.until), std::move(row.what),
                        std::move(row.rule), std::move(row.force), std::move(row.before),
                        std::move(row.after), std::move(row.says), std::move(row.then),
                        std::move(row.standing), std::move(row.source)});
}

std::string ids(const std::vector<Named>& list) {
    std::string result;
    for (const Named& one : list) result += (result.empty() ? "" : "; ") + one.id;
    return result;
}

std::string what_in_words(Change::What what) {
    switch (what) {
        case Change::What::begins: return "begins";
        case Change::What::ends: return "ends";
        case Change::What::fact_begins: return "fact begins";
        case Change::What::fact_ends: return "fact ends";
    }
    return {};
}

void add_note(std::string& out, std::string says) {
    Row row;
    row.row = "note";
    row.says = std::move(says);
    add(out, std::move(row));
}

void add_changes(std::string& out, const Rehearsal& found) {
    for (const Change& one : found.changes) {
        Row row;
        row.row = one.touches ? "change" : "change elsewhere";
        row.for_id = one.of.id;
        row.for_name = one.of.name;
        row.from = iso(one.day);
        row.what = what_in_words(one.what);
        row.says = one.fact.empty() ? one.note : one.fact;
        row.then = ids(one.next);
        row.standing = word(one.standing);
        row.source = one.citation;
        add(out, std::move(row));
    }
}

std::string until_of(const Rehearsal& found, const rehearsal::Span& span) {
    return span.until ? iso(found.days[*span.until].day) : std::string{};
}

void add_party(std::string& out, const Rehearsal& found, const Party& party) {
    for (const Loss& loss : party.losses) {
        for (const Tie& tie : loss.ties) {
            Row row;
            row.row = "tie";
            row.for_id = party.who.id;
            row.for_name = party.who.name;
            row.from = iso(found.days[tie.span.first].day);
            row.until = until_of(found, tie.span);
            row.what = word(tie.kind);
            row.after = tie.settled ? "settled" : "open";
            row.says =
                fmt::format("{} ends: it {}", loss.ended.name, tie_in_words(found, loss, tie));
            row.then = ids(tie.then);
            add(out, std::move(row));
        }
    }
    for (const Turn& turn : party.turns) {
        Row row;
        row.row = "verdict";
        row.for_id = party.who.id;
        row.for_name = party.who.name;
        row.from = iso(found.days[turn.span.first].day);
        row.until = until_of(found, turn.span);
        row.what = word(turn.what);
        row.rule = turn.finding.rule;
        row.force = info(turn.finding.force).word;
        row.before = info(turn.before).word;
        row.after = info(turn.after).word;
        row.says = turn.finding.sentence;
        row.source = turn.finding.citation;
        add(out, std::move(row));
    }
}

void add_options(std::string& out, const rehearsal::OptionsThen& options) {
    for (const std::string& one : options.replaced) add_note(out, one);
    for (const rehearsal::OptionThen& one : options.options) {
        Row row;
        row.row = "option";
        row.for_id = one.id;
        row.for_name = one.name;
        row.from = iso(options.day);
        row.force = info(Force::minimum).word;
        row.before = word(one.before);
        row.after = word(one.after);
        row.says = fmt::format("{}", fmt::join(one.reasons, " "));
        add(out, std::move(row));
    }
}

}  // namespace

std::string rehearsal_csv(const RehearsalPage& page, PageStyle /*style*/) {
    const Rehearsal& found = page.rehearsal;
    std::string out = byte_order_mark;
    add_sheet_row(out, {"row", "for_id", "for_name", "from", "until", "what", "rule", "force",
                        "without_changes", "with_changes", "says", "then", "standing", "source"});
    add_note(out, rehearsal_title);
    for (const std::string& one : page.brought) add_note(out, "With these changes: " + one);
    for (const std::string& one : looked_at_in_words(found)) add_note(out, one);
    for (const std::string& one : page.reference) add_note(out, one);
    for (const std::string& one : page.doubts) add_note(out, "Doubtful: " + one);
    for (const std::string& one : remarks(found)) add_note(out, one);
    add_changes(out, found);
    for (const Party& party : found.parties) add_party(out, found, party);
    if (page.options) add_options(out, *page.options);
    return out;
}

}  // namespace govmap
