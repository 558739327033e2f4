#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "check/why.hpp"

namespace govmap {

/// Runs one rule on one subject, over changed copies of a model. What it is made of must outlive
/// it.
class Trial {
public:
    Trial(const ReadContext& context, const GovernanceGraph& graph, const PackSet& packs,
          const Rule& rule, EntityIndex subject, const WhyOptions& options)
        : context_(context),
          graph_(graph),
          packs_(packs),
          rule_(rule),
          subject_(subject),
          options_(options) {}

    /// Begins with a finding, and counts from nothing.
    void start(const Finding& finding);
    [[nodiscard]] std::size_t runs() const { return runs_; }
    [[nodiscard]] bool cut_short() const { return cut_short_; }
    /// Whether there may be another run; asking in vain cuts the finding short.
    bool may_run();

    /// What the rule says of the finding's item on a model; where there is no such item any more,
    /// the worst that it says of the subject.
    std::optional<Finding> run(const Model& model);

    /// A copy of the model with the proposal's lines; nothing if they cannot be read.
    [[nodiscard]] std::optional<Model> with(const Model& model, const Proposal& proposal,
                                            const std::string& lines) const;

    /// What the rule wants on a model, each want with what could be written for it.
    [[nodiscard]] std::vector<std::vector<Proposal>> wanted(const Model& model) const;

private:
    const ReadContext& context_;
    const GovernanceGraph& graph_;
    const PackSet& packs_;
    const Rule& rule_;
    EntityIndex subject_;
    const WhyOptions& options_;
    const Finding* finding_ = nullptr;
    std::size_t runs_ = 0;
    bool cut_short_ = false;
};

}  // namespace govmap
