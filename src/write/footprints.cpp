#include "write/footprints.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "write/json_text.hpp"
#include "write/sheet.hpp"

namespace govmap {
namespace {

using footprints::AuthoritySet;
using footprints::info;
using footprints::WeighedOption;
using footprints::Weighing;
using Json = nlohmann::ordered_json;

const char* const own_rule =
    "That a partnership hangs together is a rule of this program, not of the guidance; --borders "
    "none turns it off.";

std::string names(const FootprintPage& page, AuthoritySet set) {
    return footprints::names_of(page.graph, page.area, set);
}

std::string example(const FootprintPage& page, const WeighedOption& option) {
    std::vector<std::string> parts;
    for (const AuthoritySet block : option.example) parts.push_back(names(page, block));
    return fmt::format("{}", fmt::join(parts, " | "));
}

AuthoritySet everyone(const FootprintPage& page) {
    return footprints::first_of(page.area.authorities.size());
}

std::string counted_options(const footprints::WholeNumber& count) {
    const std::string text = grouped(count.text());
    return text + (text == "1" ? " option" : " options");
}

std::vector<std::string> slice_notes(const FootprintPage& page) {
    std::vector<std::string> result;
    for (const auto* areas : {&page.area.boards, &page.area.forces, &page.area.regions}) {
        for (const footprints::Across& one : *areas) {
            if (one.slices == 0) continue;
            result.push_back(fmt::format("{}: {}", page.graph.model().entity(one.area).name,
                                         names(page, one.slices)));
        }
    }
    return result;
}

std::string how_many(const FootprintPage& page) {
    const footprints::PartitionCount& count = page.study.count;
    if (count.exact()) {
        return fmt::format("{} in all, counted exactly.",
                           capitalised(counted_options(count.count)));
    }
    return fmt::format(
        "Their number is not known: the count was stopped after {} of {} steps, with {} states. "
        "There are at least {}.",
        count.effort.swept, count.effort.steps, count.effort.peak_states,
        grouped(count.at_least.text()));
}

std::string text(const FootprintPage& page, PageStyle style) {
    const footprints::Area& area = page.area;
    Page out(style);
    out.heading(
        fmt::format("Footprints of {}, as at {}", page.asked, in_words(page.graph.as_of())));
    out.blank();
    out.paragraph(fmt::format(
        "{}: {}.",
        counted(area.authorities.size(), "upper-tier authority", "upper-tier authorities"),
        names(page, everyone(page))));
    out.paragraph(fmt::format("Partnerships hang together by {} (--borders {}). {}",
                              info(page.rule).meaning, info(page.rule).word, own_rule));
    if (area.alone != 0) {
        out.paragraph(fmt::format("Without a neighbour here, so that it stands alone: {}.",
                                  names(page, area.alone)));
    }
    if (const std::string note = footprints::reservation(page.graph, area); !note.empty())
        out.paragraph(note);
    for (const std::string& one : page.conditions) out.paragraph(one + ".", 2, "- ");
    out.blank();
    out.paragraph(how_many(page));
    if (page.study.weighings.empty()) return out.text();
    out.blank();
    if (!page.study.weighed) {
        out.paragraph("Which options none beats is not told: " + page.study.not_weighed + ".");
        return out.text();
    }
    out.paragraph(
        fmt::format("{} that none beats on every count; less is better unless it says so:",
                    counted(page.study.unbeaten.size(), "set of figures", "sets of figures")));
    for (const Weighing one : page.study.weighings)
        out.paragraph(std::string(info(one).meaning) + ".", 2, "- ");
    out.blank();
    std::size_t number = 0;
    for (const WeighedOption& option : page.study.unbeaten) {
        if (++number > page.top) break;
        std::vector<std::string> figures;
        for (std::size_t at = 0; at < option.values.size(); ++at) {
            const footprints::WeighingInfo& what = info(page.study.weighings[at]);
            figures.push_back(fmt::format("{} {}", grouped(std::to_string(option.values[at])),
                                          option.values[at] == 1 ? what.one : what.many));
        }
        out.paragraph(
            fmt::format("{} ({})", fmt::join(figures, ", "), counted_options(option.options)), 0,
            fmt::format("{}. ", number));
        out.paragraph(example(page, option), 3,
                      option.options == footprints::WholeNumber(1) ? "" : "such as ");
    }
    if (page.study.unbeaten.size() > page.top) {
        out.paragraph(fmt::format("… and {} more; --top {} shows them all.",
                                  page.study.unbeaten.size() - page.top,
                                  page.study.unbeaten.size()));
    }
    const std::vector<std::string> slices = slice_notes(page);
    if (!slices.empty()) {
        out.blank();
        out.paragraph(
            fmt::format("Slices of less than {:.0f} % of an authority's residents are not counted: "
                        "{}.",
                        footprints::slice_threshold * 100, fmt::join(slices, "; ")));
    }
    return out.text();
}

Json number(const footprints::WholeNumber& count) {
    return count.fits_64_bits() ? Json(count.low()) : Json(count.text());
}

Json ids(const FootprintPage& page, AuthoritySet set) {
    Json result = Json::array();
    footprints::for_each(set, [&](std::size_t at) {
        result.push_back(page.graph.model().entity(page.area.authorities[at]).id);
    });
    return result;
}

std::string json(const FootprintPage& page, PageStyle) {
    const footprints::Area& area = page.area;
    Json root;
    root["area"] = page.asked;
    root["as_of"] = iso(page.graph.as_of());
    root["borders"] = info(page.rule).word;
    root["authorities"] = Json::array();
    for (std::size_t at = 0; at < area.authorities.size(); ++at) {
        const Entity& one = page.graph.model().entity(area.authorities[at]);
        root["authorities"].push_back({{"id", one.id},
                                       {"name", one.plain_name()},
                                       {"residents", area.residents[at]},
                                       {"alone", (area.alone & footprints::only(at)) != 0}});
    }
    root["reservation"] = footprints::reservation(page.graph, area);
    root["conditions"] = page.conditions;
    const footprints::PartitionCount& count = page.study.count;
    root["exact"] = count.exact();
    root["count"] = count.exact() ? number(count.count) : Json(nullptr);
    root["at_least"] = number(count.exact() ? count.count : count.at_least);
    root["states"] = count.effort.peak_states;
    root["meetings"] = page.request.meetings;
    root["weighings"] = Json::array();
    for (const Weighing one : page.study.weighings) {
        root["weighings"].push_back({{"word", info(one).word},
                                     {"meaning", info(one).meaning},
                                     {"more_is_better", info(one).more_is_better}});
    }
    root["weighed"] = page.study.weighed;
    root["not_weighed"] = page.study.weighed || page.study.not_weighed.empty()
                              ? Json(nullptr)
                              : Json(page.study.not_weighed);
    root["unbeaten"] = Json::array();
    for (const WeighedOption& option : page.study.unbeaten) {
        Json blocks = Json::array();
        for (const AuthoritySet block : option.example) blocks.push_back(ids(page, block));
        Json values;
        for (std::size_t at = 0; at < option.values.size(); ++at)
            values[info(page.study.weighings[at]).word] = option.values[at];
        root["unbeaten"].push_back(
            {{"values", values}, {"options", number(option.options)}, {"example", blocks}});
    }
    return json_text(root);
}

std::string csv(const FootprintPage& page, PageStyle) {
    std::string out = byte_order_mark;
    std::vector<std::string> cells;
    for (const Weighing one : page.study.weighings) cells.emplace_back(info(one).word);
    cells.insert(cells.end(), {"options", "example"});
    add_sheet_row(out, cells);
    for (const WeighedOption& option : page.study.unbeaten) {
        cells.clear();
        for (const std::int64_t value : option.values) cells.push_back(std::to_string(value));
        cells.insert(cells.end(), {option.options.text(), example(page, option)});
        add_sheet_row(out, cells);
    }
    return out;
}

constexpr std::array<FootprintFormat, 4> formats = {{
    {"text", "for reading", text},
    {"json", "for programs, with every unbeaten option", json},
    {"csv", "a table of the unbeaten options, for spreadsheets", csv},
    {"options", "a file of options to go on with, for compare", footprint_options_file},
}};

}  // namespace

std::span<const FootprintFormat> footprint_formats() { return formats; }

const FootprintFormat* footprint_format(std::string_view word) {
    for (const FootprintFormat& one : formats) {
        if (word == one.word) return &one;
    }
    return nullptr;
}

FootprintLines::FootprintLines(const GovernanceGraph& graph, const footprints::Area& area) {
    for (const EntityIndex one : area.authorities)
        names_.push_back(one_line(graph.model().entity(one).plain_name()));
}

void FootprintLines::add(std::string& out, std::span<const AuthoritySet> blocks) const {
    bool first = true;
    for (const AuthoritySet block : blocks) {
        if (!first) out += " | ";
        first = false;
        bool one = true;
        footprints::for_each(block, [&](std::size_t at) {
            if (!one) out += " + ";
            one = false;
            out += names_[at];
        });
    }
    out += '\n';
}

}  // namespace govmap
