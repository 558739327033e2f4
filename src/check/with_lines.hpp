#pragma once

#include <optional>
#include <string>

#include "check/proposal.hpp"
#include "read/reader.hpp"

namespace govmap {

/// A copy of a model with a proposal's lines, as they stand in `lines` and are read from there, as
/// they would be from a file; stand-ins are in the blanks. Nothing if they cannot be read.
std::optional<Model> with_lines(const ReadContext& context, const Model& model, Date day,
                                const Proposal& proposal, const std::string& lines);

}  // namespace govmap
