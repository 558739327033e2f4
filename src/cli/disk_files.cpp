#include "cli/disk_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace govmap {
namespace {

namespace fs = std::filesystem;

std::string last_error() { return std::strerror(errno); }

}  // namespace

FileKind DiskFiles::kind(const std::string& path) const {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || status.type() == fs::file_type::not_found) return FileKind::missing;
    return fs::is_directory(status) ? FileKind::directory : FileKind::file;
}

Result<std::string> DiskFiles::read(const std::string& path, std::uint64_t most) const {
    std::error_code error;
    if (fs::is_directory(path, error))
        return request_failure(fmt::format("'{}' is a folder", path));
    std::ifstream file(path, std::ios::binary);
    if (!file) return request_failure(fmt::format("cannot read '{}': {}", path, last_error()));
    // The size is not asked for first: a pipe has none, and a file may grow while it is read.
    std::string content;
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size <= most) content.reserve(static_cast<std::size_t>(size));  // only a hint
    std::string part(64U << 10U, '\0');
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())) || file.gcount() > 0) {
        content.append(part, 0, static_cast<std::size_t>(file.gcount()));
        if (content.size() > most) {
            return request_failure(
                fmt::format("'{}' is larger than {} MB, the most that a file of a model may have; "
                            "put bulk into "
                            "tables, or split the model into files that use each other",
                            path, most >> 20U));
        }
    }
    if (file.bad()) return request_failure(fmt::format("cannot read '{}': {}", path, last_error()));
    return content;
}

Result<std::vector<std::string>> DiskFiles::list(const std::string& path) const {
    std::error_code error;
    std::vector<std::string> names;
    fs::directory_iterator at(path, error);
    if (error)
        return request_failure(
            fmt::format("cannot read the folder '{}': {}", path, error.message()));
    for (const fs::directory_iterator end; at != end; at.increment(error)) {
        if (error)
            return request_failure(
                fmt::format("cannot read the folder '{}': {}", path, error.message()));
        names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> DiskFiles::write(const std::string& path, std::string_view content) const {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return request_failure(
            fmt::format("cannot write '{}': it is a folder; name a file in it", path));
    }
    // Something that is no ordinary file (/dev/stdout, a pipe) cannot be renamed over.
    const bool special = fs::exists(path, error) && !fs::is_regular_file(path, error);
    const std::string beside = special ? path : fmt::format("{}.{}.part", path, ::getpid());
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    if (!file) return environment_failure(fmt::format("cannot write '{}': {}", path, last_error()));
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (file.fail()) {
        const std::string why = last_error();
        if (!special) fs::remove(beside, error);
        return environment_failure(fmt::format("cannot write '{}': {}", path, why));
    }
    if (special) return {};
    fs::rename(beside, path, error);
    if (!error) return {};
    const std::string why = error.message();
    fs::remove(beside, error);
    return environment_failure(fmt::format("cannot write '{}': {}", path, why));
}

}  // namespace govmap
