#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace govmap::footprints {

/// States as words, numbered in the order in which they are first seen. The words lie one after the
/// other in one piece of memory.
class StateTable {
public:
    StateTable() { clear(); }

    /// The number of the state; the next one if it is new.
    std::size_t number(std::span<const std::uint64_t> words);
    [[nodiscard]] std::span<const std::uint64_t> words(std::size_t number) const {
        return {words_.data() + starts_[number], words_.data() + starts_[number + 1]};
    }
    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
    void clear();

private:
    void place(std::uint32_t number, std::uint64_t hash);
    void grow();

    std::vector<std::uint64_t> words_;
    std::vector<std::size_t> starts_;  ///< and the end of the last
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint32_t> buckets_;  ///< open addressing; a power of two
};

}  // namespace govmap::footprints
