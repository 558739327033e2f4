#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "write/comparison.hpp"
#include "write/numbers.hpp"

// The decision note on footprints: every sentence of a comparison that people read.

namespace govmap {
namespace {

using footprints::Better;
using footprints::Figure;
using footprints::FigureInfo;
using footprints::Group;
using footprints::Option;
using footprints::OptionResult;
using footprints::Overlay;
using footprints::OverlayKind;
using footprints::Told;

constexpr const char* ours =
    "What holds a partnership together, the count of meetings and the criteria are this program's; "
    "the rules are the guidance's and of good practice, each said with its own force. Nothing here "
    "chooses: which count matters more is for the partners.";

std::string told(const Told& one) {
    return one.source.empty() ? one.says : fmt::format("{} ({})", one.says, one.source);
}

class ComparisonNote {
public:
    explicit ComparisonNote(const ComparisonPage& page)
        : page_(page),
          options_(page.options),
          found_(page.comparison),
          note_(fmt::format("{} Options as at {}", sentence(options_.title),
                            in_words(page.graph.as_of()))) {}

    Note make() {
        add_summary();
        add_aims();
        add_options();
        add_criteria();
        add_findings();
        add_risks();
        add_unknown();
        return std::move(note_);
    }

private:
    static std::string sentence(std::string text) {
        if (text.empty()) return text;
        if (text.back() != '?' && text.back() != '.') text += '.';
        return text;
    }

    [[nodiscard]] std::size_t count() const { return options_.options.size(); }

    [[nodiscard]] std::string called(std::size_t option) const {
        return fmt::format("{} ({})", option_letter(option), options_.options[option].name);
    }

    [[nodiscard]] std::string letters(const std::vector<std::size_t>& some) const {
        std::vector<std::string> result;
        for (const std::size_t one : some) result.push_back(option_letter(one));
        return join_and(result);
    }

    /// Those that are told of one by one: named in the file, or not beaten.
    [[nodiscard]] bool is_told(std::size_t option) const {
        return !options_.options[option].listed || found_.beaten[option].empty();
    }

    // What a reader with a minute wants to know.
    void add_summary() {
        note_.heading("In brief");
        std::vector<std::string> items;
        items.push_back(fmt::format("{} are set side by side; business as usual is {}.",
                                    capitalised(counted(count(), "option")),
                                    called(options_.today)));
        std::vector<std::size_t> below;
        std::vector<std::size_t> best;
        for (std::size_t at = 0; at < count(); ++at) {
            if (found_.beaten[at].empty()) best.push_back(at);
            const auto& findings = found_.results[at].findings;
            if (std::any_of(findings.begin(), findings.end(), [](const Finding& one) {
                    return one.verdict == Verdict::fail && one.force == Force::minimum;
                }))
                below.push_back(at);
        }
        items.push_back(below.empty()
                            ? "None is known to fall below what the guidance puts as its minimum "
                              "for footprints."
                            : fmt::format("Below what the guidance puts as its minimum for "
                                          "footprints: {}.",
                                          letters(below)));
        items.push_back(best.size() == count()
                            ? "No option beats another on every criterion."
                            : fmt::format("Not beaten on every criterion: {}.", letters(best)));
        if (!found_.weighting.criteria.empty())
            items.push_back(fmt::format(
                "Were all criteria to weigh alike, {} would lead; below stands how that turns with "
                "the weights.",
                letters(found_.weighting.equal.places.front())));
        note_.list(std::move(items));
    }

    void add_aims() {
        note_.heading("What is asked, and what for");
        if (!options_.question.empty()) note_.paragraph(options_.question);
        std::vector<std::string> aims;
        for (const Told& one : options_.aims) aims.push_back(told(one));
        if (aims.empty()) return;
        note_.heading("Aims", 3);
        note_.list(std::move(aims));
    }

