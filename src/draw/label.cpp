#include "draw/label.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "draw/html.hpp"
#include "draw/label_card.hpp"
#include "draw/measure.hpp"

namespace govmap {
namespace {

int points(double length) { return static_cast<int>(std::lround(length)); }

// The colours of a figure: its own style where it is there, else those of what is not.
Theme::BoxStyle colours(const Figure& figure, const Theme& theme) {
    if (figure.standing == Standing::recorded) return theme.box(figure.style);
    const Theme::StandingStyle& style = theme.outline(figure.standing);
    return {style.fill, style.text, style.border, style.fill};
}

std::string box_label(const Figure& figure, const Theme& theme) {
    constexpr double padding = 4;
    const Theme::BoxStyle style = colours(figure, theme);
    const double width = figure.width - 2 * padding - 2;
    std::string text =
        html_wrapped(figure.name, width, {theme.heading_size, style.text, true, true});
    std::vector<std::string> lines = figure.lines;
    if (!figure.rule.empty() && !lines.empty()) lines.back() += fmt::format(" ({})", figure.rule);
    if (figure.external) {
        if (lines.empty()) lines.emplace_back();
        lines.back() += fmt::format("{}external to government", lines.back().empty() ? "" : ", ");
    }
    for (const std::string& line : lines) {
        text += "<BR/>" + html_wrapped(line, width, {theme.text_size, style.text, false, true});
    }
    return fmt::format(
        R"(<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{}" STYLE="{}" )"
        R"(BGCOLOR="{}" COLOR="{}"><TR><TD WIDTH="{}">{}</TD></TR></TABLE>)",
        padding, outline_words(theme.outline(figure.standing).outline, true), style.fill,
        style.border, points(figure.width), text);
}

std::string frame_label(const Figure& figure, const Theme& theme) {
    constexpr double padding = 3;
    const Theme::BoxStyle& style = theme.box(figure.style);
    constexpr double spacing = 3;
    const auto count = static_cast<double>(figure.cells.size());
    const double heading = figure.width / 7;
    const double cell = (figure.width - heading - spacing * (count + 2) - 2) / count;
    std::string row =
        fmt::format(R"(<TD PORT="{}" WIDTH="{}" BGCOLOR="{}" CELLPADDING="{}">{}</TD>)",
                    heading_port, points(heading), style.fill, padding,
                    html_wrapped(figure.name, heading - 2 * padding - 2,
                                 {theme.heading_size, style.text, true, true}));
    for (const Cell& one : figure.cells) {
        if (one.id.empty()) {
            row += fmt::format(R"(<TD WIDTH="{}" BORDER="0"></TD>)", points(cell));
            continue;
        }
        row += fmt::format(R"(<TD PORT="{}" WIDTH="{}" BGCOLOR="{}" CELLPADDING="{}">{}</TD>)",
                           one.id, points(cell), theme.paper, padding,
                           html_wrapped(one.name, cell - 2 * padding - 1,
                                        {theme.small_size, theme.ink, false, true}));
    }
    return fmt::format(
        R"(<TABLE BORDER="1" CELLBORDER="1" CELLSPACING="{}" COLOR="{}" BGCOLOR="{}">)"
        "<TR>{}</TR></TABLE>",
        spacing, style.border, style.ground, row);
}

std::string strip(const Scene& scene, const std::string& cells, const std::string& below) {
    return fmt::format(
        R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">)"
        "<TR>{}</TR>{}</TABLE>",
        cells.empty() ? fmt::format(R"(<TD WIDTH="{}"></TD>)", points(scene.width())) : cells,
        below);
}

// What an entry of the key says.
std::string key_words(const LegendEntry& one) {
    return one.form == LegendEntry::Form::mark ? fmt::format("“{}”: {}", one.mark, one.words)
                                               : one.words;
}

constexpr double key_padding = 5;

// The width of the longest word: what a place of the key needs at the least.
double longest_word(const std::string& words, double size) {
    double widest = 0;
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t to = std::min(words.find(' ', from), words.size());
        widest = std::max(widest, text_width(words.substr(from, to - from), size));
        from = to + 1;
    }
    return widest;
}

