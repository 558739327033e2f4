#include "read/amend.hpp"

#include <algorithm>
#include <utility>

#include "read/builder.hpp"
#include "read/entities.hpp"

namespace govmap {
namespace {

constexpr std::string_view partnerships = "partnerships";

template <class T, class Gone>
void drop(std::vector<T>& from, Gone gone) {
    from.erase(std::remove_if(from.begin(), from.end(), gone), from.end());
}

/// What is said of an entity now takes the place of what was said.
void merge(Entity& entity, Entity fresh, const Node& fields) {
    if (ModelBuilder::scalar(fields, "type") != nullptr) entity.type = fresh.type;
    if (fresh.period.from) entity.period.from = fresh.period.from;
    if (fresh.period.until) entity.period.until = fresh.period.until;
    if (fresh.evidence.value != 0) entity.evidence = fresh.evidence;
    if (fields.find("disputed") != nullptr) entity.disputed = fresh.disputed;
    if (fields.find("fulfils") != nullptr) entity.fulfils = std::move(fresh.fulfils);
    for (const Property& one : fresh.properties) {
        drop(entity.properties, [&](const Property& other) { return other.key == one.key; });
    }
    for (Property& one : fresh.properties) entity.properties.push_back(std::move(one));
}

void forget_role(Model& model, EntityIndex body, Symbol role) {
    drop(model.links, [&](const Link& one) {
        return one.kind == LinkKind::holds && one.to == body && model.detail(one).role == role;
    });
    drop(model.closures, [&](const Closure& one) {
        return one.kind == LinkKind::holds && one.of == body && one.qualifier == role;
    });
}

void forget_gap(Model& model, EntityIndex of, LinkKind kind, Symbol qualifier) {
    drop(model.gaps, [&](const Gap& one) {
        return one.of == of && one.kind == kind && one.qualifier == qualifier;
    });
}

/// Gaps that what the document says fills, or says anew.
void forget_what_is_said(ModelBuilder& builder, EntityIndex entity, const Node& fields) {
    Model& model = builder.model;
    if (const Node* roles = fields.find("roles")) {
        for (const Node::Entry& entry : roles->entries()) {
            const Symbol role = builder.symbol(entry.key);
            forget_role(model, entity, role);
            forget_gap(model, entity, LinkKind::holds, role);
        }
    }
    const auto each_of = [&](const char* key, auto&& visit) {
        const Node* list = fields.find(key);
        list = list == nullptr ? nullptr : list->find("list");
        if (list == nullptr) return;
        for (const Node& one : list->items()) visit(one);
    };
    each_of("members", [&](const Node& one) {
        for (const std::string& category : ModelBuilder::texts(one.find("represents")))
            forget_gap(model, entity, LinkKind::member_of, builder.symbol(category));
    });
    each_of("relations", [&](const Node& one) {
        if (const Symbol type = builder.symbol_at(one, "type"); type.said())
            forget_gap(model, entity, LinkKind::relates_to, type);
    });
    for (const LinkKindInfo& kind : link_kinds()) {
        if (fields.find(kind.word) != nullptr) forget_gap(model, entity, kind.kind, Symbol{});
    }
}

/// Documents: one that is there is added to, any other is declared.
void amend_products(ModelBuilder& builder, const Unit& unit, EntityIndex body,
                    const Node& products) {
    for (const Node::Entry& entry : products.entries()) {
        const Entity owner = builder.model.entity(body);
        std::size_t last = 0;
        while (builder.model.find(product_id(owner.id, entry.key, last + 1))) ++last;
        const bool further = entry.value.is_list();
        for (const Node* fields : ModelBuilder::one_or_many(&entry.value)) {
            const bool there = last != 0 && !further;
            if (!there) ++last;
            Entity product =
                product_from(builder, unit, owner, entry.key, last, *fields, fields->where());
            if (there) {
                const EntityIndex known = *builder.model.find(product.id);
                merge(builder.model.entities[known.value], std::move(product), *fields);
            } else if (const auto added = builder.declare(std::move(product))) {
                builder.link({LinkKind::owns,
                              body,
                              *added,
                              0,
                              builder.evidence(*fields, unit),
                              {},
                              entry.where},
                             unit);
            }
        }
    }
}

Node without(const Node& map, std::string_view key) {
    Node result(map.kind(), map.where());
    for (const Node::Entry& entry : map.entries()) {
        if (entry.key != key) result.append(entry.key, entry.where, entry.value);
    }
    return result;
}

void amend_entity(ModelBuilder& builder, const Unit& unit, EntityIndex index,
                  const Node::Entry& entry) {
    const Node& fields = entry.value;
    const EntityKind kind = builder.model.entity(index).kind;
    Entity fresh = kind == EntityKind::body ? body_from(builder, unit, entry, {}, false)
                                            : other_from(builder, unit, kind, entry);
    if (kind == EntityKind::authority && fields.find("country") == nullptr) {
        const Symbol country = builder.symbol("country");
        drop(fresh.properties, [&](const Property& one) { return one.key == country; });
    }
    merge(builder.model.entities[index.value], std::move(fresh), fields);
    forget_what_is_said(builder, index, fields);
    if (const Node* products = fields.find("products"))
        amend_products(builder, unit, index, *products);
    read_links_of(builder, unit, index, without(fields, "products"));
}

/// A section of the document, in two: what the model has, and what is new.
struct Sorted {
    Node fresh;
    std::vector<std::pair<EntityIndex, const Node::Entry*>> known;
};

Sorted sort_entries(const Model& model, const Node& document) {
    Sorted result{Node(Node::Kind::map, document.where()), {}};
    std::vector<std::string_view> sections = {partnerships};
    for (const EntityKindInfo& kind : entity_kinds()) sections.emplace_back(kind.section);
    for (const Node::Entry& section : document.entries()) {
        if (std::find(sections.begin(), sections.end(), section.key) == sections.end()) {
            result.fresh.append(section.key, section.where, section.value);
            continue;
        }
        Node fresh(Node::Kind::map, section.value.where());
        for (const Node::Entry& entry : section.value.entries()) {
            if (const auto known = model.find(entry.key)) {
                result.known.emplace_back(*known, &entry);
            } else {
                fresh.append(entry.key, entry.where, entry.value);
            }
        }
        result.fresh.append(section.key, section.where, std::move(fresh));
    }
    return result;
}

/// Declares the sub-groups that a body gets.
void declare_groups(ModelBuilder& builder, const Unit& unit, const Node& fields) {
    const Node* groups = fields.find("sub_groups");
    const Node* list = groups == nullptr ? nullptr : groups->find("list");
    if (list == nullptr) return;
    for (const Node::Entry& group : list->entries())
        builder.declare(body_from(builder, unit, group, "sub-group", false));
}

}  // namespace

std::optional<Model> amended(ReadContext& context, const Model& model, const Node& document) {
    const std::size_t before = context.problems.size();
    if (!model_shapes(context.vocabulary).conform(document, "model", context.problems))
        return std::nullopt;
    Sorted sorted = sort_entries(model, document);
    ModelBuilder builder(context);
    builder.model = model;
    Unit unit;
    unit.as_of = model.as_of;
    unit.documents.push_back(std::move(sorted.fresh));
    declare_sources(builder, unit);
    builder.know(unit);
    declare_entities(builder, unit);
    for (const auto& [index, entry] : sorted.known) declare_groups(builder, unit, entry->value);
    for (const auto& [index, entry] : sorted.known) amend_entity(builder, unit, index, *entry);
    read_links(builder, unit);
    builder.settle_closures();
    if (context.problems.size() != before) return std::nullopt;
    return std::move(builder.model);
}

}  // namespace govmap
