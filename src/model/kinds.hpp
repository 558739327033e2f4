#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace govmap {

/// What an entity is. Kinds are fixed; the types inside a kind are named by the packs.
enum class EntityKind : std::uint8_t {
    post,          ///< an office, apart from whoever holds it (org:Post)
    organisation,  ///< a formal organisation or a part of one (org:Organization)
    body,          ///< anything that meets: partnership, sub-group, board, unit
    authority,     ///< an area of local government, upper or lower tier
    area,          ///< another area: ICB, police force area, combined authority, region …
    outcome,       ///< what is to be achieved
    metric,        ///< what an outcome is measured by
    product,       ///< a document with a life: terms of reference, needs assessment …
    fund,          ///< money set aside
    programme      ///< a funded undertaking with sites
};

/// How two entities are joined. Each is a kind of its own: accountability is not reporting.
enum class LinkKind : std::uint8_t {
    answers_to,
    reports_to,
    informs,
    part_of,
    member_of,
    attends,
    holds,
    post_in,
    covers,
    within,
    borders,
    succeeds,
    relates_to,
    answers_for,
    measures,
    owns,
    approves,
    funds,
    advises,
    engages,
    commissions,
    provides,
    brings_together
};

struct EntityKindInfo {
    EntityKind kind;
    const char* word;     ///< as in the text format, singular
    const char* section;  ///< the top-level key that lists them
    const char* meaning;
};

struct LinkKindInfo {
    LinkKind kind;
    const char* word;      ///< as in the text format and in rule paths
    const char* forward;   ///< "A <forward> B"
    const char* backward;  ///< "B <backward> A"
    const char* noun;      ///< the line, as a legend names it
    std::uint16_t from;    ///< bit set of EntityKind
    std::uint16_t to;      ///< bit set of EntityKind
    const char* meaning;
};

/// The one table of each; help, schema, messages, drawing and documentation walk it.
std::span<const EntityKindInfo> entity_kinds();
std::span<const LinkKindInfo> link_kinds();

const EntityKindInfo& info(EntityKind kind);
const LinkKindInfo& info(LinkKind kind);
std::optional<EntityKind> entity_kind(std::string_view word);
std::optional<LinkKind> link_kind(std::string_view word);

constexpr std::uint16_t bit(EntityKind kind) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
}
/// Whether a link of this kind may join the two.
bool may_join(LinkKind kind, EntityKind from, EntityKind to);
/// "a post, an organisation or a body": the kinds in a bit set, for messages.
std::string kinds_in_words(std::uint16_t set);

}  // namespace govmap
