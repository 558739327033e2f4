#pragma once

#include <memory>
#include <optional>
#include <string>

#include "check/pack.hpp"

// The parts of loading packs; for load.cpp.

namespace govmap {

/// Reads the preamble of a pack (not its rules, and not what it uses) from a document that conforms
/// to the shape "pack".
Pack read_pack(const Node& document, const std::string& folder, Problems& problems);

/// Adds the words of `more` to `all`. A word that both have, with another meaning, is reported at
/// `where`.
void add_words(Vocabulary& all, const Vocabulary& more, Location where, Problems& problems);

/// Holds a vocabulary to itself: parents that exist and do not run in a circle, states among
/// states.
void check_words(const Vocabulary& words, Location where, Problems& problems);

/// "Title, place; …" from what is written under `cites`; a source that the pack does not know is
/// reported.
std::string citation_of(const Node& cites, const std::vector<const Source*>& sources,
                        Problems& problems);

/// What is written under `adjusts` of a pack.yaml that conforms to the shape "pack". What can be
/// told of it alone is reported.
std::vector<Adjustment> read_adjustments(const Node& document, const Pack& pack,
                                         const std::vector<const Source*>& sources,
                                         Problems& problems);

/// Holds the adjustments of all packs to the rules that there are, and to each other. A pack whose
/// rules are adjusted by one that runs, runs too.
void settle_adjustments(PackSet& set, const SourceMap& sources, Problems& problems);

/// What the rules of one pack are read with.
struct RuleBook {
    const Vocabulary& words;  ///< those of the pack and of what it uses
    Shapes shapes;            ///< rule_shapes of them: made once, as it costs as much as ten rules
    const std::vector<const Source*>& sources;  ///< of the pack and of what it uses
    const QueryEngine* queries = nullptr;  ///< what runs the queries of local rules; may be null
};

/// Reads one rule from a document of any form. Null, with the Problems reported, if anything is
/// wrong.
std::unique_ptr<const Rule> read_rule(const Node& document, const Pack& pack, const RuleBook& book,
                                      const std::string& path, Problems& problems);

}  // namespace govmap
