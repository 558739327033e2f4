#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace govmap {

/// A place in a file that an author wrote. Lines and columns count from 1, columns in characters
/// (code points), so that an editor jumps to the same place; line 0 means "no place in a file".
struct Location {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    [[nodiscard]] bool known() const { return line != 0; }
    friend auto operator<=>(const Location&, const Location&) = default;
};

/// The files that were read in this run, by number, with their text where it is worth keeping for
/// showing a line with a caret. File 0 is "no file": what the command line itself asked for.
class SourceMap {
public:
    SourceMap();

    /// Registers a file under the name that people are shown. `text` may be empty (bulk data).
    std::uint32_t add(std::string name, std::string text);

    [[nodiscard]] const std::string& name(std::uint32_t file) const { return files_[file].name; }

    /// The whole text, for as long as the map lives.
    [[nodiscard]] std::string_view text(std::uint32_t file) const { return files_[file].text; }

    /// Lets go of the text of a file that nothing will be told about any more: bulk. Views of it
    /// end.
    void forget_text(std::uint32_t file) { std::string().swap(files_[file].text); }

    /// The text of the line that `where` lies in, without its line ending; empty if not kept.
    [[nodiscard]] std::string_view line_text(Location where) const;

    /// `name:line:column`, or the bare name where the place has no line, or empty for no file.
    [[nodiscard]] std::string describe(Location where) const;

private:
    struct File {
        std::string name;
        std::string text;
        mutable std::vector<std::size_t> line_starts;  // filled on the first request
    };
    std::deque<File> files_;  // a deque: views of the texts stay valid
};

}  // namespace govmap
