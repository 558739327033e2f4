#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/pack.hpp"
#include "support/memory_files.hpp"
#include "support/source_files.hpp"

namespace govmap::test {

using Texts = std::map<std::string, std::string>;

/// Packs loaded from files, with what they were read from: `*packs` and `packs->` where there are
/// some, and every problem with them.
class LoadedPacks {
public:
    /// From files in memory. `queries` must outlive the packs.
    explicit LoadedPacks(const Texts& texts, const std::vector<std::string>& names = {"small"},
                         const QueryEngine* queries = nullptr)
        : LoadedPacks(std::make_unique<MemoryFiles>(texts), names, queries) {}

    /// From the files of this repository.
    static LoadedPacks shipped(const std::vector<std::string>& names,
                               const QueryEngine* queries = nullptr) {
        return {std::make_unique<SourceFiles>(), names, queries};
    }

    explicit operator bool() const { return packs_.has_value(); }
    const PackSet& operator*() const { return *packs_; }
    const PackSet* operator->() const { return &*packs_; }

    [[nodiscard]] std::string problems() const { return problems_.describe(sources_); }
    [[nodiscard]] std::string describe(Location where) const { return sources_.describe(where); }

    /// For reading more: models in the packs' own words.
    ReadContext context() {
        return {*files_, sources_, problems_, packs_ ? packs_->vocabulary : none_, "models"};
    }

private:
    LoadedPacks(std::unique_ptr<Files> files, const std::vector<std::string>& names,
                const QueryEngine* queries)
        : files_(std::move(files)) {
        ReadContext reading = context();
        packs_ = load_packs(reading, names, queries);
    }

    std::unique_ptr<Files> files_;
    SourceMap sources_;
    Problems problems_;
    Vocabulary none_;
    std::optional<PackSet> packs_;
};

}  // namespace govmap::test
