#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compare/rehearsal_pair.hpp"
#include "model/vocabulary.hpp"

namespace govmap::rehearsal {

/// How things stand with a tie on one day.
struct TieNow {
    std::string key;  ///< the same on every day
    Tie::Kind kind = Tie::Kind::other;
    std::string text;
    std::vector<Named> then;
    bool settled = false;
    bool stays = false;  ///< as Tie::stays
};

/// What ends by the changes, as one party sees it on one day.
struct LossNow {
    EntityIndex ended;  ///< of the changed model
    std::vector<TieNow> ties;
};

/// By party, of the changed model: what it loses on this day by the changes alone.
std::map<EntityIndex, std::vector<LossNow>> losses_on(const OneDay& day, const Vocabulary& words);

}  // namespace govmap::rehearsal
