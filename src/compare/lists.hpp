#pragma once

#include <algorithm>
#include <vector>

namespace govmap::rehearsal {

/// Whether a short list has it.
template <class One>
bool is_in(const std::vector<One>& list, const One& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Adds it to a short list that has each thing once.
template <class One>
void add_new(std::vector<One>& list, const One& one) {
    if (!is_in(list, one)) list.push_back(one);
}

}  // namespace govmap::rehearsal
