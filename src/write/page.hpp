#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace govmap {

/// How text is laid out for people: the width of their terminal, and whether it shows colour.
struct PageStyle {
    std::size_t width = 100;
    bool colour = false;
};

/// Text for people, built line by line: wrapped to the width, with everything that could steer a
/// terminal made visible. The only escape codes in it are our own.
class Page {
public:
    explicit Page(PageStyle style) : style_(style) {}

    void heading(std::string_view text);
    void blank();
    /// A paragraph, indented; `hanging` is put before the first line and the rest hangs under it.
    void paragraph(std::string_view text, std::size_t indent = 0, std::string_view hanging = {});
    /// A line as it is (made visible), not wrapped.
    void line(std::string_view text, std::size_t indent = 0);
    /// The same in faint letters, for places and sources.
    void faint(std::string_view text, std::size_t indent);

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    PageStyle style_;
    std::string text_;
};

/// Text for a cell, an element or a title: one line, with nothing in it that steers a terminal,
/// turns the reading direction, or is no character in XML. Tabs and line ends become spaces.
std::string one_line(std::string_view text);

}  // namespace govmap
