#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/problem.hpp"
#include "model/model.hpp"

namespace govmap {

/// Authorities and areas by every name that a council officer may type.
class PlaceIndex {
public:
    /// Adds a name, short name, alias or code of a place.
    void add(std::string_view name, EntityIndex place);

    /// The place of one of the kinds in `kinds` (a bit set) that `name` means, on `date` where one
    /// is given. Of authorities and areas of one name the authority is meant. A place that does not
    /// live on the date is found if no other has the name, so that the caller can say what became
    /// of it.
    [[nodiscard]] std::optional<EntityIndex> find(const Model& model, std::string_view name,
                                                  std::uint16_t kinds, std::optional<Date> date,
                                                  Location asked_at, Problems& problems) const;

    /// Whether a place of one of the kinds has the name, whenever it lived.
    [[nodiscard]] bool has(const Model& model, std::string_view name, std::uint16_t kinds) const;

    /// Lower case, "&" as "and", without "City of", "County of" and punctuation.
    static std::string normalised(std::string_view name);

private:
    std::unordered_map<std::string, std::vector<EntityIndex>> by_name_;
    std::vector<std::string> names_;  // as written, for suggestions
};

}  // namespace govmap
