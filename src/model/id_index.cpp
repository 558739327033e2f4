#include "model/id_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "model/model.hpp"

namespace govmap {
namespace {

// Eight letters at a time: ids are looked up a few hundred thousand times in a large model, and
// nobody but the author of the model can make two of them meet.
std::uint32_t hash_of(std::string_view id) {
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 / the golden ratio
    constexpr unsigned half = 32;
    std::uint64_t hash = id.size();
    const auto mix = [&](std::uint64_t letters) {
        hash = (hash ^ letters) * odd;
        hash ^= hash >> half;
    };
    std::uint64_t letters = 0;
    for (; id.size() >= sizeof letters; id.remove_prefix(sizeof letters)) {
        std::memcpy(&letters, id.data(), sizeof letters);
        mix(letters);
    }
    letters = 0;
    for (const char c : id) letters = letters << 8U | static_cast<unsigned char>(c);
    mix(letters);
    return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::optional<std::uint32_t> IdIndex::find(std::span<const Entity> entities,
                                           std::string_view id) const {
    return find(entities, id, hash_of(id));
}

std::optional<std::uint32_t> IdIndex::find_near(std::span<const Entity> entities,
                                                std::string_view id, std::uint32_t near) const {
    constexpr std::size_t few = 3;
    const std::uint32_t hash = hash_of(id);
    const std::size_t end = std::min(near + few, hashes_.size());
    for (std::size_t at = near; at < end; ++at) {
        if (hashes_[at] == hash && entities[at].id == id) return static_cast<std::uint32_t>(at);
    }
    return find(entities, id, hash);
}

std::optional<std::uint32_t> IdIndex::find(std::span<const Entity> entities, std::string_view id,
                                           std::uint32_t hash) const {
    if (slots_.empty()) return std::nullopt;
    const std::size_t mask = slots_.size() - 1;
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
    if (slots_.size() < count * 2) rebuild(std::max(fewest, std::bit_ceil(count * 2)));
    const std::size_t mask = slots_.size() - 1;
    const std::uint32_t hash = hash_of(id);
    std::size_t at = hash & mask;
    for (; slots_[at].place != 0; at = (at + 1) & mask) {
        if (slots_[at].hash == hash && entities[slots_[at].place - 1].id == id) return false;
    }
    slots_[at] = {hash, static_cast<std::uint32_t>(count)};
    hashes_.push_back(hash);
    return true;
}

void IdIndex::reserve(std::size_t count) {
    const std::size_t slots = std::bit_ceil(count * 2);
    if (slots > slots_.size()) rebuild(slots);
    hashes_.reserve(count);
}

void IdIndex::rebuild(std::size_t slots) {
    slots_.assign(slots, {});
    const std::size_t mask = slots - 1;
    for (std::size_t place = 0; place < hashes_.size(); ++place) {
        std::size_t at = hashes_[place] & mask;
        while (slots_[at].place != 0) at = (at + 1) & mask;
        slots_[at] = {hashes_[place], static_cast<std::uint32_t>(place + 1)};
    }
}

}  // namespace govmap
