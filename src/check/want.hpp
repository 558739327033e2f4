#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/world.hpp"

namespace govmap {

/// A fact of a kind that a condition looks at, which the model does not hold or holds otherwise.
/// A want is where to look, not yet an answer: what could be written for it is made in
/// proposal.hpp, and tried out before anybody is shown it. So a condition may name more wants than
/// it needs, and one that names too few only leaves a question without a ready answer.
struct Want {
    enum class Kind : unsigned char {
        link,      ///< another link over `step` at `of`; or that the list there is whole
        property,  ///< something under `key` of `of`, or of its document of the kind `product`
        state,     ///< how far `of` is with its document `product`, milestone or role
        again,     ///< one more document of the kind `product`, later than the others
        agreed,    ///< whether the core members agreed to who holds the role `key`
        type,      ///< what `of` is: one of the types in `words`, or the tier or country in `key`
        relation,  ///< how `of` relates to a body of the type `key`, for `place` if one is given
        covered,   ///< a body with the function `key` that covers `of`
        tied,      ///< any link at all
        source     ///< who says what is recorded of `of`
    };
    Kind kind = Kind::link;
    EntityIndex of;
    Path::Step step = {};
    std::string key = {};
    std::string product = {};
    std::vector<std::string> words = {};      ///< link: types of the far end; property: its words
    std::optional<EntityIndex> place = {};    ///< relation
    std::optional<EntityIndex> far_end = {};  ///< link: who it should be
    std::size_t at_least = 1;                 ///< link: how many more
    bool list = false;                        ///< property: `words` are all wanted, not one
    bool day = false;                         ///< property: it is a day
};
using Wants = std::vector<Want>;

/// What would make a path reach more, or its list the whole: at every gap and open list on the way,
/// and where it ends.
void want_path(const World& world, const Path& path, EntityIndex from, Wants& wants);

/// The same, for who it should be.
void want_path(const World& world, const Path& path, EntityIndex from,
               const std::vector<Reached>& should_be, Wants& wants);

}  // namespace govmap
