#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace govmap {

enum class FileKind { missing, file, directory };

/// The files of the world, as an interface: the command line hands down the real ones, tests a
/// set in memory. Paths use `/`; a relative one is relative to wherever the caller works.
class Files {
public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    [[nodiscard]] virtual FileKind kind(const std::string& path) const = 0;

    /// The whole content of a file. Fails, before reading it, on one of more than `most` bytes.
    [[nodiscard]] virtual Result<std::string> read(const std::string& path,
                                                   std::uint64_t most) const = 0;

    /// The names in a directory, sorted by byte, without `.` and `..`.
    [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& path) const = 0;

    /// Puts `content` at `path` as a whole or not at all: on failure what stood there stands still.
    [[nodiscard]] virtual Result<void> write(const std::string& path,
                                             std::string_view content) const = 0;
};

/// `a/b` from `a` and `b`; `b` alone where it is absolute or `a` is empty.
std::string join_path(std::string_view folder, std::string_view name);
/// The path without `.` and `name/..` steps, so that one file has one name.
std::string tidy_path(std::string_view path);
/// Everything before the last `/`; empty if there is none.
std::string parent_path(std::string_view path);
/// Everything after the last `/`.
std::string file_name(std::string_view path);
/// The ending with its dot, `.yaml`; empty if there is none.
std::string extension(std::string_view path);

}  // namespace govmap
