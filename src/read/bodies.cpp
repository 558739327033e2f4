#include <utility>

#include <fmt/format.h>

#include "read/entities.hpp"
#include "read/stated_closures.hpp"

// What a body's form says: footprint, roles, members, sub-groups, relations, documents.

namespace govmap {
namespace {

constexpr std::uint16_t actor_kinds =
    bit(EntityKind::post) | bit(EntityKind::organisation) | bit(EntityKind::body);

/// The one who is named by `post:`, `organisation:` or `body:`; a Problem unless exactly one of
/// these, or `absent:`, is given.
struct Holder {
    std::optional<EntityIndex> actor;
    std::optional<Absence> absent;
    Location where;
};

Holder read_holder(ModelBuilder& builder, const Unit& unit, const Node& fields) {
    Holder result;
    result.where = fields.where();
    int given = 0;
    for (const EntityKind kind : {EntityKind::post, EntityKind::organisation, EntityKind::body}) {
        const Node* named = ModelBuilder::scalar(fields, info(kind).word);
        if (named == nullptr) continue;
        ++given;
        result.where = named->where();
        result.actor = builder.resolve(*named, bit(kind), unit);
    }
    if (const Node* reason = ModelBuilder::scalar(fields, "absent")) {
        ++given;
        result.where = reason->where();
        result.absent = absence(reason->text());
    }
    if (given != 1 && fields.is_map()) {
        builder.problems().add(
            fields.where(), given == 0 ? "nobody is named here" : "more than one is named here",
            "give one of 'post:', 'organisation:' or 'body:', or 'absent:' with the "
            "reason why there is none");
        result.actor.reset();
        result.absent.reset();
    }
    return result;
}

Gap gap_from(ModelBuilder& builder, const Unit& unit, EntityIndex body, LinkKind kind,
             Symbol qualifier, const Holder& holder, const Node& fields) {
    Gap gap;
    gap.of = body;
    gap.kind = kind;
    gap.qualifier = qualifier;
    gap.reason = *holder.absent;
    gap.note = ModelBuilder::text(fields, "note");
    gap.evidence = builder.evidence(fields, unit);
    gap.period = builder.period(fields);
    gap.where = holder.where;
    gap.disputed = builder.disputed(fields);
    return gap;
}

void add_stated(ModelBuilder& builder, const Closure& closure, const std::vector<Period>& named) {
    for (Closure& one : stated_closures(closure, named))
        builder.model.closures.push_back(std::move(one));
}

void read_footprint(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const Node* footprint = fields.find("footprint");
    if (footprint == nullptr || !footprint->is_map()) return;
    const std::size_t before = builder.model.links.size();
    read_places(builder, unit, body, *footprint, "covers");
    if (footprint->find("covers") == nullptr) return;
    Closure closure;
    closure.of = body;
    closure.kind = LinkKind::covers;
    closure.outward = true;
    closure.where = footprint->where();
    closure.evidence = builder.model.entity(body).evidence;
    if (const Node* complete = footprint->find("complete")) {
        builder.closure(complete, true, std::move(closure), unit);
        return;
    }
    std::vector<Period> named;
    for (std::size_t at = before; at < builder.model.links.size(); ++at) {
        const Link& link = builder.model.links[at];
        if (!builder.model.detail(link).disputed)
            named.push_back(spoken_of(link.period, builder.model.entity(link.to)));
    }
    if (named.empty() && builder.model.links.size() > before) return;  // all of it is disputed
    add_stated(builder, closure, named);
}

void read_roles(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const Node* roles = fields.find("roles");
    if (roles == nullptr) return;
    for (const Node::Entry& entry : roles->entries()) {
        const Symbol role = builder.symbol(entry.key);
        std::vector<Period> named;
        for (const Node* one : ModelBuilder::one_or_many(&entry.value)) {
            const Holder holder = read_holder(builder, unit, *one);
            if (holder.absent) {
                builder.gap(gap_from(builder, unit, body, LinkKind::holds, role, holder, *one));
            }
            if (!holder.actor) continue;
            Link* link =
                builder.link({LinkKind::holds, *holder.actor, body, 0, builder.evidence(*one, unit),
                              builder.period(*one), holder.where},
                             unit);
            if (link == nullptr) continue;
            builder.detail(*link).role = role;
            if (one->find("agreed") != nullptr)
                builder.detail(*link).agreed = ModelBuilder::flag(*one, "agreed");
            builder.annotate(*link, *one);
            if (!builder.model.detail(*link).disputed)
                named.push_back(spoken_of(link->period, builder.model.entity(*holder.actor)));
        }
        // To say who holds a role is to say it whole, for the time of which it is said; unless
        // another source says otherwise.
        if (!named.empty())
            add_stated(builder, {body, LinkKind::holds, false, role, {}, {}, entry.where}, named);
    }
}

void read_members(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const Node* members = fields.find("members");
    if (members == nullptr || !members->is_map()) return;
    if (const Node* list = members->find("list")) {
        for (const Node& one : list->items()) {
            const Holder holder = read_holder(builder, unit, one);
            std::vector<Symbol> categories;
            for (const std::string& category : ModelBuilder::texts(one.find("represents"))) {
                categories.push_back(builder.symbol(category));
            }
            if (holder.absent) {
                if (categories.empty()) {
                    builder.problems().add(
                        one.where(), "an absent member that would represent nobody",
                        "say which category it would be for: 'represents: [police]'");
                }
                for (const Symbol category : categories) {
                    builder.gap(
                        gap_from(builder, unit, body, LinkKind::member_of, category, holder, one));
                }
            }
            if (!holder.actor) continue;
            Link* link =
                builder.link({LinkKind::member_of, *holder.actor, body, 0,
                              builder.evidence(one, unit), builder.period(one), holder.where},
                             unit);
            if (link == nullptr) continue;
            builder.detail(*link).represents = std::move(categories);
            builder.annotate(*link, one);
        }
    }
    builder.closure(members->find("complete"), false,
                    {body, LinkKind::member_of, false, {}, {}, {}, members->where()}, unit);
}

void read_attenders(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const Node* list = fields.find("attends");
    if (list == nullptr) return;
    for (const Node& one : list->items()) {
        const Holder holder = read_holder(builder, unit, one);
        if (!holder.actor) continue;
        Link* link = builder.link({LinkKind::attends, *holder.actor, body, 0,
                                   builder.evidence(one, unit), builder.period(one), holder.where},
                                  unit);
        if (link == nullptr) continue;
        builder.detail(*link).capacity = builder.symbol_at(one, "as");
        builder.annotate(*link, one);
    }
}

void read_relations(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const Node* relations = fields.find("relations");
    if (relations == nullptr || !relations->is_map()) return;
    const Node* list = relations->find("list");
    constexpr std::uint16_t places = bit(EntityKind::authority) | bit(EntityKind::area);
    for (const Node* one : ModelBuilder::one_or_many(list)) {
        const Node* with = ModelBuilder::scalar(*one, "with");
        const Symbol type = builder.symbol_at(*one, "type");
        const std::string none = ModelBuilder::text(*one, "none");
        const auto reason = absence(ModelBuilder::text(*one, "absent"));
        const Period period = builder.period(*one);
        std::optional<EntityIndex> for_authority;
        if (const Node* whom = ModelBuilder::scalar(*one, "for")) {
            for_authority = builder.resolve(*whom, places, unit, period);
        }
        if (with != nullptr && (!none.empty() || reason)) {
            builder.problems().add(one->where(), "a relation that is there and not there at once",
                                   "keep 'with:', or 'none:' or 'absent:' with 'type:'");
        } else if (with != nullptr) {
            const auto to = builder.resolve(*with, info(LinkKind::relates_to).to, unit, period);
            if (!to) continue;
            Link* link = builder.link({LinkKind::relates_to, body, *to, 0,
                                       builder.evidence(*one, unit), period, with->where()},
                                      unit);
            if (link == nullptr) continue;
            builder.detail(*link).nature = ModelBuilder::text(*one, "nature");
            builder.detail(*link).for_authority = for_authority;
            builder.annotate(*link, *one);
        } else if (type.said() && (!none.empty() || reason)) {
            Gap gap;
            gap.of = body;
            gap.kind = LinkKind::relates_to;
            gap.qualifier = type;
            gap.for_authority = for_authority;
            gap.reason = none.empty() ? *reason : Absence::not_applicable;
            gap.note = none;
            gap.evidence = builder.evidence(*one, unit);
            gap.period = period;
            gap.where = one->where();
            gap.disputed = builder.disputed(*one);
            builder.gap(std::move(gap));
        } else if (one->is_map()) {
            builder.problems().add(
                one->where(), "a relation to nothing",
                "give 'with:' and the other body's id, or 'type:' and 'none:' with the "
                "reason why there is no relation");
        }
    }
    builder.closure(relations->find("complete"), false,
                    {body, LinkKind::relates_to, true, {}, {}, {}, relations->where()}, unit);
}

void read_products(ModelBuilder& builder, const Unit& unit, EntityIndex body, const Node& fields) {
    const std::string id = builder.model.entity(body).id;
    if (const Node* products = fields.find("products")) {
        for (const Node::Entry& entry : products->entries()) {
            const std::vector<const Node*> list = ModelBuilder::one_or_many(&entry.value);
            for (std::size_t at = 0; at < list.size(); ++at) {
                const auto product = builder.model.find(product_id(id, entry.key, at + 1));
                if (!product) continue;
                const EvidenceIndex evidence = builder.evidence(*list[at], unit);
                builder.link({LinkKind::owns, body, *product, 0, evidence, {}, entry.where}, unit);
                for (const Node* by : ModelBuilder::one_or_many(list[at]->find("approved_by"))) {
                    if (const auto from = builder.resolve(*by, actor_kinds, unit)) {
                        builder.link(
                            {LinkKind::approves, *from, *product, 0, evidence, {}, by->where()},
                            unit);
                    }
                }
            }
        }
    }
    builder.closure(fields.find("products_complete"), false,
                    {body, LinkKind::owns, true, {}, {}, {}, fields.where()}, unit);
}

void read_sub_groups(ModelBuilder& builder, const Unit& unit, EntityIndex body,
                     const Node& fields) {
    const Node* groups = fields.find("sub_groups");
    if (groups == nullptr || !groups->is_map()) return;
    if (const Node* list = groups->find("list")) {
        for (const Node::Entry& entry : list->entries()) {
            const auto group = builder.model.find(entry.key);
            if (!group || builder.model.entity(*group).where != entry.where) continue;
            const Entity& entity = builder.model.entity(*group);
            builder.link(
                {LinkKind::part_of, *group, body, 0, entity.evidence, entity.period, entry.where},
                unit);
            read_body_links(builder, unit, *group, entry.value);
        }
    }
    builder.closure(groups->find("complete"), false,
                    {body, LinkKind::part_of, false, {}, {}, {}, groups->where()}, unit);
}

}  // namespace

void read_body_links(ModelBuilder& builder, const Unit& unit, EntityIndex body,
                     const Node& fields) {
    read_actor_links(builder, unit, body, fields);
    read_targets(builder, unit, body, fields, "engages", LinkKind::engages);
    read_targets(builder, unit, body, fields, "approves", LinkKind::approves);
    read_targets(builder, unit, body, fields, "brings_together", LinkKind::brings_together);
    read_footprint(builder, unit, body, fields);
    read_roles(builder, unit, body, fields);
    read_members(builder, unit, body, fields);
    read_attenders(builder, unit, body, fields);
    read_relations(builder, unit, body, fields);
    read_products(builder, unit, body, fields);
    read_sub_groups(builder, unit, body, fields);
}

}  // namespace govmap
