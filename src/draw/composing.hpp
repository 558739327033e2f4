#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/scene.hpp"
#include "draw/view.hpp"
#include "graph/graph.hpp"
#include "model/finding.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// A scene while it is being composed: what every part of it needs to ask, and what must be kept on
/// the way (the evidence of all that is shown, and what of it is not certain).
class Composing {
public:
    const GovernanceGraph& graph;
    const Vocabulary& words;
    const View& view;
    const Theme& theme;
    std::span<const Finding> findings;
    std::vector<EntityIndex> subjects;  ///< the bodies that the picture is about, by name

    std::set<EvidenceIndex> cited;  ///< of everything shown
    /// Lines that rest on inference: by kind, the names of those that they start from.
    std::map<LinkKind, std::set<std::string>> inferred_lines;
    bool shows_inferred = false;  ///< some row says "(inferred)"
    bool shows_perhaps = false;   ///< something says "(perhaps)"
    bool shows_disputed = false;  ///< something is marked as disputed

    [[nodiscard]] const Model& model() const { return graph.model(); }
    [[nodiscard]] const Entity& entity(EntityIndex index) const { return model().entity(index); }
    [[nodiscard]] const std::string& word(Symbol symbol) const { return model().word(symbol); }

    /// Keeps the evidence for the source line.
    void cite(EvidenceIndex evidence);
    [[nodiscard]] bool is_inferred(EvidenceIndex evidence) const;

    /// Whether sources disagree on the link, or on one of its ends.
    [[nodiscard]] bool is_disputed(LinkIndex link) const;

    /// The name of what a link tells of, with what is not sure about it: "Police (inferred)".
    std::string told(LinkIndex link, EntityIndex about);
    /// The entity's name; "(perhaps)" is added where its life is not certain at the date, and
    /// "(disputed)" where that is because sources disagree.
    std::string name(EntityIndex index);

    /// The finding of a rule about a body, if the model was checked; `item` "" is any.
    [[nodiscard]] const Finding* finding(std::string_view rule, EntityIndex subject,
                                         std::string_view item = {}) const;

    /// Whether the view counts the entity as external to government.
    [[nodiscard]] bool external(EntityIndex index) const;

    /// The recorded gap in a body's list, or null: of these the one that is known to be absent.
    [[nodiscard]] const Gap* gap(EntityIndex of, LinkKind kind, std::string_view qualifier) const;

    /// A row for what is not there: by the recorded gap, else by whether the list is `whole`. A
    /// finding that accepts the absence says so. `rule` may be empty.
    Row missing(std::string label, const Gap* gap, bool whole, const std::string& rule,
                EntityIndex subject);

    /// Whether the picture's view is about bodies of this kind: of others the guidance asks
    /// nothing, so that nothing is said of what they lack.
    [[nodiscard]] bool expected_of(EntityIndex body) const;

    /// Whether the body is only planned: its formation is recorded as planned, and not as done.
    [[nodiscard]] bool planned(EntityIndex body) const;

    /// Bodies that are part of `body`, by name; with the link that says so.
    struct Part {
        EntityIndex body;
        LinkIndex link;
    };
    [[nodiscard]] std::vector<Part> parts(EntityIndex body) const;
    /// Those, and the bodies that answer or report to `body` without being part of it.
    [[nodiscard]] std::vector<Part> below(EntityIndex body) const;

    /// Entities by name, then id: the order of everything that has no other.
    void sort_by_name(std::vector<EntityIndex>& entities) const;
    [[nodiscard]] bool name_before(EntityIndex a, EntityIndex b) const;
};

/// How a reason for an absence is drawn.
Standing standing_of(Absence reason);

}  // namespace govmap