    void add_options() {
        note_.heading("The options");
        const footprints::AuthoritySet all = footprints::first_of(options_.area.authorities.size());
        note_.paragraph(fmt::format("{}: {}, {}.", options_.area_name,
                                    counted(options_.area.authorities.size(),
                                            "upper-tier authority", "upper-tier authorities"),
                                    authorities_text(page_, all)));
        std::vector<std::string> items;
        for (std::size_t at = 0; at < count(); ++at) items.push_back(option_line(at));
        note_.list(std::move(items));
        if (!page_.map.empty())
            note_.picture(page_.map,
                          "The options as maps: see the page or picture of this comparison.");
        std::vector<std::string> recorded;
        for (std::size_t at = 0; at < count(); ++at) {
            const Option& option = options_.options[at];
            for (const Told& one : option.reasons)
                recorded.push_back(fmt::format("For {}: {}", option_letter(at), told(one)));
            for (const Told& one : option.drawbacks)
                recorded.push_back(fmt::format("Against {}: {}", option_letter(at), told(one)));
        }
        if (recorded.empty()) return;
        note_.heading("Reasons on record", 3);
        note_.list(std::move(recorded));
    }

    [[nodiscard]] std::string option_line(std::size_t at) const {
        const Option& option = options_.options[at];
        const OptionResult& result = found_.results[at];
        std::vector<std::string> groups;
        for (std::size_t group = 0; group < option.groups.size(); ++group) {
            const Group& one = option.groups[group];
            std::string who = footprints::names_added(page_.graph, options_.area, one.members);
            if (who != one.name && !option.listed) who = fmt::format("{} ({})", one.name, who);
            const auto& residents = result.groups[group].residents;
            if (residents && !option.listed)
                who += fmt::format(", {} residents", grouped(*residents));
            groups.push_back(std::move(who));
        }
        std::string line = fmt::format("{}. ", option_letter(at));
        if (!option.listed) line += option.name;
        if (at == options_.today) line += ", business as usual";
        if (!option.listed) line += ": ";
        line += fmt::format("{}.", fmt::join(groups, option.listed ? " | " : "; "));
        if (!option.note.empty()) line += " " + sentence(capitalised(option.note));
        if (!option.source.empty()) line += fmt::format(" [{}]", option.source);
        return line;
    }

    void add_criteria() {
        note_.heading("What they are set against each other on");
        note_.paragraph(ours);
        std::vector<std::string> items;
        for (const Figure& figure : found_.figures) {
            if (!footprints::is_criterion(figure)) continue;
            const FigureInfo& what = info(figure.kind);
            items.push_back(
                fmt::format("{}: {}; {}", capitalised(what.label), what.meaning,
                            what.better == Better::less ? "less is better" : "more is better"));
        }
        if (items.empty())
            note_.paragraph("On every criterion the options come to the same.");
        else
            note_.list(std::move(items));
        note_.paragraph(fmt::format(
            "A partnership is in one piece where it hangs together by {}. Meetings are reckoned at "
            "{} a year for each partnership. Less than {:.0f} % of an authority's residents in an "
            "area is a slice along a border: shown, and not counted.",
            info(options_.rule).meaning, options_.meetings, footprints::slice_threshold * 100));
    }

    NoteTable by_option(std::string caption, std::string heading) const {
        NoteTable table;
        table.caption = std::move(caption);
        table.columns.push_back({std::move(heading), false});
        for (std::size_t at = 0; at < count(); ++at)
            table.columns.push_back(
                {option_letter(at) + (at == options_.today ? " (today)" : ""), true});
        return table;
    }

    void add_findings() {
        note_.heading("Findings");
        add_figures();
        add_unbeaten();
        add_weights();
        add_changes();
        add_rules();
        add_overlays();
        add_attendances();
    }

