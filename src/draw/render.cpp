#include "draw/render.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include "base/text.hpp"
#include "draw/dot.hpp"
#include "draw/svg.hpp"

namespace govmap {
namespace {

constexpr std::array<ImageFormatInfo, 4> format_table = {{
    {ImageFormat::svg, "svg", "a drawing for web pages and Word, its text kept as text"},
    {ImageFormat::png, "png", "an image of dots"},
    {ImageFormat::pdf, "pdf", "one A4 sheet to print"},
    {ImageFormat::dot, "dot", "the graph in Graphviz's own language, before layout"},
}};

// Graphviz hands its messages to a plain function.
std::string& messages() {
    static std::string text;
    return text;
}
int take_message(char* text) {
    constexpr std::size_t most = 4000;
    if (messages().size() < most) messages() += text;
    return 0;
}

struct FreeLayout {
    GVC_t* context;
    void operator()(graph_t* graph) const { gvFreeLayout(context, graph); }
};
struct FreeData {
    void operator()(char* data) const { gvFreeRenderData(data); }
};

using Layout = std::unique_ptr<graph_t, FreeLayout>;

// Nothing if Graphviz failed, or said that something is wrong.
Layout laid_out(GVC_t* context, graph_t* graph) {
    const bool failed = gvLayout(context, graph, "dot") != 0;
    Layout layout(graph, FreeLayout{context});
    if (failed || agerrors() != 0) layout.reset();
    return layout;
}

Failure layout_failure(std::string_view what) {
    std::string why = visible(messages());
    return {FailureKind::environment, fmt::format("Graphviz could not {} the picture{}{}", what,
                                                  why.empty() ? "" : ": ", why)};
}

/// How large the picture is, and by how much it must shrink to fit its sheet.
struct Size {
    double width = 0;
    double height = 0;
    double scale = 1;
};

void set_resolution(graph_t* graph) {
    agsafeset(graph, unowned("dpi"), unowned("150"), unowned(""));
}

// Cards side by side are to be equally high: what each lacks of the highest in its tier.
Stretch lacking_height(graph_t* graph, const Scene& scene) {
    constexpr double points_an_inch = 72;
    Stretch stretch;
    for (const SceneTier& tier : scene.tiers) {
        std::map<std::string, double> heights;
        double highest = 0;
        for (const Figure& figure : tier.figures) {
            if (figure.form != Figure::Form::card) continue;
            Agnode_t* node = agnode(graph, unowned(figure.id), 0);
            heights[figure.id] = ND_height(node) * points_an_inch;
            highest = std::max(highest, heights[figure.id]);
        }
        for (const auto& [id, height] : heights) {
            if (highest - height >= 1) stretch[id] = highest - height;
        }
    }
    return stretch;
}

Size size_of(graph_t* graph, const Scene& scene) {
    const boxf box = GD_bb(graph);
    Size size;
    size.width = box.UR.x - box.LL.x;
    size.height = box.UR.y - box.LL.y;
    size.scale = std::min({1.0, scene.width() / size.width, scene.height() / size.height});
    return size;
}

bool legible(const Size& size, const Scene& scene) {
    constexpr double rounding = 0.05;  // what a height that is said to a tenth may lack of it
    return scene.theme.small_size * size.scale >= scene.theme.smallest_on_paper - rounding;
}

struct Manner {
    bool dots;   ///< for a picture of dots
    bool close;  ///< things nearer together
};

// Makes the graph and lays it out, twice where cards must grow to be equally high.
Layout laid_out_evenly(GVC_t* context, DotGraph& graph, const Scene& scene, Manner manner) {
    graph = dot_graph(scene, {}, manner.close);
    if (manner.dots) set_resolution(graph.get());
    Layout layout = laid_out(context, graph.get());
    if (!layout) return layout;
    const Stretch stretch = lacking_height(graph.get(), scene);
    if (stretch.empty()) return layout;
    layout.reset();
    graph = dot_graph(scene, stretch, manner.close);
    if (manner.dots) set_resolution(graph.get());
    return laid_out(context, graph.get());
}

// The window through which a format sees the drawing: a PDF shows a whole sheet, with the
// picture at its top; the others are as large as the picture.
std::string viewport(const Size& size, const Scene& scene, ImageFormat format) {
    if (format != ImageFormat::pdf) {
        constexpr double rim = 4;  // for lines on the edge, which are half outside
        return fmt::format("{:.2f},{:.2f},{:.4f}", (size.width + rim) * size.scale,
                           (size.height + rim) * size.scale, size.scale);
    }
    return fmt::format("{:.2f},{:.2f},{:.4f},{:.2f},{:.2f}", scene.width(), scene.height(),
                       size.scale, size.width / 2, size.height - scene.height() / size.scale / 2);
}

}  // namespace

std::span<const ImageFormatInfo> image_formats() { return format_table; }

const ImageFormatInfo& info(ImageFormat format) {
    return format_table.at(static_cast<std::size_t>(format));
}

std::optional<ImageFormat> image_format(std::string_view word) {
    for (const ImageFormatInfo& one : format_table) {
        if (word == one.word) return one.format;
    }
    return std::nullopt;
}

struct Renderer::Context {
    GVC_t* gvc = nullptr;
};

Renderer::Renderer() : context_(new Context{gvContext()}) {
    agseterrf(take_message);
    agseterr(AGERR);
}

Renderer::~Renderer() {
    gvFreeContext(context_->gvc);
    delete context_;
}

Renderer& Renderer::of_this_process() {
    static Renderer renderer;
    return renderer;
}

Result<std::string> Renderer::render(const Scene& scene, ImageFormat format,
                                     const RenderOptions& options) {
    messages().clear();
    agreseterrors();
    if (format == ImageFormat::dot) return dot_text(dot_graph(scene).get());
    const bool dots = format == ImageFormat::png;
    DotGraph graph;
    Layout layout = laid_out_evenly(context_->gvc, graph, scene, {dots, false});
    if (!layout) return tl::unexpected<Failure>(layout_failure("lay out"));
    Size size = size_of(graph.get(), scene);
    if (!options.any_size && !legible(size, scene)) {
        layout.reset();
        layout = laid_out_evenly(context_->gvc, graph, scene, {dots, true});
        if (!layout) return tl::unexpected<Failure>(layout_failure("lay out"));
        size = size_of(graph.get(), scene);
    }
    if (options.any_size) {
        size.scale = 1;
    } else if (!legible(size, scene)) {
        return request_failure(fmt::format(
            "on one A4 sheet the text would be {:.1f} points high, and people "
            "need {:.0f} to read it: {}",
            scene.theme.small_size * size.scale, scene.theme.smallest_on_paper, scene.too_large));
    }
    agsafeset(graph.get(), unowned("viewport"), viewport(size, scene, format).data(), unowned(""));
    if (format == ImageFormat::pdf) {
        constexpr double points_an_inch = 72;
        agsafeset(graph.get(), unowned("margin"),
                  fmt::format("{:.4f}", scene.theme.margin / points_an_inch).data(), unowned(""));
    }
    char* bytes = nullptr;
    unsigned int length = 0;
    const int failed = gvRenderData(context_->gvc, graph.get(), info(format).word, &bytes, &length);
    const std::unique_ptr<char, FreeData> held(bytes);
    if (failed != 0 || bytes == nullptr || agerrors() != 0) {
        return tl::unexpected<Failure>(layout_failure("render"));
    }
    std::string text(bytes, length);
    if (format == ImageFormat::svg) return finished_svg(text, scene);
    return text;
}

}  // namespace govmap
