#include "base/source.hpp"

#include <utility>

#include <fmt/format.h>

namespace govmap {

SourceMap::SourceMap() { add({}, {}); }

std::uint32_t SourceMap::add(std::string name, std::string text) {
    files_.push_back({std::move(name), std::move(text), {}});
    return static_cast<std::uint32_t>(files_.size() - 1);
}

std::string_view SourceMap::line_text(Location where) const {
    if (!where.known() || where.file >= files_.size()) return {};
    const File& file = files_[where.file];
    if (file.line_starts.empty()) {
        file.line_starts.push_back(0);
        for (std::size_t at = 0; at < file.text.size(); ++at) {
            if (file.text[at] == '\n') file.line_starts.push_back(at + 1);
        }
    }
    if (where.line > file.line_starts.size()) return {};
    const std::size_t begin = file.line_starts[where.line - 1];
    std::size_t end = file.text.find('\n', begin);
    if (end == std::string::npos) end = file.text.size();
    if (end > begin && file.text[end - 1] == '\r') --end;
    return std::string_view(file.text).substr(begin, end - begin);
}

std::string SourceMap::describe(Location where) const {
    if (where.file == 0 || where.file >= files_.size()) return {};
    if (!where.known()) return files_[where.file].name;
    return fmt::format("{}:{}:{}", files_[where.file].name, where.line, where.column);
}

}  // namespace govmap
