#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/source.hpp"
#include "base/truth.hpp"
#include "model/id_index.hpp"
#include "model/kinds.hpp"
#include "model/symbols.hpp"

namespace govmap {

/// A place in one of a Model's tables, as a type of its own so that they cannot be mixed up.
template <class Tag>
struct Index {
    std::uint32_t value = 0;
    friend auto operator<=>(const Index&, const Index&) = default;
};
using EntityIndex = Index<struct EntityTag>;
using LinkIndex = Index<struct LinkTag>;
using GapIndex = Index<struct GapTag>;
using SourceIndex = Index<struct SourceTag>;
/// 0 is "no evidence named".
using EvidenceIndex = Index<struct EvidenceTag>;

/// A document that facts are taken from.
struct Source {
    std::string id;
    std::string title;
    std::string publisher;
    std::optional<PartialDate> date;
    std::string url;
    std::string licence;
    Location where;
};

/// Whether the source says it in terms, or the author concluded it.
enum class Basis : std::uint8_t { stated, inferred };

/// One source that a fact rests on, and the place in it ("paragraph 9").
struct Citation {
    SourceIndex source;
    std::string place;
    Basis basis = Basis::stated;
};
using Evidence = std::vector<Citation>;

/// Why something is not there.
enum class Absence : std::uint8_t {
    vacant,                ///< the post exists, nobody holds it
    not_yet_appointed,     ///< decided that there will be one, not who
    yet_to_be_determined,  ///< not decided when the source was written
    not_recorded,          ///< the author looked and found nothing said
    withheld,              ///< known, not published
    not_applicable         ///< there can be none here
};
struct AbsenceInfo {
    Absence absence;
    const char* word;   ///< as in the text format
    bool known_absent;  ///< it is certain that there is none; otherwise one cannot tell
    const char* meaning;
};
std::span<const AbsenceInfo> absences();
const AbsenceInfo& info(Absence absence);
std::optional<Absence> absence(std::string_view word);

/// The value of a property: text, a list of words or texts, or why there is none.
struct Property {
    Symbol key;
    std::variant<std::string, std::vector<std::string>, Absence> value;
    bool complete = false;          ///< for a list: its author says nothing is left out
    std::optional<PartialDate> on;  ///< when it came to be so (agreed, published, formed)
    EvidenceIndex evidence;
    Location where;
    Period period;          ///< when it held, for facts that change (who governs a police force)
    bool disputed = false;  ///< another source says otherwise: it is so only perhaps

    [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
    [[nodiscard]] const std::vector<std::string>* list() const {
        return std::get_if<std::vector<std::string>>(&value);
    }
    [[nodiscard]] const Absence* absent() const { return std::get_if<Absence>(&value); }
};

struct Entity {
    EntityKind kind = EntityKind::body;
    std::string id;
    std::string name;
    Symbol type;
    Period period;
    EvidenceIndex evidence;
    Location where;
    std::vector<std::string> aliases;
    std::vector<Symbol> fulfils;  ///< functions, such as that of a Combating Drugs Partnership
    std::vector<Property> properties;
    bool disputed = false;  ///< another source has it otherwise: it is there only perhaps

    [[nodiscard]] const Property* find(Symbol key) const;
    /// The name as people use it: of a place "Herefordshire", not "Herefordshire, County of".
    [[nodiscard]] std::string plain_name() const;
};

/// What only some links carry; the rest share one empty record.
struct LinkDetail {
    std::vector<Symbol> represents;  ///< member_of: categories; empty = not said
    Symbol role;                     ///< holds: which role; reports_to: the role it goes through
    Symbol capacity;              ///< attends: observer, adviser, associate; borders: land, water
    std::string nature;           ///< relates_to: of what nature; funds: what for
    std::string amount;           ///< funds: as written, with its currency
    std::string none;             ///< relates_to: "no relation, because …"
    std::optional<double> share;  ///< within: of the residents of `from`, 0 to 1
    std::optional<double> share_back;          ///< within: of the residents of `to`, 0 to 1
    std::optional<EntityIndex> for_authority;  ///< relates_to: on behalf of which authority
    std::string note;                          ///< the author's remark
    bool part_only = false;                    ///< covers: only a part of the authority
    std::optional<bool>
        agreed;             ///< holds: whether core members agreed to this holder (footnote 15)
    bool primary = false;   ///< answers_to: the line that counts where there are several
    bool disputed = false;  ///< another source says otherwise: the link is there only perhaps

