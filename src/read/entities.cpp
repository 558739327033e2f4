#include "read/entities.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "model/partnership.hpp"

namespace govmap {
namespace {

constexpr std::string_view cdp = partnership_function;

/// A section of a document and what its entries are.
struct Section {
    const char* key;
    EntityKind kind;
    bool partnerships;
};

std::vector<Section> sections() {
    std::vector<Section> result = {{"partnerships", EntityKind::body, true}};
    for (const EntityKindInfo& kind : entity_kinds())
        result.push_back({kind.section, kind.kind, false});
    return result;
}

void add_text(ModelBuilder& builder, Entity& entity, const Node& fields, const char* key) {
    if (const Node* value = ModelBuilder::scalar(fields, key)) {
        entity.properties.push_back(
            {builder.symbol(key), value->text(), false, {}, {}, value->where(), {}});
    }
}

/// `state`, `on` and `absent`: how far a document or milestone is; and `due`, kept under a key of
/// its own.
void add_state(ModelBuilder& builder, Entity& entity, Symbol key, Symbol due_key, Location where,
               const Node& fields, const Unit& unit) {
    if (const Node* due = ModelBuilder::scalar(fields, "due")) {
        entity.properties.push_back(
            {due_key, due->text(), false, {}, builder.evidence(fields, unit), due->where(), {}});
        entity.properties.back().disputed = builder.disputed(fields);
    }
    Property property;
    property.key = key;
    property.where = where;
    property.evidence = builder.evidence(fields, unit);
    property.disputed = builder.disputed(fields);
    if (const Node* on = ModelBuilder::scalar(fields, "on"))
        property.on = parse_partial_date(on->text());
    const std::string state = ModelBuilder::text(fields, "state");
    const auto reason = absence(ModelBuilder::text(fields, "absent"));
    if (!state.empty() && reason) {
        builder.problems().add(where, "it has a state and is absent at the same time",
                               "keep 'state:' or 'absent:'");
        return;
    }
    if (reason) {
        property.value = *reason;
    } else if (const auto undetermined = absence(state)) {
        property.value = *undetermined;  // "yet to be determined" may be written as a state too
    } else if (!state.empty()) {
        property.value = state;
    } else if (property.on) {
        builder.problems().add(where, "a date without a state",
                               "say what came to be: 'state: agreed'");
        return;
    } else {
        return;
    }
    entity.properties.push_back(std::move(property));
}

}  // namespace

Entity product_from(ModelBuilder& builder, const Unit& unit, const Entity& body,
                    const std::string& word, std::size_t number, const Node& fields,
                    Location where) {
    Entity product =
        builder.entity(EntityKind::product, product_id(body.id, word, number), where, fields, unit);
    product.type = builder.symbol(word);
    if (ModelBuilder::scalar(fields, "name") == nullptr) {
        const Terms& terms = builder.context.vocabulary.products;
        product.name = fmt::format("{} of the {}", capitalised(terms.label(word)), body.name);
    }
    add_state(builder, product, builder.symbol("state"), builder.symbol("due"), fields.where(),
              fields, unit);
    return product;
}

Entity body_from(ModelBuilder& builder, const Unit& unit, const Node::Entry& entry,
                 std::string_view default_type, bool partnership) {
    const Node& fields = entry.value;
    Entity body = builder.entity(EntityKind::body, entry.key, entry.where, fields, unit);
    if (!body.type.said() && !default_type.empty()) body.type = builder.symbol(default_type);
    for (const std::string& function : ModelBuilder::texts(fields.find("fulfils"))) {
        body.fulfils.push_back(builder.symbol(function));
    }
    if (body.fulfils.empty() && partnership) body.fulfils.push_back(builder.symbol(cdp));
    if (const Node* footprint = fields.find("footprint"); footprint != nullptr) {
        if (const Node* why = footprint->find("rationale"); why != nullptr) {
            Property property{
                builder.symbol("rationale"), std::string{}, false, {}, {}, why->where(), {}};
            if (why->is_scalar()) property.value = why->text();
            if (why->is_map()) {
                property.evidence = builder.evidence(*why, unit);
                property.disputed = builder.disputed(*why);
                property.value = ModelBuilder::text(*why, "text");
                if (const auto reason = absence(ModelBuilder::text(*why, "absent"))) {
                    if (why->find("text") != nullptr) {
                        builder.problems().add(why->where(),
                                               "the rationale says more than one thing at once",
                                               "keep 'text:' or 'absent:'");
                    }
                    property.value = *reason;
                }
            }
            body.properties.push_back(std::move(property));
        }
    }
    if (const Node* milestones = fields.find("milestones")) {
        for (const Node::Entry& one : milestones->entries()) {
            for (const Node* said : ModelBuilder::one_or_many(&one.value)) {
                add_state(builder, body, builder.symbol("milestone:" + one.key),
                          builder.symbol("milestone-due:" + one.key),
                          one.value.is_list() ? said->where() : one.where, *said, unit);
            }
        }
    }
    return body;
}

Entity other_from(ModelBuilder& builder, const Unit& unit, EntityKind kind,
                  const Node::Entry& entry) {
    const Node& fields = entry.value;
    Entity entity = builder.entity(kind, entry.key, entry.where, fields, unit);
    for (const char* key : {"code", "tier", "country", "population", "amount"}) {
        add_text(builder, entity, fields, key);
    }
    if (kind == EntityKind::authority && fields.is_map() && fields.find("country") == nullptr) {
        entity.properties.push_back(
            {builder.symbol("country"), std::string("england"), false, {}, {}, entry.where, {}});
    }
    if (kind == EntityKind::product) {
        add_state(builder, entity, builder.symbol("state"), builder.symbol("due"), entry.where,
                  fields, unit);
    }
    return entity;
}

namespace {

void declare_products(ModelBuilder& builder, const Unit& unit, const Entity& body,
                      const Node& fields) {
    const Node* products = fields.find("products");
    if (products == nullptr) return;
    for (const Node::Entry& entry : products->entries()) {
        const std::vector<const Node*> list = ModelBuilder::one_or_many(&entry.value);
        for (std::size_t at = 0; at < list.size(); ++at) {
            builder.declare(product_from(builder, unit, body, entry.key, at + 1, *list[at],
                                         at == 0 ? entry.where : list[at]->where()));
        }
    }
}

void declare_body(ModelBuilder& builder, const Unit& unit, const Node::Entry& entry,
                  std::string_view default_type, bool partnership) {
    Entity body = body_from(builder, unit, entry, default_type, partnership);
    const Node& fields = entry.value;
    const Entity kept = body;
    if (!builder.declare(std::move(body))) return;
    declare_products(builder, unit, kept, fields);
    const Node* groups = fields.find("sub_groups");
    const Node* list = groups == nullptr ? nullptr : groups->find("list");
    if (list == nullptr) return;
    for (const Node::Entry& group : list->entries())
        declare_body(builder, unit, group, "sub-group", false);
}

void declare_other(ModelBuilder& builder, const Unit& unit, EntityKind kind,
                   const Node::Entry& entry) {
    const Node& fields = entry.value;
    Entity entity = other_from(builder, unit, kind, entry);
    const bool is_place = kind == EntityKind::authority || kind == EntityKind::area;
    const std::vector<std::string> aliases = entity.aliases;
    const std::string name = entity.name;
    const auto index = builder.declare(std::move(entity));
    if (!is_place || !index) return;
    builder.places.add(name, *index);
    builder.places.add(ModelBuilder::text(fields, "code"), *index);
    for (const std::string& alias : aliases) builder.places.add(alias, *index);
}

}  // namespace

std::string product_id(const std::string& body, const std::string& product, std::size_t number) {
    return number == 1 ? fmt::format("{}--{}", body, product)
                       : fmt::format("{}--{}-{}", body, product, number);
}

void declare_sources(ModelBuilder& builder, Unit& unit) {
    for (const Node& document : unit.documents) {
        if (const Node* as_of = ModelBuilder::scalar(document, "as_of")) {
            const auto day = parse_date(as_of->text());
            if (day && unit.as_of && *unit.as_of != *day) {
                builder.problems().add(
                    as_of->where(),
                    fmt::format("another file of this model says {}", in_words(*unit.as_of)),
                    "a model has one 'as_of' date");
            }
            if (day) unit.as_of = day;
        }
        const Node* sources = document.find("sources");
        if (sources == nullptr) continue;
        for (const Node::Entry& entry : sources->entries()) {
            Source source;
            source.id = entry.key;
            source.where = entry.where;
            source.title = ModelBuilder::text(entry.value, "title");
            source.publisher = ModelBuilder::text(entry.value, "publisher");
            source.url = ModelBuilder::text(entry.value, "url");
            source.licence = ModelBuilder::text(entry.value, "licence");
            source.date = parse_partial_date(ModelBuilder::text(entry.value, "date"));
            const SourceIndex index{static_cast<std::uint32_t>(builder.model.sources.size())};
            const auto [found, is_new] = unit.sources.emplace(entry.key, index);
            if (!is_new) {
                builder.problems().add(entry.where,
                                       fmt::format("the source '{}' is declared twice", entry.key),
                                       fmt::format("it stands first at {}",
                                                   builder.context.sources.describe(
                                                       builder.model.source(found->second).where)));
                continue;
            }
            builder.model.sources.push_back(std::move(source));
        }
    }
}

void declare_entities(ModelBuilder& builder, const Unit& unit) {
    for (const Node& document : unit.documents) {
        for (const Section& section : sections()) {
            const Node* entries = document.find(section.key);
            if (entries == nullptr) continue;
            for (const Node::Entry& entry : entries->entries()) {
                if (section.kind == EntityKind::body) {
                    declare_body(builder, unit, entry,
                                 section.partnerships ? cdp : std::string_view{},
                                 section.partnerships);
                } else {
                    declare_other(builder, unit, section.kind, entry);
                }
            }
        }
    }
}

}  // namespace govmap
