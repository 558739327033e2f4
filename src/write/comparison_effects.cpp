#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "write/comparison_sections.hpp"

namespace govmap {
namespace {

using footprints::Group;
using footprints::Option;
using footprints::OptionResult;
using footprints::Overlay;
using footprints::OverlayKind;

void add_changes(Note& note, const NotePage& page) {
    note.heading("Who loses and who gains alignment, against today", 3);
    std::vector<std::string> items;
    for (const std::size_t at : page.found.told) {
        if (at == page.options.today) continue;
        const OptionResult& result = page.found.results[at];
        for (const auto& [word, sentences] :
             {std::pair{"Loses", &result.loses}, std::pair{"Gains", &result.gains}}) {
            if (!sentences->empty())
                items.push_back(
                    fmt::format("{}. {}: {}", option_letter(at), word, fmt::join(*sentences, " ")));
        }
        if (result.loses.empty() && result.gains.empty())
            items.push_back(fmt::format("{}. Nobody loses or gains any.", option_letter(at)));
    }
    note.list(std::move(items));
}

std::string finding(const Finding& one) {
    std::vector<std::string> facts;
    constexpr std::size_t enough = 4;
    for (const Fact& fact : one.evidence) {
        if (facts.size() == enough) {
            facts.push_back(fmt::format("and {} more", one.evidence.size() - enough));
            break;
        }
        facts.push_back(fact.text);
    }
    std::string text = fmt::format("{}, {}: {}", one.rule, info(one.force).word, one.sentence);
    if (!facts.empty()) text += fmt::format(" Evidence: {}.", fmt::join(facts, "; "));
    return text;
}

/// What a rule cannot tell of an option: of whom, and what would settle it.
struct Unclear {
    std::vector<std::string> who;
    std::vector<std::string> missing;
};

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

void add_rules_of(std::vector<std::string>& items, const NotePage& page, std::size_t at) {
    std::map<std::string, Unclear> unclear;
    for (const Finding& one : page.found.results[at].findings) {
        if (one.verdict == Verdict::fail) {
            items.push_back(fmt::format("{}. Not met. {}", option_letter(at), finding(one)));
            continue;
        }
        Unclear& rule = unclear[one.rule];
        add_once(rule.who, one.subject_name);
        for (const std::string& fact : one.missing) add_once(rule.missing, fact);
    }
    for (const auto& [rule, of] : unclear) {
        std::string missing = of.missing.empty() ? std::string{} : of.missing.front();
        if (of.missing.size() > 1) missing += "; and the like of the others";
        items.push_back(fmt::format(
            "{}. Cannot be told of {}. {}: {}{}", option_letter(at), join_and(of.who), rule,
            sentence(page.found.rules.at(rule).title),
            missing.empty()
                ? std::string{}
                : fmt::format(" It would settle it to know {}.", fmt::join(missing, "; "))));
    }
}

// Alike findings of one rule are told once, with whom they are about.
void add_rules(Note& note, const NotePage& page) {
    note.heading("Rules that the footprint decides, where they are not met or cannot be told", 3);
    if (page.found.rules.empty()) {
        note.paragraph("No rule of the packs in use is decided by a footprint.");
        return;
    }
    std::vector<std::string> items;
    for (const std::size_t at : page.found.told) add_rules_of(items, page, at);
    if (items.empty())
        note.paragraph(page.found.told.size() == page.count()
                           ? "Every option meets them all."
                           : fmt::format("{} meet them all.", option_letters(page.found.told)));
    note.list(std::move(items));
    if (page.found.told.size() < page.count())
        note.paragraph(
            "Of the other options, which the file does not name and others beat, the figures above "
            "tell; their findings are in the JSON.");
}

std::string met(const Overlay& overlay, const Option& option) {
    const bool same =
        std::any_of(option.groups.begin(), option.groups.end(),
                    [&](const Group& one) { return footprints::coincide(overlay, one.members); });
    return fmt::format("{}{}", footprints::met_by(overlay, option), same ? " =" : "");
}

// Of the residents that such areas have here; where there are any to count.
void add_shares(NoteTable& table, const NotePage& page, const footprints::Overlays& kind) {
    if (!info(kind.kind).by_residents) return;
    std::vector<std::string> whole = {"residents for whom it is in one partnership"};
    std::vector<std::string> same = {"residents for whom the two are the same"};
    for (const Option& option : page.options.options) {
        const auto one = footprints::alignment(page.options.area, kind, option);
        if (!one.coincide) return;
        whole.push_back(fmt::format("{:.0f} %", *one.in_one_piece * 100));
        same.push_back(fmt::format("{:.0f} %", *one.coincide * 100));
    }
    table.rows.push_back({std::move(whole), false});
    table.rows.push_back({std::move(same), false});
}

void add_overlays(Note& note, const NotePage& page) {
    NoteTable table = page.by_option(
        "How many partnerships each meets here; = where one partnership holds just the same "
        "authorities.",
        "Boards, forces, regions, programmes");
    std::vector<std::string> slices;
    for (const footprints::Overlays& kind : page.found.overlays) {
        if (kind.kind == OverlayKind::community_safety || kind.all.empty()) continue;
        table.rows.push_back({{capitalised(info(kind.kind).many)}, true});
        for (const Overlay& one : kind.all) {
            if (one.slices != 0 && kind.kind != OverlayKind::icb_leadership)
                slices.push_back(
                    fmt::format("{}, of {}", one.name, authorities_text(page.page, one.slices)));
            if (one.members == 0) continue;
            std::vector<std::string> cells = {one.name +
                                              (one.beyond ? " (reaches beyond the area)" : "")};
            for (const Option& option : page.options.options) cells.push_back(met(one, option));
            table.rows.push_back({std::move(cells), false});
        }
        add_shares(table, page, kind);
    }
    note.table(std::move(table));
    if (!slices.empty())
        note.paragraph(fmt::format("Slices, not counted: {}.", fmt::join(slices, "; ")));
}

void add_attendances(Note& note, const NotePage& page) {
    NoteTable table = page.by_option(
        "Meetings a year here, if each comes to all. Who serves places beyond the area may come to "
        "others elsewhere.",
        "Who");
    // Every option has the same people, as none of them is a partnership's own.
    const auto& people = page.found.results.front().attendances;
    for (std::size_t at = 0; at < people.size(); ++at) {
        if (people[at].figure == footprints::FigureKind::meetings_public_health) break;
        std::vector<std::string> cells = {capitalised(people[at].who)};
        for (const OptionResult& one : page.found.results)
            cells.push_back(std::to_string(one.attendances[at].meetings));
        table.rows.push_back({std::move(cells), false});
    }
    std::vector<std::string> health = {"A Director of Public Health who serves one authority"};
    for (std::size_t at = 0; at < page.count(); ++at)
        health.push_back(std::to_string(page.options.meetings));
    table.rows.push_back({std::move(health), false});
    note.table(std::move(table));
}

}  // namespace

void add_effects(Note& note, const NotePage& page) {
    add_changes(note, page);
    add_rules(note, page);
    add_overlays(note, page);
    add_attendances(note, page);
}

}  // namespace govmap
