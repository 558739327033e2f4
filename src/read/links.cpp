#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "read/entities.hpp"
#include "read/tables.hpp"

// The second pass: everything that joins one entity to another.

namespace govmap {
namespace {

constexpr std::uint16_t any_kind = 0x3FF;

std::optional<double> number(const Node& map, std::string_view key) {
    const std::string text = ModelBuilder::text(map, key);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> share(ModelBuilder& builder, const Node& map, std::string_view key) {
    const auto value = number(map, key);
    if (!value || (*value >= 0 && *value <= 1)) return value;
    builder.problems().add(
        map.find(key)->where(),
        fmt::format("a share of {} is not between 0 and 1", ModelBuilder::text(map, key)),
        "write a share of residents such as 0.25");
    return std::nullopt;
}

/// Land, unless water is said.
Symbol border_of(ModelBuilder& builder, const Node& fields) {
    const std::string kind = ModelBuilder::text(fields, "border");
    return builder.symbol(kind.empty() ? "land" : kind);
}

void read_within(ModelBuilder& builder, const Unit& unit, EntityIndex place, const Node& fields) {
    for (const Node* one : ModelBuilder::one_or_many(fields.find("within"))) {
        const Node* area = one->is_map() ? one->find("area") : one;
        if (area == nullptr) continue;
        const auto to = builder.resolve(*area, info(LinkKind::within).to, unit);
        if (!to) continue;
        Link* link = builder.link({LinkKind::within, place, *to, 0, {}, {}, area->where()}, unit);
        if (link == nullptr || !one->is_map()) continue;
        const auto of_place = share(builder, *one, "share");
        const auto of_area = share(builder, *one, "share_of_area");
        builder.detail(*link).share = of_place;
        builder.detail(*link).share_back = of_area;
    }
    const Node* borders = fields.find("borders");
    if (borders == nullptr) return;
    for (const Node& one : borders->items()) {
        const Node* other = one.is_map() ? one.find("with") : &one;
        if (other == nullptr) continue;
        const auto to = builder.resolve(*other, info(LinkKind::borders).to, unit);
        if (!to) continue;
        Link* link = builder.link({LinkKind::borders, place, *to, 0, {}, {}, other->where()}, unit);
        if (link == nullptr) continue;
        builder.detail(*link).capacity = border_of(builder, one);
    }
}

/// Links that end at the entity, named from its side: its owner, who approved it.
void read_back_links(ModelBuilder& builder, const Unit& unit, EntityIndex to, const Node& fields,
                     std::string_view key, LinkKind kind) {
    for (const Node* one : ModelBuilder::one_or_many(fields.find(key))) {
        if (const auto from = builder.resolve(*one, info(kind).from, unit)) {
            builder.link({kind, *from, to, 0, builder.evidence(fields, unit), {}, one->where()},
                         unit);
        }
    }
}

/// The entity that an entry declared; nothing where its id was taken already, since its links would
/// then be hung on somebody else's entity.
std::optional<EntityIndex> declared_by(const ModelBuilder& builder, const Node::Entry& entry) {
    const auto index = builder.model.find(entry.key);
    if (!index || builder.model.entity(*index).where != entry.where) return std::nullopt;
    return index;
}

void read_succession(ModelBuilder& builder, const Unit& unit, const Node::Entry& entry) {
    const auto index = declared_by(builder, entry);
    if (!index) return;
    const Node& fields = entry.value;
    for (const Node* old : ModelBuilder::one_or_many(fields.find("succeeds"))) {
        if (const auto to = builder.resolve(*old, info(LinkKind::succeeds).to, unit)) {
            builder.link({LinkKind::succeeds,
                          *index,
                          *to,
                          0,
                          builder.evidence(fields, unit),
                          {},
                          old->where()},
                         unit);
        }
    }
}

}  // namespace

void read_links_of(ModelBuilder& builder, const Unit& unit, EntityIndex entity,
                   const Node& fields) {
    switch (builder.model.entity(entity).kind) {
        case EntityKind::body: read_body_links(builder, unit, entity, fields); break;
        case EntityKind::post:
            read_actor_links(builder, unit, entity, fields);
            read_targets(builder, unit, entity, fields, "of", LinkKind::post_in);
            break;
        case EntityKind::organisation: read_actor_links(builder, unit, entity, fields); break;
        case EntityKind::authority:
        case EntityKind::area: read_within(builder, unit, entity, fields); break;
        case EntityKind::metric:
            read_targets(builder, unit, entity, fields, "measures", LinkKind::measures);
            break;
        case EntityKind::product:
        case EntityKind::fund:
        case EntityKind::programme:
            read_back_links(builder, unit, entity, fields, "owner", LinkKind::owns);
            read_back_links(builder, unit, entity, fields, "approved_by", LinkKind::approves);
            read_back_links(builder, unit, entity, fields, "commissioned_by",
                            LinkKind::commissions);
            read_back_links(builder, unit, entity, fields, "provided_by", LinkKind::provides);
            read_targets(builder, unit, entity, fields, "funds", LinkKind::funds);
            read_places(builder, unit, entity, fields, "covers");
            break;
        case EntityKind::outcome: break;
    }
}

namespace {

void read_free_link(ModelBuilder& builder, const Unit& unit, const Node& node) {
    const auto kind = link_kind(ModelBuilder::text(node, "link"));
    const Node* from_node = node.find("from");
    const Node* to_node = node.find("to");
    if (!kind || from_node == nullptr || to_node == nullptr) return;
    const Period period = builder.period(node, "since");
    const auto from = builder.resolve(*from_node, any_kind, unit, period);
    const auto to = builder.resolve(*to_node, any_kind, unit, period);
    if (!from || !to) return;
    Link* link = builder.link(
        {*kind, *from, *to, 0, builder.evidence(node, unit), period, node.where()}, unit);
    if (link == nullptr) return;
    LinkDetail detail;
    for (const std::string& category : ModelBuilder::texts(node.find("represents"))) {
        detail.represents.push_back(builder.symbol(category));
    }
    detail.role = builder.symbol_at(node, *kind == LinkKind::holds ? "role" : "through");
    detail.capacity =
        *kind == LinkKind::borders ? border_of(builder, node) : builder.symbol_at(node, "as");
    detail.nature = ModelBuilder::text(node, "nature");
    detail.amount = ModelBuilder::text(node, "amount");
    detail.primary = ModelBuilder::flag(node, "primary");
    builder.detail(*link) = std::move(detail);
    builder.annotate(*link, node);
}

void read_exception(ModelBuilder& builder, const Unit& unit, const Node& node) {
    const Node* subject = node.find("subject");
    const Node* approver = node.find("approver");
    if (subject == nullptr || approver == nullptr) return;
    AcceptedException exception;
    exception.rule = ModelBuilder::text(node, "rule");
    exception.item = ModelBuilder::text(node, "item");
    exception.reason = ModelBuilder::text(node, "reason");
    exception.evidence = builder.evidence(node, unit);
    exception.period = builder.period(node);
    exception.where = node.where();
    const auto whose = builder.resolve(*subject, any_kind, unit);
    const auto who = builder.resolve(*approver, bit(EntityKind::post), unit);
    if (!whose || !who) return;
    exception.subject = *whose;
    exception.approver = *who;
    builder.model.exceptions.push_back(std::move(exception));
}

void read_whole_kinds(ModelBuilder& builder, const Unit& unit, const Node& node) {
    for (const std::string& word : ModelBuilder::texts(node.find("links"))) {
        const auto kind = link_kind(word);
        if (!kind) continue;
        WholeKind whole;
        whole.closure.kind = *kind;
        whole.closure.evidence = builder.evidence(node, unit);
        whole.closure.period = builder.period(node);
        whole.closure.where = node.where();
        whole.first = unit.first;
        whole.end = unit.end;
        builder.model.whole_kinds.push_back(std::move(whole));
    }
}

void read_complete(ModelBuilder& builder, const Unit& unit, const Node& node) {
    const Node* area_node = node.find("area");
    const bool of_area = area_node != nullptr && node.find("fulfils") != nullptr;
    const bool of_links = node.find("links") != nullptr;
    if (of_area == of_links && node.is_map()) {
        builder.problems().add(
            node.where(), "it is not said which list is whole",
            "give 'area:' and 'fulfils:' for the bodies over an area, or 'links:' "
            "for kinds of link");
    }
    if (of_links) read_whole_kinds(builder, unit, node);
    if (!of_area) return;
    constexpr std::uint16_t places = bit(EntityKind::area) | bit(EntityKind::authority);
    const auto area = builder.resolve(*area_node, places, unit);
    if (!area) return;
    Closure closure;
    closure.of = *area;
    closure.kind = LinkKind::covers;
    closure.qualifier = builder.symbol_at(node, "fulfils");
    closure.evidence = builder.evidence(node, unit);
    closure.period = builder.period(node);
    closure.where = node.where();
    builder.model.closures.push_back(std::move(closure));
}

void read_top(ModelBuilder& builder, const Unit& unit, const Node& document) {
    const auto each = [&](const char* key, auto&& read) {
        if (const Node* list = document.find(key)) {
            for (const Node& one : list->items()) read(builder, unit, one);
        }
    };
    each("links", read_free_link);
    each("complete", read_complete);
    each("exceptions", read_exception);
    if (!unit.asked_for) return;
    if (const std::string title = ModelBuilder::text(document, "title");
        !title.empty() && builder.model.title.empty()) {
        builder.model.title = title;
    }
    if (!builder.model.as_of) builder.model.as_of = unit.as_of;
    for (const Node* one : ModelBuilder::one_or_many(document.find("area"))) {
        constexpr std::uint16_t places = bit(EntityKind::area) | bit(EntityKind::authority);
        if (const auto area = builder.resolve(*one, places, unit)) {
            builder.model.review_areas.push_back(*area);
        }
    }
}

}  // namespace

namespace {

/// "answers_to: {absent: not applicable}": that there is nobody at the other end, and why.
void read_absent_target(ModelBuilder& builder, const Unit& unit, EntityIndex from,
                        const Node& fields, LinkKind kind) {
    const auto reason = absence(ModelBuilder::text(fields, "absent"));
    if (!reason) {
        builder.problems().add(
            fields.where(), "nobody is named here",
            "give 'to:' and an id, or 'absent:' with the reason why there is none");
        return;
    }
    Gap gap;
    gap.of = from;
    gap.kind = kind;
    gap.reason = *reason;
    gap.note = ModelBuilder::text(fields, "note");
    gap.evidence = builder.evidence(fields, unit);
    gap.period = builder.period(fields);
    gap.where = fields.where();
    gap.disputed = builder.disputed(fields);
    builder.gap(std::move(gap));
}

}  // namespace

void read_targets(ModelBuilder& builder, const Unit& unit, EntityIndex from, const Node& fields,
                  std::string_view key, LinkKind kind) {
    for (const Node* one : ModelBuilder::one_or_many(fields.find(key))) {
        const Node* target = one->is_map() ? one->find("to") : one;
        if (target != nullptr && one->is_map() && one->find("absent") != nullptr) {
            builder.problems().add(one->where(), "somebody is named and absent at the same time",
                                   "keep 'to:' or 'absent:'");
            continue;
        }
        if (target == nullptr) {
            read_absent_target(builder, unit, from, *one, kind);
            continue;
        }
        const Period period = one->is_map() ? builder.period(*one) : Period{};
        const auto to = builder.resolve(*target, info(kind).to, unit, period);
        if (!to) continue;
        // A short form rests on the evidence of the entity that it stands in.
        EvidenceIndex evidence = one->is_map() ? builder.evidence(*one, unit) : EvidenceIndex{};
        if (evidence.value == 0) evidence = builder.model.entity(from).evidence;
        Link* link = builder.link({kind, from, *to, 0, evidence, period, target->where()}, unit);
        if (link == nullptr || !one->is_map()) continue;
        LinkDetail detail;
        detail.role = builder.symbol_at(*one, "through");
        detail.primary = ModelBuilder::flag(*one, "primary");
        detail.nature = ModelBuilder::text(*one, "nature");
        detail.amount = ModelBuilder::text(*one, "amount");
        builder.detail(*link) = std::move(detail);
        builder.annotate(*link, *one);
    }
}

void read_places(ModelBuilder& builder, const Unit& unit, EntityIndex from, const Node& fields,
                 std::string_view key) {
    for (const Node* one : ModelBuilder::one_or_many(fields.find(key))) {
        const Node* place = one->is_map() ? one->find("authority") : one;
        if (place == nullptr) continue;
        const Period period = one->is_map() ? builder.period(*one) : Period{};
        // Who covers "Cumbria" means the authority, also after it ended, and not the police area of
        // that name that lives on: that would be a silent change of meaning.
        constexpr std::uint16_t authority = bit(EntityKind::authority);
        const bool named =
            place->is_scalar() && builder.places.has(builder.model, place->text(), authority);
        const auto to =
            builder.resolve(*place, named ? authority : info(LinkKind::covers).to, unit, period);
        if (!to) continue;
        EvidenceIndex evidence = one->is_map() ? builder.evidence(*one, unit) : EvidenceIndex{};
        if (evidence.value == 0) evidence = builder.model.entity(from).evidence;
        Link* link =
            builder.link({LinkKind::covers, from, *to, 0, evidence, period, place->where()}, unit);
        if (link == nullptr || !one->is_map()) continue;
        if (ModelBuilder::flag(*one, "part")) builder.detail(*link).part_only = true;
        builder.annotate(*link, *one);
    }
}

void read_actor_links(ModelBuilder& builder, const Unit& unit, EntityIndex actor,
                      const Node& fields) {
    for (const LinkKind kind :
         {LinkKind::answers_to, LinkKind::reports_to, LinkKind::informs, LinkKind::part_of,
          LinkKind::advises, LinkKind::answers_for, LinkKind::commissions, LinkKind::provides}) {
        read_targets(builder, unit, actor, fields, info(kind).word, kind);
    }
    read_places(builder, unit, actor, fields, "covers");
}

namespace {

/// Calls `visit(kind, entry)` for every entry of every section of the unit.
template <class Visit>
void each_entry(const Unit& unit, Visit visit) {
    for (const Node& document : unit.documents) {
        const auto section = [&](const char* key, EntityKind kind) {
            const Node* entries = document.find(key);
            if (entries == nullptr) return;
            for (const Node::Entry& entry : entries->entries()) visit(kind, entry);
        };
        section("partnerships", EntityKind::body);
        for (const EntityKindInfo& kind : entity_kinds()) section(kind.section, kind.kind);
    }
}

}  // namespace

void read_successions(ModelBuilder& builder, const Unit& unit) {
    each_entry(
        unit, [&](EntityKind, const Node::Entry& entry) { read_succession(builder, unit, entry); });
}

void read_links(ModelBuilder& builder, const Unit& unit) {
    each_entry(unit, [&](EntityKind, const Node::Entry& entry) {
        if (const auto index = declared_by(builder, entry))
            read_links_of(builder, unit, *index, entry.value);
    });
    read_table_links(builder, unit);
    for (const Node& document : unit.documents) read_top(builder, unit, document);
}

}  // namespace govmap
