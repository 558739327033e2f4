#include "draw/dot.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <graphviz/cgraph.h>

#include "draw/label.hpp"

namespace govmap {
namespace {

class DotMaker {
public:
    DotMaker(const Scene& scene, const Stretch& stretch, bool close)
        : scene_(scene),
          stretch_(stretch),
          close_(close),
          graph_(agopen(unowned("govmap"), Agdirected, nullptr)) {}

    DotGraph make() {
        set_defaults();
        Agnode_t* title = node("title_", title_label(scene_), "title", "title");
        for (const SceneTier& tier : scene_.tiers) add_tier(tier);
        Agnode_t* key_top = node("keytop_", key_top_label(scene_), "keytop", "key");
        Agnode_t* key = node("key_", key_label(scene_), "key", "key");
        for (const Edge& one : scene_.edges) add_edge(one);
        hold_together(title, key_top, key);
        add_key_lines(key_top, key);
        return std::move(graph_);
    }

private:
    void set_defaults() {
        const std::string size = fmt::format("{}", scene_.theme.small_size);
        const std::map<std::string, std::string> for_graph = {
            {"rankdir", "BT"},  // lines run upwards, and the first tier is on top
            {"nodesep", close_ ? "0.12" : "0.19"},
            {"ranksep", close_ ? "0.14" : "0.22"},  // an arrowhead needs 0.1
            {"bgcolor", scene_.theme.paper},
            {"fontname", scene_.theme.layout_font},
            {"charset", "UTF-8"},
            {"outputorder", "nodesfirst"},
            {"dpi", ""},
            {"viewport", ""}};
        const std::map<std::string, std::string> for_nodes = {
            {"shape", "plain"}, {"fontname", scene_.theme.layout_font},
            {"fontsize", size}, {"label", ""},
            {"id", ""},         {"class", ""}};
        const std::map<std::string, std::string> for_edges = {
            {"fontname", scene_.theme.layout_font},
            {"fontsize", size},
            {"arrowsize", "0.7"},
            {"style", ""},
            {"color", scene_.theme.ink},
            {"penwidth", "1"},
            {"arrowhead", "normal"},
            {"arrowtail", "none"},
            {"dir", "forward"},
            {"label", ""},
            {"fontcolor", scene_.theme.ink},
            {"headport", ""},
            {"tailport", ""},
            {"weight", "1"},
            {"constraint", "true"},
            {"id", ""},
            {"class", ""}};
        for (const auto& [key, value] : for_graph)
            agattr(graph_.get(), AGRAPH, unowned(key), unowned(value));
        for (const auto& [key, value] : for_nodes)
            agattr(graph_.get(), AGNODE, unowned(key), unowned(value));
        for (const auto& [key, value] : for_edges)
            agattr(graph_.get(), AGEDGE, unowned(key), unowned(value));
    }

    static void set(void* object, const char* key, const std::string& value) {
        agset(object, unowned(key), unowned(value));
    }

    Agnode_t* node(const std::string& name, const std::string& label, const std::string& id,
                   const std::string& kind) {
        Agnode_t* made = agnode(graph_.get(), unowned(name), 1);
        set_html(made, label);
        set(made, "id", id);
        set(made, "class", kind);
        return made;
    }

    // A string that cgraph marks as HTML-like. The handle that agset takes is one more use of it.
    void set_html(Agnode_t* object, const std::string& html) {
        char* text = agstrdup_html(graph_.get(), unowned(html));
        agset(object, unowned("label"), text);
        agstrfree(graph_.get(), text);
    }

    void add_tier(const SceneTier& tier) {
        // Nameless on purpose: cgraph numbers those in order, and named ones by the address of the
        // name.
        Agraph_t* row = agsubg(graph_.get(), nullptr, 1);
        agsafeset(row, unowned("rank"), unowned("same"), unowned(""));
        Agnode_t* previous = nullptr;
        std::vector<Agnode_t*> nodes;
        for (const Figure& figure : tier.figures) {
            const auto more = stretch_.find(figure.id);
            const double height = more == stretch_.end() ? 0 : more->second;
            Agnode_t* made =
                node(figure.id, figure_label(figure, scene_.theme, height), svg_id(figure),
                     fmt::format("{} {}", figure.style, info(figure.standing).word));
            agsubnode(row, made, 1);
            if (previous != nullptr)
                invisible(previous, made, 1);  // keeps the order within the tier
            previous = made;
            tier_of_[figure.id] = rows_.size();
            figures_[figure.id] = &figure;
            nodes.push_back(made);
        }
        rows_.push_back(std::move(nodes));
    }

    void invisible(Agnode_t* tail, Agnode_t* head, int weight) {
        Agedge_t* edge =
            agedge(graph_.get(), tail, head, unowned(fmt::format("hold {}", held_++)), 1);
        set(edge, "style", "invis");
        set(edge, "weight", std::to_string(weight));
    }

    static std::string port(const std::string& cell, bool whole_frames, const char* side) {
        if (!cell.empty()) return fmt::format("{}:{}", cell, side);
        return whole_frames ? fmt::format("{}:{}", heading_port, side) : std::string{};
    }

