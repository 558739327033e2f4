#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"

namespace govmap {

/// That what is said of a day rests on what a model held on an earlier one, for which its author
/// wrote it; empty where the day asked for is no later, or the model names none.
std::string rests_on_in_words(std::optional<Date> model_as_of, Date as_of);

}  // namespace govmap
