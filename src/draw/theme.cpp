#include "draw/theme.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace govmap {
namespace {

constexpr double least_contrast = 4.5;   // WCAG 2, 1.4.3, level AA
constexpr std::size_t fewest_fills = 6;  // for the neighbours of partnerships on a map

std::vector<std::string> line_words() {
    std::vector<std::string> words;
    for (const LinkKindInfo& one : link_kinds()) words.emplace_back(one.word);
    return words;
}

void add_tile_shapes(Shapes& book) {
    book.add("pattern", shapes::word("a pattern", {"plain", "rising", "falling", "level", "upright",
                                                   "crossed", "dots", "rings"}));
    book.add("tile-fill",
             shapes::fields("the ground of a tile", {{"fill", "colour", "its colour", true},
                                                     {"mark", "colour", "of the pattern", true},
                                                     {"pattern", "pattern", "on it", true}}));
    book.add("tile-fills", shapes::list("grounds of tiles, told apart by pattern", "tile-fill"));
    book.add("tiles",
             shapes::fields("tile maps", {{"outline", "colour", "round a partnership", true},
                                          {"rim", "colour", "of each tile", true},
                                          {"fills", "tile-fills", "grounds of tiles", true}}));
}

Shapes theme_shapes() {
    Shapes book;
    book.add("length", shapes::number("points on paper"));
    book.add("words", shapes::text("text"));
    book.add("colour", shapes::text("a colour as #rrggbb"));
    book.add("outline", shapes::word("an outline", {"solid", "dashed", "dotted"}));
    book.add("stroke", shapes::word("a line", {"solid", "dashed", "dotted", "bold"}));
    book.add("head", shapes::word("an arrowhead of Graphviz",
                                  {"normal", "vee", "empty", "open", "diamond", "odiamond", "dot",
                                   "odot", "tee", "box", "obox", "crow", "none"}));
    book.add("page", shapes::fields("the sheet, upright",
                                    {{"width", "length", "its width", true},
                                     {"height", "length", "its height", true},
                                     {"margin", "length", "what stays free on each side", true}}));
    book.add("fonts",
             shapes::fields("fonts", {{"layout", "words", "the one laid out with", true},
                                      {"svg", "words", "the list that an SVG names", true}}));
    book.add("sizes",
             shapes::fields("sizes of text",
                            {{"title", "length", "the title", true},
                             {"heading", "length", "headings", true},
                             {"text", "length", "text", true},
                             {"small", "length", "the smallest text", true},
                             {"smallest-on-paper", "length",
                              "a picture that must be shrunk below this is refused", true}}));
    book.add("box", shapes::fields("a kind of box",
                                   {{"fill", "colour", "its ground", true},
                                    {"text", "colour", "its text", true},
                                    {"border", "colour", "its outline", true},
                                    {"ground", "colour", "of a frame, around its cells"}}));
    book.add("boxes", shapes::map("kinds of box, by the names that views use", "box"));
    book.add("line", shapes::fields("a kind of line",
                                    {{"colour", "colour", "its colour", true},
                                     {"line", "stroke", "solid, dashed, dotted or bold", true},
                                     {"head", "head", "its arrowhead", true},
                                     {"width", "length", "its width"},
                                     {"legend", "words", "what it means, for the legend", true}}));
    Shape lines = shapes::any_map("kinds of line, by kind of link", "line");
    book.add("lines", lines);
    book.add("standing", shapes::fields("how it is drawn",
                                        {{"fill", "colour", "its ground", true},
                                         {"text", "colour", "its text", true},
                                         {"border", "colour", "its outline", true},
                                         {"outline", "outline", "solid, dashed or dotted", true},
                                         {"legend", "words", "what it means, for the legend"}}));
    std::vector<Shape::Field> all;
    for (const StandingInfo& one : standings()) {
        all.push_back({one.word, "standing", "how it is drawn", true});
    }
    book.add("standings", shapes::fields("what is there, missing or not known", all));
    book.add("marks",
             shapes::fields("what marks mean, for the legend",
                            {{"external", "words", R"(what "external" means)", true},
                             {"missing-line", "words", "a line that nobody recorded", true}}));
    add_tile_shapes(book);
    book.add("version", shapes::word("the version of the form", {"1"}));
    book.add("theme", shapes::fields("a theme", {{"govmap-theme", "version", "always 1", true},
                                                 {"page", "page", "the sheet", true},
                                                 {"fonts", "fonts", "fonts", true},
                                                 {"sizes", "sizes", "sizes of text", true},
                                                 {"paper", "colour", "the ground", true},
                                                 {"ink", "colour", "text on the ground", true},
                                                 {"muted", "colour", "secondary text", true},
                                                 {"boxes", "boxes", "kinds of box", true},
                                                 {"marks", "marks", "what marks mean", true},
                                                 {"lines", "lines", "kinds of line", true},
                                                 {"tiles", "tiles", "tile maps", true},
                                                 {"standings", "standings", "states", true}}));
    return book;
}

// The relative luminance of a colour by WCAG 2.
std::optional<double> luminance(const std::string& colour) {
    if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
    constexpr std::array<double, 3> weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t part = 0; part < weights.size(); ++part) {
        unsigned value = 0;
        const char* begin = colour.data() + 1 + 2 * part;
        const auto [end, error] = std::from_chars(begin, begin + 2, value, 16);
        if (error != std::errc{} || end != begin + 2) return std::nullopt;
        const double c = value / 255.0;
        sum += weights.at(part) * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

class ThemeReader {
public:
    explicit ThemeReader(Problems& problems) : problems_(problems) {}

    std::string colour(const Node& map, std::string_view key) {
        const Node& node = *map.find(key);
        if (!luminance(node.text())) {
            problems_.add(node.where(), fmt::format("'{}' is not a colour", node.text()),
                          "write a colour as #rrggbb, such as #1d3557");
        }
        return node.text();
    }

    // Text that people must read on a ground.
    void legible(const Node& map, const std::string& text, const std::string& ground) {
        const auto ratio = contrast(text, ground);
        if (!ratio || *ratio >= least_contrast) return;
        problems_.add(
            map.where(),
            fmt::format("text {} on {} has a contrast of {:.1f} to 1", text, ground, *ratio),
            "people need at least 4.5 to 1 (WCAG 2, level AA): darken one or lighten the other");
    }

    Theme::BoxStyle box(const Node& map) {
        Theme::BoxStyle style{colour(map, "fill"), colour(map, "text"), colour(map, "border"), {}};
        style.ground = map.find("ground") == nullptr ? style.fill : colour(map, "ground");
        legible(*map.find("text"), style.text, style.fill);
        return style;
    }

    Theme::StandingStyle standing_style(const Node& map) {
        Theme::StandingStyle style{colour(map, "fill"), colour(map, "text"), colour(map, "border"),
                                   text_at(map, "outline"), text_at(map, "legend")};
        legible(*map.find("text"), style.text, style.fill);
        return style;
    }

    void lines(const Node& map, Theme& theme) {
        for (const Node::Entry& entry : map.entries()) {
            const auto kind = link_kind(entry.key);
            if (!kind) {
                problems_.add(entry.where, fmt::format("'{}' is not a kind of link", entry.key),
                              fmt::format("the kinds are: {}", fmt::join(line_words(), ", ")));
                continue;
            }
            theme.lines[*kind] = {colour(entry.value, "colour"), text_at(entry.value, "line"),
                                  text_at(entry.value, "head"), number_at(entry.value, "width", 1),
                                  text_at(entry.value, "legend")};
        }
    }

    // Labels stand on the ground and across its pattern.
    Theme::TileStyle tiles(const Node& map, const std::string& ink) {
        Theme::TileStyle style{colour(map, "outline"), colour(map, "rim"), {}};
        for (const Node& one : map.find("fills")->items()) {
            style.fills.push_back(
                {colour(one, "fill"), colour(one, "mark"), text_at(one, "pattern")});
            legible(*one.find("fill"), ink, style.fills.back().fill);
            legible(*one.find("mark"), ink, style.fills.back().mark);
        }
        if (style.fills.size() < fewest_fills) {
            problems_.add(
                map.find("fills")->where(),
                fmt::format("there are {} grounds of tiles", style.fills.size()),
                fmt::format("at least {} keep partnerships that touch apart", fewest_fills));
        }
        return style;
    }

private:
    Problems& problems_;
};

}  // namespace

std::optional<double> contrast(const std::string& one, const std::string& other) {
    const auto a = luminance(one);
    const auto b = luminance(other);
    if (!a || !b) return std::nullopt;
    return (std::max(*a, *b) + 0.05) / (std::min(*a, *b) + 0.05);
}

std::optional<Theme> load_theme(GraphsFolder& from) {
    const std::size_t before = from.problems.size();
    const auto document =
        load_document(from, join_path(from.folder, "theme.yaml"), theme_shapes(), "theme");
    if (!document) return std::nullopt;
    Theme theme;
    ThemeReader reader(from.problems);
    const Node& page = *document->find("page");
    theme.page_width = number_at(page, "width", theme.page_width);
    theme.page_height = number_at(page, "height", theme.page_height);
    theme.margin = number_at(page, "margin", theme.margin);
    const Node& fonts = *document->find("fonts");
    theme.layout_font = text_at(fonts, "layout");
    theme.svg_fonts = text_at(fonts, "svg");
    const Node& sizes = *document->find("sizes");
    theme.title_size = number_at(sizes, "title", theme.title_size);
    theme.heading_size = number_at(sizes, "heading", theme.heading_size);
    theme.text_size = number_at(sizes, "text", theme.text_size);
    theme.small_size = number_at(sizes, "small", theme.small_size);
    theme.smallest_on_paper = number_at(sizes, "smallest-on-paper", theme.smallest_on_paper);
    theme.paper = reader.colour(*document, "paper");
    theme.ink = reader.colour(*document, "ink");
    theme.muted = reader.colour(*document, "muted");
    reader.legible(*document->find("ink"), theme.ink, theme.paper);
    reader.legible(*document->find("muted"), theme.muted, theme.paper);
    for (const Node::Entry& entry : document->find("boxes")->entries()) {
        theme.boxes[entry.key] = reader.box(entry.value);
    }
    const Node& marks = *document->find("marks");
    theme.external_legend = text_at(marks, "external");
    theme.missing_line_legend = text_at(marks, "missing-line");
    reader.lines(*document->find("lines"), theme);
    theme.tiles = reader.tiles(*document->find("tiles"), theme.ink);
    for (const Node::Entry& entry : document->find("standings")->entries()) {
        theme.standings[*standing(entry.key)] = reader.standing_style(entry.value);
    }
    if (from.problems.size() != before) return std::nullopt;
    return theme;
}

}  // namespace govmap