    void add_figures() {
        NoteTable table = by_option(
            "Side by side. \u2193 less is better, \u2191 more is better, * best of these.", "");
        std::vector<std::string> same;
        const char* heading = "";
        for (const Figure& figure : found_.figures) {
            const FigureInfo& what = info(figure.kind);
            if (figure.same) {
                if (figure.values.front())
                    same.push_back(fmt::format("{}: {}", what.label,
                                               figure_text(what, figure.values.front())));
                continue;
            }
            if (std::string_view(heading) != what.heading) {
                heading = what.heading;
                table.rows.push_back({{heading}, true});
            }
            std::vector<std::string> cells = {std::string(what.label) +
                                              (what.better == Better::less   ? "\u00A0\u2193"
                                               : what.better == Better::more ? "\u00A0\u2191"
                                                                             : "")};
            for (std::size_t at = 0; at < count(); ++at)
                cells.push_back(figure_text(what, figure.values[at]) +
                                (figure.best[at] ? "*" : ""));
            table.rows.push_back({std::move(cells), false});
        }
        note_.heading("The figures", 3);
        if (!table.rows.empty()) note_.table(std::move(table));
        if (!same.empty())
            note_.paragraph(fmt::format("The same in every option: {}.", fmt::join(same, "; ")));
    }

    void add_unbeaten() {
        std::vector<std::size_t> best;
        for (std::size_t at = 0; at < count(); ++at) {
            if (found_.beaten[at].empty()) best.push_back(at);
        }
        note_.heading("Which options none beats", 3);
        if (best.size() == count()) {
            note_.paragraph("No option beats another: each is better on some criterion.");
            return;
        }
        note_.paragraph(fmt::format("Not beaten on every criterion: {}.", letters(best)));
        std::vector<std::string> items;
        for (std::size_t at = 0; at < count(); ++at) {
            if (!found_.beaten[at].empty())
                items.push_back(
                    fmt::format("{} is beaten by {}: no worse on any criterion, and better on one.",
                                option_letter(at), letters(found_.beaten[at])));
        }
        note_.list(std::move(items));
    }

    [[nodiscard]] std::string in_order(const footprints::Order& order) const {
        std::vector<std::string> places;
        for (const auto& place : order.places) {
            std::vector<std::string> names;
            for (const std::size_t one : place) names.push_back(option_letter(one));
            places.push_back(fmt::format("{}", fmt::join(names, " = ")));
        }
        return fmt::format("{}", fmt::join(places, " > "));
    }

    void add_weights() {
        const footprints::Weighting& weights = found_.weighting;
        if (weights.criteria.empty()) return;
        note_.heading("How the order changes with the weights", 3);
        note_.paragraph(
            "Each criterion is scored from 0 for the worst of these options to 1 for the best, and "
            "the scores are weighed. No weights are right; this shows how far the order hangs on "
            "them.");
        NoteTable table;
        table.columns = {{"Were this the only criterion", false}, {"Order", false}};
        table.rows.push_back({{"all criteria alike", in_order(weights.equal)}, false});
        std::vector<std::string> leads;
        for (const footprints::WeightEffect& one : weights.effects) {
            table.rows.push_back({{info(one.criterion).label, in_order(one.alone)}, false});
            if (one.leads.size() < 2) continue;
            std::vector<std::string> parts;
            for (const footprints::Lead& lead : one.leads)
                parts.push_back(fmt::format("from {} % to {} % {}", std::lround(lead.from * 100),
                                            std::lround(lead.to * 100), letters(lead.options)));
            leads.push_back(fmt::format("{}: {}", capitalised(info(one.criterion).label),
                                        fmt::join(parts, ", ")));
        }
        note_.table(std::move(table));
        if (leads.empty()) {
            note_.paragraph("However much one criterion weighs, the same option leads.");
            return;
        }
        note_.paragraph(
            "Who leads as one criterion takes more of the weight, the others sharing the rest "
            "alike:");
        note_.list(std::move(leads));
    }

    void add_changes() {
        note_.heading("Who loses and who gains alignment, against today", 3);
        std::vector<std::string> items;
        for (std::size_t at = 0; at < count(); ++at) {
            if (at == options_.today || !is_told(at)) continue;
            const OptionResult& result = found_.results[at];
            for (const std::string& one : result.loses)
                items.push_back(fmt::format("{}: {}", option_letter(at), one));
            for (const std::string& one : result.gains)
                items.push_back(fmt::format("{}: {}", option_letter(at), one));
            if (result.loses.empty() && result.gains.empty())
                items.push_back(fmt::format("{}: nobody loses or gains any.", option_letter(at)));
        }
        note_.list(std::move(items));
    }

