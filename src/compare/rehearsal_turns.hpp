#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compare/rehearsal_pair.hpp"
#include "model/finding.hpp"

namespace govmap::rehearsal {

/// How a finding stands with the changes to how it stood without, on one day.
struct TurnNow {
    Turn::What what = Turn::What::fails;
    const Finding* finding = nullptr;  ///< in one of the two reports
    Verdict before = Verdict::not_applicable;
    Verdict after = Verdict::not_applicable;
};
using FindingKey = std::tuple<std::string, std::string, std::string>;  ///< rule, subject, item

/// What the rules say otherwise with the changes. A finding on a successor is set against those on
/// what it succeeds, and one on the whole of a subject against those on its items: what goes over
/// as it was is counted in `carried` and not told.
std::map<FindingKey, TurnNow> turns_on(const Pair& pair, const CheckReport& recorded,
                                       const CheckReport& changed, std::size_t& carried);

}  // namespace govmap::rehearsal
