#pragma once

#include <string>

#include "base/source.hpp"
#include "check/why.hpp"
#include "write/page.hpp"

namespace govmap {

/// Why a verdict is as it is: the sentence, the facts, the rule, and what would settle it.
std::string why_text(const Why& why, const SourceMap& sources, PageStyle style);

/// The same with everything in it, for programs.
std::string why_json(const Why& why, const SourceMap& sources);

/// "for a post: then it passes"; what an answer comes to, in words.
std::string comes_to(Verdict then);

}  // namespace govmap
