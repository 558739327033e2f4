#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace govmap {

/// A row of a table of links, as far as it can be understood without the rows before it.
struct ScannedLink {
    LinkKind kind = LinkKind::relates_to;
    EntityIndex from;
    EntityIndex to;
    /// Which of the texts after the first three cells it has, in the order in which this piece
    /// first has them, for each kind anew: rows of one kind with one `rest` differ by their ends.
    std::uint32_t rest = 0;
    std::uint32_t length = 0;  ///< of the row, its line end with it
    /// The ends are there, and nothing about them asks for a second look; else the row is to be
    /// read as any other.
    bool good = false;
};

/// Looks at whole rows of a table whose first three columns are link, from and to, and in which no
/// cell is quoted and no line ends by a carriage return. Large tables are mostly rows that name two
/// entities and say for the rest what another row said: many pieces can be looked at side by side.
class LinkScan {
public:
    void look(const Model& model, std::string_view rows);

    [[nodiscard]] const std::vector<ScannedLink>& links() const { return links_; }
    [[nodiscard]] std::uint32_t rests() const { return rests_; }

private:
    std::vector<ScannedLink> links_;
    std::uint32_t rests_ = 0;
};

}  // namespace govmap
