#pragma once

#include <string>
#include <vector>

#include "base/source.hpp"

namespace govmap {

/// Something wrong in what an author wrote: where, what, and how to mend it.
struct Problem {
    Location where;
    std::string message;  ///< what is wrong, a sentence without the final stop
    std::string advice;   ///< what was expected, or how to mend it; may be empty
};

/// Every problem found on the way, so that one run reports all that are independent.
class Problems {
public:
    void add(Location where, std::string message, std::string advice = {});
    /// All those of another list.
    void add(const Problems& others);

    [[nodiscard]] bool empty() const { return list_.empty(); }
    [[nodiscard]] std::size_t size() const { return list_.size(); }

    /// In the order of file, line and column; equal ones once.
    [[nodiscard]] std::vector<Problem> sorted() const;

    /// Problems as people read them: `file:line:column: message`, the line, a caret and the advice.
    /// Control characters of the file are made visible, long lines are cut around the caret.
    [[nodiscard]] std::string describe(const SourceMap& sources) const;

private:
    std::vector<Problem> list_;
};

}  // namespace govmap
