#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/proposal.hpp"
#include "check/wording.hpp"

// How lines are made for each kind of want. proposal_maker.cpp puts proposals together;
// proposal_links.cpp has those on links, proposal_facts.cpp those on everything else.

namespace govmap {

/// The function that the section `partnerships` of a model is about.
inline constexpr const char* cdp = "combating-drugs-partnership";

/// The blanks that every proposal may share.
inline constexpr const char* source_blank = "SOURCE-ID";
inline constexpr const char* date_blank = "DATE";

/// Whether the packs have the word as a type of such a thing.
bool is_type_of(const Vocabulary& words, EntityKind kind, const std::string& type);
/// The words of some types with their labels, for a blank: not all of a long list.
std::string one_of(const Vocabulary& words, const std::vector<std::string>& types);

/// What the far end of a step should be.
struct Far {
    EntityKind kind = EntityKind::post;
    std::vector<std::string> types;
    std::string fulfils;
    std::string tier;
    std::string country;
};

/// Makes the proposals for one want.
class ProposalMaker {
public:
    ProposalMaker(const World& world, const Want& want) : world_(world), want_(want) {}

    std::vector<Proposal> make();

private:
    [[nodiscard]] const Model& model() const { return world_.model(); }
    [[nodiscard]] const Entity& entity() const { return model().entity(want_.of); }
    [[nodiscard]] std::string name() const { return the(model(), want_.of); }

    // --- putting proposals together

    Proposal start(std::string when, bool hopeful = true) const;
    /// Under `keys` of the entity.
    void put(Proposal& proposal, std::vector<std::string> keys, Node value) const;
    static void put_whole(Proposal& proposal, Node value, const std::string& section);

    static std::string blank(Proposal& proposal, const std::string& text, std::string means,
                             bool in_words = false);
    static void add_source(Proposal& proposal, Node& fields);
    static Node date(Proposal& proposal);

    /// A blank for the id of something, with a stand-in of the kind.
    std::string somebody(Proposal& proposal, const Far& far) const;

    void add(Proposal proposal) { result_.push_back(std::move(proposal)); }

    // --- links

    [[nodiscard]] Far far_of(const Path::Step& step) const;
    [[nodiscard]] static std::string filtered(const Path::Step& step, std::string_view key);

    /// Who it should be, if that is known.
    [[nodiscard]] std::optional<EntityIndex> far_end(const Path::Step& step) const;

    /// {post: POST-ID}, or who it should be.
    Node actor(Proposal& proposal, const Path::Step& step) const;
    std::string other_end(Proposal& proposal, const Path::Step& step) const;
    [[nodiscard]] Location gap_at(LinkKind kind, const std::string& qualifier) const;
    void link();
    void role();
    void whole(const std::string& key, const std::string& when);
    void member();
    void attender();
    void sub_group();
    void footprint();

    /// Who covers a place.
    void covers_it();
    void document();
    void other_body();

    /// Outcomes are few and known: where several are asked for, those of the type that are not yet
    /// reached.
    [[nodiscard]] std::vector<std::string> national() const;
    void line(const std::string& key);
    void free_link();

    // --- properties and deeds

    [[nodiscard]] std::vector<std::string> listed(const Property* said) const;

    /// Under the entity, or its document of the kind.
    void put_property(Proposal& proposal, Node value) const;
    void property();
    [[nodiscard]] static std::string not_done(const Term& term);
    void deed(const std::vector<std::string>& keys, const Term& term, const std::string& what,
              const Property* said);
    void state();

    /// How far a document is that is itself the subject: written under the body whose it is.
    void own_state();
    void again();
    void agreed();
    void type();
    static void type_stand_in(Proposal& proposal, const std::string& word);
    void relation();
    void covered();
    void tied();
    void source();

    const World& world_;
    const Want& want_;
    std::vector<Proposal> result_;
};

}  // namespace govmap
