#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.hpp"

namespace govmap::test {

/// A set of files in memory: what tests hand to whatever reads and writes files.
class MemoryFiles : public Files {
public:
    MemoryFiles() = default;
    explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}

    void put(const std::string& path, std::string text) { files_[path] = std::move(text); }
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return files_; }

    [[nodiscard]] FileKind kind(const std::string& path) const override {
        const std::string tidy = tidy_path(path);
        if (files_.count(tidy) != 0) return FileKind::file;
        const auto inside = files_.lower_bound(tidy + '/');
        const bool folder = inside != files_.end() && inside->first.rfind(tidy + '/', 0) == 0;
        return folder ? FileKind::directory : FileKind::missing;
    }

    [[nodiscard]] Result<std::string> read(const std::string& path,
                                           std::uint64_t most) const override {
        const auto found = files_.find(tidy_path(path));
        if (found == files_.end())
            return request_failure("cannot read '" + path + "': no such file");
        if (found->second.size() > most) return request_failure("'" + path + "' is too large");
        return found->second;
    }

    [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) const override {
        const std::string folder = tidy_path(path);
        const std::string head = folder == "." ? "" : folder + '/';
        std::vector<std::string> names;
        for (const auto& [name, text] : files_) {
            if (name.rfind(head, 0) != 0) continue;
            const std::string rest = name.substr(head.size());
            const std::string first = rest.substr(0, rest.find('/'));
            if (std::find(names.begin(), names.end(), first) == names.end()) names.push_back(first);
        }
        if (names.empty()) return request_failure("cannot read the folder '" + path + "'");
        return names;
    }

    [[nodiscard]] Result<void> write(const std::string& path,
                                     std::string_view content) const override {
        written_[path] = std::string(content);
        return {};
    }
    [[nodiscard]] const std::map<std::string, std::string>& written() const { return written_; }

private:
    std::map<std::string, std::string> files_;
    mutable std::map<std::string, std::string> written_;
};

}  // namespace govmap::test
