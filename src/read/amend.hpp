#pragma once

#include <optional>

#include "base/document.hpp"
#include "model/model.hpp"
#include "read/reader.hpp"

namespace govmap {

/// The model with what a document says beside, for trying out what would come of it. The document
/// has the form of a model file and, unlike one, may speak of entities that the model has: what it
/// says of them is added under the same keys. Where a key says one thing (a role, a property, how
/// far a document or milestone is, the type), it takes the place of what is recorded there, as it
/// would in a file, where a key stands once; so does a member of the seat, and a relation of the
/// gap, that was recorded as empty. A list under a kind of document adds further ones. References
/// are by id.
///
/// Nothing, and a Problem at the place in the document, if it cannot be read so.
std::optional<Model> amended(ReadContext& context, const Model& model, const Node& document);

}  // namespace govmap
