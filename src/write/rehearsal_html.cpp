#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "write/html_parts.hpp"
#include "write/rehearsal_parts.hpp"
#include "write/report_style.hpp"

namespace govmap {
namespace {

using pugi::xml_node;
using rehearsal::Loss;
using rehearsal::Party;
using rehearsal::Rehearsal;
using rehearsal::Tie;
using rehearsal::Turn;

std::string model_of(const Rehearsal& found) {
    return found.model_title.empty() ? "The model" : found.model_title;
}

void add_head(xml_node html, const Rehearsal& found) {
    xml_node head = add_element(html, "head");
    set_attribute(add_element(head, "meta"), "charset", "utf-8");
    xml_node policy = add_element(head, "meta");
    set_attribute(policy, "http-equiv", "Content-Security-Policy");
    set_attribute(policy, "content", "default-src 'none'; style-src 'unsafe-inline'");
    xml_node viewport = add_element(head, "meta");
    set_attribute(viewport, "name", "viewport");
    set_attribute(viewport, "content", "width=device-width, initial-scale=1");
    add_element(head, "title", fmt::format("{}: rehearsal of changes", model_of(found)));
    add_element(head, "style").append_child(pugi::node_pcdata).set_value(report_style);
}

void add_list(xml_node parent, const std::vector<std::string>& items) {
    if (items.empty()) return;
    xml_node list = add_element(parent, "ul");
    for (const std::string& one : items) add_element(list, "li", one);
}

void add_foundations(xml_node body, const RehearsalPage& page) {
    add_element(body, "p", model_of(page.rehearsal) + ", with these changes:");
    add_list(body, page.brought);
    for (const std::string& one : looked_at_in_words(page.rehearsal)) add_element(body, "p", one);
    for (const std::string& one : page.reference) add_element(body, "p", one);
}

void add_changes(xml_node body, const Rehearsal& found) {
    add_element(body, "h2", "What changes");
    xml_node rows = add_columns(add_table(body, "What changes"),
                                {{"Day"}, {"Planned or supposed"}, {"Change"}, {"Source"}});
    for (const ChangeLine& one : change_lines(found)) {
        xml_node row = add_element(rows, "tr");
        for (const std::string& cell : {one.day, one.standing}) add_element(row, "td", cell);
        xml_node text = add_element(row, "td", one.text);
        if (!one.note.empty()) with_class(add_element(text, "p", one.note), "where");
        add_element(row, "td", one.citation);
    }
    const std::string others = untouched_in_words(found);
    if (!others.empty()) add_element(body, "p", others);
}

void add_turns(xml_node parent, const Rehearsal& found, const TurnGroup& group) {
    if (!group.in_full) {
        add_element(parent, "p",
                    fmt::format("{}: {}.", group.heading, rules_in_words(found, group.turns)));
        return;
    }
    add_element(parent, "p", group.heading + ':');
    xml_node list = add_element(parent, "ul");
    for (const Turn* turn : group.turns)
        add_element(list, "li",
                    fmt::format("{}: {}", turn->finding.rule, turn_in_words(found, *turn)));
}

void add_party(xml_node body, const Rehearsal& found, const Party& party) {
    const std::vector<std::size_t> days = days_of(found, party);
    if (days.empty()) return;
    add_element(body, "h2", party.who.name + (party.brought ? " (brought by the changes)" : ""));
    for (const std::size_t day : days) {
        add_element(body, "h3", from_in_words(found.days[day]));
        for (const Loss& loss : party.losses) {
            if (loss.first != day) continue;
            add_element(body, "p", loss_in_words(found, loss));
            std::vector<std::string> ties;
            for (const Tie& tie : loss.ties) ties.push_back("it " + tie_in_words(found, loss, tie));
            add_list(body, ties);
        }
        for (const TurnGroup& group : turn_groups(found, party, day)) add_turns(body, found, group);
    }
    for (const std::string& one : to_do(party))
        with_class(add_element(body, "p", "To do: " + one), "notice");
}

void add_options(xml_node body, const Rehearsal& found, const rehearsal::OptionsThen& options) {
    add_element(body, "h2", options_heading(options));
    add_element(body, "p", options_asked(found, options));
    for (const std::string& one : options.replaced) add_element(body, "p", one);
    for (const OptionLines& one : option_lines(options)) {
        add_element(body, "h3", fmt::format("{} ({})", one.heading, one.names.size()));
        add_list(body, one.names);
        for (const std::string& reason : one.reasons) add_element(body, "p", reason);
    }
}

}  // namespace

std::string rehearsal_html(const RehearsalPage& page, PageStyle /*style*/) {
    const Rehearsal& found = page.rehearsal;
    pugi::xml_document document;
    xml_node html = add_element(document.root(), "html");
    set_attribute(html, "lang", "en-GB");
    add_head(html, found);
    xml_node body = add_element(add_element(html, "body"), "main");
    add_element(body, "h1", rehearsal_title);
    add_foundations(body, page);
    with_class(add_element(body, "p", sum_in_words(found)), "headline");
    add_list(body, remarks(found));
    if (found.parties.empty())
        add_element(body, "p", "Nothing of what the model says breaks, as far as is recorded.");
    add_changes(body, found);
    if (!page.doubts.empty()) add_element(body, "h2", "Doubtful in the changes");
    add_list(body, page.doubts);
    for (const Party& party : found.parties) add_party(body, found, party);
    if (page.options) add_options(body, found, *page.options);
    add_element(body, "h2", "What the rules are");
    add_list(body, found.packs);
    for (const std::string& one : found.standing) add_element(body, "p", one);
    return "<!DOCTYPE html>\n" + markup_text(document, false) + "\n";
}

}  // namespace govmap
