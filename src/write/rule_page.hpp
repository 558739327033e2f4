#pragma once

#include <span>
#include <string>

#include "base/source.hpp"
#include "check/examples.hpp"
#include "check/pack.hpp"
#include "write/page.hpp"

namespace govmap {

/// "minimum: the guidance calls it the minimum, or lists it in its checklist".
const char* force_in_words(Force force);
/// The same of a pack that is its authors' own advice.
std::string own_force_in_words(Force force);

/// The page of one rule: what it asks, how strongly, where the guidance says so, why, what to do,
/// and its own examples.
std::string rule_page(const PackSet& packs, const Rule& rule, const SourceMap& sources,
                      PageStyle style);

/// The rules of the packs, one a line: id, force, title, citation.
std::string rule_list_text(const PackSet& packs, PageStyle style);
std::string rule_list_tsv(const PackSet& packs);

/// What came of the examples: those that do not hold in full, then a line of counts.
std::string example_report(std::span<const ExampleResult> results, const SourceMap& sources,
                           PageStyle style);

}  // namespace govmap
