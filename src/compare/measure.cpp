#include "compare/measure.hpp"

namespace govmap::footprints {

Measure number_of_blocks() { return {1, {}}; }

Measure slices(std::span<const AuthoritySet> groups) {
    Measure result;
    for (const AuthoritySet group : groups) result.groups.push_back({group, 1});
    return result;
}

std::int64_t value_of(const Measure& measure, std::span<const AuthoritySet> blocks) {
    std::int64_t sum = 0;
    for (const AuthoritySet block : blocks) {
        sum += measure.a_block;
        for (const GroupWeight& group : measure.groups) {
            if ((group.members & block) != 0) sum += group.weight;
        }
    }
    return sum;
}

}  // namespace govmap::footprints
