#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "check/pack.hpp"
#include "check/proposal.hpp"
#include "read/reader.hpp"

namespace govmap {

/// A fact that a verdict rests on, and what the verdict would be without it.
struct FactTried {
    Fact fact;
    std::optional<Verdict> without;  ///< with just this left out of a copy; nothing: not tried
};

/// Lines that settle a finding, as was found by trying them out.
struct Answer {
    Proposal proposal;
    std::string lines;     ///< YAML in the form of a model, with blanks in capitals; empty where
                           ///< only a source is to be added to what is there
    Verdict then;          ///< what the rule says with stand-ins in the blanks
    std::string sentence;  ///< its sentence then, the blanks standing for whoever fills them
};

/// Why one finding is as it is, and what would change it.
struct WhyFinding {
    Finding finding;
    std::vector<FactTried> facts;  ///< each once
    /// Places in `facts` of a set of which none can be left out and which bears a pass by itself,
    /// the rest of the model as it is. Empty where it was not looked for.
    std::vector<std::size_t> smallest;
    std::vector<Answer> answers;  ///< those that let it pass first
    std::size_t runs = 0;         ///< how often the rule was run on a changed copy
    bool cut_short = false;       ///< more could have been tried
};

struct Why {
    const Rule* rule = nullptr;
    const Pack* pack = nullptr;
    PackSet::Strength strength;
    std::string model_title;
    Date as_of;
    std::vector<WhyFinding> findings;  ///< of the subject, by item
};

struct WhyOptions {
    std::string item;                               ///< only this, by id or name; empty: all
    std::size_t most_runs = 60;                     ///< for each finding
    std::optional<std::vector<EntityIndex>> areas;  ///< as in CheckOptions
};

/// Why a rule says of a subject what it says. Every answer is tried out: the lines are read back
/// from their text, added to a copy of the model with stand-ins in the blanks, and the rule is run
/// on that. Fails (a request) where the rule is in none of the packs, does not look at the subject,
/// or has nothing to say of the item.
Result<Why> why(const ReadContext& context, const GovernanceGraph& graph, const PackSet& packs,
                const std::string& rule, EntityIndex subject, const WhyOptions& options = {});

/// The model as an answer leaves it, for whoever wants to try it out again; nothing if its lines
/// cannot be read.
std::optional<Model> with_answer(const ReadContext& context, const Model& model, Date day,
                                 const Answer& answer);

}  // namespace govmap
