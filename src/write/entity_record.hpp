#pragma once

#include <string>
#include <vector>

#include "write/entity_page.hpp"

namespace govmap {

/// A link at one end of which the entity stands.
struct RecordedLink {
    LinkIndex link;
    bool outward = false;      ///< it leaves the entity
    Truth holds = Truth::yes;  ///< on the day asked for
};

/// What a model holds of one entity, for both formats of `show`.
struct EntityRecord {
    std::vector<RecordedLink>
        links;                   ///< by kind, then outward before inward, then in the model's order
    std::vector<GapIndex> gaps;  ///< whatever their time
    std::vector<std::size_t> closures;  ///< into Model::closures
    std::vector<const Finding*> findings;
};
EntityRecord record_of(const EntityPage& page);

}  // namespace govmap
