#include "read/stated_closures.hpp"

#include <algorithm>

namespace govmap {

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
