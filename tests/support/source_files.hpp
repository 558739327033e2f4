#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace govmap::test {

/// The files of this repository, read only: paths are relative to its top.
class SourceFiles : public Files {
public:
    [[nodiscard]] FileKind kind(const std::string& path) const override {
        if (std::filesystem::is_directory(at(path))) return FileKind::directory;
        return std::filesystem::exists(at(path)) ? FileKind::file : FileKind::missing;
    }

    [[nodiscard]] Result<std::string> read(const std::string& path,
                                           std::uint64_t most) const override {
        std::ifstream in(at(path), std::ios::binary);
        if (!in) return request_failure("cannot read '" + path + "'");
        std::ostringstream text;
        text << in.rdbuf();
        if (text.str().size() > most) return request_failure("'" + path + "' is too large");
        return text.str();
    }

    [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) const override {
        if (kind(path) != FileKind::directory)
            return request_failure("cannot read the folder '" + path + "'");
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(at(path))) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    [[nodiscard]] Result<void> write(const std::string& path, std::string_view) const override {
        return request_failure("'" + path + "' is not written by a test");
    }

private:
    static std::filesystem::path at(const std::string& path) {
        return std::filesystem::path(GOVMAP_SOURCE_DIR) / path;
    }
};

}  // namespace govmap::test
