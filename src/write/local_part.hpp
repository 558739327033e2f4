#pragma once

#include <string>
#include <utility>
#include <vector>

#include "check/pack.hpp"
#include "model/finding.hpp"

namespace govmap {

/// What local packs have to do with a rule that is put with force `in_use`: "The local pack 'X'
/// raises it from expected to minimum: … [source]", "A rule of the local pack 'X', and not of the
/// guidance."; empty where it is nothing.
std::string local_part_in_words(Force in_use, const LocalPart& local);

/// The force in use for the head of a rule: "minimum", "consider here; the guidance says minimum",
/// "minimum of a local pack".
std::string force_in_use(Force in_use, const LocalPart& local);

/// What local packs say differently of the rules that ran: id and sentence, whatever came of them.
std::vector<std::pair<std::string, std::string>> local_parts(const CheckReport& report);

/// Who falls below whose minimum, or that nobody is known to: the first thing that a report says.
/// One sentence on the guidance's minimum, and one for every local pack's that somebody is below.
std::string headline(const CheckReport& report);

}  // namespace govmap
