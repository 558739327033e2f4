#pragma once

#include <string_view>

namespace govmap {

/// Whether what an author wrote may be a slip of the pen for a word that a rule knows: the same but
/// for capitals, the word's label, or two letters side by side apart at most ("meeting" for
/// "meetings"). Not more, for what a list also holds may well resemble what is asked of it; and
/// never the opposite ("unpublished").
bool may_mean(std::string_view written, std::string_view word, std::string_view label);

}  // namespace govmap
