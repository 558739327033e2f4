#include "compare/beginnings.hpp"

#include <algorithm>

#include "compare/unbeaten_rows.hpp"

namespace govmap::footprints {

namespace {

constexpr std::uint32_t nobody = 0xffffffff;
constexpr std::size_t gone = ~std::size_t{0};  // the state of one that is beaten

}  // namespace

void Beginnings::add(const One& one, std::span<const std::int64_t> values) {
    if (one.state >= head_.size()) head_.resize(one.state + 1, nobody);
    for (std::uint32_t* link = &head_[one.state]; *link != nobody;) {
        const std::uint32_t other = *link;
        switch (standing<std::int64_t>(values, this->values(other))) {
            case Standing::worse: return;
            case Standing::equal: all_[other].ways += one.ways; return;
            case Standing::neither: link = &next_[other]; break;
            case Standing::better:
                all_[other].state = gone;
                ++beaten_;
                *link = next_[other];
                break;
        }
    }
    const auto at = static_cast<std::uint32_t>(all_.size());
    all_.push_back(one);
    values_.insert(values_.end(), values.begin(), values.end());
    next_.push_back(head_[one.state]);
    head_[one.state] = at;
}

void Beginnings::settle() {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < all_.size(); ++at) {
        if (all_[at].state == gone) continue;
        if (kept != at) {
            all_[kept] = all_[at];
            std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(at * measures_), measures_,
                        values_.begin() + static_cast<std::ptrdiff_t>(kept * measures_));
        }
        ++kept;
    }
    all_.resize(kept);
    values_.resize(kept * measures_);
    beaten_ = 0;
}

void Beginnings::clear() {
    all_.clear();
    values_.clear();
    next_.clear();
    head_.clear();
    beaten_ = 0;
}

}  // namespace govmap::footprints
