#pragma once

#include "read/builder.hpp"

namespace govmap {

/// What to do where anything but a body is said to fulfil a function.
inline constexpr const char* only_bodies_fulfil =
    "only what meets fulfils a function: write the board or group under 'bodies:' or "
    "'partnerships:', with 'fulfils:' there";

/// First pass over a unit: its sources and entities, so that everything has an id before anything
/// refers to it.
void declare_sources(ModelBuilder& builder, Unit& unit);
void declare_entities(ModelBuilder& builder, const Unit& unit);

/// Entities as an entry says them, not yet declared: a body with its own properties and milestones,
/// one of another kind, a document of a body (the `number`-th of its kind).
Entity body_from(ModelBuilder& builder, const Unit& unit, const Node::Entry& entry,
                 std::string_view default_type, bool partnership);
Entity other_from(ModelBuilder& builder, const Unit& unit, EntityKind kind,
                  const Node::Entry& entry);
Entity product_from(ModelBuilder& builder, const Unit& unit, const Entity& body,
                    const std::string& word, std::size_t number, const Node& fields,
                    Location where);

/// The ends of what other models declare: before any link, so that none outlives them.
void read_ends(ModelBuilder& builder, const Unit& unit);

/// Who took over from whom: before the other links, so that a problem with a place that has ended
/// can say what came after it.
void read_successions(ModelBuilder& builder, const Unit& unit);

/// Last pass: the links of its entities, and what is said at the top of its documents.
void read_links(ModelBuilder& builder, const Unit& unit);

/// The links under the keys of one entity.
void read_links_of(ModelBuilder& builder, const Unit& unit, EntityIndex entity, const Node& fields);

/// The id under which a document of a body is declared: "body--terms-of-reference", and
/// "body--progress-report-2" for the second of a kind.
std::string product_id(const std::string& body, const std::string& product, std::size_t number);

/// The links of one body: footprint, roles, members and the rest (bodies.cpp).
void read_body_links(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields);
/// Links of the keys that posts, organisations and bodies share.
void read_actor_links(ModelBuilder& builder, const Unit& unit, EntityIndex actor,
                      const Node& fields);
/// The links under one key, from `from` to each target.
void read_targets(ModelBuilder& builder, const Unit& unit, EntityIndex from, const Node& fields,
                  std::string_view key, LinkKind kind);
/// Authorities covered: under `key` of `fields`.
void read_places(ModelBuilder& builder, const Unit& unit, EntityIndex from, const Node& fields,
                 std::string_view key);

}  // namespace govmap
