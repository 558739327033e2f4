#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace govmap {

struct Entity;

/// Finds entities by their ids. The ids stand in the entities themselves; a map of the standard
/// library would keep every one of them a second time, which for half a million costs more than the
/// links do.
class IdIndex {
public:
    /// The place in `entities` of the one with this id.
    [[nodiscard]] std::optional<std::uint32_t> find(std::span<const Entity> entities,
                                                    std::string_view id) const;
    /// The same, looked for first at `near` and the two places after it: who names one thing after
    /// another often names them in the order in which they were declared.
    [[nodiscard]] std::optional<std::uint32_t> find_near(std::span<const Entity> entities,
                                                         std::string_view id,
                                                         std::uint32_t near) const;
    /// Makes `id` known as that of the entity that is about to be added to `entities`; false, and
    /// nothing done, if one of them has it.
    bool add_next(std::span<const Entity> entities, std::string_view id);
    /// Makes room for this many in all.
    void reserve(std::size_t count);

private:
    /// Open addressing. The hash beside the place keeps a search from looking at entities that it
    /// is not after: each look would wait for memory.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0;  // + 1; 0 = free
    };
    [[nodiscard]] std::optional<std::uint32_t> find(std::span<const Entity> entities,
                                                    std::string_view id, std::uint32_t hash) const;
    void rebuild(std::size_t slots);

    std::vector<Slot> slots_;            // a power of two of them
    std::vector<std::uint32_t> hashes_;  // of the ids, in the order of the entities
};

}  // namespace govmap
