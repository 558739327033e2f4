#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "draw/scene.hpp"

namespace govmap {

enum class ImageFormat : std::uint8_t { svg, png, pdf, dot };

struct ImageFormatInfo {
    ImageFormat format;
    const char* word;  ///< as on the command line, and the file's ending without its dot
    const char* meaning;
};
std::span<const ImageFormatInfo> image_formats();
const ImageFormatInfo& info(ImageFormat format);
std::optional<ImageFormat> image_format(std::string_view word);

struct RenderOptions {
    bool any_size = false;  ///< draw it even where its text gets too small to read on A4
};

/// Graphviz, wrapped once. Lifetimes:
///
///     process   |<------------- one GVC context, in the one Renderer ------------->|
///     render()      |<- graph ->|   |<- graph ->|      made from a Scene, laid out,
///                     |<layout>|      |<layout>|       rendered and freed inside the call
///
/// A second context in one process is a use after free inside libgvc 2.42, so there is one
/// Renderer, made when first asked for. Graphviz is not safe to use from two threads at once, and
/// neither is this. Its messages are caught, and never reach standard error.
class Renderer {
public:
    static Renderer& of_this_process();

    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// The picture as the bytes of a file: SVG as it is published, PNG at 150 dots an inch, PDF on
    /// one A4 sheet, DOT before layout. The same scene gives the same SVG and DOT.
    ///
    /// Fails as a request where the text would be too small to read on A4, and as the environment
    /// where Graphviz cannot lay it out or lacks the format.
    Result<std::string> render(const Scene& scene, ImageFormat format,
                               const RenderOptions& options = {});

private:
    Renderer();
    ~Renderer();

    struct Context;
    Context* context_;
};

}  // namespace govmap
