#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "base/source.hpp"

namespace govmap {

/// Whose hands a failure lies in; the command line turns it into an exit code.
enum class FailureKind {
    request,     ///< what was asked for is wrong or cannot be done as asked (exit 2)
    environment  ///< the machine, a pack or a file of ours failed (exit 3)
};

/// An operation that could not be done, as one sentence with the way out, or with the place where
/// it is to be mended.
struct Failure {
    FailureKind kind = FailureKind::request;
    std::string message;
    Location where = {};      ///< the place in a file where the reason lies, if it lies in one
    std::string advice = {};  ///< with a place: how to mend it; may be empty
};

/// Either a value or the reason there is none. What is wrong *inside* an author's file is never a
/// Failure: it is collected as Problems, so that one run reports all of them.
template <class T>
using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> request_failure(std::string message) {
    return tl::unexpected<Failure>(Failure{FailureKind::request, std::move(message)});
}

inline tl::unexpected<Failure> environment_failure(std::string message) {
    return tl::unexpected<Failure>(Failure{FailureKind::environment, std::move(message)});
}

}  // namespace govmap
