#pragma once

#include <string>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "compare/options.hpp"

namespace govmap::footprints {

/// Reads who shares a partnership: a list of authorities for each, or a word that stands for one.
class GroupReader {
public:
    GroupReader(const GovernanceGraph& graph, const Area& area, const std::string& area_name,
                Problems& problems)
        : graph_(graph),
          model_(graph.model()),
          area_(area),
          area_name_(area_name),
          problems_(problems) {}

    /// The groups of the option of that name, from what stands under `partnerships`. An authority
    /// in two of them, in none, or not in the area is a Problem.
    std::vector<Group> read(const Node& partnerships, const std::string& option) {
        return partnerships.is_scalar() ? ready_made(partnerships) : groups(option, partnerships);
    }

private:
    std::vector<Group> groups(const std::string& option, const Node& map);
    std::vector<Group> ready_made(const Node& word);
    std::optional<std::size_t> authority(const Node& node);
    [[nodiscard]] std::optional<EntityIndex> main_area(EntityIndex authority,
                                                       const std::string& type) const;
    [[nodiscard]] std::string name_of(std::size_t authority) const;

    const GovernanceGraph& graph_;
    const Model& model_;
    const Area& area_;
    const std::string& area_name_;
    Problems& problems_;
};

}  // namespace govmap::footprints
