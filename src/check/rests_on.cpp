#include "check/rests_on.hpp"

#include <fmt/format.h>

namespace govmap {

std::string rests_on_in_words(std::optional<Date> model_as_of, Date as_of) {
    if (!model_as_of || as_of <= *model_as_of) return {};
    return fmt::format(
        "The model was written for {}: what is said here of {} is as the model had it then.",
        in_words(*model_as_of), in_words(as_of));
}

}  // namespace govmap
