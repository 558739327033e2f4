#pragma once

#include <optional>
#include <string>

#include "base/problem.hpp"
#include "base/result.hpp"
#include "base/source.hpp"

namespace govmap {

/// Why `path` is not to be written: it is one of the files that this run read, under whatever name,
/// and what its author wrote there would be gone. Nothing where it may be written. `anew` is a file
/// that was read and may be written again; empty: none.
std::optional<Failure> would_overwrite(const SourceMap& read, const std::string& path,
                                       const std::string& anew = {});

}  // namespace govmap
