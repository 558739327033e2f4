#include "compare/state_table.hpp"

#include <algorithm>

namespace govmap::footprints {

namespace {

constexpr std::uint32_t empty = 0xffffffff;
constexpr std::size_t fewest_buckets = 64;

std::uint64_t hash_of(std::span<const std::uint64_t> words) {
    std::uint64_t hash = words.size();
    for (const std::uint64_t word : words) {  // the mixing steps of splitmix64
        hash = (hash ^ word) + 0x9e3779b97f4a7c15U;
        hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
        hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
        hash ^= hash >> 31U;
    }
    return hash;
}

}  // namespace

std::size_t StateTable::number(std::span<const std::uint64_t> words) {
    const std::uint64_t hash = hash_of(words);
    const std::size_t mask = buckets_.size() - 1;
    for (std::size_t at = hash & mask; buckets_[at] != empty; at = (at + 1) & mask) {
        const std::size_t found = buckets_[at];
        const auto there = this->words(found);
        if (hashes_[found] == hash &&
            std::equal(there.begin(), there.end(), words.begin(), words.end()))
            return found;
    }
    const std::size_t result = size();
    words_.insert(words_.end(), words.begin(), words.end());
    starts_.push_back(words_.size());
    hashes_.push_back(hash);
    if (2 * size() > buckets_.size()) {
        grow();
    } else {
        place(static_cast<std::uint32_t>(result), hash);
    }
    return result;
}

void StateTable::clear() {
    words_.clear();
    starts_.assign(1, 0);
    hashes_.clear();
    buckets_.assign(std::max(buckets_.size(), fewest_buckets), empty);
}

void StateTable::place(std::uint32_t number, std::uint64_t hash) {
    const std::size_t mask = buckets_.size() - 1;
    std::size_t at = hash & mask;
    while (buckets_[at] != empty) at = (at + 1) & mask;
    buckets_[at] = number;
}

void StateTable::grow() {
    buckets_.assign(2 * buckets_.size(), empty);
    for (std::uint32_t at = 0; at < size(); ++at) place(at, hashes_[at]);
}

}  // namespace govmap::footprints
