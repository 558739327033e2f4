#include "model/id_index.hpp"

#include <algorithm>
#include <bit>
#include <functional>

#include "model/model.hpp"

namespace govmap {
namespace {

std::uint32_t hash_of(std::string_view id) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(id));
}

}  // namespace

std::optional<std::uint32_t> IdIndex::find(std::span<const Entity> entities,
                                           std::string_view id) const {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hash_of(id);
    for (std::size_t at = hash & mask; slots_[at].place != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.hash == hash && entities[slot.place - 1].id == id) return slot.place - 1;
    }
    return std::nullopt;
}

bool IdIndex::add_next(std::span<const Entity> entities, std::string_view id) {
    constexpr std::size_t fewest = 64;
    // At most half full: a search then ends after two steps or so.
    const std::size_t count = entities.size() + 1;
    if (slots_.size() < count * 2) rebuild(entities, std::max(fewest, std::bit_ceil(count * 2)));
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hash_of(id);
    std::size_t at = hash & mask;
    for (; slots_[at].place != 0; at = (at + 1) & mask) {
        if (slots_[at].hash == hash && entities[slots_[at].place - 1].id == id) return false;
    }
    slots_[at] = {hash, static_cast<std::uint32_t>(count)};
    return true;
}

void IdIndex::reserve(std::span<const Entity> entities, std::size_t count) {
    const std::size_t slots = std::bit_ceil(count * 2);
    if (slots > slots_.size()) rebuild(entities, slots);
}

void IdIndex::rebuild(std::span<const Entity> entities, std::size_t slots) {
    slots_.assign(slots, {});
    const std::size_t mask = slots - 1;
    for (std::size_t place = 0; place < entities.size(); ++place) {
        const std::uint32_t hash = hash_of(entities[place].id);
        std::size_t at = hash & mask;
        while (slots_[at].place != 0) at = (at + 1) & mask;
        slots_[at] = {hash, static_cast<std::uint32_t>(place + 1)};
    }
}

}  // namespace govmap
