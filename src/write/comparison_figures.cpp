#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {
namespace {

using footprints::Better;
using footprints::Figure;
using footprints::FigureInfo;

std::string labels(const std::vector<Figure>& figures, bool (*which)(const Figure&)) {
    std::vector<std::string> result;
    for (const Figure& one : figures) {
        if (which(one)) result.emplace_back(info(one.kind).label);
    }
    return fmt::format("{}", fmt::join(result, "; "));
}

void add_criteria(Note& note, const NotePage& page) {
    note.heading("What they are set against each other on");
    note.paragraph(
        "The rules are those of the packs in use, each with its own force. The other criteria, and "
        "how they are counted, are this program's. Nothing here chooses: which count matters more "
        "is for the partners.");
    std::vector<std::string> items;
    for (const Figure& figure : page.found.figures) {
        if (!footprints::is_criterion(figure)) continue;
        const FigureInfo& what = info(figure.kind);
        items.push_back(
            fmt::format("{}: {}; {}", capitalised(what.label), what.meaning,
                        what.better == Better::less ? "less is better" : "more is better"));
    }
    if (items.empty()) note.paragraph("On every criterion the options come to the same.");
    note.list(std::move(items));
    const std::string untold = labels(page.found.figures, footprints::is_untold_criterion);
    if (!untold.empty())
        note.paragraph(fmt::format(
            "Left out of the criteria, because it cannot be told of every option: {}.", untold));
    note.paragraph(fmt::format(
        "{} Meetings are reckoned at {} a year for each partnership, as though everybody came to "
        "all of them, and one Director of Public Health for each authority. Less than {:.0f} % of "
        "an authority's residents in an area is a slice along a border: shown, and not counted.",
        page.options.rule == footprints::BorderRule::none
            ? std::string("No border is asked for: a partnership may be in pieces.")
            : fmt::format("A partnership is in one piece where it hangs together by {}.",
                          info(page.options.rule).meaning),
        page.options.meetings, footprints::slice_threshold * 100));
}

std::string arrow(Better better) {
    return better == Better::less ? "\u00A0\u2193" : better == Better::more ? "\u00A0\u2191" : "";
}

void add_table(Note& note, const NotePage& page) {
    NoteTable table = page.by_option(
        "Side by side. \u2193 less is better, \u2191 more is better, * best of these, ? cannot be "
        "told.",
        "");
    std::vector<std::string> same;
    std::vector<std::string> untold;
    std::string_view heading;
    for (const Figure& figure : page.found.figures) {
        const FigureInfo& what = info(figure.kind);
        if (figure.same) {
            if (figure.values.front())
                same.push_back(
                    fmt::format("{}: {}", what.label, figure_text(what, figure.values.front())));
            else if (footprints::is_asked(figure))
                untold.emplace_back(what.label);
            continue;
        }
        if (heading != what.heading) {
            heading = what.heading;
            table.rows.push_back({{what.heading}, true});
        }
        std::vector<std::string> cells = {what.label + arrow(what.better)};
        for (std::size_t at = 0; at < page.count(); ++at)
            cells.push_back(figure_text(what, figure.values[at]) + (figure.best[at] ? "*" : ""));
        table.rows.push_back({std::move(cells), false});
    }
    note.heading("The figures", 3);
    if (!table.rows.empty()) note.table(std::move(table));
    if (!same.empty())
        note.paragraph(fmt::format("The same in every option: {}.", fmt::join(same, "; ")));
    if (!untold.empty())
        note.paragraph(fmt::format("Told of no option: {}.", fmt::join(untold, "; ")));
}

void add_unbeaten(Note& note, const NotePage& page) {
    note.heading("Which options none beats", 3);
    note.paragraph(
        "One option beats another if it is at least as good on every criterion, and better on "
        "one.");
    const auto best = page.unbeaten();
    if (best.size() == page.count()) {
        note.paragraph("None of these beats another.");
        return;
    }
    std::vector<std::string> items = {fmt::format("Not beaten: {}.", option_letters(best))};
    for (std::size_t at = 0; at < page.count(); ++at) {
        if (!page.found.beaten[at].empty())
            items.push_back(fmt::format("{} is beaten by {}.", option_letter(at),
                                        option_letters(page.found.beaten[at])));
    }
    note.list(std::move(items));
}

std::string in_order(const footprints::Order& order) {
    std::vector<std::string> places;
    for (const auto& place : order.places) {
        std::vector<std::string> names;
        names.reserve(place.size());
        for (const std::size_t one : place) names.push_back(option_letter(one));
        places.push_back(fmt::format("{}", fmt::join(names, " = ")));
    }
    return fmt::format("{}", fmt::join(places, " > "));
}

void add_weights(Note& note, const NotePage& page) {
    const footprints::Weighting& weights = page.found.weighting;
    if (weights.criteria.empty()) return;
    note.heading("How the order changes with the weights", 3);
    note.paragraph(fmt::format(
        "Each criterion is scored from 0 for the worst of {} to 1 for the best, and the scores are "
        "weighed. No weights are right, and other options beside them would move the scores: this "
        "shows only how far the order hangs on what counts.",
        page.found.told.size() == page.count() ? "these options"
                                               : option_letters(page.found.told)));
    NoteTable table;
    table.columns = {{"Were this the only criterion", false}, {"Order", false}};
    std::vector<std::string> leads;
    for (const footprints::WeightEffect& one : weights.effects) {
        table.rows.push_back({{info(one.criterion).label, in_order(one.alone)}, false});
        if (one.leads.size() < 2) continue;
        std::vector<std::string> parts;
        for (const footprints::Lead& lead : one.leads)
            parts.push_back(fmt::format("from {} % to {} % {}", std::lround(lead.from * 100),
                                        std::lround(lead.to * 100), option_letters(lead.options)));
        leads.push_back(
            fmt::format("{}: {}", capitalised(info(one.criterion).label), fmt::join(parts, ", ")));
    }
    table.rows.push_back({{"all criteria alike", in_order(weights.equal)}, false});
    note.table(std::move(table));
    if (leads.empty()) {
        note.paragraph(
            "However much one criterion weighs, the others weighing alike, the same "
            "option leads.");
        return;
    }
    note.paragraph(
        "Who leads as one criterion takes more of the weight, the others sharing the rest alike:");
    note.list(std::move(leads));
}

}  // namespace

void add_figures(Note& note, const NotePage& page) {
    add_criteria(note, page);
    note.heading("Findings");
    add_table(note, page);
    add_unbeaten(note, page);
    add_weights(note, page);
}

}  // namespace govmap