    friend bool operator==(const LinkDetail&, const LinkDetail&) = default;
};

struct Link {
    LinkKind kind = LinkKind::relates_to;
    EntityIndex from;
    EntityIndex to;
    std::uint32_t detail = 0;  ///< into Model::details; 0 is the empty one
    EvidenceIndex evidence;
    Period period;
    Location where;
};

/// A place that an author says is empty, and why: a role without a holder, a category without a
/// member, a board of a type with which no relation is recorded. Two gaps are never one thing.
struct Gap {
    EntityIndex of;  ///< the body that it is a gap in
    LinkKind kind = LinkKind::holds;
    Symbol qualifier;                          ///< the role, category or type that is not there
    std::optional<EntityIndex> for_authority;  ///< relates_to: on behalf of which authority
    Absence reason = Absence::not_recorded;
    std::string note;
    EvidenceIndex evidence;
    Period period;
    Location where;
    bool disputed = false;  ///< another source says that it is filled
};

/// Whether an entity, property or gap holds on the day: on which sources disagree, only perhaps.
template <class Fact>
Truth holds_on(const Fact& fact, Date date) {
    return both(fact.period.holds_on(date), fact.disputed ? Truth::unknown : Truth::yes);
}

/// Stands for whatever entity it is asked of, in the closure of a WholeKind.
inline constexpr EntityIndex every_entity{0xffffffff};

/// "This list is the whole": the links of `kind` that end at `of` (or start there, where
/// `outward`) are all there are; with a qualifier, all those of that role or type.
struct Closure {
    EntityIndex of = every_entity;
    LinkKind kind = LinkKind::member_of;
    bool outward = false;
    Symbol qualifier;
    EvidenceIndex evidence;
    Period period;
    Location where;
};

/// "All the links of this kind that there are, are recorded", for every entity of one of the models
/// read: what the author of tables can say where nobody could say it list by list.
struct WholeKind {
    Closure closure;  ///< of `every_entity`; `outward` and `qualifier` say nothing
    EntityIndex first;
    EntityIndex end;  ///< of the entities it holds for: [first, end)
};

/// The entities that one of the models read declares: [first, end).
struct EntityRange {
    EntityIndex first;
    EntityIndex end;
};

/// A failed rule that the partners accept, with the reason, for a time.
struct AcceptedException {
    std::string rule;
    EntityIndex subject;
    std::string item;  ///< empty: every item of the subject
    std::string reason;
    EntityIndex approver;  ///< a post, never a person
    EvidenceIndex evidence;
    Period period;
    Location where;
};

/// What the authors said: entities and the links between them, with their periods and evidence.
/// Complete and consistent by construction of the reader: every index resolves, ids are unique,
/// every link joins kinds that may be joined.
struct Model {
    std::string title;
    std::optional<Date> as_of;              ///< the date that the model's author wrote it for
    std::vector<EntityIndex> review_areas;  ///< the areas under review

    Symbols symbols;
    std::vector<Source> sources;
    std::vector<Evidence> evidence = std::vector<Evidence>(1);
    std::vector<Entity> entities;
    std::vector<Link> links;
    std::vector<LinkDetail> details = std::vector<LinkDetail>(1);
    std::vector<Gap> gaps;
    std::vector<Closure> closures;
    std::vector<WholeKind> whole_kinds;
    /// What the models under review declare: those asked for, and what they use from beside
    /// themselves. Empty, in a model made by hand: everything is under review.
    std::vector<EntityRange> under_review;
    std::vector<AcceptedException> exceptions;
    IdIndex by_id;

    [[nodiscard]] const Entity& entity(EntityIndex index) const { return entities[index.value]; }
    [[nodiscard]] const Link& link(LinkIndex index) const { return links[index.value]; }
    [[nodiscard]] const Gap& gap(GapIndex index) const { return gaps[index.value]; }
    [[nodiscard]] const LinkDetail& detail(const Link& link) const { return details[link.detail]; }
    /// Whether the link holds on the day, whatever its ends do: a disputed one only perhaps.
    [[nodiscard]] Truth said_on(const Link& link, Date date) const {
        return both(link.period.holds_on(date),
                    detail(link).disputed ? Truth::unknown : Truth::yes);
    }
    [[nodiscard]] const Evidence& citations(EvidenceIndex index) const {
        return evidence[index.value];
    }
    [[nodiscard]] const Source& source(SourceIndex index) const { return sources[index.value]; }
    [[nodiscard]] std::optional<EntityIndex> find(std::string_view id) const;
    /// Whether a model under review declares it, and not one that such a model only uses.
    [[nodiscard]] bool is_under_review(EntityIndex index) const;
    /// Adds an entity; nothing, and the entity is left as it is, if its id is taken.
    std::optional<EntityIndex> add(Entity&& entity);
    [[nodiscard]] const std::string& word(Symbol symbol) const { return symbols.word(symbol); }

    /// "West Mercia Police and Crime Panel report, paragraph 9; …", "(inferred)" added where so.
    [[nodiscard]] std::string cite(EvidenceIndex index) const;
};

}  // namespace govmap
