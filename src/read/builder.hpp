#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "read/gather.hpp"
#include "read/places.hpp"
#include "read/reader.hpp"

namespace govmap {

/// The name of what was given none: its id, as people would write it.
std::string name_from_id(std::string_view id);

/// A model while it is being read: what several parts of the reader need of it. Every function
/// tolerates nodes of the wrong form (the shapes have reported them) by reading nothing.
class ModelBuilder {
public:
    explicit ModelBuilder(ReadContext& read_context) : context(read_context) {}

    // The model in the making, which all parts of the reader write to: it has no invariant of its
    // own until it is whole, and then it is handed out.
    // NOLINTBEGIN(misc-non-private-member-variables-in-classes)
    ReadContext& context;
    Model model;
    PlaceIndex places;
    // NOLINTEND(misc-non-private-member-variables-in-classes)

    /// The scalar under `key` of a map, or null.
    static const Node* scalar(const Node& map, std::string_view key);
    /// Its text, or empty.
    static std::string text(const Node& map, std::string_view key);
    static bool flag(const Node& map, std::string_view key);
    /// The items of a list, or the node itself where one may stand for a list of one.
    static std::vector<const Node*> one_or_many(const Node* node);
    static std::vector<std::string> texts(const Node* node);

    Symbol symbol(std::string_view word) { return model.symbols.intern(word); }
    /// The symbol of the scalar under `key`; unsaid if there is none.
    Symbol symbol_at(const Node& map, std::string_view key);

    /// `from` and `until` of a map; a period that runs backwards is a Problem.
    Period period(const Node& map, std::string_view from_key = "from");
    /// `source` and `basis` of a map.
    EvidenceIndex evidence(const Node& map, const Unit& unit);
    /// `disputed` of a map. What is disputed has two sides, so it is a Problem where it is not said
    /// who is on this one.
    bool disputed(const Node& map);
    /// One source by its key, and the place in it.
    EvidenceIndex evidence(std::string_view source, std::string place, Basis basis, Location where,
                           const Unit& unit);

    /// Makes room for so many more entities.
    void reserve_entities(std::size_t more);
    /// Adds an entity, unless its id is taken (a Problem that names both places).
    std::optional<EntityIndex> declare(Entity&& entity);
    /// The keys that every entity may have.
    Entity entity(EntityKind kind, const std::string& id, Location where, const Node& fields,
                  const Unit& unit);
    void read_properties(Entity& entity, const Node& fields, const Unit& unit);
    /// The Problem with what is disputed and names no source, at `where`.
    void whose_word(Location where);

    /// What a reference means: an id, or the name of a place where `kinds` allows one.
    std::optional<EntityIndex> resolve(const Node& reference, std::uint16_t kinds, const Unit& unit,
                                       const Period& period = {});
    std::optional<EntityIndex> resolve(std::string_view name, Location where, std::uint16_t kinds,
                                       const Unit& unit, const Period& period = {});

    /// Adds a link, if its kind may join its ends and neither is used outside its life.
    Link* link(Link link, const Unit& unit);
    /// Whether what succeeds may have begun when what it succeeds was over; a Problem if not.
    bool after_its_predecessor(const Link& succession);
    /// The detail of a link just made, for writing.
    LinkDetail& detail(Link& link);

    /// A detail that links may share: the same for the same content. Most of a table's links have
    /// one of a handful.
    std::uint32_t shared_detail(const LinkDetail& wanted);

    /// Keeps the `note:` and `disputed:` of a link just made.
    void annotate(Link& link, const Node& fields);

    void gap(Gap gap) { model.gaps.push_back(std::move(gap)); }
    /// Reads a `complete:` value; adds the closure if it says so.
    void closure(const Node* complete, bool otherwise, Closure closure, const Unit& unit);
    /// Adds a closure that holds unless its list is said to be open.
    void default_closure(Closure closure) { default_closures_.push_back(std::move(closure)); }
    /// Says that a list is open: takes back its default closure.
    void open(const Closure& list) { opened_.push_back(list); }
    /// Adds the default closures, once everything has been read.
    void settle_closures();

    /// Makes the places of tables known by their names; their ids are known at once. Names cost
    /// more to keep than all else about a place, and tables hardly use them.
    void index_places();

    Problems& problems() { return context.problems; }

private:
    void read_property(Entity& entity, const Node::Entry& entry, const Node& said,
                       const Unit& unit);
    void cite(Evidence& evidence, const Node& source, Basis basis, const Unit& unit);
    void cite(Evidence& evidence, std::string_view key, std::string place, Basis basis,
              Location where, const Unit& unit);
    bool within_life(const Link& link, EntityIndex end, const Unit& unit);

    std::vector<const Unit*> units_;
    std::unordered_multimap<std::size_t, std::uint32_t> details_by_hash_;
    std::vector<Closure> default_closures_;
    std::vector<Closure> opened_;
    Location last_disputed_;  // that names no source
    std::vector<EntityIndex> places_to_index_;

public:
    /// A place of which only the id is known so far.
    void index_later(EntityIndex place) { places_to_index_.push_back(place); }
    /// The units being read, for sources that a used model declares.
    void know(const Unit& unit) { units_.push_back(&unit); }
};

}  // namespace govmap
