#include "cli/outputs.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/files.hpp"

namespace govmap {
namespace {

bool same_file(const std::string& one, const std::string& other) {
    if (one.empty() || other.empty()) return false;
    std::error_code error;  // of one that is not there: then they are not the same
    return tidy_path(one) == tidy_path(other) || std::filesystem::equivalent(one, other, error);
}

}  // namespace

std::optional<Failure> would_overwrite(const SourceMap& read, const std::string& path,
                                       const std::string& anew) {
    if (same_file(path, anew)) return std::nullopt;
    for (std::uint32_t file = 1;; ++file) {
        const std::string name = read.describe({file, 0, 0});
        if (name.empty()) return std::nullopt;  // past the last
        if (!same_file(path, name)) continue;
        return Failure{FailureKind::request,
                       fmt::format("'{}' would be written over what was read from it; give another "
                                   "name",
                                   path)};
    }
}

}  // namespace govmap
