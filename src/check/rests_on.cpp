#include "check/rests_on.hpp"

#include <fmt/format.h>

namespace govmap {

std::string rests_on_in_words(std::optional<Date> model_as_of, Date as_of) {
    if (!model_as_of || as_of == *model_as_of) return {};
    const std::string written = in_words(*model_as_of);
    const std::string asked = in_words(as_of);
    if (as_of > *model_as_of) {
        return fmt::format(
            "The model was written for {}, and the day asked for is later: what is said here of "
            "{} is as the model had it then.",
            written, asked);
    }
    return fmt::format(
        "The model was written for {}, and the day asked for is earlier: what is said here of {} "
        "leaves out what the model dates after it, and takes what has no date to have been so "
        "already.",
        written, asked);
}

}  // namespace govmap
