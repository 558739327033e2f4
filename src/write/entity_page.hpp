#pragma once

#include <string>

#include "base/source.hpp"
#include "check/world.hpp"
#include "model/finding.hpp"
#include "write/page.hpp"

namespace govmap {

/// One entity of a model, as `show` tells of it: what is recorded of it, every link at either end,
/// what is recorded as not there, which of its lists are stated whole, and what the rules say of
/// it.
struct EntityPage {
    const World& world;
    const SourceMap& sources;
    EntityIndex entity;
    const CheckReport& report;  ///< with every finding on the entity; others are left out
};

/// For people.
std::string entity_text(const EntityPage& page, PageStyle style);
/// For programs: the same, by ids.
std::string entity_json(const EntityPage& page);

}  // namespace govmap
