#pragma once

#include <string>
#include <vector>

#include "check/condition.hpp"

namespace govmap {

/// Where a line should lead: an entity by id, or those that a selector selects.
struct Target {
    std::string id;  ///< empty: by selector
    Selector selector;

    static Target read(const Node& node);
    /// Those that are in the model and are, or may be, alive.
    [[nodiscard]] std::vector<EntityIndex> in(const World& world) const;
    /// Whether it is another for every subject.
    [[nodiscard]] bool moves() const;
    /// For where there is none: the id, or the labels of the types.
    [[nodiscard]] std::string in_words(const World& world) const;
};

}  // namespace govmap
