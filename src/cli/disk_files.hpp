#pragma once

#include "base/files.hpp"

namespace govmap {

/// The files of this machine. Writing goes through a file beside the target that is renamed over
/// it, so that a failure leaves what stood there.
class DiskFiles : public Files {
public:
    [[nodiscard]] FileKind kind(const std::string& path) const override;
    [[nodiscard]] Result<std::string> read(const std::string& path,
                                           std::uint64_t most) const override;
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string& path) const override;
    [[nodiscard]] Result<void> write(const std::string& path,
                                     std::string_view content) const override;
};

}  // namespace govmap
