#include "read/stated_closures.hpp"

#include <algorithm>

namespace govmap {

Period spoken_of(const Period& link, const Entity& named) {
    Period result = link;
    const Period& life = named.period;
    if (life.from && (!result.from || life.from->first > result.from->first))
        result.from = life.from;
    if (life.until && (!result.until || life.until->first < result.until->first))
        result.until = life.until;
    return result;
}

std::vector<Closure> stated_closures(const Closure& closure, const std::vector<Period>& named) {
    std::vector<Closure> result;
    const auto add = [&](const Period& period) {
        result.push_back(closure);
        result.back().period = period;
    };
    if (named.empty() || std::find(named.begin(), named.end(), Period{}) != named.end()) {
        add({});
        return result;
    }
    for (const Period& period : named) {
        const bool known = std::any_of(result.begin(), result.end(),
                                       [&](const Closure& one) { return one.period == period; });
        if (!known) add(period);
    }
    return result;
}

}  // namespace govmap
