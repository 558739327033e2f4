#pragma once

#include <vector>

#include "check/check.hpp"

namespace govmap {

/// The accepted exceptions of a model while it is checked: which were used, which not.
class Exceptions {
public:
    explicit Exceptions(const GovernanceGraph& graph);

    /// Turns a fail that the partners accepted into `excepted`, with the reason; notes what was
    /// used.
    void apply(EntityIndex subject, Finding& finding);

    /// Notes what another look at the same model used.
    void add_used(const Exceptions& other);

    /// Findings about the exceptions themselves: ended, not needed, of no known rule. Empty summary
    /// (no subjects) if the model has none.
    void report(const PackSet& packs, CheckReport& report) const;

private:
    [[nodiscard]] Finding finding_on(const AcceptedException& one) const;

    const GovernanceGraph* graph_;
    std::vector<bool> used_;
};

}  // namespace govmap
