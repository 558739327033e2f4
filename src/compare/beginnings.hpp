#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "compare/whole_number.hpp"

namespace govmap::footprints {

/// The unbeaten beginnings of each state after one step of a sweep, in the order in which the first
/// of each kind was added.
class Beginnings {
public:
    struct One {
        std::size_t state = 0;
        std::uint32_t from = 0;   ///< place of the beginning that it goes on from, one step before
        std::uint8_t choice = 0;  ///< by which choice
        WholeNumber ways;         ///< how many beginnings it stands for
    };

    explicit Beginnings(std::size_t measures) : measures_(measures) {}

    /// Adds a beginning with these values, unless one in its state beats it; one with equal values
    /// takes over its ways. Those that it beats go.
    void add(const One& one, std::span<const std::int64_t> values);

    /// Drops the beaten for good. To be called once all are added.
    void settle();

    [[nodiscard]] std::size_t size() const { return all_.size() - beaten_; }
    [[nodiscard]] const std::vector<One>& all() const { return all_; }  ///< after settle()
    [[nodiscard]] std::span<const std::int64_t> values(std::size_t at) const {
        return {values_.data() + at * measures_, measures_};
    }
    void clear();

private:
    std::size_t measures_;
    std::vector<One> all_;
    std::vector<std::int64_t> values_;
    std::vector<std::uint32_t> next_;  ///< of the same state
    std::vector<std::uint32_t> head_;  ///< of each state
    std::size_t beaten_ = 0;
};

}  // namespace govmap::footprints
