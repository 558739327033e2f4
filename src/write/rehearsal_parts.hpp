#pragma once

#include <string>
#include <vector>

#include "write/rehearsal.hpp"

namespace govmap {

/// What stands over every rehearsal, whatever its format.
inline constexpr const char* rehearsal_title =
    "Rehearsal: what is planned or supposed, not what is";

/// "31 May 2028 (the changes say May 2028)".
std::string day_in_words(const rehearsal::LookedAt& day);
/// Over what is so from a day on: "From 31 May 2028 at the latest".
std::string from_in_words(const rehearsal::LookedAt& day);
/// The days that were looked at, and those that were left out, as sentences.
std::vector<std::string> looked_at_in_words(const rehearsal::Rehearsal& rehearsal);

/// Changes that are told in one line.
struct ChangeLine {
    std::string day;   ///< "1 April 2027"
    std::string text;  ///< "Guildford and Woking end; West Surrey (planned) succeeds them"
    std::string standing;
    std::string citation;
    std::string note;
};
/// Those that touch the model, by day.
std::vector<ChangeLine> change_lines(const rehearsal::Rehearsal& rehearsal);
/// How many do not, as a sentence; empty if none.
std::string untouched_in_words(const rehearsal::Rehearsal& rehearsal);
/// "In all: 2 partnerships are touched; 0 verdicts fail newly; 14 can no longer be told; …"
std::string sum_in_words(const rehearsal::Rehearsal& rehearsal);
/// What else is to be said of the whole, each a sentence: facts without a day, findings that go
/// over as they were.
std::vector<std::string> remarks(const rehearsal::Rehearsal& rehearsal);

/// "West Mercia Police and Crime Commissioner ends; nothing recorded succeeds it."
/// The day is left out where the heading of the day looked at says it.
std::string loss_in_words(const rehearsal::Rehearsal& rehearsal, const rehearsal::Loss& loss);
/// "holds the role of chair; nobody is recorded for it then".
std::string tie_in_words(const rehearsal::Rehearsal& rehearsal, const rehearsal::Loss& loss,
                         const rehearsal::Tie& tie);

/// What rules say otherwise from a day on, under one heading.
struct TurnGroup {
    std::string heading;  ///< "Can no longer be told, of the guidance's minimum"
    bool in_full;         ///< each with its sentence; else the rules alone
    std::vector<const rehearsal::Turn*> turns;
};
/// Those of a party that begin on a day (by number), what matters most first. Of others than
/// partnerships, without what is only to be considered.
std::vector<TurnGroup> turn_groups(const rehearsal::Rehearsal& rehearsal,
                                   const rehearsal::Party& party, std::size_t day);
/// The sentence, "until …" added where a later day mends it.
std::string turn_in_words(const rehearsal::Rehearsal& rehearsal, const rehearsal::Turn& turn);
/// Rules of which the sentence is not told, with their titles.
std::string rules_in_words(const rehearsal::Rehearsal& rehearsal,
                           const std::vector<const rehearsal::Turn*>& turns);
/// The days (by number) on which something begins for the party, in order.
std::vector<std::size_t> days_of(const rehearsal::Rehearsal& rehearsal,
                                 const rehearsal::Party& party);
/// What to do about what is lost, and about what newly fails of the minimum, each once.
std::vector<std::string> to_do(const rehearsal::Party& party);

/// "Ways to part Surrey and Sussex on 1 April 2027 (…)".
std::string options_heading(const rehearsal::OptionsThen& options);
/// Which rules were asked, as a sentence.
std::string options_asked(const rehearsal::Rehearsal& rehearsal,
                          const rehearsal::OptionsThen& options);
/// Options that fare alike, for the same reasons, are told together.
struct OptionLines {
    std::string heading;  ///< "Pass all of them, as without the changes"
    std::vector<std::string> names;
    std::vector<std::string> reasons;
};
std::vector<OptionLines> option_lines(const rehearsal::OptionsThen& options);

}  // namespace govmap
