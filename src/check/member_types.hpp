#pragma once

#include <string>
#include <vector>

#include "check/world.hpp"

namespace govmap {

/// Of what types a member should be: itself, or as a post in an organisation of one of them. None:
/// any. Pinned in memory, as its selectors are.
class MemberTypes {
public:
    explicit MemberTypes(std::vector<std::string> types);

    /// Whether it is of one of the types, or a post in an organisation of one.
    [[nodiscard]] Truth is_one(const World& world, EntityIndex member) const;

    /// The same of a member that somebody may come for: no only of a post that certainly is of
    /// another type, in an organisation that is too: of an organisation, a body or a group of posts
    /// it is not said which post comes for it.
    [[nodiscard]] Truth test(const World& world, EntityIndex member) const;

    /// "Y is a community safety manager".
    [[nodiscard]] std::string is(const World& world, EntityIndex member,
                                 const std::string& name) const;
    /// Why the test is unknown: a clause for the sentence, unless it has one, and what is missing.
    void leave_open(const World& world, EntityIndex member, std::string& clause,
                    std::vector<std::string>& missing) const;

    /// The types asked for; none: any.
    [[nodiscard]] const std::vector<std::string>& words() const { return types_.types; }

private:
    [[nodiscard]] bool is_one_post(const World& world, EntityIndex member) const;

    Selector types_;
    Selector several_;  // a post that stands for a group of them
};

}  // namespace govmap
