#pragma once

#include <string>

#include "base/source.hpp"
#include "graph/lines.hpp"
#include "model/vocabulary.hpp"
#include "write/page.hpp"

namespace govmap {

/// A line of accountability, as `trace` tells it.
struct Trace {
    const GovernanceGraph& graph;
    const Vocabulary& vocabulary;
    const SourceMap& sources;
    const Line& line;
    EntityIndex target;
};

/// Step by step: the kind of link, since when, who says so; where the line breaks, at which link
/// and what would mend it.
std::string trace_text(const Trace& trace, PageStyle style);
std::string trace_json(const Trace& trace);

}  // namespace govmap