    // Alike findings of one rule are told once, with whom they are about.
    void add_rules() {
        note_.heading("Rules that the footprint decides, where they are not met or cannot be told",
                      3);
        std::vector<std::string> items;
        for (std::size_t at = 0; at < count(); ++at) {
            if (!is_told(at)) continue;
            std::map<std::string, std::vector<std::string>> unclear;
            for (const Finding& one : found_.results[at].findings) {
                if (one.verdict == Verdict::fail)
                    items.push_back(fmt::format("{}: {}", option_letter(at), finding(one)));
                else
                    unclear[one.rule].push_back(one.subject_name);
            }
            for (auto& [rule, who] : unclear) {
                std::sort(who.begin(), who.end());
                who.erase(std::unique(who.begin(), who.end()), who.end());
                items.push_back(
                    fmt::format("{}: {}, {}: of {} one cannot tell from what is "
                                "recorded.",
                                option_letter(at), rule, found_.rules.at(rule), join_and(who)));
            }
        }
        if (items.empty())
            note_.paragraph("Every option meets them all.");
        else
            note_.list(std::move(items));
    }

    static std::string finding(const Finding& one) {
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

    void add_overlays() {
        NoteTable table = by_option(
            "How many partnerships each meets; = where one partnership holds just the same "
            "authorities.",
            "Boards, forces, regions, programmes");
        std::vector<std::string> slices;
        for (const footprints::Overlays& kind : found_.overlays) {
            if (kind.kind == OverlayKind::community_safety || kind.all.empty()) continue;
            table.rows.push_back({{capitalised(info(kind.kind).many)}, true});
            for (const Overlay& one : kind.all) {
                if (one.slices != 0 && kind.kind != OverlayKind::icb_leadership)
                    slices.push_back(
                        fmt::format("{}, of {}", one.name, authorities_text(page_, one.slices)));
                if (one.members == 0) continue;
                std::vector<std::string> cells = {one.name +
                                                  (one.beyond ? " (reaches beyond the area)" : "")};
                for (const Option& option : options_.options) cells.push_back(met(one, option));
                table.rows.push_back({std::move(cells), false});
            }
            add_shares(table, kind);
        }
        note_.table(std::move(table));
        if (!slices.empty())
            note_.paragraph(fmt::format("Slices, not counted: {}.", fmt::join(slices, "; ")));
    }

    // Of the residents that such areas have here; where there are any to count.
    void add_shares(NoteTable& table, const footprints::Overlays& kind) const {
        if (!info(kind.kind).by_residents) return;
        std::vector<std::string> whole = {"residents whose one is in one partnership"};
        std::vector<std::string> same = {"residents whose one and partnership are the same"};
        for (const Option& option : options_.options) {
            const auto one = footprints::alignment(options_.area, kind, option);
            if (!one.coincide) return;
            whole.push_back(fmt::format("{:.0f} %", *one.in_one_piece * 100));
            same.push_back(fmt::format("{:.0f} %", *one.coincide * 100));
        }
        table.rows.push_back({std::move(whole), false});
        table.rows.push_back({std::move(same), false});
    }

    static std::string met(const Overlay& overlay, const Option& option) {
        const bool same = std::any_of(
            option.groups.begin(), option.groups.end(),
            [&](const Group& one) { return footprints::coincide(overlay, one.members); });
        return fmt::format("{}{}", footprints::met_by(overlay, option), same ? " =" : "");
    }

    void add_attendances() {
        NoteTable table = by_option("Meetings a year that have to be attended.", "Who");
        // by name; every option has the same people, as none of them is of a partnership
        for (std::size_t at = 0; at < found_.results.front().attendances.size(); ++at) {
            const footprints::Attendance& who = found_.results.front().attendances[at];
            if (who.figure == footprints::FigureKind::meetings_public_health) break;
            std::vector<std::string> cells = {capitalised(who.who)};
            for (const OptionResult& one : found_.results)
                cells.push_back(std::to_string(one.attendances[at].meetings));
            table.rows.push_back({std::move(cells), false});
        }
        std::vector<std::string> health = {fmt::format(
            "Each of the {}", counted(options_.area.authorities.size(), "Director of Public Health",
                                      "Directors of Public Health"))};
        for (std::size_t at = 0; at < count(); ++at)
            health.push_back(std::to_string(options_.meetings));
        table.rows.push_back({std::move(health), false});
        note_.table(std::move(table));
    }

    void add_risks() {
        note_.heading("Risks and the price of change");
        std::vector<std::string> items;
        for (std::size_t at = 0; at < count(); ++at) {
            if (is_told(at)) items.push_back(fmt::format("{}: {}", called(at), risks(at)));
        }
        note_.list(std::move(items));
    }

    [[nodiscard]] std::string risks(std::size_t at) const {
        const Option& option = options_.options[at];
        const OptionResult& result = found_.results[at];
        std::vector<std::string> parts;
        if (result.changed == 0) {
            parts.emplace_back("nobody's partners change.");
        } else {
            parts.push_back(fmt::format("{} would get other partners.",
                                        authorities_text(page_, result.changed)));
        }
        if (!result.posts.empty())
            parts.push_back(fmt::format(
                "{} {} a role or seat in what changes.",
                counted(result.posts.size(), "post or organisation", "posts and organisations"),
                result.posts.size() == 1 ? "has" : "have"));
        if (!result.products.empty())
            parts.push_back(fmt::format(
                "{} of today's partnerships (terms of reference, plans and the like) would be "
                "written again or agreed anew.",
                counted(result.products.size(), "document")));
        for (std::size_t group = 0; group < option.groups.size(); ++group) {
            const footprints::GroupResult& one = result.groups[group];
            const std::string& name = option.groups[group].name;
            if (one.pieces_any.value_or(1) > 1)
                parts.push_back(fmt::format("{} would be in {} pieces.", name, *one.pieces_any));
            else if (one.pieces_land.value_or(1) > 1)
                parts.push_back(fmt::format("{} hangs together across water only.", name));
            if (!one.on_the_border.empty())
                parts.push_back(
                    fmt::format("{} borders on {}.", name, join_and(one.on_the_border)));
        }
        return fmt::format("{}", fmt::join(parts, " "));
    }

    void add_unknown() {
        note_.heading("What is not known");
        std::vector<std::string> items = found_.not_known;
        if (items.empty()) items.emplace_back("Nothing was named as not known.");
        note_.list(std::move(items));
        if (!found_.sources.empty()) {
            note_.heading("Where the facts are from", 3);
            note_.list(found_.sources);
        }
        note_.heading("What the rules are", 3);
        note_.list(found_.standing);
    }

    const ComparisonPage& page_;
    const footprints::Options& options_;
    const footprints::Comparison& found_;
    Note note_;
};

}  // namespace

Note comparison_note(const ComparisonPage& page) { return ComparisonNote(page).make(); }

std::string option_letter(std::size_t option) {
    constexpr std::size_t letters = 26;
    std::string result(1, static_cast<char>('A' + option % letters));
    return option < letters ? result : option_letter(option / letters - 1) + result;
}

std::string figure_text(const FigureInfo& figure, std::optional<double> value) {
    if (!value) return "?";
    switch (figure.unit) {
        case footprints::Unit::share: return fmt::format("{:.0f} %", *value * 100);
        case footprints::Unit::ratio: return fmt::format("{:.1f}", *value);
        case footprints::Unit::count:
        case footprints::Unit::residents: break;
    }
    return grouped(static_cast<std::uint64_t>(std::llround(*value)));
}

std::string authorities_text(const ComparisonPage& page, footprints::AuthoritySet set) {
    return footprints::names_of(page.graph, page.options.area, set);
}

}  // namespace govmap