    void style(Agedge_t* edge, LinkKind kind, Standing standing, bool downwards) {
        const Theme::LineStyle& look = scene_.theme.line(kind);
        const bool there = standing == Standing::recorded || standing == Standing::disputed;
        set(edge, "style",
            standing == Standing::recorded ? look.line : scene_.theme.outline(standing).outline);
        set(edge, "color", there ? look.colour : scene_.theme.outline(standing).text);
        set(edge, "penwidth", fmt::format("{}", look.width));
        const std::string head = there ? look.head : "none";
        set(edge, "arrowhead", downwards ? "none" : head);
        set(edge, "arrowtail", downwards ? head : "none");
        if (downwards) set(edge, "dir", "back");
    }

    // Edges are laid out from the lower to the upper tier whichever way they point.
    void add_edge(const Edge& one) {
        const std::size_t from = tier_of_.at(one.from);
        const std::size_t to = tier_of_.at(one.to);
        const bool downwards = from < to;
        const Edge& e = one;
        const std::string& low = downwards ? e.to : e.from;
        const std::string& high = downwards ? e.from : e.to;
        Agedge_t* edge = agedge(graph_.get(), agnode(graph_.get(), unowned(low), 0),
                                agnode(graph_.get(), unowned(high), 0), unowned(svg_id(one)), 1);
        const bool frames = figures_.at(low)->form == Figure::Form::frame &&
                            figures_.at(high)->form == Figure::Form::frame;
        set(edge, "tailport", port(downwards ? e.to_cell : e.from_cell, frames, "n"));
        set(edge, "headport", port(downwards ? e.from_cell : e.to_cell, frames, "s"));
        style(edge, one.kind, one.standing, downwards);
        if (from == to) {
            set(edge, "constraint", "false");
            set(edge, "tailport", "");
            set(edge, "headport", "");
        }
        // A label takes room between every two tiers; of a line that nobody recorded the key says
        // it.
        const bool there = one.standing == Standing::recorded || one.standing == Standing::disputed;
        if (!one.label.empty() && (there || !close_)) set(edge, "label", " " + one.label + " ");
        set(edge, "id", svg_id(one));
        set(edge, "class", fmt::format("{} {}", info(one.kind).word, info(one.standing).word));
        // A second line between the same two is not to draw them closer in line than one does.
        if (!joined_.emplace(low, high).second) set(edge, "weight", "0");
    }

    // Invisible lines from tier to tier: they keep tiers apart where no line does, and in the
    // middle.
    void hold_together(Agnode_t* title, Agnode_t* key_top, Agnode_t* key) {
        for (std::size_t row = 1; row < rows_.size(); ++row) {
            for (Agnode_t* low : rows_[row]) {
                for (Agnode_t* high : rows_[row - 1]) {
                    if (!joined_.contains({agnameof(low), agnameof(high)})) invisible(low, high, 1);
                }
            }
        }
        if (!rows_.empty()) {
            for (Agnode_t* one : rows_.front()) invisible(one, title, 4);
            for (Agnode_t* one : rows_.back()) invisible(key_top, one, 4);
        }
        invisible(key, key_top, 8);
    }

    void add_key_lines(Agnode_t* key_top, Agnode_t* key) {
        for (std::size_t at = 0; at < scene_.legend.size(); ++at) {
            const LegendEntry& one = scene_.legend[at];
            if (one.form != LegendEntry::Form::line) continue;
            const std::string id =
                fmt::format("key-{}-{}", info(one.kind).word, info(one.standing).word);
            Agedge_t* edge = agedge(graph_.get(), key, key_top, unowned(id), 1);
            style(edge, one.kind, one.standing, false);
            set(edge, "tailport", key_port(at) + ":n");
            set(edge, "headport", key_port(at) + ":s");
            set(edge, "id", id);
            set(edge, "class", "key");
        }
    }

    const Scene& scene_;
    const Stretch& stretch_;
    bool close_;
    DotGraph graph_;
    std::vector<std::vector<Agnode_t*>> rows_;
    std::map<std::string, std::size_t> tier_of_;
    std::map<std::string, const Figure*> figures_;
    std::set<std::pair<std::string, std::string>> joined_;
    std::size_t held_ = 0;
};

int append(void* channel, const char* text) {
    static_cast<std::string*>(channel)->append(text);
    return 0;
}
int flushed(void*) { return 0; }

}  // namespace

char* unowned(const std::string& text) {
    return const_cast<char*>(text.c_str());  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void CloseGraph::operator()(Agraph_s* graph) const { agclose(graph); }

DotGraph dot_graph(const Scene& scene, const Stretch& stretch, bool close) {
    return DotMaker(scene, stretch, close).make();
}

std::string svg_id(const Figure& figure) { return "figure-" + figure.id; }

std::string svg_id(const Edge& edge) {
    const auto end = [](const std::string& figure, const std::string& cell) {
        return cell.empty() ? figure : figure + "." + cell;
    };
    return fmt::format("line-{}-{}-{}", end(edge.from, edge.from_cell), info(edge.kind).word,
                       end(edge.to, edge.to_cell));
}

std::string dot_text(Agraph_s* graph) {
    std::string text;
    Agiodisc_t io{nullptr, append, flushed};
    Agiodisc_t* before = graph->clos->disc.io;
    graph->clos->disc.io = &io;
    agwrite(graph, &text);
    graph->clos->disc.io = before;
    return text;
}

}  // namespace govmap
