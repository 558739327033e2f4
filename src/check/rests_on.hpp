#pragma once

#include <optional>
#include <string>

#include "base/date.hpp"

namespace govmap {

/// That what is said of a day is taken from a model that its author wrote for another one; empty
/// where it is the same day, or the model names none.
std::string rests_on_in_words(std::optional<Date> model_as_of, Date as_of);

}  // namespace govmap
