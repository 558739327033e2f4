#include "draw/view.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "draw/view_shapes.hpp"

namespace govmap {
namespace {

std::string path_of(const GraphsFolder& from, const std::string& name) {
    return join_path(from.folder, fmt::format("views/{}.yaml", name));
}

std::vector<std::string> names_in(const GraphsFolder& from) {
    std::vector<std::string> names;
    const auto files = from.files.list(join_path(from.folder, "views"));
    if (!files) return names;
    for (const std::string& file : *files) {
        if (extension(file) == ".yaml") names.push_back(file.substr(0, file.size() - 5));
    }
    return names;
}

// A tile map has a form of its own, and is told by its key.
std::optional<Node> load_view_document(GraphsFolder& from, const std::string& path) {
    const Shapes book = view_shapes();
    auto document = read_document(from, path, book["view"].meaning);
    if (!document) return std::nullopt;
    const bool tiles = document->is_map() && document->find("tiles") != nullptr;
    if (!book.conform(*document, tiles ? "tile-view" : "view", from.problems)) return std::nullopt;
    return document;
}

std::size_t count_at(const Node& map, std::string_view key, std::size_t otherwise) {
    return static_cast<std::size_t>(
        std::max(1.0, number_at(map, key, static_cast<double>(otherwise))));
}

View::Who read_who(const Node& node) {
    View::Who who;
    const Node* group = node.is_scalar() ? &node : node.find("group");
    who.style = text_at(node, "style");
    if (group != nullptr) {
        const std::string& word = group->text();
        who.form = word == "subjects" ? View::Who::Form::subjects
                   : word == "shared" ? View::Who::Form::shared
                   : word == "boards" ? View::Who::Form::boards
                                      : View::Who::Form::sub_groups;
        return who;
    }
    if (const Node* role = node.find("holders_of")) {
        who.form = View::Who::Form::holders;
        who.role = role->text();
        return who;
    }
    who.selector = Selector::read(node);
    return who;
}

View::Section read_section(const Node& node) {
    View::Section section;
    section.what = text_at(node, "section");
    section.heading = text_at(node, "heading");
    section.always = texts_at(node, "always");
    section.without = texts_at(node, "without");
    section.grouped = flag_at(node, "grouped");
    section.together = flag_at(node, "together");
    section.label = number_at(node, "label", section.label);
    section.across = count_at(node, "across", section.across);
    return section;
}

std::vector<View::Column> read_columns(const Node& node) {
    std::vector<View::Column> columns;
    for (const Node& item : node.items()) {
        View::Column column;
        column.part = number_at(item, "part", 1);
        for (const Node& section : item.find("sections")->items()) {
            column.sections.push_back(read_section(section));
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

class ViewReader {
public:
    ViewReader(const Theme& theme, Problems& problems) : theme_(theme), problems_(problems) {}

    View::Tier tier(const Node& node) {
        View::Tier tier;
        tier.id = text_at(node, "id");
        tier.heading = text_at(node, "heading");
        for (const Node& one : node.find("who")->items()) {
            tier.who.push_back(read_who(one));
            if (const Node* style = one.find("style")) check_style(*style);
        }
        const std::string drawn = text_at(node, "draw", "boxes");
        tier.drawn = drawn == "frame"     ? View::Drawn::frame
                     : drawn == "summary" ? View::Drawn::summary
                     : drawn == "cards"   ? View::Drawn::cards
                                          : View::Drawn::boxes;
        tier.style = text_at(node, "style");
        check_style(*node.find("style"));
        if (const Node* entity = node.find("stands_for")) tier.stands_for = Selector::read(*entity);
        tier.narrow = node.find("width") != nullptr;
        tier.width = number_at(node, "width", tier.width);
        tier.across = count_at(node, "across", tier.across);
        tier.needs_line_up = flag_at(node, "needs_line_up");
        tier.nobody = text_at(node, "nobody");
        return tier;
    }

    std::vector<LinkKind> links(const Node& node) {
        std::vector<LinkKind> kinds;
        for (const Node& item : node.items()) {
            const LinkKind kind = *link_kind(item.text());
            if (!theme_.lines.contains(kind)) {
                problems_.add(item.where(),
                              fmt::format("the theme has no line for '{}'", item.text()),
                              "add one under 'lines:' in theme.yaml");
            }
            kinds.push_back(kind);
        }
        return kinds;
    }

private:
    void check_style(const Node& node) {
        if (theme_.boxes.contains(node.text())) return;
        std::vector<std::string> styles;
        for (const auto& [name, style] : theme_.boxes) styles.push_back(name);
        problems_.add(
            node.where(), fmt::format("the theme has no box '{}'", node.text()),
            did_you_mean(node.text(), styles, fmt::format("it has: {}", fmt::join(styles, ", "))));
    }

    const Theme& theme_;
    Problems& problems_;
};

}  // namespace

std::vector<ViewName> view_names(GraphsFolder& from) {
    std::vector<ViewName> result;
    for (const std::string& name : names_in(from)) {
        if (const auto document = load_view_document(from, path_of(from, name))) {
            result.push_back({name, text_at(*document, "meaning")});
        }
    }
    return result;
}

std::optional<View> load_view(GraphsFolder& from, const std::string& name, const Theme& theme) {
    const std::vector<std::string> names = names_in(from);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        std::string advice = did_you_mean(name, names);
        if (!advice.empty()) advice += " — ";
        advice += names.empty()
                      ? fmt::format("there is none in {}", join_path(from.folder, "views"))
                      : fmt::format("the views are: {}", fmt::join(names, ", "));
        from.problems.add({}, fmt::format("there is no view '{}'", visible(name)), advice);
        return std::nullopt;
    }
    const std::size_t before = from.problems.size();
    const auto document = load_view_document(from, path_of(from, name));
    if (!document) return std::nullopt;
    ViewReader reader(theme, from.problems);
    View view;
    view.name = name;
    view.meaning = text_at(*document, "meaning");
    view.title = text_at(*document, "title");
    view.subtitle = text_at(*document, "subtitle");
    view.function = text_at(*document, "about");
    view.tiles = text_at(*document, "tiles");
    view.boards = text_at(*document, "letters");
    view.forces = text_at(*document, "double-lines");
    if (!view.tiles.empty()) return view;
    const std::string of = text_at(*document, "of");
    view.about = of == "one"    ? View::About::one
                 : of == "none" ? View::About::none
                                : View::About::all;
    view.lying = text_at(*document, "page") == "landscape";
    view.links = reader.links(*document->find("links"));
    if (const Node* external = document->find("external")) {
        for (const Node& one : external->items()) view.external.push_back(Selector::read(one));
    }
    for (const Node& one : document->find("tiers")->items()) view.tiers.push_back(reader.tier(one));
    if (const Node* card = document->find("card")) {
        for (const Node& row : card->items()) view.card.push_back(read_columns(row));
    }
    if (const Node* shared = document->find("shared")) view.shared = read_columns(*shared);
    if (const Node* instead = document->find("instead")) {
        view.instead = instead->text();
        if (std::find(names.begin(), names.end(), view.instead) == names.end()) {
            from.problems.add(instead->where(),
                              fmt::format("there is no view '{}'", visible(view.instead)),
                              fmt::format("the views are: {}", fmt::join(names, ", ")));
        }
    }
    const Node& budget = *document->find("budget");
    view.most_figures = count_at(budget, "figures", view.most_figures);
    view.most_rows = count_at(budget, "rows", view.most_rows);
    if (from.problems.size() != before) return std::nullopt;
    return view;
}

}  // namespace govmap
