#pragma once

#include <string>
#include <vector>

#include "base/document.hpp"
#include "check/want.hpp"

namespace govmap {

/// What the reader must find out before lines can be written: it stands in them in capitals.
struct Blank {
    std::string text;       ///< as in the lines: "POST-ID"
    std::string means;      ///< "the id of a post, as under posts:"
    bool in_words = false;  ///< any text may stand there
};

/// Lines for a model that may settle a finding. No fact is invented: what is not known is a blank.
/// For trying them out every blank has a stand-in, of the right kind, that nobody is shown.
struct Proposal {
    std::string when;  ///< what must be so: "if somebody holds the role of chair"
    Node lines;        ///< a document in the form of a model, with the blanks
    Node stand_ins;    ///< another that declares what stands in for the blanks
    std::vector<Blank> blanks;
    std::string place;                ///< "under roles: of herefordshire-cdp"
    Location where;                   ///< where that is written
    Location instead_of;              ///< of the line that these take the place of, if there is one
    std::vector<Location> to_source;  ///< places to which a source is to be added
    bool hopeful = true;              ///< meant to let the rule pass, and not to show that it fails

    /// The lines with the stand-ins in place of the blanks, and what these stand for.
    [[nodiscard]] Node filled(Date day) const;
    /// Puts the blanks back where lines made on a filled copy speak of what stood in for them.
    void forget_stand_ins();
};

/// What could be written for a want: first what would let the rule pass.
std::vector<Proposal> proposals_for(const World& world, const Want& want);

/// Both at once. Blanks of one name that mean different things get numbers.
Proposal joined(const Proposal& one, Proposal other);

}  // namespace govmap
