#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace govmap::footprints {

/// How two rows of values stand to each other, less being better.
enum class Standing : std::uint8_t { equal, better, worse, neither };

/// How `one` stands to `other`, which has as many values. No value may be NaN.
template <class Value>
Standing standing(std::span<const Value> one, std::span<const Value> other) {
    bool better = false;
    bool worse = false;
    for (std::size_t at = 0; at < one.size(); ++at) {
        better = better || one[at] < other[at];
        worse = worse || other[at] < one[at];
    }
    if (better) return worse ? Standing::neither : Standing::better;
    return worse ? Standing::worse : Standing::equal;
}

/// Rows of values of which none is beaten: as good as another on every value, or better on some.
/// Made one by one, as partitions are listed, keeping only what is unbeaten so far.
template <class Value>
class UnbeatenRows {
public:
    struct Row {
        std::vector<Value> values;
        std::uint64_t first = 0;  ///< the label of the first with these values
        std::uint64_t count = 1;  ///< how many there were
    };

    /// Takes a row in, unless one beats it, and drops those that it beats. Says whether it has
    /// values that were not there.
    bool add(std::span<const Value> values, std::uint64_t label) {
        // What beat the last one is likely to beat the next.
        if (last_ < rows_.size() && against(values, last_) == Standing::worse) return false;
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            switch (against(values, at)) {
                case Standing::worse: last_ = at; return false;
                case Standing::equal: ++rows_[at].count; return false;
                case Standing::better: drop_beaten(values, at); return keep(values, label);
                case Standing::neither: break;
            }
        }
        return keep(values, label);
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }

    /// The unbeaten rows in the order of their values; which does not hang on the order in which
    /// they came.
    [[nodiscard]] std::vector<Row> in_order() const {
        std::vector<Row> result = rows_;
        std::sort(result.begin(), result.end(),
                  [](const Row& one, const Row& other) { return one.values < other.values; });
        return result;
    }

private:
    Standing against(std::span<const Value> values, std::size_t at) const {
        return standing<Value>(values, rows_[at].values);
    }

    void drop_beaten(std::span<const Value> values, std::size_t from) {
        const auto beaten = [&](const Row& row) {
            return standing<Value>(values, row.values) == Standing::better;
        };
        rows_.erase(
            std::remove_if(rows_.begin() + static_cast<std::ptrdiff_t>(from), rows_.end(), beaten),
            rows_.end());
    }

    bool keep(std::span<const Value> values, std::uint64_t label) {
        rows_.push_back({{values.begin(), values.end()}, label, 1});
        return true;
    }

    std::vector<Row> rows_;
    std::size_t last_ = 0;
};

/// Which of these rows none of the others beats, by place, in the order given. Rows with equal
/// values are all there.
template <class Value>
std::vector<std::size_t> unbeaten_places(std::span<const std::vector<Value>> rows) {
    UnbeatenRows<Value> front;
    for (std::size_t at = 0; at < rows.size(); ++at) front.add(rows[at], at);
    const auto kept = front.in_order();
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto found = std::lower_bound(
            kept.begin(), kept.end(), rows[at],
            [](const auto& row, const auto& values) { return row.values < values; });
        if (found != kept.end() && found->values == rows[at]) result.push_back(at);
    }
    return result;
}

}  // namespace govmap::footprints