// The widths of the key's places: as wide as their words, and narrower together where the sheet
// ends, but never so narrow that a word is broken.
std::vector<double> key_widths(const Scene& scene) {
    constexpr double around = 4 * key_padding;
    const double size = scene.theme.small_size;
    double sum = 0;
    double least = 0;
    std::vector<double> widths;
    for (const LegendEntry& one : scene.legend) {
        widths.push_back(text_width(key_words(one), size) + around);
        sum += widths.back();
        least += longest_word(key_words(one), size) + around;
    }
    const double room = scene.width() - 2;  // the strip has a rim of its own
    if (sum <= room || sum <= least) return widths;
    const double kept = std::max(0.0, (room - least) / (sum - least));
    for (std::size_t at = 0; at < widths.size(); ++at) {
        const double word = longest_word(key_words(scene.legend[at]), size) + around;
        widths[at] = word + (widths[at] - word) * kept;
    }
    return widths;
}

// An empty place up to the sheet's end: the lines of notes below would stretch the others, and the
// samples would no longer stand above their words.
std::string rest_of_key(const Scene& scene, const std::vector<double>& widths) {
    const double used = std::accumulate(widths.begin(), widths.end(), 0.0);
    return fmt::format(R"(<TD WIDTH="{}" CELLPADDING="0"></TD>)",
                       points(std::max(0.0, scene.width() - used)));
}

}  // namespace

std::string outline_words(const std::string& outline, bool rounded) {
    if (!rounded) return outline;
    return outline == "solid" ? "rounded" : "rounded," + outline;
}

std::string title_label(const Scene& scene) {
    const Theme& theme = scene.theme;
    const double width = scene.width() - 4;
    return fmt::format(
        R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">)"
        R"(<TR><TD WIDTH="{0}" ALIGN="LEFT" BALIGN="LEFT">{1}</TD></TR>)"
        R"(<TR><TD WIDTH="{0}" ALIGN="LEFT" BALIGN="LEFT">{2}</TD></TR></TABLE>)",
        points(scene.width()),
        html_wrapped(scene.title, width, {theme.title_size, theme.ink, true, false}),
        html_wrapped(scene.subtitle, width, {theme.heading_size + 1, theme.ink, false, false}));
}

std::string figure_label(const Figure& figure, const Theme& theme, double more_height) {
    switch (figure.form) {
        case Figure::Form::frame: return frame_label(figure, theme);
        case Figure::Form::card: return card_label(figure, theme, more_height);
        case Figure::Form::box: break;
    }
    return box_label(figure, theme);
}

std::string key_port(std::size_t entry) { return fmt::format("key{}_", entry); }

std::string key_top_label(const Scene& scene) {
    std::string cells;
    const std::vector<double> widths = key_widths(scene);
    for (std::size_t at = 0; at < widths.size(); ++at) {
        cells += fmt::format(R"(<TD PORT="{}" WIDTH="{}" HEIGHT="1"></TD>)", key_port(at),
                             points(widths[at]));
    }
    if (!cells.empty()) cells += rest_of_key(scene, widths);
    return strip(scene, cells, {});
}

std::string key_label(const Scene& scene) {
    const Theme& theme = scene.theme;
    const std::vector<double> widths = key_widths(scene);
    std::string cells;
    for (std::size_t at = 0; at < widths.size(); ++at) {
        const LegendEntry& one = scene.legend[at];
        const double room = widths[at] - 2 * key_padding;
        TextStyle style{theme.small_size, theme.ink, false, true};
        std::string content;
        if (one.form == LegendEntry::Form::outline) {
            const Theme::StandingStyle& look = theme.outline(one.standing);
            style.colour = look.text;
            content =
                fmt::format(R"(<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" )"
                            R"(STYLE="{}" )"
                            R"(COLOR="{}" BGCOLOR="{}"><TR><TD WIDTH="{}">{}</TD></TR></TABLE>)",
                            look.outline, look.border, look.fill, points(room),
                            html_wrapped(key_words(one), room - 6, style));
        } else {
            content = html_wrapped(key_words(one), room, style);
        }
        cells += fmt::format(R"(<TD PORT="{}" WIDTH="{}" CELLPADDING="{}">{}</TD>)", key_port(at),
                             points(widths[at]), key_padding / 2, content);
    }
    if (!cells.empty()) cells += rest_of_key(scene, widths);
    const TextStyle small{theme.small_size, theme.muted, false, false};
    std::string below;
    const std::size_t span = widths.size() + 1;
    std::vector<std::string> lines = scene.notes;
    lines.push_back(scene.sources);
    for (const std::string& line : lines) {
        below += fmt::format(R"(<TR><TD COLSPAN="{}" ALIGN="LEFT" BALIGN="LEFT">{}</TD></TR>)",
                             span, html_wrapped(line, scene.width() - 8, small));
    }
    return strip(scene, cells, below);
}

}  // namespace govmap
