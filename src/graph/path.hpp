#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "base/problem.hpp"
#include "base/truth.hpp"
#include "graph/entity_test.hpp"
#include "graph/graph.hpp"
#include "model/vocabulary.hpp"

namespace govmap {

/// A path of typed links, as rules and views write it: `~holds[role=sro]`, `~part_of*/~member_of`.
/// See models/guidance/README.md for the language.
struct Path {
    struct Filter {
        std::string key;  ///< role, represents, capacity, part, primary, most; kind, type …
        std::vector<std::string> values;  ///< any of these
    };
    struct Step {
        LinkKind kind = LinkKind::part_of;
        bool backwards = false;
        bool repeated = false;  ///< `*`: none or more of them
        std::vector<Filter> filters;
    };
    std::string text;
    std::vector<Step> steps;
};

/// Parses the text of a scalar node; reports what is wrong with it, with its column.
std::optional<Path> parse_path(const Node& node, const Vocabulary& words, Problems& problems);

/// An entity that a path reaches, and how surely.
struct Reached {
    EntityIndex entity;
    Truth certain = Truth::yes;  ///< unknown: only over links whose dates leave it open
    std::uint32_t way = 0;       ///< for Reach::over
};

/// A list that a path followed and that is not known to be whole.
struct OpenList {
    EntityIndex at;          ///< whose list
    std::uint32_t step = 0;  ///< which step of the path followed it
};

/// What a path reaches from one entity.
struct Reach {
    std::vector<Reached>
        entities;  ///< each entity once, the surest way to it; in model order of links
    std::vector<GapIndex> gaps;  ///< recorded gaps where the path would have gone on
    std::vector<LinkIndex>
        unsaid;  ///< links not walked because what a filter asks is not said of them
    std::vector<OpenList> open;  ///< the lists on the way that are not known to be whole
    bool whole = false;          ///< the list is known to be complete: nothing open, nothing unsaid
    std::vector<const Closure*> closures;  ///< the closures that make it whole

    /// The links walked to what was reached, in the order walked.
    [[nodiscard]] std::vector<LinkIndex> over(const Reached& reached) const;

    struct Way {
        LinkIndex link;
        std::uint32_t before = 0;  ///< the way to where the link was walked from; 0 = the start
    };
    std::vector<Way> ways = std::vector<Way>(1);  ///< shared by everything reached; 0 is the start
};

/// A path bound to a graph, its words resolved to symbols, so that walking costs only what it
/// touches. Not for two threads at once: walks use the same scratch space. Refers to the graph,
/// which must outlive it.
class PreparedPath {
public:
    PreparedPath(const GovernanceGraph& graph, const Vocabulary& words, const Path& path);

    [[nodiscard]] Reach walk(EntityIndex from) const;
    /// The same, in a record that is used again by the next peek along this path.
    [[nodiscard]] const Reach& peek(EntityIndex from) const;

private:
    void walk(EntityIndex from, Reach& reach) const;
    enum class Flag : unsigned char { none, part, primary, most };
    struct LinkTest {
        Flag flag = Flag::none;
        bool wanted = true;  // of a flag
        LinkKind kind = LinkKind::holds;
        std::vector<Symbol> yes;      // sorted
        std::vector<Symbol> perhaps;  // sorted: said too widely to tell
    };
    struct Step {
        LinkKind kind = LinkKind::part_of;
        bool backwards = false;
        bool repeated = false;
        bool qualified = false;          // filtered on what gaps and closures of this kind name
        std::vector<Symbol> qualifiers;  // the words filtered on; Symbol{} for one not in the model
        std::vector<Symbol> gap_words;   // sorted: qualifiers and the words under them
        std::vector<LinkTest> link_tests;
        EntityTest entity_test;
        // What the link tests say of each of the model's details, once it was asked: those of
        // tables are a handful that all links share.
        mutable std::vector<std::optional<Truth>> by_detail;
    };
    struct Stand {
        EntityIndex entity;
        Truth certain = Truth::no;
        std::uint32_t way = 0;
        bool root = false;  // stood on before a repeated step began
    };
    struct Walker;

    void add_filter(Step& step, const Path::Filter& filter, const Vocabulary& words) const;
    [[nodiscard]] static Truth test(const LinkTest& test, const LinkDetail& detail);
    [[nodiscard]] Truth test(const Step& step, const Link& link) const;
    [[nodiscard]] bool closed(const Step& step, EntityIndex at, Reach& reach) const;
    [[nodiscard]] const Closure* closure(const Step& step, EntityIndex at, Symbol qualifier) const;
    [[nodiscard]] bool known_absent(const Step& step, EntityIndex at, Symbol qualifier) const;

    const GovernanceGraph* graph_;
    std::vector<Step> steps_;
    mutable std::vector<Stand> stands_;
    mutable std::vector<Stand> next_;
    mutable Reach scratch_;
};

/// The same for one walk; prepare the path instead where it is walked often.
Reach walk(const GovernanceGraph& graph, const Vocabulary& words, EntityIndex from,
           const Path& path);

/// Whether gaps and the closures of a kind stand at the end that its links arrive at (roles and
/// members at the body) rather than at the end that they leave (relations).
bool listed_at_end(LinkKind kind);

}  // namespace govmap
